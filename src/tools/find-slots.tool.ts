// Free times that a visit can be booked into, held against what the caller themselves said of days and times.
import { z } from 'zod';
import { spokenDateTime } from '../domain/speak.ts';
import { addDays, instantOf, wallTime } from '../domain/zoned-time.ts';
import type { Slot } from '../services/appointments/appointments.port.ts';
import { defineTool, type ToolCall } from './define-tool.ts';
import { askWhichDay, saidTimes, type DayQuestion, type SaidTimes } from './said-times.ts';

/** As many as a caller can keep in mind. */
const OFFERED = 3;
const SEARCHED = 500;
const DEFAULT_DAYS = 21;
/** Days. */
const LONGEST_SEARCH = 366;

const HOURS = {
  any: ['00:00', '24:00'],
  morning: ['00:00', '12:00'],
  afternoon: ['12:00', '17:00'],
  evening: ['17:00', '24:00'],
} as const;

const date = z.iso.date().nullable();
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected HH:MM')
  .nullable();

const parameters = z.strictObject({
  from_date: date.describe('First day, YYYY-MM-DD; null for from today on.'),
  to_date: date.describe(
    'Last day, YYYY-MM-DD; null for the same day as from_date, or open when that is null too.',
  ),
  part_of_day: z.enum(['any', 'morning', 'afternoon', 'evening']),
  after_time: time.describe('Earliest start, HH:MM in 24 hours; null for any.'),
  before_time: time.describe('Starts before, HH:MM in 24 hours; null for any.'),
});
type Args = z.output<typeof parameters>;

export const findSlots = defineTool({
  name: 'find_slots',
  description:
    'Find free times. Give the day or days that the caller asked for; the answer is the next three that fit, and the nearest others when none does. What the caller said does not suit them is left out already. When it answers with a question, ask the caller that.',
  parameters,
  effect: 'read',
  requires: 'verified',
  filler: 'slots',
  async execute(args, call) {
    const said = saidTimes(call);
    if (said.question !== null) return askFirst(call, said.question);
    const days = daysOf(args, call);
    if (days.last < days.first) return allPassed(days.last);
    const suits = (slot: Slot) => !said.rulesOut(wallTime(slot.startsAt, call.company.timeZone));
    const fits = (slot: Slot) => fitsHours(args, wallTime(slot.startsAt, call.company.timeZone).time);
    const free = (await search(call, days)).filter(suits);
    // Of a wide search, the days that the caller named; of one beside them, what it found, and a word about it.
    const asked = said.words === null ? free : free.filter((slot) => said.asksFor(dayOf(slot, call)));
    const found = asked.filter(fits);
    if (found.length > 0) return offer(call, { slots: found, matches: true });
    const beside = said.words !== null && !datesIn(days).some((date) => said.asksFor(date));
    const near =
      free.length > 0
        ? free
        : (await search(call, { ...days, last: addDays(days.last, DEFAULT_DAYS) })).filter(suits);
    const slots = near.some(fits) ? near.filter(fits) : near;
    return { ...offer(call, { slots, matches: false }), ...(beside ? besideWhatWasSaid(said) : {}) };
  },
});

interface SearchedDays {
  readonly first: string;
  readonly last: string;
}

function daysOf({ from_date, to_date }: Args, { now, company }: ToolCall): SearchedDays {
  const today = wallTime(now, company.timeZone).date;
  // A last day before the first is a slip of the model's.
  const until = to_date !== null && to_date >= (from_date ?? '') ? to_date : null;
  const last = until ?? from_date ?? addDays(today, DEFAULT_DAYS);
  return { first: from_date !== null && from_date > today ? from_date : today, last };
}

function fitsHours({ part_of_day, after_time, before_time }: Args, starts: string): boolean {
  const [opens, closes] = HOURS[part_of_day];
  return starts >= opens && starts < closes && starts >= (after_time ?? '') && starts < (before_time ?? '99');
}

const dayOf = (slot: Slot, { company }: ToolCall): string => wallTime(slot.startsAt, company.timeZone).date;

function datesIn({ first, last }: SearchedDays): string[] {
  const dates: string[] = [];
  for (let date = first; date <= last && dates.length < LONGEST_SEARCH; date = addDays(date, 1))
    dates.push(date);
  return dates;
}

async function search(call: ToolCall, { first, last }: SearchedDays): Promise<Slot[]> {
  const { timeZone } = call.company;
  const from = Math.max(call.now, instantOf({ date: first, time: '00:00' }, timeZone));
  const to = instantOf({ date: addDays(last, 1), time: '00:00' }, timeZone);
  const slots = await call.services.appointments.findSlots({ from, to, limit: SEARCHED });
  // Callers choose a time, not a technician: the same hour twice is one offer.
  return slots.filter((slot, i) => slots.findIndex(({ startsAt }) => startsAt === slot.startsAt) === i);
}

function offer(call: ToolCall, { slots, matches }: { slots: readonly Slot[]; matches: boolean }) {
  const offered = slots.slice(0, OFFERED);
  call.report({ type: 'ids.listed', kind: 'slot', ids: offered.map((slot) => slot.id) });
  const { timeZone } = call.company;
  return {
    matches_what_was_asked: matches,
    slots: offered.map((slot) => ({
      slot_id: slot.id,
      when: spokenDateTime(slot.startsAt, timeZone),
      ...wallTime(slot.startsAt, timeZone),
      technician: slot.technician,
    })),
  };
}

function askFirst(call: ToolCall, { question, days }: DayQuestion) {
  askWhichDay(call);
  return {
    matches_what_was_asked: false,
    slots: [],
    question,
    days,
    next_step: `Nothing was searched. Ask the caller: "${question}", and search when they have answered.`,
  };
}

function allPassed(last: string) {
  return {
    matches_what_was_asked: false,
    slots: [],
    next_step: `${last} has passed. Look at the date under "now" and search from today on, or ask the caller for another day.`,
  };
}

function besideWhatWasSaid({ words }: SaidTimes) {
  return {
    caller_said: words,
    next_step:
      'These times are not on a day that the caller asked for. Search the days that they said before you offer anything.',
  };
}
