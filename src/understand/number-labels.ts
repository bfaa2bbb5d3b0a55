// Which number a caller says they are giving: "account 8799 and SSN 5412" must not be mixed up.

export type NumberLabel =
  | 'account' | 'pin' | 'ssn' | 'card' | 'cvv' | 'policy' | 'phone' | 'zip' | 'birth' | 'house' | 'address' | 'year' | 'entry'; // prettier-ignore

/** Longest first where one holds another ("pin code" is postal in India, "PIN" is not). */
const LABELS: readonly (readonly [NumberLabel, RegExp])[] = [
  ['zip', /\b(?:zip\w*|post(?:al)? ?code|pin ?code)\b/g],
  [
    'pin',
    /\b(?:pin(?:'s|s)?(?! ?code)|pass ?(?:code|word)|otp|(?:gate|door|alarm|access|entry|garage) code|(?:one time|verification) code)\b/g,
  ],
  ['ssn', /(?:ssns?|\bsocial(?: security)?|\bitin)\b/g],
  [
    'cvv',
    /\b(?:cvv2?|cvc2?|security code|(?:code|digits?|numbers?) (?:is |are )?on (?:the )?(?:back|reverse)|digit code|card verification)\b/g,
  ],
  [
    'card',
    /\b(?:cards?|visa|master ?card|amex|american express|discover|cc|(?:cr+e?dit|debit)(?! (?:score|limit|union|history|check|report)))\b/g,
  ],
  ['account', /\b(?:accounts?|acct?|a\/c|ac|iban|sort code|routing|aba|member(?:ship)?)\b/g],
  ['policy', /\b(?:policy|claim|licen[sc]e|passport)\b/g],
  [
    'phone',
    /\b(?:(?:tele|cell)?phone|mobile|cell|landline|whatsapp|fax|(?:call|text|ring|reach) (?:me|us)(?: back)?|call ?back)\b/g,
  ],
  ['birth', /\b(?:dob|d\.o\.b|birth ?(?:day|date)?|born)\b/g],
  [
    'address',
    /\b(?:(?:live|living|lives) (?:at|on)|(?:street|home|mailing|my|our|billing|new|old) address|address is)\b/g,
  ],
  // "I opened it in 2004": the year of something that happened.
  [
    'year',
    /\b(?:opened|lost|used|moved|joined|bought|started|been|customer|back|year)\b[^.,?!]{0,30}\b(?:in|since)\s*$/g,
  ],
];

/** Whether it is worth looking: most numbers have no name. */
const ANY =
  /zip|post|pin|pass|code|otp|ssn|social|itin|cvv|cvc|back|reverse|verif|card|visa|amex|american|discover|cc|cr|debit|ac|a\/c|iban|rout|aba|member|policy|claim|licen|phone|mobile|cell|landline|whatsapp|fax|call|text|ring|reach|dob|d\.o|birth|born|liv|address|opened|lost|used|moved|joined|bought|started|been|customer|year/;

/** The label named last in a stretch of lower-case text, or null. */
export function lastLabel(text: string): NumberLabel | null {
  if (!ANY.test(text)) return null;
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
