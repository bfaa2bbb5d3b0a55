// Finds times that suit the caller, offers them, and understands which one they take.
import { isDeepStrictEqual } from 'node:util';
import { understandDateTimes, understandYesNo } from '../../../understand/index.ts';
import { plain } from '../acts.ts';
import { splitMove } from '../move-words.ts';
import { pick } from '../pick.ts';
import { fresh, sinceChange, timesCalled, type Situation } from '../situation.ts';
import { call, line, say } from '../speak.ts';
import type { BrainAnswer } from '../request.ts';
import { windowBeside } from '../relative-window.ts';
import { windowFrom } from '../time-window.ts';
import { ANY_TIME, type OnOffer, type TimeWindow } from '../window-shape.ts';
import { slotsResult, type Visit } from '../tool-results.ts';
import { proposalOf } from './proposal.ts';
import {
  clockOf,
  describeVisit,
  distinctTimes,
  offeredSlots,
  pickDay,
  slotAsChoice,
  slotTimes,
} from './skill.ts';
import { z } from 'zod';

const TOOL = 'find_slots';

/** The slot that is settled: taken by the caller's words, or the one that is exactly what they asked for. */
export function chooseSlot(s: Situation): string | null {
  const found = fresh(s, TOOL, slotsResult);
  if (found)
    return found.matches_what_was_asked
      ? exactly(
          s,
          found.slots.map((slot) => slotAsChoice(slot, clockOf(s))),
        )
      : null;
  const [taken, ...others] = slotsTaken(s);
  const isProposed = s.asked === 'confirm' && taken === proposalOf(s)?.args.slot_id;
  return taken === undefined || others.length > 0 || isProposed ? null : taken;
}

/** Ids on offer that the caller's words fit: none, the one they take, or those that they may mean. */
function slotsTaken(s: Situation): readonly string[] {
  const choices = offeredSlots(s).map((slot) => slotAsChoice(slot, clockOf(s)));
  const open = s.asked === 'which_slot' || s.asked === 'confirm';
  if (!open || s.words === '' || choices.length === 0 || asksForOthers(s.words)) return [];
  const proposal = proposalOf(s)?.args.slot_id;
  const proposed = s.asked === 'confirm' && typeof proposal === 'string' ? proposal : undefined;
  const picked = pick(s.words, choices, { clock: clockOf(s), except: proposed, strict: true });
  if (picked && !picked.all) return picked.ids;
  if (s.asked !== 'which_slot') return [];
  const first = choices.slice(0, 1).map(({ id }) => id);
  const namesDay = understandDateTimes(s.words, clockOf(s)).some(({ date }) => date !== null);
  if (picked?.all || (ANY.test(plain(s.words)) && !namesDay)) return first;
  return choices.length === 1 && understandYesNo(s.words) === 'yes' ? first : [];
}

const ANY =
  /\b(?:any(?: of (?:them|those|these))?|either|whichever|whatever|doesn'?t matter|don'?t (?:mind|care)|you (?:pick|choose))\b/;

/** The caller named a day and an hour, and that very slot is free. */
function exactly(
  s: Situation,
  choices: readonly { id: string; date: string; time: string }[],
): string | null {
  const [first] = choices;
  const window = searchArgs(s.steps.findLast(({ tool }) => tool === TOOL)?.args);
  if (!first || !window || window.after_time === null || window.before_time === null) return null;
  const oneDay = window.from_date === (window.to_date ?? window.from_date);
  return oneDay && first.date === window.from_date && first.time === window.after_time ? first.id : null;
}

function asksForOthers(words: string): boolean {
  return /\b(?:something|anything|any|what) (?:\w+ )?(?:later|earlier|sooner|else)|\b(?:a (?:bit|little) )(?:later|earlier)|\b(?:later|earlier|sooner) (?:in the|that|than|on|date|day|time)\b|\bnone\b|\bneither\b|\banother (?:day|time)\b|\bdifferent (?:day|time)\b|\btoo (?:early|late)\b|\bdo you have\b/.test(
    plain(words),
  );
}

/** Searches for what was asked, and offers what was found. `changeOnly`: only when the words ask for another time. */
export function searchSlots(
  s: Situation,
  { move, changeOnly = false }: { move?: Visit; changeOnly?: boolean },
): BrainAnswer | null {
  const found = fresh(s, TOOL, slotsResult);
  if (found) return offer(s, found);
  if (timesCalled(s, TOOL) > 1) return null;
  const among = slotsTaken(s);
  // What they say may mean the time that was read to them: code asks for their yes again.
  if (changeOnly && among.some((id) => id === proposalOf(s)?.args.slot_id)) return null;
  if (among.length > 1) return offerAgain(s, among);
  const window = s.words ? windowNow(s, move) : null;
  if (window) return call(TOOL, { ...window });
  if (changeOnly) return null;
  if (s.asked === 'which_slot' && s.steps.length === 0) return offerAgain(s);
  const earlier = windowBefore(s, move);
  const tried = s.past.some(({ tool, args }) => tool === TOOL && isDeepStrictEqual(args, earlier));
  if (earlier && !tried) return call(TOOL, { ...earlier });
  if (s.asked === 'when' && /\b(?:earlier|sooner)\b/.test(plain(s.words))) return call(TOOL, { ...ANY_TIME });
  return say(
    move && s.asked !== 'when'
      ? line(s, 'ask_when_for', { visit: describeVisit(move) })
      : line(s, 'ask_when'),
  );
}

