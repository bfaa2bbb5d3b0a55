// Free times that a visit can be booked into.
import { z } from 'zod';
import { spokenDateTime } from '../domain/speak.ts';
import { addDays, instantOf, wallTime } from '../domain/zoned-time.ts';
import type { Slot } from '../services/appointments/appointments.port.ts';
import { defineTool, type ToolCall } from './define-tool.ts';

/** As many as a caller can keep in mind. */
const OFFERED = 3;
const SEARCHED = 500;
const DEFAULT_DAYS = 21;

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

export const findSlots = defineTool({
  name: 'find_slots',
  description:
    'Find free times. Give the day or days that the caller asked for; the answer is the next three that fit, and the nearest others when none does.',
  parameters: z.strictObject({
    from_date: date.describe('First day, YYYY-MM-DD; null for from today on.'),
    to_date: date.describe(
      'Last day, YYYY-MM-DD; null for the same day as from_date, or open when that is null too.',
    ),
    part_of_day: z.enum(['any', 'morning', 'afternoon', 'evening']),
    after_time: time.describe('Earliest start, HH:MM in 24 hours; null for any.'),
    before_time: time.describe('Starts before, HH:MM in 24 hours; null for any.'),
  }),
  effect: 'read',
  requires: 'verified',
  filler: 'slots',
  async execute(args, call) {
    const { timeZone } = call.company;
    const today = wallTime(call.now, timeZone).date;
    const first = args.from_date && args.from_date > today ? args.from_date : today;
    const last = args.to_date ?? (args.from_date ? first : addDays(today, DEFAULT_DAYS));
    const fits = (slot: Slot) => {
      const { time: starts } = wallTime(slot.startsAt, timeZone);
      const [opens, closes] = HOURS[args.part_of_day];
      return (
        starts >= opens &&
        starts < closes &&
        starts >= (args.after_time ?? '') &&
        starts < (args.before_time ?? '99')
      );
    };
    const inRange = await search(call, first, last);
    const slots = inRange.filter(fits).slice(0, OFFERED);
    if (slots.length > 0) return offer(call, slots, { matches: true });
    const later = inRange.length > 0 ? inRange : await search(call, first, addDays(last, DEFAULT_DAYS));
    return offer(call, (later.filter(fits).length > 0 ? later.filter(fits) : later).slice(0, OFFERED), {
      matches: false,
    });
  },
});

async function search(call: ToolCall, first: string, last: string): Promise<Slot[]> {
  const { timeZone } = call.company;
  const from = Math.max(call.now, instantOf({ date: first, time: '00:00' }, timeZone));
  const to = instantOf({ date: addDays(last, 1), time: '00:00' }, timeZone);
  const slots = await call.services.appointments.findSlots({ from, to, limit: SEARCHED });
  // Callers choose a time, not a technician: the same hour twice is one offer.
  return slots.filter((slot, i) => slots.findIndex(({ startsAt }) => startsAt === slot.startsAt) === i);
}

function offer(call: ToolCall, slots: readonly Slot[], { matches }: { matches: boolean }) {
  call.report({ type: 'ids.listed', kind: 'slot', ids: slots.map((slot) => slot.id) });
  const { timeZone } = call.company;
  return {
    matches_what_was_asked: matches,
    slots: slots.map((slot) => ({
      slot_id: slot.id,
      when: spokenDateTime(slot.startsAt, timeZone),
      ...wallTime(slot.startsAt, timeZone),
      technician: slot.technician,
    })),
  };
}
