// A day or hour that the caller named, where a change would be on another one: they must hear the difference.
import {
  understandDateTimes,
  type DateTimeClock,
  type DateTimeUnderstood,
} from './dates/understand-dates.ts';
import { isOfAnother } from './another-visit.ts';
import { wishClauses } from './wish-clauses.ts';
import { isPoint, isSame, targetOf } from './yes-no-times.ts';

export interface SaidOtherwise {
  /** What was named: a day, YYYY-MM-DD, or an hour of the right day, HH:MM. */
  readonly said: { readonly date: string } | { readonly time: string };
  /** What the change would be on instead. */
  readonly meant: { readonly date: string } | { readonly time: string };
}

/** Named to keep away from it, or to tell until when. */
const NOT_MEANT =
  /(?:\b(?:not|no|never|but|except|besides|other than|instead of|rather than|until|till|before|after|by|since|from|than)|n['’]t)\b[^,.;?!]{0,20}$/i;
const DOES_NOT_SUIT =
  /^[^,.;?!]{0,12}\b(?:does|do|will|is|are)?\s?(?:not|n['’]t|won['’]t|bad|out|off|no good|impossible)\b/i;
/** Why, and not what: "I have a doctor's appointment on Friday". */
const BUSY =
  /\b(?:because|since|doctor|dentist|school|away|out of town|gone|travel\w*|vacation|holiday|busy|birthday|wedding|funeral|surgery|meeting|party|working|work|last|ago|yesterday|was|were|had)\b/i;

/** Null where they named nothing that the change contradicts. */
export function saidOtherwise(text: string, summary: string, clock: DateTimeClock): SaidOtherwise | null {
  const target = targetOf(summary);
  const [meant] = understandDateTimes(target.next, clock);
  if (!meant || meant.date === null) return null;
  const old = understandDateTimes(target.old, clock);
  // "Move my Thursday visit to Tuesday" is no stretch of time.
  const parts = target.old === '' ? [text] : text.split(/\bto\b/i);
  const named = parts
    .flatMap((part) => understandDateTimes(part, clock).filter((one) => isWanted(part, one, summary)))
    .filter((one) => one.kind === 'meant' && isPoint(one) && !old.some((before) => isSame(one, before)));
  if (named.some((one) => isSame(one, meant))) return null;
  const onTheDay = named.find((one) => isSame({ ...one, time: null }, meant));
  const hour = onTheDay ?? (named.every(({ date }) => date === null) ? named.at(-1) : undefined);
  if (hour)
    return hour.time !== null && meant.time !== null
      ? { said: { time: hour.time }, meant: { time: meant.time } }
      : null;
  const day = named.findLast(({ date }) => date !== null);
  return day?.date ? { said: { date: day.date }, meant: { date: meant.date } } : null;
}

function isWanted(text: string, { text: words, role }: DateTimeUnderstood, summary: string): boolean {
  // "My Friday visit" says which one, and of those only what is cancelled is changed to nothing else.
  if (role !== 'asked' && !(role === 'visit' && summary.startsWith('cancel'))) return false;
  const at = text.indexOf(words);
  if (at < 0) return false;
  const [before, after] = [text.slice(0, at), text.slice(at + words.length)];
  const clause = clauseAt(text, at, words);
  if (BUSY.test(clause) || isOfAnother(clause, summary)) return false;
  return !NOT_MEANT.test(before) && !DOES_NOT_SUIT.test(after);
}

// "What day is the inspection, Tuesday?": a day by itself belongs to what was said before it.
function clauseAt(text: string, at: number, words: string): string {
  const clauses = wishClauses(text, { commas: true }).filter(({ start }) => start <= at);
  const first = clauses.findLast((clause) => /\p{L}/u.test(clause.words.replace(words, ''))) ?? clauses[0];
  return text.slice(first?.start ?? 0, clauses.at(-1)?.end);
}