/** What this turn asks for, as a change to the last search when there was one. */
function windowNow(s: Situation, move: Visit | undefined): TimeWindow | null {
  const day = dayChosen(s);
  if (day) return { ...(searchArgs(lastSearch(s)?.args) ?? ANY_TIME), from_date: day, to_date: day };
  if (!move) return windowFrom(s.words, clockOf(s), onOffer(s)) ?? otherwise(s, s.words);
  const { when } = splitMove(s.words, clockOf(s));
  const words =
    s.asked === 'when' || s.asked === 'which_slot' || s.asked === 'confirm'
      ? when || s.words
      : when || (understandDateTimes(s.words, clockOf(s)).length > 0 ? '' : s.words);
  if (words === '') return null;
  const searched = searchArgs(lastSearch(s)?.args)?.from_date;
  const from = s.asked === 'when' ? (searched ?? move.date) : move.date;
  const beside = windowBeside(words, clockOf(s), { date: from, time: move.time });
  const counted = onOffer(s) ? null : beside;
  return counted ?? windowFrom(words, clockOf(s), onOffer(s)) ?? beside ?? otherwise(s, words);
}

/** "Anything but Friday" and "I have class on Friday" answer the question when: any other time. */
function otherwise(s: Situation, words: string): TimeWindow | null {
  const ruledOut = understandDateTimes(words, clockOf(s)).some(({ role }) => role === 'ruled_out');
  return s.asked === 'when' && ruledOut ? ANY_TIME : null;
}

const lastSearch = (s: Situation) => sinceChange(s).findLast(({ tool }) => tool === TOOL);

/** The caller's answer to "did you mean Tuesday the 8th or Wednesday the 9th". */
function dayChosen(s: Situation): string | null {
  const { days = [] } = slotsResult.safeParse(lastSearch(s)?.result).data ?? {};
  return s.asked === 'when' ? pickDay(s, days) : null;
}

/** What the words of this wish asked for, the later ones completing the earlier. */
function windowBefore(s: Situation, move: Visit | undefined): TimeWindow | null {
  const clock = clockOf(s);
  return s.episode.reduce<TimeWindow | null>((before, text) => {
    const when = move ? splitMove(text, clock).when : text;
    const window = when ? windowFrom(when, clock, before ? { window: before, slots: [] } : undefined) : null;
    const beside = before === null && move ? windowBeside(text, clock, move) : null;
    return beside ?? window ?? before;
  }, null);
}

function onOffer(s: Situation): OnOffer | undefined {
  const window = searchArgs(lastSearch(s)?.args);
  if (!window || s.asked === 'when') return undefined;
  return { window, slots: offeredSlots(s).map((slot) => slotAsChoice(slot, clockOf(s))) };
}

const windowSchema = z.object({
  from_date: z.string().nullable(),
  to_date: z.string().nullable(),
  part_of_day: z.enum(['any', 'morning', 'afternoon', 'evening']),
  after_time: z.string().nullable(),
  before_time: z.string().nullable(),
});

function searchArgs(args: unknown): TimeWindow | null {
  const parsed = windowSchema.safeParse(args);
  return parsed.success ? parsed.data : null;
}

function offer(
  s: Situation,
  { slots: found, matches_what_was_asked: matches, question }: z.infer<typeof slotsResult>,
): BrainAnswer {
  if (question !== undefined) return say(question);
  if (found.length === 0) return say(line(s, 'no_slots'), line(s, 'ask_other_day'));
  const slots = distinctTimes(found);
  const several = slots.length > 1;
  const key = matches
    ? several
      ? 'offer_slots'
      : 'offer_slot'
    : several
      ? 'offer_nearest_several'
      : 'offer_nearest';
  return say(line(s, key, { slots: slotTimes(slots) }));
}

function offerAgain(s: Situation, among?: readonly string[]): BrainAnswer {
  const slots = offeredSlots(s).filter(({ slot_id }) => !among || among.includes(slot_id));
  if (!among && understandYesNo(s.words) === 'no') return say(line(s, 'ask_other_day'));
  return say(line(s, 'which_slot_again', { slots: slotTimes(slots) }));
}
