// Cancels visits: lists them, learns which, tells what it costs, waits for the yes.
import { pick, type Picked } from '../pick.ts';
import { fresh, timesCalled, type Situation } from '../situation.ts';
import { call, line, say } from '../speak.ts';
import type { BrainAnswer } from '../request.ts';
import { doneResult, visitsResult, type Visit } from '../tool-results.ts';
import { answersProposal, askAgain, confirmed, declined, tellProposal } from './proposal.ts';
import { wishesIn } from '../wishes.ts';
import { asChoice, clockOf, finish, readOut, visitsOf } from './skill.ts';

const TOOL = 'cancel_appointment';

export function cancellation(s: Situation): BrainAnswer | null {
  const told = tellProposal(s, TOOL) ?? tellDone(s);
  if (told) return told;
  const visits = visitsOf(s);
  // "Yes, the other one" is no yes to this one.
  if (answersProposal(s)) return anotherOne(s, visits ?? []) ?? confirmed(s) ?? declined(s) ?? askAgain(s);
  if (!wantsToCancel(s)) return null;
  if (!visits) return timesCalled(s, 'list_appointments') < 2 ? call('list_appointments') : null;
  return choose(s, visits);
}

/** After a finished wish, a word about something else must not cancel the next visit. */
function wantsToCancel(s: Situation): boolean {
  if (s.asked !== 'anything_else' && s.asked !== 'wish' && s.asked !== 'instead') return true;
  return (
    s.words === '' ||
    wishesIn(s.words, [s.note.agent]).length > 0 ||
    /\b(?:one|visit|appointment|treatment|inspection)\b/i.test(s.words)
  );
}

function choose(s: Situation, visits: readonly Visit[]): BrainAnswer | null {
  const [only] = visits;
  if (!only) return finish(s, line(s, 'no_visits'));
  const picked = pickedFrom(s, s.words, visits) ?? pickedBefore(s, visits);
  if (visits.length === 1) return propose(s, only.appointment_id);
  const [first] = picked?.ids ?? [];
  if (first && (picked?.all || picked?.ids.length === 1)) return propose(s, first);
  const left = visits.filter(({ appointment_id }) => !picked || picked.ids.includes(appointment_id));
  const key = s.asked === 'which_visit' && s.steps.length === 0 ? 'which_again' : 'which_to_cancel';
  return say(line(s, key, { visits: readOut(key, left) }));
}

function propose(s: Situation, id: string): BrainAnswer | null {
  return timesCalled(s, TOOL) > 1 ? null : call(TOOL, { appointment_id: id });
}

/** "No, the other one": another visit is proposed in place of the open one. */
function anotherOne(s: Situation, visits: readonly Visit[]): BrainAnswer | null {
  const [id] = pickedFrom(s, s.words, visits)?.ids ?? [];
  return id && id !== s.note.proposal?.args.appointment_id ? propose(s, id) : null;
}

function pickedBefore(s: Situation, visits: readonly Visit[]): Picked | null {
  return s.episode
    .toReversed()
    .reduce<Picked | null>((found, text) => found ?? pickedFrom(s, text, visits), null);
}

function pickedFrom(s: Situation, text: string, visits: readonly Visit[]): Picked | null {
  if (text === '') return null;
  const proposed = s.past.findLast(({ tool }) => tool === TOOL)?.args.appointment_id;
  const except = typeof proposed === 'string' ? proposed : undefined;
  return pick(text, visits.map(asChoice), { clock: clockOf(s), except });
}

/** What was done; when the caller wanted several, the next of them is proposed at once. */
function tellDone(s: Situation): BrainAnswer | null {
  const done = fresh(s, TOOL, doneResult);
  if (!done) return null;
  const fee = !done.fee || /^(?:0|zero|no) /i.test(done.fee) ? 'at no charge' : `with a fee of ${done.fee}`;
  const told = line(s, 'done_cancel', {
    service: done.service ?? 'visit',
    when: done.when ?? 'that day',
    fee,
  });
  const next = nextOfSeveral(s);
  return next ? { say: told, ...call(TOOL, { appointment_id: next }) } : finish(s, told);
}

/** Turns in which "both of them" may have been said. */
const LOOK_BACK = 6;

function nextOfSeveral(s: Situation): string | undefined {
  const listed = visitsResult.safeParse(s.past.findLast(({ tool }) => tool === 'list_appointments')?.result);
  if (!listed.success) return undefined;
  const choices = listed.data.appointments.map(asChoice);
  const all = s.callerTurns
    .slice(-LOOK_BACK)
    .map((text) => pick(text, choices, { clock: clockOf(s) }))
    .findLast((picked) => picked?.all);
  const tried = new Set(s.past.filter(({ tool }) => tool === TOOL).map(({ args }) => args.appointment_id));
  return all?.ids.find((id) => !tried.has(id));
}
