// The words in which a caller is told what will be done and asked for their yes, and whether they have heard them.
import type { Proposal } from '../../domain/customer-context.ts';
import { spokenDate, spokenTime } from '../../domain/speak.ts';
import { instantOf } from '../../domain/zoned-time.ts';
import { saidOtherwise } from '../../understand/index.ts';

/** A stock line by its key, with what goes into it. */
export interface Question {
  key: string;
  values: Readonly<Record<string, string>>;
}

/** So many letters tell what is being said. */
const BEGINNING = 12;

const RANKS = ['First', 'Second', 'Third', 'Fourth', 'Fifth'];
const COUNTS = ['', '', 'two', 'three', 'four', 'five'];

/** @param leaving The caller is about to go. */
export function questionFor(proposals: readonly Proposal[], leaving: boolean): Question {
  const [only, ...more] = proposals;
  const manner = mannerOf(proposals, leaving);
  if (only && more.length === 0) return { key: `proposal${manner}`, values: { summary: only.summary } };
  const count = COUNTS[proposals.length] ?? String(proposals.length);
  const all = proposals.length === 2 ? 'both' : `all ${count}`;
  const summary = proposals.map((one, at) => `${RANKS[at] ?? 'Next'}, ${one.summary}.`).join(' ');
  return { key: `proposals${manner}`, values: { summary, count, all } };
}

function mannerOf(proposals: readonly Proposal[], leaving: boolean): string {
  if (leaving) return '_before_end';
  if (proposals.some(({ asked }) => asked === 0)) return '';
  return proposals.some(({ failed }) => failed > 0) ? '_retry' : '_again';
}

/** Where that is on another day or hour than the caller named. */
export function difference(
  proposal: Proposal,
  callersWords: string,
  clock: { now: number; timeZone: string },
): Question | null {
  const found = saidOtherwise(callersWords, proposal.summary, clock);
  if (!found) return null;
  const spoken = (point: { date: string } | { time: string }): string =>
    'date' in point
      ? spokenDate(instantOf({ date: point.date, time: '12:00' }, clock.timeZone), clock.timeZone)
      : spokenTime(instantOf({ date: '2000-01-01', time: point.time }, clock.timeZone), clock.timeZone);
  return { key: 'proposal_differs', values: { said: spoken(found.said), meant: spoken(found.meant) } };
}

/**
 * Whether somebody who heard so much of a question knows what they are asked: everything that it would change. The last
 * word may be missing, since the one that was cut off is not counted.
 *
 * @param text The question as it was to be said. @param heard As much of it as was heard.
 */
export function isHeard(text: string, summary: string, heard: string): boolean {
  const at = text.indexOf(summary);
  const essential = at < 0 ? text : text.slice(0, at + summary.length);
  // Of something else that was said nothing follows.
  if (!text.startsWith(heard.trim().slice(0, BEGINNING))) return false;
  return heard.trim().length >= essential.trim().replace(/\s*\S+$/, '').length;
}
