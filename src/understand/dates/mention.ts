// The common currency of the finders: one mention of a day, a time or a part of the day, placed in the text.
import type { Day } from './civil-date.ts';

export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night';

export const PARTS: readonly PartOfDay[] = ['morning', 'afternoon', 'evening', 'night'];

/**
 * How far a day or time that is named reaches: `from` it on, `after` it, `before` it, or `by` it (it is the last).
 * Without one the very day or time is meant.
 */
export type Bound = 'from' | 'after' | 'before' | 'by';

/**
 * What a day or time is said for: `asked` for, `ruled_out` ("not Tuesday", "I have class on Friday"), the time of a
 * `visit` that is on the books ("my Thursday visit"), or an `aside` that wants nothing ("the ants came on Monday").
 */
export type DateRole = 'asked' | 'ruled_out' | 'visit' | 'aside';

/** Why a day has to be asked about. */
export type Unclear = 'disagrees' | 'passed' | 'no_such_day';

/** How far from where it is something is to be moved; below zero is earlier. One of them is set. */
export interface Shift {
  readonly minutes?: number;
  readonly days?: number;
  readonly months?: number;
}

/** How a day lies to the one that is talked about. */
export interface Counted {
  /** So far from it. */
  readonly shift?: Shift;
  /** Said of a visit that is moved, so never of another day. */
  readonly moves?: boolean;
  /** The whole week that lies so far from it. */
  readonly week?: boolean;
  /** 0 is Monday: that day of the week that lies so far from it, or, without a distance, the next such day. */
  readonly weekday?: number;
  /** The last such day instead. */
  readonly before?: boolean;
}

export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly day?: Day;
  /** First day after a span of days, which begins at `day`. */
  readonly dayAfter?: Day;
  /** Days that contradict each other; `day` is one of them. */
  readonly choices?: readonly Day[];
  readonly unclear?: Unclear;
  /** Minutes since midnight. */
  readonly minute?: number;
  readonly minuteEnd?: number;
  /** Whether morning or afternoon was said or is plain from the hour. */
  readonly exact?: boolean;
  readonly part?: PartOfDay;
  /** A time zone that was said, as an IANA name. */
  readonly zone?: string;
  /** 0 is Monday; set when a weekday was said. */
  readonly weekday?: number;
  /** Whether the weekday was said by itself: of this week or another, as the talk has it. */
  readonly bare?: boolean;
  /** Counted from what is talked about, where that is known: "the Friday after", "the following week", "a week later". */
  readonly fromTalk?: Counted;
  /** Days of any week, Monday is 0: "Tuesdays", "a weekday". */
  readonly weekdays?: readonly number[];
  /** Set when nothing but the day of the month fixes the day. */
  readonly dayOfMonth?: number;
  /** A day and month without a year. */
  readonly yearless?: boolean;
  /** Counted in weeks or months from today: a weekday said beside it picks the day. */
  readonly relative?: boolean;
  /** Has the shape of a date and is none ("April 31st"), or one that is not known: nothing is made of its parts. */
  readonly impossible?: boolean;
  /** A bare number after "sorry": counts only as the correction of a time. */
  readonly tentative?: boolean;
  /** Said of something that has a time already. */
  readonly shift?: Shift;
  readonly bound?: Bound;
  readonly role?: DateRole;
}

/** Only what was said of the time. */
export function withoutDay({
  day: _day,
  dayAfter: _dayAfter,
  choices: _choices,
  unclear: _unclear,
  weekday: _weekday,
  weekdays: _weekdays,
  bare: _bare,
  ...rest
}: Mention): Mention {
  return rest;
}

export type Found = Omit<Mention, 'start' | 'end'>;
/** What a pattern's named groups held. */
export type Groups = Readonly<Record<string, string | undefined>>;
/** A way of saying a day, and what it makes of today; null when it is none after all. */
export type Pattern = readonly [source: string, resolve: (groups: Groups, setting: Setting) => Found | null];

export interface Setting {
  readonly today: Day;
  /** Minutes since midnight. */
  readonly minute: number;
}

/** Runs patterns over a text. */
export function findAll(
  patterns: readonly { pattern: RegExp; resolve: Pattern[1] }[],
  text: string,
  setting: Setting,
): Mention[] {
  return patterns.flatMap(({ pattern, resolve }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const found = resolve(match.groups ?? {}, setting);
      return found ? [{ ...found, start: match.index, end: match.index + match[0].trimEnd().length }] : [];
    }),
  );
}

export const compiled = (patterns: readonly Pattern[]) =>
  patterns.map(([source, resolve]) => ({ pattern: new RegExp(source, 'g'), resolve }));

/** The longer of two overlapping mentions stays; of equally long ones, the first listed. */
export function withoutOverlaps(mentions: readonly Mention[]): Mention[] {
  const ranked = mentions
    .map((mention, index) => ({ mention, index, length: mention.end - mention.start }))
    .sort((a, b) => b.length - a.length || a.index - b.index);
  const kept: Mention[] = [];
  for (const { mention } of ranked) {
    if (kept.every((other) => mention.end <= other.start || mention.start >= other.end)) kept.push(mention);
  }
  return kept.sort((a, b) => a.start - b.start);
}
