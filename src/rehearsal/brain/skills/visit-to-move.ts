// Which of the visits is to be moved: by this turn's words, by earlier ones, or because there is only one.
import { splitMove } from '../move-words.ts';
import type { Question } from '../open-question.ts';
import { understandDateTimes } from '../../../understand/index.ts';
import { plain } from '../acts.ts';
import { pick } from '../pick.ts';
import { byWords } from '../pick-clues.ts';
import type { Situation } from '../situation.ts';
import type { Visit } from '../tool-results.ts';
import { pointsBack } from '../wishes.ts';
import { proposalOf } from './proposal.ts';
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
  for (const { words, told } of clues(s, visits)) {
    const picked = pick(words, visits.map(asChoice), { clock: clockOf(s), except });
    if (!picked || picked.all) {
      if (told) return told;
      continue;
    }
    const fitting = visits.filter(({ appointment_id }) => picked.ids.includes(appointment_id));
    const [visit] = fitting;
    if (visit && fitting.length === 1) return visit;
    if (narrowed.length === visits.length) narrowed = fitting;
  }
  const proposed = visits.find(({ appointment_id }) => appointment_id === proposalOf(s)?.args.appointment_id);
  return proposed ?? narrowed;
}

interface Clue {
  words: string;
  /** The one visit that the agent had just told of, where the words point at it: "can you make that one earlier?" */
  told: Visit | undefined;
}

/** The parts of what was said that say which visit, latest first. */
function clues(s: Situation, visits: readonly Visit[]): Clue[] {
  const turns = s.episode.map((text, at) => ({
    text,
    asked: s.episodeAsked[at] ?? null,
    told: POINTS.test(text) ? toldIn(s.episodeAfter[at] ?? '', visits) : undefined,
  }));
  return turns.toReversed().flatMap(({ text, asked, told }) => {
    const { which, when } = splitMove(text, clockOf(s));
    // "The ant one to December 15" says both at once.
    if (asked === 'which_visit')
      return (when === '' ? [text] : [which, text]).map((words) => ({ words, told }));
    if (isAboutTimes(text, asked)) return [];
    if (which === '' && when !== '' && !told) return named(text, visits, s);
    return [{ words: which !== '' ? which : when === '' ? text : '', told }];
  });
}

/** "Push my quarterly visit back two days", "my December 2 visit to the following week": by its service, or by its day. */
function named(text: string, visits: readonly Visit[], s: Situation): Clue[] {
  const services = byWords(plain(text), visits.map(asChoice)) ?? [];
  const days = understandDateTimes(text, clockOf(s)).filter(({ role }) => role === 'visit');
  const [visit, ...others] = visits.filter(
    ({ appointment_id, date }) =>
      services.some(({ id }) => id === appointment_id) || days.some((day) => day.date === date),
  );
  return visit && others.length === 0 ? [{ words: '', told: visit }] : [];
}

function toldIn(said: string, visits: readonly Visit[]): Visit | undefined {
  const named = visits.filter(({ when }) => said.includes(when));
  return named.length === 1 ? named[0] : undefined;
}

const POINTS = /\b(?:it|that|this)\b/i;

/** Ranks and hours belong to the times on offer, unless a visit is named. */
function isAboutTimes(text: string, asked: Question | null): boolean {
  const open = asked === 'which_slot' || asked === 'confirm' || asked === 'when';
  return open && !/\b(?:visit|appointment|treatment|inspection|other one)\b/i.test(text);
}
