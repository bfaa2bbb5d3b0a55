// Which number a caller says they are giving: "account 8799 and SSN 5412" must not be mixed up.

export type NumberLabel =
  | 'account' | 'pin' | 'ssn' | 'card' | 'policy' | 'claim' | 'phone' | 'zip' | 'birth' | 'booking'; // prettier-ignore

/** Longest first where one holds another ("pin code" is postal in India, "PIN" is not). */
const LABELS: readonly (readonly [NumberLabel, RegExp])[] = [
  ['zip', /\b(?:zip\w*|post(?:al)? ?code|pin ?code)\b/g],
  ['pin', /\bpin(?:'s|s)?\b(?! ?code)/g],
  ['ssn', /ssn\b|\bsocial(?: security)?\b/g],
  [
    'card',
    /\b(?:card|visa|mastercard|amex|cc|(?:cr+e?dit|debit)(?! (?:score|limit|union|history|check|report)))\b/g,
  ],
  ['account', /\b(?:accounts?|acct?|a\/c|ac|iban|sort code)\b/g],
  ['policy', /\bpolicy\b/g],
  ['claim', /claim\b/g],
  ['phone', /\b(?:(?:tele)?phone|mobile|cell|landline)\b/g],
  ['birth', /\b(?:dob|d\.o\.b|birth ?(?:day|date)?|born)\b/g],
  ['booking', /\b(?:booking|confirmation|reference|reservation)\b/g],
];

/** The label named last in a stretch of lower-case text, or null. */
export function lastLabel(text: string): NumberLabel | null {
  let best: { label: NumberLabel; at: number } | null = null;
  for (const [label, pattern] of LABELS) {
    for (const match of text.matchAll(pattern)) {
      if (best === null || match.index > best.at) best = { label, at: match.index };
    }
  }
  return best?.label ?? null;
}

/** The label that follows a number: "5380 is my PIN", "7402 for the card". */
export function trailingLabel(text: string): NumberLabel | null {
  const match = /^[\s,]*(?:(?:is|was|that's|this is|it's|for|as)\b|'s)[^.,;!?]{0,40}/.exec(text);
  if (match === null || /\b(?:but|and|don't|not|forgot|my pin is)\b/.test(match[0])) return null;
  return lastLabel(match[0]);
}
