// What the skills share: the clock, the calendar as listed so far, and the sentences that end a wish.
import { standing, type Situation } from '../situation.ts';
import { both, call, either, eitherTimes, line, say } from '../speak.ts';
import { understandDateTimes } from '../../../understand/index.ts';
import type { BrainAnswer } from '../request.ts';
import type { Wish } from '../note.ts';
import { pick, type Choice } from '../pick.ts';
import type { CompanyClock } from '../window-shape.ts';
import { slotsResult, slotTakenResult, visitsResult, type OfferedSlot, type Visit } from '../tool-results.ts';
import type { LineKey } from '../lines.ts';

/** Answers from the tools at hand; null when it has nothing to say to this. */
export type Skill = (s: Situation) => BrainAnswer | null;

export function clockOf({ note }: Situation): CompanyClock {
  return { now: note.now ?? 0, timeZone: note.timeZone };
}

/** Null until they have been listed, and again after every change. */
export function visitsOf(s: Situation): readonly Visit[] | null {
  return standing(s, 'list_appointments', visitsResult)?.appointments ?? null;
}

export function describeVisit({ service, when }: Visit): string {
  return `${service} on ${when}`;
}

/** "A quarterly pest treatment on Thursday and an ant treatment on Friday"; asked again: "the … or the …". */
export function readOut(key: LineKey, visits: readonly Visit[]): string {
  if (key === 'which_again') return either(visits.map((visit) => `the ${describeVisit(visit)}`));
  return both(visits.map(withArticle));
}

export function withArticle(visit: Visit): string {
  return `${/^[aeiou]/i.test(visit.service) ? 'an' : 'a'} ${describeVisit(visit)}`;
}

export function asChoice({ appointment_id, date, time, service, technician }: Visit): Choice {
  return { id: appointment_id, date, time, words: `${service} ${technician ?? ''}` };
}

/** A slot with its day and hour; alternatives come with the spoken time only. */
export function slotAsChoice(slot: OfferedSlot, clock: CompanyClock): Choice {
  const spoken = slot.date && slot.time ? null : understandDateTimes(slot.when, clock)[0];
  return {
    id: slot.slot_id,
    date: slot.date ?? spoken?.date ?? '',
    time: slot.time ?? spoken?.time ?? '',
    words: slot.technician ?? '',
  };
}

/** Which of these days the words pick; null when they pick none, or several. */
export function pickDay(s: Situation, days: readonly string[]): string | null {
  const choices = days.map((date) => ({ id: date, date, time: '', words: '' }));
  const picked = days.length > 0 ? pick(s.words, choices, { clock: clockOf(s) }) : null;
  return picked?.ids.length === 1 ? (picked.ids[0] ?? null) : null;
}

/** Two technicians at the same hour are one offer to the caller. */
export function distinctTimes(slots: readonly OfferedSlot[]): readonly OfferedSlot[] {
  return slots.filter(({ when }, at) => slots.findIndex((slot) => slot.when === when) === at);
}

/** The slots that the caller was offered last: by a search, or in place of one that was taken. */
export function offeredSlots(s: Situation): readonly OfferedSlot[] {
  const last = s.past.findLast(
    ({ result }) => slotsResult.safeParse(result).success || slotTakenResult.safeParse(result).success,
  );
  const found = slotsResult.safeParse(last?.result);
  if (found.success) return distinctTimes(found.data.slots);
  const taken = slotTakenResult.safeParse(last?.result);
  return taken.success ? distinctTimes(taken.data.alternatives) : [];
}

export function slotTimes(slots: readonly OfferedSlot[]): string {
  return eitherTimes(slots.map(({ when }) => when));
}

/** What the caller asked for besides. A change that they put something else in place of does not wait any more. */
export function waitingWish(s: Situation): Wish | undefined {
  const replaced =
    s.episode.some((text) => /\b(?:instead|rather)\b/.test(text)) ||
    /\binstead\b/.test(s.note.wantsNow ?? '');
  return s.note.waiting.find(
    ({ agent, wish }) => s.targets.includes(agent) && !(replaced && wish.includes('(proposed')),
  );
}

export function takeUp(s: Situation, waiting: Wish, ...said: readonly string[]): BrainAnswer {
  return {
    ...say(...said, line(s, 'bridge_waiting')),
    ...call('transfer_call', { to: waiting.agent, reason: waiting.wish.replace(/ \(proposed, .*\)$/, '') }),
  };
}

/** Ends a wish: on to the one that waits, or the question whether there is more. */
export function finish(s: Situation, ...said: readonly string[]): BrainAnswer {
  const waiting = waitingWish(s);
  if (!waiting) return say(...said, line(s, 'anything_else'));
  return s.note.mayHandOver
    ? takeUp(s, waiting, ...said)
    : say(...said, line(s, 'next_wish', { wish: waiting.wish }));
}

/** Hands over for the first wish; the others wait. */
export function transferAll(said: string, first: Wish, rest: readonly Wish[]): BrainAnswer {
  const then = rest.map(({ agent, wish }) => ({ to: agent, reason: wish }));
  const args = { to: first.agent, reason: first.wish, ...(then.length > 0 ? { then } : {}) };
  return { ...say(said), ...call('transfer_call', args) };
}

export function transfer(s: Situation, to: string, reason: string, key: LineKey = 'bridge'): BrainAnswer {
  return { ...say(line(s, key)), ...call('transfer_call', { to, reason }) };
}

/** To a person when this agent can get one; otherwise it can only take a message. */
export function toPerson(s: Situation, reason: string): BrainAnswer {
  if (s.targets.includes('human')) return transfer(s, 'human', reason, 'bridge_person');
  return s.tools.has('leave_message') ? say(line(s, 'ask_message')) : say(line(s, 'still_queued'));
}
