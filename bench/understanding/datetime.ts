// Measures dates and times understood in datetime.jsonl: overall, by kind, and negatives apart.
//
// A row is right when our date and time equal those of one acceptable reading; a negative row, when nothing is
// understood. The sources write the same thing differently, so two readings of ours count as equal to theirs:
// - A bare time has no date with us; sources that give one mean the next such time, or today's.
// - A part of the day has no clock time with us; sources give it hours of their own, which must lie within it.
// chrono's rows check only the fields they list, and mean the nearest day unless marked forwardDate.
// nlu_range rows resolve each end by itself ("from the 3rd to the 6th of January" as April 3rd to January 6th) where
// we give both the month; `nluRangeSameDates` counts those that agree on both days of the month, outside `correct`.
// `strict` allows none of that: default options, time as on a clock in UTC, and plain equality with what is listed.
// Spans count by their start (by both ends where a row has nothing but ends); `spanEnds` counts their ends as well.
import { z } from 'zod';
import { instantOf } from '../../src/understand/civil-date.ts';
import { understandDateTime, type DateTimeUnderstood } from '../../src/understand/index.ts';

const field = z.string().nullish();
const Reading = z.object({
  date: field,
  time: field,
  date_from: field,
  date_to: field,
  time_from: field,
  time_to: field,
  end_date: field,
  end_time: field,
});
type Reading = z.infer<typeof Reading>;

const Row = z.object({
  id: z.string(),
  text: z.string(),
  reference: z.string(),
  acceptable: z.array(Reading),
  kind: z.string(),
  note: z.string().optional(),
});
type Row = z.infer<typeof Row>;

const MS_PER_DAY = 86_400_000;
/** Duckling's corpus is set two hours west of Greenwich (its sign is the other way round in this name). */
const DUCKLING_ZONE = 'Etc/GMT+2';
/** The others name no zone; those of their rows that say "PT" leave it at that. */
const HOME_ZONE = 'America/Los_Angeles';
/** Hours that a part of the day may be given, generously: sources differ by up to three hours. */
const PART_HOURS = {
  morning: ['00:00', '12:00'],
  afternoon: ['11:00', '18:00'],
  evening: ['16:00', '24:00'],
  night: ['17:00', '24:00'],
} as const;

const shift = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);

export interface DateTimeRowResult {
  readonly row: Row;
  readonly got: DateTimeUnderstood | null;
  readonly correct: boolean;
  /** Whether the plain return value, with default options, equals what the row lists. */
  readonly strict: boolean;
  /** Null where the row has no end. */
  readonly endsCorrect: boolean | null;
  readonly unreadable?: true;
}

export function judge(input: unknown): DateTimeRowResult {
  const row = Row.parse(input);
  const wall = Date.parse(`${row.reference}Z`);
  // One row's reference has a thirteenth month. It counts as wrong, and `unreadable` says how many there are.
  if (Number.isNaN(wall))
    return { row, got: null, correct: false, strict: false, endsCorrect: null, unreadable: true };
  const strict = equals(understandDateTime(row.text, { now: wall, timeZone: 'UTC' }), row);
  const timeZone = row.kind.startsWith('duckling') ? DUCKLING_ZONE : HOME_ZONE;
  const got = understandDateTime(row.text, {
    now: instantOf(
      { day: Math.floor(wall / MS_PER_DAY), minute: Math.floor((wall % MS_PER_DAY) / 60_000) },
      timeZone,
    ),
    timeZone,
    prefer: row.kind.startsWith('chrono') && !row.note?.includes('forwardDate') ? 'nearest' : 'future',
  });
  if (row.kind === 'negative') return { row, got, correct: got === null, strict, endsCorrect: null };
  if (got === null) return { row, got, correct: false, strict, endsCorrect: null };
  const matching = row.acceptable.filter((reading) => startMatches(got, reading, row));
  const withEnd = row.acceptable.some((reading) => reading.end_date ?? reading.end_time);
  return {
    row,
    got,
    correct: matching.length > 0,
    strict,
    endsCorrect: withEnd ? matching.some((reading) => endMatches(got, reading)) : null,
  };
}

