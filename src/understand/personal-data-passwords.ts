// Finds a password that is told aloud or typed: what follows "my password is …", as far as it can be one.
import type { PersonalDataSpan } from './personal-data-types.ts';

// Misspellings as they are typed in chats: "passowrd", "passwrd".
const LEAD =
  /(?<![\p{L}\d])(?:pass ?(?:word|code|phrase|owrd|wrd)|pin|otp)(?: (?:no|number|code))?( ?(?:is|was|[:=]|as)(?: called)?| )(?: ?)/giu;
const TOKEN = /[\p{L}\d!#$^*_-]+/uy;
const MAX_TOKENS = 4;

/** Words after "my password is" that tell what is wrong with it, or that the sentence goes on. */
const NO_PASSWORD: ReadonlySet<string> = new Set(
  (
    'not wrong incorrect correct right expired expiring working locked blocked required needed necessary invalid the ' +
    'a an my your our still too so very being asking showing in on at for to of and or but because please it that ' +
    'this what when how gone lost forgotten missing old new different same compromised stolen hacked reset changed ' +
    'set no yes also always never only just really already safe secure weak strong long short case sent there'
  ).split(' '),
);

/** Passwords by what leads up to them. */
export function findPasswords(text: string): PersonalDataSpan[] {
  const spans: PersonalDataSpan[] = [];
  for (const match of text.matchAll(LEAD)) {
    const stated = (match[1] ?? '').trim() !== '';
    const span = passwordAt(text, match.index + match[0].length, stated);
    if (span) spans.push(span);
  }
  return spans;
}

// Up to the last word that holds a digit and the odd letter after it; one plain word only where it was stated.
function passwordAt(text: string, from: number, stated: boolean): PersonalDataSpan | null {
  let at = from;
  let end: number | null = null;
  for (let count = 0; count < MAX_TOKENS; count += 1) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined || NO_PASSWORD.has(token.toLowerCase())) break;
    const afterDigits = end !== null && count > 0;
    at += token.length;
    if (/\d/.test(token) || (afterDigits && token.length <= 3) || (stated && count === 0)) end = at;
    if (text.charAt(at) !== ' ') break;
    at += 1;
  }
  const found = end === null ? null : text.slice(from, end);
  if (found === null || end === null || (!stated && !/\d/.test(found))) return null;
  return { start: from, end, type: 'PASSWORD' };
}
