// Dates of birth, spoken or typed, to ISO 8601; a day and month that could be either way round are asked about.
import { dateElements } from './birth-date-elements.ts';
import type { DateElement } from './birth-date-elements.ts';
import { numericDates } from './numeric-date.ts';
import { isoDate, yearOf } from './calendar-date.ts';
import type { DateContext } from './calendar-date.ts';
import { clip } from './tokens.ts';
import { firstUnderstood, oneOf } from './understood.ts';
import type { Understood } from './understood.ts';

export interface DateOfBirthOptions {
  readonly nbest?: readonly string[];
  /** True where 03/06 is the third of June, false where it is March 6th; left out: such dates are ambiguous. */
  readonly dayFirst?: boolean;
  /** ISO date of the call: nobody is born after it, and it says which century a year of two digits is in. */
  readonly today?: string;
}

type NumberElement = Extract<DateElement, { kind: 'number' }>;
const isNumber = (element: DateElement | undefined): element is NumberElement => element?.kind === 'number';
const joined = (numbers: readonly NumberElement[]): string => numbers.map((number) => number.digits).join('');

const CORRECTION = /\b(?:sorry|wait|no|nope|actually|mean|meant|correction|rather|oops|scratch)\b/;

/** Cuts where other words stand, and lets a correction replace what it corrects. */
function windowsOf(elements: readonly DateElement[]): DateElement[][] {
  const windows: DateElement[][] = [[]];
  let previous: DateElement | undefined;
  for (const element of elements) {
    const gap = previous?.after ?? '';
    const current = windows.at(-1) ?? [];
    const like = previous !== undefined && previous.kind === element.kind;
    const another = element.kind === 'month' && current.some(({ kind }) => kind === 'month');
    if (gap !== '' && CORRECTION.test(gap) && like) {
      const ordinal = isNumber(element) && isNumber(previous) ? element.ordinal === previous.ordinal : true;
      if (ordinal) current.pop();
      else windows.push([]);
    } else if (another) windows.push(dayBefore(current));
    else if (gap !== '') windows.push([]);
    windows.at(-1)?.push(element);
    previous = element;
  }
  return windows.filter((window) => window.length > 0);
}

/** "August 8 to August 12" are two dates; the day in "of March, third of May" goes with what follows. */
function dayBefore(current: DateElement[]): DateElement[] {
  const last = current.at(-1);
  if (!isNumber(last) || !last.ordinal || current.length < 2) return [];
  current.pop();
  return [last];
}

/** "2000 and 4", "19 85", "1 9 8 5": the year is whatever numbers end the date. */
function yearText(numbers: readonly NumberElement[]): string {
  const [first, second] = numbers;
  if (
    numbers.length === 2 &&
    /^[12]\d00$/.test(first?.digits ?? '') &&
    /^\d{1,2}$/.test(second?.digits ?? '')
  ) {
    return `${first?.digits.slice(0, 2) ?? ''}${second?.digits.padStart(2, '0') ?? ''}`;
  }
  // "One thirty": a time, and no year with a digit lost.
  if (numbers.length === 2 && first?.digits.length === 1 && /^[0-5]\d$/.test(second?.digits ?? '')) return '';
  return joined(numbers);
}

const dayOf = (element: NumberElement | undefined): number =>
  element !== undefined && /^\d{1,2}$/.test(element.digits) ? Number(element.digits) : NaN;

