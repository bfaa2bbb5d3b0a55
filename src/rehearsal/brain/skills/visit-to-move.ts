// Which of the visits is to be moved: by this turn's words, by earlier ones, or because there is only one.
import { splitMove } from '../move-words.ts';
import type { Question } from '../open-question.ts';
import { pick } from '../pick.ts';
import type { Situation } from '../situation.ts';
import type { Visit } from '../tool-results.ts';
import { pointsBack } from '../wishes.ts';
import { asChoice, clockOf } from './skill.ts';

/** The visit, or those that it may be. */
export function visitToMove(s: Situation, visits: readonly Visit[]): Visit | Visit[] {
  const [only] = visits;
  if (only && visits.length === 1) return only;
  const moved = s.past.findLast(({ tool }) => tool === 'reschedule_appointment')?.args.appointment_id;
  const except = typeof moved === 'string' ? moved : undefined;
  const back = visits.find(({ appointment_id }) => appointment_id === moved);
  // "Actually move it back": what was moved just now.
  if (back && s.episode.some(pointsBack)) return back;
  let narrowed: Visit[] = [...visits];
  for (const words of wordsAboutVisits(s)) {
    const picked = pick(words, visits.map(asChoice), { clock: clockOf(s), except });
    if (!picked || picked.all) continue;
    const fitting = visits.filter(({ appointment_id }) => picked.ids.includes(appointment_id));
    const [visit] = fitting;
    if (visit && fitting.length === 1) return visit;
    if (narrowed.length === visits.length) narrowed = fitting;
  }
  return narrowed;
}

/** The parts of what was said that say which visit, latest first. */
function wordsAboutVisits(s: Situation): string[] {
  const turns = s.episode.map((text, at) => ({ text, asked: s.episodeAsked[at] ?? null }));
  return turns.toReversed().flatMap(({ text, asked }) => {
    if (asked === 'which_visit') return [text];
    if (isAboutTimes(text, asked)) return [];
    const { which, when } = splitMove(text, clockOf(s));
    return which !== '' ? [which] : when === '' ? [text] : [];
  });
}

/** Ranks and hours belong to the times on offer, unless a visit is named. */
function isAboutTimes(text: string, asked: Question | null): boolean {
  const open = asked === 'which_slot' || asked === 'confirm' || asked === 'when';
  return open && !/\b(?:visit|appointment|treatment|inspection|other one)\b/i.test(text);
}