function equals(got: DateTimeUnderstood | null, row: Row): boolean {
  if (got === null || row.kind === 'negative') return got === null && row.kind === 'negative';
  const from = got.range?.from;
  const to = got.range?.to;
  return row.acceptable.some((want) => {
    if (want.date_from ?? want.date_to) return from?.date === want.date_from && to?.date === want.date_to;
    const sameDate = got.date === (want.date ?? null);
    if (want.time_from ?? want.time_to)
      return sameDate && from?.time === want.time_from && to?.time === want.time_to;
    return sameDate && got.time === (want.time ?? null);
  });
}

function startMatches(got: DateTimeUnderstood, want: Reading, row: Row): boolean {
  if (want.date_from ?? want.date_to) {
    return got.range?.from.date === want.date_from && got.range?.to.date === want.date_to;
  }
  if (want.time_from ?? want.time_to) {
    const date = want.date ?? null;
    return (
      got.date === date && got.range?.from.time === want.time_from && got.range?.to.time === want.time_to
    );
  }
  return dateMatches(got, want.date ?? null, row) && timeMatches(got, want, row);
}

function dateMatches(got: DateTimeUnderstood, want: string | null, row: Row): boolean {
  const today = row.reference.slice(0, 10);
  if (want === null)
    return got.date === null || (got.time !== null && (got.date === today || got.date === shift(today, 1)));
  if (got.date !== null) return got.date === want;
  const passed = (got.time ?? '24:00') <= row.reference.slice(11, 16);
  return want === today || (passed && want === shift(today, 1));
}

function timeMatches(got: DateTimeUnderstood, want: Reading, row: Row): boolean {
  const time = want.time ?? null;
  if (time === null) return got.time === null || row.kind.startsWith('chrono');
  if (got.time !== null) return got.time === time;
  if (got.partOfDay) {
    const [from, to] = PART_HOURS[got.partOfDay];
    return time >= from && time <= to;
  }
  return false;
}

// Sources give the first moment after a span, the last one within it, or the one said; all three are the same end.
function endMatches(got: DateTimeUnderstood, want: Reading): boolean {
  const end = got.range?.to;
  if (!end) return got.partOfDay !== undefined;
  const date = want.end_date ?? want.date ?? null;
  const dateFits = date === null || end.date === null || end.date === date || shift(end.date, 1) === date;
  if (want.end_time == null || end.time === null) return dateFits;
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  const late = minutes(want.end_time) - minutes(end.time);
  return dateFits && (late === 0 || late === 1 || late === 60);
}

function sameDates(results: readonly DateTimeRowResult[]): string {
  const rows = results.filter(
    ({ row }) => row.kind === 'nlu_range' && row.acceptable.some((one) => one.date_from),
  );
  const same = rows.filter(({ row, got }) =>
    row.acceptable.some(
      (one) =>
        got?.range?.from.date?.slice(8) === one.date_from?.slice(8) &&
        got?.range?.to.date?.slice(8) === one.date_to?.slice(8),
    ),
  );
  return `${same.length}/${rows.length}`;
}

const ratio = (part: number, whole: number) => (whole === 0 ? 1 : Math.round((part / whole) * 1e4) / 1e4);

export function measure(rows: unknown[]): Record<string, unknown> & { rows: number; correct: number } {
  const results = rows.map(judge);
  const tally = (some: readonly DateTimeRowResult[]) => {
    const right = some.filter((result) => result.correct).length;
    return { correct: right, rows: some.length, accuracy: ratio(right, some.length) };
  };
  const kinds = [...new Set(results.map((result) => result.row.kind))].sort();
  const ended = results.filter((result) => result.endsCorrect !== null);
  const { correct } = tally(results);
  const strictly = (some: readonly DateTimeRowResult[]) => some.filter((result) => result.strict).length;
  return {
    rows: rows.length,
    correct,
    accuracy: ratio(correct, rows.length),
    strictCorrect: strictly(results),
    strictAccuracy: ratio(strictly(results), rows.length),
    unreadable: results.filter((result) => result.unreadable).length,
    negatives: tally(results.filter((result) => result.row.kind === 'negative')),
    byKind: Object.fromEntries(
      kinds.map((kind) => {
        const some = results.filter((result) => result.row.kind === kind);
        const { correct: right, rows: of, accuracy: share } = tally(some);
        return [kind, `${right}/${of} ${share}, strict ${strictly(some)}`];
      }),
    ),
    nluRangeSameDates: sameDates(results),
    spanEnds: `${ended.filter((result) => result.endsCorrect).length}/${ended.length}`,
  };
}
