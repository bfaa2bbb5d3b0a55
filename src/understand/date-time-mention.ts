// The common currency of the date and time finders: one mention, placed in the text, resolved as far as it goes.
import type { Day } from './civil-date.ts';

export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night';

export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly day?: Day;
  /** First day after a period such as a week; the period begins at `day`. */
  readonly dayAfter?: Day;
  /** Minutes since midnight. */
  readonly minute?: number;
  readonly minuteEnd?: number;
  /** Whether morning or afternoon was said or is plain from the hour. */
  readonly exact?: boolean;
  readonly part?: PartOfDay;
  /** 0 is Monday; set when nothing but the weekday fixes the day. */
  readonly weekday?: number;
  /** Set when nothing but the day of the month fixes the day. */
  readonly dayOfMonth?: number;
  /** Set on a day or period named by its month; true without a year: one said elsewhere completes it. */
  readonly yearless?: boolean;
  /** Counted in weeks, months or years from today: a weekday said beside it picks the day. */
  readonly relative?: boolean;
  /** A time zone that was said, as an IANA name. */
  readonly zone?: string;
  /** Counts only when nothing else was said: "now", or "for an hour". */
  readonly weak?: boolean;
  /** A bare number after "sorry" or "no": counts only as the correction of a time. */
  readonly tentative?: boolean;
  /** Has the shape of a date and is none ("April 31st"): keeps others from making something of its parts. */
  readonly impossible?: boolean;
  /** A duration in minutes ("for 30 minutes"). */
  readonly lasts?: number;
}

export interface Setting {
  readonly today: Day;
  /** Minutes since midnight. */
  readonly minute: number;
  /** Which of two possible days is meant when the words leave it open. */
  readonly prefer: 'future' | 'nearest';
}

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
