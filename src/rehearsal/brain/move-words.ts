// "Move my Thursday visit to Tuesday": which words say what is moved, and which say where to.
import { understandDateTimes, type DateTimeUnderstood } from '../../understand/index.ts';
import { withoutCounting } from './time-window.ts';
import type { CompanyClock } from './window-shape.ts';

/** Either part may be empty. */
export function splitMove(text: string, clock: CompanyClock): { which: string; when: string } {
  // "… (the visit that was talked about)": how one agent tells the next which.
  const [, visit] = /\((the [^)]+)\)/.exec(text) ?? [];
  if (visit) return { which: visit, when: splitMove(text.replace(`(${visit})`, ' '), clock).when };
  const mentions = understandDateTimes(withoutCounting(text), clock);
  const asked = mentions.filter(({ role }) => role === 'asked');
  const others = mentions.filter(({ role }) => role !== 'asked');
  if (asked.length === 0) return { which: others.length > 0 ? text : '', when: '' };
  return {
    which: without(
      text,
      mentions.filter(({ role }) => role === 'asked' || role === 'ruled_out'),
    ),
    when: without(
      text,
      others.filter(({ role }) => role === 'visit'),
    ),
  };
}

function without(text: string, mentions: readonly DateTimeUnderstood[]): string {
  return mentions.reduce((rest, { text: said }) => rest.replace(said, ' '), text);
}
