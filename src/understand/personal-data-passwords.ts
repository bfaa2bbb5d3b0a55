// Finds a password that is told aloud or typed: what follows "my password is …", as far as it can be one.
import { alphabetLetter } from './letters.ts';
import { REPEATS, TEENS, TENS, UNITS } from './number-words.ts';
import type { PersonalDataSpan, Said } from './personal-data-types.ts';
import type { Token } from './tokens.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Misspellings as they are typed in chats: "passowrd", "passwrd". */
const WORD = /^(?:pass(?:word|words|code|codes|phrase|phrases|owrd|wrd|key)|passwd|pwd|pin|pins|otp)$/;
const SECRET =
  /^(?:secret|security|safe|code|gate|door|alarm|access|entry|garage|lock ?box|lockbox|verification|wifi|wi-fi)$/;
const STATES = /^(?:is|was|are|as|called|it's|that's|:|=|would|be|should|to)$/;

/** Behind "my password is" these tell what is wrong with it, or that the sentence goes on. */
const NO_PASSWORD = list(
  `not wrong incorrect correct right expired expiring working locked blocked required needed necessary invalid the a an my your
   our still too so very being asking showing in on at for to of and or but because please it that this what when how gone
   lost forgotten missing old new different same compromised stolen hacked reset changed set no yes also always never only
   just really already safe secure weak strong long short case sent there i you we they he she if then can could would
   will do does did is was policy protected manager thanks thank with from by about which who where why good bad fine ok okay
   hard easy written under somewhere something nothing none gone unknown personal private secret`,
);
/** They end one that has begun. */
const ENDS = list(
  'and but because please so it that this i you we can could would will thanks thank if then for with or is was what ok okay',
);
/** Said of the characters of a password. */
const SPELLING = list(
  `capital caps uppercase lowercase upper lower case letter letters big small all dash hyphen underscore dot period point at sign
   hash hashtag pound star asterisk exclamation mark question dollar percent ampersand plus equals slash space number digit
   double triple oh zero like in as`,
);
/** Longest passphrase and longest spelling, in tokens. */
const PHRASE = 6;
const LONGEST = 40;

export function findPasswords({ plain, tokens }: Said): PersonalDataSpan[] {
  const spans: PersonalDataSpan[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const lead = leadEnd(tokens, at);
    if (lead === null) continue;
    const end = passwordEnd(plain, tokens, lead);
    if (end === null) continue;
    spans.push({ start: tokens[lead.from]?.start ?? 0, end: tokens[end - 1]?.end ?? 0, type: 'PASSWORD' });
    at = end - 1;
  }
  return spans;
}

interface Lead {
  /** Where the password would begin. */
  readonly from: number;
  /** "Is", or a colon: what follows is the password, whatever it looks like. */
  readonly stated: boolean;
  /** "Pin" and "gate code" are digits, or nothing. */
  readonly digits: boolean;
}

function leadEnd(tokens: readonly Token[], at: number): Lead | null {
  const [first, second] = [tokens[at]?.text ?? '', tokens[at + 1]?.text ?? ''];
  const word = WORD.test(first) ? 1 : first === 'pass' && /^(?:word|code|phrase|key)$/.test(second) ? 2 : 0;
  const secret =
    SECRET.test(first) && /^(?:word|code|phrase|password|answer|combination)$/.test(second) ? 2 : 0;
  if (word === 0 && secret === 0) return null;
  let from = at + Math.max(word, secret);
  if (/^(?:no|number|code|here)$/.test(tokens[from]?.text ?? '')) from += 1;
  let stated = false;
  while (from < at + 8 && STATES.test(tokens[from]?.text ?? '')) {
    stated = true;
    from += 1;
  }
  const digits =
    /^(?:pins?|otp|passcodes?)$/.test(first) || (secret > 0 && second === 'code') || second === 'combination';
  return { from, stated, digits };
}

const isDigits = ({ kind, text }: Token): boolean =>
  kind === 'digits' ||
  UNITS.has(text) ||
  TEENS.has(text) ||
  TENS.has(text) ||
  REPEATS.has(text) ||
  /^(?:o|oh|hundred)$/.test(text);

/** Behind the password: its first word, what is spelled or glued to it, and a few words more of a phrase. */
function passwordEnd(plain: string, tokens: readonly Token[], { from, stated, digits }: Lead): number | null {
  let end: number | null = null;
  let hasDigit = false;
  let words = 0;
  for (let at = from; at < Math.min(from + LONGEST, tokens.length); at += 1) {
    const token = tokens[at];
    if (token === undefined || token.breaks) break;
    const first = at === from;
    const spelled =
      isDigits(token) ||
      token.text.length === 1 ||
      SPELLING.has(token.text) ||
      alphabetLetter(token.text) !== undefined;
    if (token.kind === 'sign') {
      const joins = token.glued || (first && /[#$!@*]/.test(token.text));
      if (
        !joins ||
        (/^[.,;:?]$/.test(token.text) && /^(?:\s|$)/.test(plain.slice(token.end, token.end + 1)))
      ) {
        if (!(token.text === ',' && end !== null && isSpelledNext(tokens[at + 1]))) break;
      } else end = at + 1;
      continue;
    }
    if (isDigits(token)) hasDigit = true;
    else if (digits && !token.glued) break;
    if (first && NO_PASSWORD.has(token.text) && tokens[at + 1]?.glued !== true && !opensPhrase(tokens, at))
      return null;
    if (!first && ENDS.has(token.text) && !token.glued && !isLetterAmongLetters(tokens, at)) break;
    if (!spelled && !token.glued && (words += 1) > (stated ? PHRASE : 2)) break;
    end = at + 1;
  }
  return end !== null && (stated || hasDigit) ? end : null;
}

/** "Correct horse battery staple", unlike "correct" and "wrong again". */
function opensPhrase(tokens: readonly Token[], at: number): boolean {
  const next = tokens.slice(at + 1, at + 3);
  return (
    next.length === 2 &&
    next.every(
      ({ kind, text }) => kind === 'word' && text.length > 2 && !NO_PASSWORD.has(text) && !ENDS.has(text),
    )
  );
}

/** "T u l i p": the i is no pronoun. */
function isLetterAmongLetters(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1]?.text ?? '', tokens[at]?.text ?? ''];
  return token.length === 1 && before.length === 1 && /[a-z\d]/.test(before);
}

function isSpelledNext(token: Token | undefined): boolean {
  return token !== undefined && (isDigits(token) || token.text.length === 1 || SPELLING.has(token.text));
}
