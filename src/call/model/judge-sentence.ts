// Whether a model's sentence may reach the caller: nothing internal, no secret, no deed that was not done.
import { findPersonalData } from '../../understand/index.ts';
import { claimsFalsely } from './claims.ts';
import { speakable } from './speakable.ts';
import { withoutGoodbye } from './without-goodbye.ts';

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
  /** The line does not close now: the caller waits for something. */
  staysOpen: boolean;
}

export type Verdict =
  | { verdict: 'say'; text: string }
  /** It is left out. */
  | { verdict: 'drop'; why: 'nothing_to_speak' | 'internal' | 'secret' | 'goodbye' }
  /** It tells of a change that nobody made: the caller must hear that it was not made. */
  | { verdict: 'contradict' };

export function judgeSentence(sentence: string, known: Known): Verdict {
  const text = speakable(sentence);
  if (text === '') return { verdict: 'drop', why: 'nothing_to_speak' };
  if (isInternal(sentence, known)) return { verdict: 'drop', why: 'internal' };
  if (holdsSecret(text)) return { verdict: 'drop', why: 'secret' };
  if (claimsFalsely(text, known.done)) return { verdict: 'contradict' };
  const staying = known.staysOpen ? withoutGoodbye(text) : text;
  return staying === '' ? { verdict: 'drop', why: 'goodbye' } : { verdict: 'say', text: staying };
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
