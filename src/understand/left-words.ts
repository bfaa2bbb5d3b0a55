// What of a caller's own words a message for a person keeps: all that it is about, and nothing that proves who they are
// or pays for anything.
import { findPersonalData } from './personal-data.ts';
import { placeholderOf, type PersonalDataSpan } from './personal-data-types.ts';
import { understandPhone } from './phone.ts';
import { redactAnswers } from './redact.ts';
import { valueOf } from './understood.ts';

/** A person needs these: where to come, whom to call, which code opens the gate. Every other kind is masked. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['PHONE', 'EMAIL', 'ADDRESS', 'NUMBER', 'CODE', 'PERSON']);

/** "the alarm *pin* is", "the *password* for the gate": it opens a door, not an account. */
const OF_A_DOOR =
  /\b(?:gate|door|garage|alarm|lock|locks|lockbox|lock box|key ?pad|key ?box|entry|entrance|building|lobby|call ?box|house|home|yard|shed|fence|elevator|complex|community|front|back|side|wi-?fi|security system)\b/i;
/** Characters before and behind a password in which what it opens is named. */
const NEAR = 40;
/** As long as a card number, whatever it was taken for. */
const CARD_LENGTH = 12;

/** What follows proves who somebody is, as a date of birth does. */
const BIRTH = /\b(?:birth|birthday|born|dob)\b/i;

/** The words without cards, identities, accounts and answers to verification; codes, numbers and places stay. */
export function wordsForPeople(text: string): string {
  if (BIRTH.test(text)) return redactAnswers(text);
  const masked = findPersonalData(text).filter((span) => !isForPeople(text, span));
  let at = 0;
  const pieces = masked.flatMap((span) => {
    const before = text.slice(at, span.start);
    at = span.end;
    return [before, placeholderOf(span)];
  });
  return [...pieces, text.slice(at)].join('');
}

function isForPeople(text: string, { start, end, type }: PersonalDataSpan): boolean {
  if (type === 'PASSWORD') return opensADoor(text, { start, end });
  const digits = text.slice(start, end).replace(/\D/g, '').length;
  return FOR_PEOPLE.has(type) && (type === 'PHONE' || digits < CARD_LENGTH);
}

function opensADoor(text: string, { start, end }: Pick<PersonalDataSpan, 'start' | 'end'>): boolean {
  return OF_A_DOOR.test(text.slice(Math.max(0, start - NEAR), end + NEAR));
}

export interface LeftWords {
  /** The caller's turns that the message is made of, a line each; null where none holds anything. */
  words: string | null;
  /** E.164: the number that they said last; null where they said none. */
  number: string | null;
}

export interface SaidTurn {
  text: string;
  /** Said before verification was settled: digits in it may be an answer. */
  mayProve: boolean;
}

/** Turns that a message is made of, beside earlier ones of which records keep only a part. */
const LAST_TURNS = 3;

/** What the caller has left for a person, oldest turn first. */
export function leftWords(turns: readonly SaidTurn[]): LeftWords {
  const kept = turns.flatMap(({ text, mayProve }) => {
    const whole = mayProve ? withoutProof(text) : wordsForPeople(text).trim();
    return saysSomething(whole) ? [{ whole, holdsData: findPersonalData(whole).length > 0 }] : [];
  });
  const chosen = kept.filter(({ holdsData }, index) => holdsData || index >= kept.length - LAST_TURNS);
  return {
    words: chosen.length === 0 ? null : chosen.map(({ whole }) => whole).join('\n'),
    number: numberIn(turns),
  };
}

/** Where to come and whom to call is no proof, nor is the code of a door; any other digits may be. */
function withoutProof(text: string): string {
  const kept = findPersonalData(text).filter(
    (span) =>
      isForPeople(text, span) && ((span.type !== 'NUMBER' && span.type !== 'CODE') || opensADoor(text, span)),
  );
  let at = 0;
  const pieces = kept.flatMap(({ start, end }) => {
    const before = redactAnswers(wordsForPeople(text.slice(at, start)));
    at = end;
    return [before, text.slice(start, end)];
  });
  return [...pieces, redactAnswers(wordsForPeople(text.slice(at)))].join('').trim();
}

/** The last one that was said, whole or in two turns running; two wrong ZIP codes are none. */
function numberIn(turns: readonly SaidTurn[]): string | null {
  for (let last = turns.length - 1; last >= 0; last -= 1) {
    const whole = phoneIn(turns[last]?.text ?? '');
    if (whole !== null) return whole;
    const pieces = turns.slice(Math.max(0, last - 1), last + 1);
    const both = pieces.length === 2 && pieces.every(({ text, mayProve }) => !mayProve && DIGIT.test(text));
    const split = both ? phoneIn(pieces.map(({ text }) => text).join(' ')) : null;
    if (split !== null) return split;
  }
  return null;
}

const DIGIT = /\d|\b(?:oh|zero|one|two|three|four|five|six|seven|eight|nine)\b/i;

/** Only a whole one, with its area code, can be called. */
function phoneIn(text: string): string | null {
  const number = valueOf(understandPhone(text));
  return number !== undefined && /^\+\d{10,}$/.test(number) ? number : null;
}

/** Said to whoever is there, and nothing of what the call is about. */
const COURTESY: ReadonlySet<string> = new Set(
  'yes yeah yep no nope ok okay sure please thanks thank you bye goodbye hello hi great good fine that thats all it right alright'.split(
    ' ',
  ),
);

/** More than a yes, a no, a courtesy, and what was masked. */
function saysSomething(text: string): boolean {
  const words = text.replace(/\[[a-z ]+\]|['’]/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.some((word) => !COURTESY.has(word.toLowerCase()));
}
