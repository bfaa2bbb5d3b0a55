// Whether a model's sentence may reach the caller: nothing internal, no secret, no deed that was not done.
import { findPersonalData } from '../../understand/index.ts';
import { speakable } from './speakable.ts';

/** What code knows when the sentence is about to be said. */
export interface Known {
  /** Names of tools: no caller ever needs to hear one. */
  tools: readonly string[];
  /** Ids that tools have listed or made in this call. */
  ids: readonly string[];
  /** Keys of the state note's lines. */
  noteKeys: readonly string[];
  /** What was done in this call, each in words, e.g. "cancelled the ant treatment on Tuesday". */
  done: readonly string[];
}

export type Verdict =
  | { verdict: 'say'; text: string }
  /** It is left out. */
  | { verdict: 'drop'; why: 'nothing_to_speak' | 'internal' | 'secret' }
  /** It tells of a change that nobody made: the caller must hear that it was not made. */
  | { verdict: 'contradict' };

export function judgeSentence(sentence: string, known: Known): Verdict {
  const text = speakable(sentence);
  if (text === '') return { verdict: 'drop', why: 'nothing_to_speak' };
  if (isInternal(sentence, known)) return { verdict: 'drop', why: 'internal' };
  if (holdsSecret(text)) return { verdict: 'drop', why: 'secret' };
  if (claimsFalsely(text, known.done)) return { verdict: 'contradict' };
  return { verdict: 'say', text };
}

/** Words with an underscore and a number in them, UUIDs: nobody says such a thing on the telephone. */
const ID =
  /\b[a-z]+_[a-z0-9]*\d[\w-]*\b|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[a-z]+(?:_[a-z]+)+\b/i;

function isInternal(sentence: string, { tools, ids, noteKeys }: Known): boolean {
  if (ID.test(sentence)) return true;
  if (tools.some((tool) => tool.includes('_') && sentence.includes(tool))) return true;
  if (ids.some((id) => id.length >= MIN_ID && sentence.includes(id))) return true;
  const [, key] = /^\W*(?:#+\s*)?([\w ,]+?):\s/.exec(sentence) ?? [];
  return (
    /^\W*#+\s*call state\b/i.test(sentence) || (key !== undefined && noteKeys.includes(key.toLowerCase()))
  );
}

/** A shorter id may be a word. */
const MIN_ID = 6;

const SECRETS: ReadonlySet<string> = new Set(['CARD', 'SSN', 'BANK_ACCOUNT', 'PASSWORD', 'PASSPORT']);

/** Card and social security numbers are nobody's to say, whoever gave them. */
function holdsSecret(text: string): boolean {
  return findPersonalData(text).some(({ type }) => SECRETS.has(type));
}

/** Acts upon the company's books. By the first letters, so that all forms are one: "cancel", "cancelled", "canceled". */
const DEEDS: readonly (readonly [said: string, done: RegExp])[] = [
  ['cancell?ed|called off|taken off', /\b(?:cancel|call(?:ed)? off)/i],
  ['booked|scheduled|set up|put (?:you|that|it) (?:in|down)', /\b(?:book|schedul)/i],
  ['moved|rescheduled|pushed(?: back)?|changed|switched', /\b(?:mov|reschedul|chang)/i],
  ['refunded|credited|reimbursed|waived', /\b(?:refund|credit|reimburs|waiv)/i],
  ['charged|paid|processed (?:your|the|that) payment', /\b(?:charg|paid|pay)/i],
  ['updated|deleted|removed|closed', /\b(?:updat|delet|remov|clos)/i],
];

/** "I can't have it cancelled", "once it is cancelled", "would you like it cancelled?" tell of no deed. */
const NO_DEED =
  /\b(?:not|n't|never|nothing|no|if|once|when|after|before|until|unless|to be|will|would|can|could|should|shall|may|might|want|wants|like|please|whether|already|wasn|isn|hasn|was|were|previously|earlier|last)\b|n't\b|\?\s*$/i;

function claimsFalsely(text: string, done: readonly string[]): boolean {
  return clausesOf(text.replace(/\b(?:gone|went|go) ahead and /gi, '')).some((clause) => {
    if (NO_DEED.test(clause)) return false;
    return DEEDS.some(([said, act]) => {
      const own = new RegExp(
        `\\b(?:i|we)(?:'ve|’ve| have)? (?:just |now |also |successfully |gone ahead and )*(?:${said})\\b`,
        'i',
      );
      const now = new RegExp(
        `\\b(?:has|have) (?:now |just |all |both |successfully )*been (?:${said})\\b`,
        'i',
      );
      const gone =
        /\b(?:is|are|'s|’s|’re|'re) (?:now |all |both |successfully |officially )*(?:cancell?ed|refunded|waived|rescheduled)\b/i;
      const claims =
        own.test(clause) || now.test(clause) || (gone.test(clause) && act.test(gone.exec(clause)?.[0] ?? ''));
      return claims && !done.some((deed) => act.test(deed));
    });
  });
}

function clausesOf(text: string): string[] {
  return text.split(/[,;:]\s+|\s+(?:and|but|so)\s+/i);
}
