// Days of the calendar as numbers: which years and dates a person can be born on.

export interface DateContext {
  readonly dayFirst?: boolean;
  /** ISO date after which nobody is born yet. */
  readonly today?: string;
}

const EARLIEST_YEAR = 1880;
const LATEST_YEAR = 2099;
/** Without a date of the call, years of two digits up to this one are in the 2000s. */
const DEFAULT_PIVOT = 30;

/**
 * The year that a string of digits stands for, NaN when none. Two digits take the century that makes a birth
 * possible; three are a year of four of which one digit was lost ("187" for 1987, "003" for 2003).
 */
export function yearOf(digits: string, context: DateContext): number {
  const latest = context.today === undefined ? DEFAULT_PIVOT : Number(context.today.slice(2, 4));
  const short = (two: string): number => (Number(two) <= latest ? 2000 : 1900) + Number(two);
  if (/^\d{4}$/.test(digits)) {
    const year = Number(digits);
    return year >= EARLIEST_YEAR && year <= LATEST_YEAR ? year : NaN;
  }
  if (/^\d{2}$/.test(digits)) return short(digits);
  if (/^1\d{2}$/.test(digits)) return 1900 + Number(digits.slice(1));
  if (/^[02]\d{2}$/.test(digits)) return 2000 + Number(digits.slice(1));
  return NaN;
}

/** The ISO date, or null when there is no such day or it lies after today. */
export function isoDate(year: number, month: number, day: number, context: DateContext): string | null {
  if (!Number.isInteger(year) || !(month >= 1 && month <= 12) || !(day >= 1)) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return context.today !== undefined && iso > context.today ? null : iso;
}
