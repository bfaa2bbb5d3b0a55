// Which of the visits is to be moved: by this turn's words, by earlier ones, or because there is only one.
import { splitMove } from '../move-words.ts';
import { pick } from '../pick.ts';
import type { Situation } from '../situation.ts';
import type { Visit } from '../tool-results.ts';
import { asChoice, clockOf } from './skill.ts';

/** The visit, or those that it may be. */
export function visitToMove(s: Situation, visits: readonly Visit[]): Visit | Visit[] {
  const [only] = visits;
  if (only && visits.length === 1) return only;
  const moved = s.past.findLast(({ tool, error }) => tool === 'reschedule_appointment' && error === null)
    ?.args.appointment_id;
  const other = /\bother (?:one|visit|appointment)\b/i.test(s.words);
  const texts = [...s.episode, ...(s.words && s.episode.at(-1) !== s.words ? [s.words] : [])];
  const asked = s.asked === 'which_visit' ? s.words : null;
  let narrowed: Visit[] = [...visits];
  for (const text of texts.toReversed()) {
    const which =
      text === asked
        ? text
        : text === s.words && aboutTimes(s)
          ? ''
          : splitMove(text, clockOf(s)).which || (hasNoDay(text, s) ? text : '');
    if (which === '') continue;
    const picked = pick(which, visits.map(asChoice), {
      clock: clockOf(s),
      except: other && typeof moved === 'string' ? moved : undefined,
    });
    if (!picked || picked.all) continue;
    const fitting = visits.filter(({ appointment_id }) => picked.ids.includes(appointment_id));
    const [visit] = fitting;
    if (visit && fitting.length === 1) return visit;
    if (narrowed.length === visits.length) narrowed = fitting;
  }
  return narrowed;
}

/** Ranks and hours belong to the times on offer, unless a visit is named. */
function aboutTimes({ asked, words }: Situation): boolean {
  const open = asked === 'which_slot' || asked === 'confirm' || asked === 'when';
  return open && !/\b(?:visit|appointment|treatment|inspection|other one)\b/i.test(words);
}

function hasNoDay(text: string, s: Situation): boolean {
  return splitMove(text, clockOf(s)).when === '';
}