/** A date with the month's name, in any order. */
function namedMonth(window: readonly DateElement[], context: DateContext): string[] {
  const at = window.findLastIndex(
    (element, index) =>
      element.kind === 'month' && (isNumber(window[index + 1]) || isNumber(window[index - 1])),
  );
  const month = window[at];
  if (month?.kind !== 'month') return [];
  const before = window.slice(0, at).filter(isNumber);
  const after = window.slice(at + 1).filter(isNumber);
  const lastBefore = before.at(-1);
  const [firstAfter, ...rest] = after;
  const readings: (string | null)[] = [];
  const isDay = lastBefore !== undefined && dayOf(lastBefore) >= 1 && dayOf(lastBefore) <= 31;
  if (isDay && firstAfter?.ordinal === true && rest.length > 0) {
    // "20th May 6th 1998": "of the" was heard as a month, and the second ordinal is the month if it can be one.
    const year = yearOf(yearText(rest), context);
    const second = dayOf(firstAfter);
    readings.push(isoDate(year, second <= 12 ? second : month.month, dayOf(lastBefore), context));
  }
  if (isDay)
    readings.push(isoDate(yearOf(yearText(after), context), month.month, dayOf(lastBefore), context));
  if (firstAfter !== undefined) {
    readings.push(isoDate(yearOf(yearText(rest), context), month.month, dayOf(firstAfter), context));
    for (const size of [2, 1]) {
      const text = joined(after);
      const year = text.length - size >= 4 ? text.slice(size) : '';
      readings.push(isoDate(yearOf(year, context), month.month, Number(text.slice(0, size)), context));
    }
    if (lastBefore?.digits.length === 4) {
      readings.push(isoDate(yearOf(lastBefore.digits, context), month.month, dayOf(firstAfter), context));
    }
  }
  return readings.filter((reading) => reading !== null).slice(0, 1);
}

/** A date in numbers only; one ordinal pair ("the 3rd of the 9th") is always the day first. */
function numbersOnly(window: readonly DateElement[], context: DateContext): string[] {
  const numbers = window.filter(isNumber);
  const ordinals = numbers.slice(0, 2).some((number) => number.ordinal);
  const dayFirst = ordinals ? true : context.dayFirst;
  const groups = numbers.map((number) => number.digits);
  return numericDates(groups, dayFirst === undefined ? context : { ...context, dayFirst });
}

/** Numbers said to be something else are no birth date. */
const OTHER_NUMBER = /\b(?:pin|account|card|phone|zip|ssn|policy|claim)\b[^.!?,\d]{0,30}\d[\d -]{0,30}/gi;

export interface BirthDateSaid {
  /** Offsets into the plain text. */
  readonly start: number;
  readonly end: number;
  /** ISO dates that it can mean; none where day, month or year is missing. */
  readonly readings: readonly string[];
}

/** Everything in a plain text that may be a date of birth, in order. */
export function birthDatesSaid(plain: string, context: DateContext = {}): BirthDateSaid[] {
  // What stands in for other numbers keeps their length, so that offsets hold.
  const told = plain.replace(OTHER_NUMBER, (other) =>
    '; other ;'.padEnd(other.length).slice(0, other.length),
  );
  return windowsOf(dateElements(told)).map((window) => {
    const hasMonth = window.some((element) => element.kind === 'month');
    const readings = hasMonth ? namedMonth(window, context) : numbersOnly(window, context);
    return { start: window[0]?.start ?? 0, end: window.at(-1)?.end ?? 0, readings };
  });
}

function readDate(text: string, context: DateContext): Understood<string> {
  const last = birthDatesSaid(clip(text), context).findLast(({ readings }) => readings.length > 0);
  return last === undefined ? null : oneOf(last.readings);
}

/**
 * A date of birth as an ISO date. A day, a month and a year must all have been said.
 *
 * @example understandDateOfBirth('june third eighty five') // 1985-06-03
 * @example understandDateOfBirth('03/06/85') // ambiguous: 1985-06-03, 1985-03-06
 */
export function understandDateOfBirth(text: string, options: DateOfBirthOptions = {}): Understood<string> {
  const context: DateContext = {
    ...(options.dayFirst === undefined ? {} : { dayFirst: options.dayFirst }),
    ...(options.today === undefined ? {} : { today: options.today }),
  };
  return firstUnderstood(text, options.nbest, (hypothesis) => readDate(hypothesis, context));
}
