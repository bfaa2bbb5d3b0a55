// Cancels visits: lists them, learns which, proposes it, tells what was done.
import type { z } from 'zod';
import { pick, type Picked } from '../pick.ts';
import { fresh, timesCalled, type Situation } from '../situation.ts';
import { both, call, line, say } from '../speak.ts';
import type { BrainAnswer } from '../request.ts';
import { doneResult, proposedResult, visitsResult, type Visit } from '../tool-results.ts';
import { answersProposal, besideProposal, proposalOf } from './proposal.ts';
import { wishesIn } from '../wishes.ts';
import { afterChange } from '../conversation.ts';
import { asChoice, clockOf, finish, readOut, visitsOf } from './skill.ts';
import { asksAboutVisits, tellVisits } from './tell-visits.ts';

const TOOL = 'cancel_appointment';

export function cancellation(s: Situation): BrainAnswer | null {
  // Code tells the caller what was proposed.
  if (fresh(s, TOOL, proposedResult)) return {};
  const told = tellDone(s);
  if (told) return told;
  const visits = visitsOf(s);
  if (answersProposal(s)) return anotherOne(s, visits ?? []) ?? besideProposal(s, visits ?? []);
  const asked = s.words !== '' && asksAboutVisits(s.words);
  if (asked && visits) return finish(s, tellVisits(s, visits));
  if (!asked && !wantsToCancel(s)) return null;
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
  if (picked && (picked.all || picked.ids.length === 1)) return propose(s, ...picked.ids);
  const left = visits.filter(({ appointment_id }) => !picked || picked.ids.includes(appointment_id));
  const key = s.asked === 'which_visit' && s.steps.length === 0 ? 'which_again' : 'which_to_cancel';
  return say(line(s, key, { visits: readOut(key, left) }));
}

function propose(s: Situation, ...ids: readonly string[]): BrainAnswer | null {
  if (timesCalled(s, TOOL) > 1) return null;
  return { calls: ids.map((id) => ({ tool: TOOL, args: { appointment_id: id } })) };
}

/** "No, the other one": another visit is proposed in place of the open one. */
function anotherOne(s: Situation, visits: readonly Visit[]): BrainAnswer | null {
  const [id] = pickedFrom(s, s.words, visits)?.ids ?? [];
  return id && id !== proposalOf(s)?.args.appointment_id ? propose(s, id) : null;
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

/** What was done; where the caller wanted more of them than were proposed, the next is proposed at once. */
function tellDone(s: Situation): BrainAnswer | null {
  const done = s.steps.flatMap(({ tool, result }) => {
    const parsed = doneResult.safeParse(result);
    return tool === TOOL && parsed.success ? [parsed.data] : [];
  });
  const [only] = done;
  if (!only) return null;
  const told =
    done.length === 1
      ? line(s, 'done_cancel', describe(only))
      : line(s, 'done_cancel_several', {
          visits: both(
            done.map((one) => `the ${describe(one).service} on ${describe(one).when}, ${describe(one).fee}`),
          ),
        });
  const next = nextOfSeveral(s);
  return next ? { say: told, ...call(TOOL, { appointment_id: next }) } : afterChange(s, told);
}

function describe({ service = 'visit', when = 'that day', fee }: z.infer<typeof doneResult>) {
  const free = !fee || /^(?:0|zero|no) /i.test(fee);
  return { service, when, fee: free ? 'at no charge' : `with a fee of ${fee}` };
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
