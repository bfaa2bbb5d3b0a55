// Measures dates and times understood in datetime.jsonl: what a booking line meets, rows that hold none, and the rest.
//
// The rules were written with three rows of four in sight; `heldBack` is the figure of those that nobody looked at:
// their number in `id` leaves 3 when divided by 4. Rules have no parameters that a fold could fit, so that figure stands
// where a learner would print a cross-validated one.
//
// `booking` is what a booking line meets: a day from today to half a year ahead, a time, or both; no timer (within the
// hour), no notation or unit that nobody books by (quarters, seconds, week numbers, now). `periods` are spans of days
// of up to a month ("the end of next week"), whose edges every source draws elsewhere. `spokenBooking` is the part of
// `booking` that callers of a hotel's and a bank's line said; the rest are the tests of libraries. `all` is everything.
//
// A row is right when our date and time equal those of one acceptable reading. The sources write the same thing
// differently, so two readings of ours count as equal to theirs:
// - A bare time has no date with us; sources that give one mean the next such time, or today's.
// - A part of the day has no clock time with us; sources give it hours of their own, which must lie within it.
// A day that we would ask about counts when the right one is among our choices; `asked` says how many there are.
// Spans count by their start. Negative rows are right when nothing is understood.
import { z } from 'zod';
import { instantOf } from '../../src/understand/dates/civil-date.ts';
import { understandDateTimes, type DateTimeUnderstood } from '../../src/understand/index.ts';
import { ratio } from './figures.ts';

const field = z.string().nullish();
const Reading = z.object({
  date: field,
  time: field,
  date_from: field,
  date_to: field,
  time_from: field,
  end_date: field,
});
type Reading = z.infer<typeof Reading>;

const Row = z.object({
  id: z.string(),
  text: z.string(),
  reference: z.string(),
  acceptable: z.array(Reading),
  kind: z.string(),
});
type Row = z.infer<typeof Row>;

const MS_PER_DAY = 86_400_000;
/** Duckling's corpus is set two hours west of Greenwich (its sign is the other way round in this name). */
const DUCKLING_ZONE = 'Etc/GMT+2';
const HOME_ZONE = 'America/Los_Angeles';
const HALF_A_YEAR = 183;
const A_MONTH = 31;
/** Minutes from now within which nobody is booked: "in a quarter of an hour" sets a timer. */
const SOON = 60;
const NOT_SPOKEN =
  /^[+-]|^\d+ \w+$|\bmin\b|\b(?:qtrs?|quarters?(?! (?:past|to|of|after|before|till?))|seconds?|secs?|decade|century|season|now|at (?:this|the) (?:present |very )?(?:time|moment|minute)|at present|eo[dmy]|[wmqy]td|commencing|week (?:number )?\d+)\b|\d['"]|[/.]html|www|https?:/i;
/** Hours that a part of the day may be given, generously: sources differ by up to three hours. */
const PART_HOURS = {
  morning: ['00:00', '12:00'],
  afternoon: ['11:00', '18:00'],
  evening: ['16:00', '24:00'],
  night: ['17:00', '24:00'],
} as const;

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / MS_PER_DAY;
const shift = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);

interface Judged {
  readonly row: Row;
  readonly got: DateTimeUnderstood | null;
  readonly correct: boolean;
  readonly use: 'booking' | 'period' | 'other' | 'none';
  readonly heldBack: boolean;
}

export function judge(input: unknown): Judged {
  const row = Row.parse(input);
  const heldBack = Number(row.id.replace(/\D/g, '')) % 4 === 3;
  const use = row.kind === 'negative' ? 'none' : useOf(row);
  const wall = Date.parse(`${row.reference}Z`);
  // One row's reference has a thirteenth month; it counts as wrong.
  if (Number.isNaN(wall)) return { row, got: null, correct: false, use, heldBack };
  const got = understand(row, wall);
  const correct = row.kind === 'negative' ? got === null : got !== null && isRight(got, row);
  return { row, got, correct, use, heldBack };
}

function understand(row: Row, wall: number): DateTimeUnderstood | null {
  const timeZone = row.kind.startsWith('duckling') ? DUCKLING_ZONE : HOME_ZONE;
  const day = Math.floor(wall / MS_PER_DAY);
  const now = instantOf({ day, minute: Math.floor((wall % MS_PER_DAY) / 60_000) }, timeZone);
  const named = understandDateTimes(row.text, { now, timeZone });
  const role = (wanted: string) => named.find((one) => one.role === wanted);
  return role('asked') ?? role('visit') ?? role('aside') ?? named[0] ?? null;
}

function useOf({ text, reference, acceptable, kind }: Row): 'booking' | 'period' | 'other' {
  if (kind.endsWith('holiday') || kind.endsWith('coarse') || NOT_SPOKEN.test(text)) return 'other';
  const near = acceptable.filter((one) => isNear(one, reference));
  if (near.length === 0) return 'other';
  return near.some((one) => lengthOf(one) > 1) ? 'period' : 'booking';
}

/** In days. */
function lengthOf({ date, date_from, date_to, end_date }: Reading): number {
  const from = date ?? date_from;
  const to = end_date ?? date_to;
  return from && to ? daysBetween(from, to) : 0;
}

function isNear(reading: Reading, reference: string): boolean {
  const { date, date_from, time } = reading;
  const today = reference.slice(0, 10);
  const from = date ?? date_from;
  if (!from) return true;
  if (from === today && time && Math.abs(minutes(time) - minutes(reference.slice(11, 16))) <= SOON)
    return false;
  const ahead = daysBetween(today, from);
  return ahead >= 0 && ahead <= HALF_A_YEAR && lengthOf(reading) >= 0 && lengthOf(reading) <= A_MONTH;
}

function isRight(got: DateTimeUnderstood, row: Row): boolean {
  return row.acceptable.some((want) => {
    if (got.kind !== 'meant') return isAsked(got.choices, want.date ?? want.date_from ?? '');
    if (want.date_from ?? want.date_to)
      return got.range?.from.date === want.date_from && got.range?.to.date === want.date_to;
    return (
      dateMatches(got, want.date ?? null, row) && timeMatches(got, want.time ?? want.time_from ?? null, row)
    );
  });
}

// "Thursday the 14th" where the coming 14th is a Saturday: sources give the next month in which it is a Thursday, and
// a line asks.
function isAsked(choices: readonly string[], want: string): boolean {
  const weekday = (date: string) => new Date(`${date}T00:00Z`).getUTCDay();
  const sameDate = choices.some((one) => one.slice(8) === want.slice(8));
  return choices.includes(want) || (sameDate && choices.some((one) => weekday(one) === weekday(want)));
}

function dateMatches(got: DateTimeUnderstood, want: string | null, row: Row): boolean {
  const today = row.reference.slice(0, 10);
  if (want === null)
    return got.date === null || (got.time !== null && (got.date === today || got.date === shift(today, 1)));
  if (got.date !== null) return got.date === want;
  const passed = (got.time ?? '24:00') <= row.reference.slice(11, 16);
  return want === today || (passed && want === shift(today, 1));
}

function timeMatches(got: DateTimeUnderstood, want: string | null, row: Row): boolean {
  if (want === null) return got.time === null || row.kind.startsWith('chrono');
  if (got.time !== null) return got.time === want;
  if (!got.partOfDay) return false;
  const [from, to] = PART_HOURS[got.partOfDay];
  return want >= from && want <= to;
}

const tally = (some: readonly Judged[]) => {
  const correct = some.filter((one) => one.correct).length;
  return { correct, rows: some.length, accuracy: ratio(correct, some.length) };
};

const figures = (some: readonly Judged[]) => ({
  booking: tally(some.filter(({ use }) => use === 'booking')),
  spokenBooking: tally(some.filter(({ use, row }) => use === 'booking' && row.kind.startsWith('nlu'))),
  negatives: tally(some.filter(({ use }) => use === 'none')),
  periods: tally(some.filter(({ use }) => use === 'period')),
  all: tally(some),
});

export function measure(rows: unknown[]): Record<string, unknown> & { rows: number; correct: number } {
  const judged = rows.map(judge);
  const kinds = [...new Set(judged.map(({ row }) => row.kind))].sort();
  const ofKind = (kind: string) => tally(judged.filter(({ row }) => row.kind === kind));
  return {
    ...tally(judged),
    ...figures(judged),
    heldBack: figures(judged.filter(({ heldBack }) => heldBack)),
    asked: judged.filter(({ got }) => got !== null && got.kind !== 'meant').length,
    byKind: Object.fromEntries(kinds.map((kind) => [kind, `${ofKind(kind).correct}/${ofKind(kind).rows}`])),
    wrong: judged.filter((one) => !one.correct).map(({ row }) => row.id),
  };
}
