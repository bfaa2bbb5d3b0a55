// What a number counts, measures, dates or prices, so that it identifies nobody.
import type { DigitElement, DigitRun } from './digit-runs.ts';
import { textAt, type Place } from './number-place.ts';
import { cardinalOfOrdinal, TENS } from './number-words.ts';
import * as around from './number-words-around.ts';

/** "invoice number 1042". */
export function isReference(place: Place): boolean {
  const { tokens, run, floor } = place;
  for (let at = run.from - 1; at >= Math.max(floor, run.from - 4); at -= 1) {
    const token = tokens[at];
    if (token === undefined || (token.kind === 'sign' && !/^[#:-]$/.test(token.text))) return false;
    if (around.REFERENCE.test(token.text)) return true;
    if (token.kind === 'word' && !around.LINK.test(token.text)) return false;
  }
  return false;
}

/** "two visits", "12500 square feet", "three little kids", "two of them". */
export function isCounted(place: Place): boolean {
  const { tokens, run } = place;
  // "Two-story houses".
  const end = tokens[run.to]?.text === '-' && tokens[run.to]?.glued === true ? run.to + 1 : run.to;
  const [next, further] = [tokens[end], tokens[end + 1]];
  if (next === undefined || next.breaks) return false;
  if (around.MEASURE.test(next.text)) return true;
  if (next.text === '%' || (next.text === 'the' && further?.text === 'year')) return true;
  if (next.text === 'of' && /^(?:them|us|those|these|you|my|the|our|your)$/.test(further?.text ?? ''))
    return true;
  const describes =
    next.kind === 'word' && !around.NUMBER_TALK.has(next.text) && !around.LINK.test(next.text);
  return describes && further !== undefined && !further.breaks && around.MEASURE.test(further.text);
}

const valueOf = (element: DigitElement | undefined): number => Number(element?.digits ?? NaN);

/** An hour, and minutes where they are said: "nine", "nine thirty", "ten oh five", "1030". */
export function isClockShaped({ elements }: DigitRun): boolean {
  const [hour, minutes, more, ...rest] = elements;
  if (hour === undefined || rest.length > 0) return false;
  if (minutes === undefined && hour.form === 'typed' && hour.digits.length > 2)
    return /^(?:0?[1-9]|1\d|2[0-4])[0-5]\d$/.test(hour.digits);
  if (!(valueOf(hour) >= 1 && valueOf(hour) <= 24) || hour.digits.length > 2) return false;
  if (minutes === undefined) return true;
  if (more !== undefined) return minutes.digits === '0' && more.form === 'digit' && more.digits.length === 1;
  return /^[0-5]\d$/.test(minutes.digits);
}

/** "Between 8 and 9", "Monday 12-4". */
function isHourRange({ elements }: DigitRun): boolean {
  return (
    elements.length === 2 &&
    elements.every((one) => one.digits.length <= 2 && valueOf(one) >= 1 && valueOf(one) <= 24)
  );
}

const isDay = (text: string): boolean => around.DAY_WORD.test(text) || around.WEEKDAY.test(text);

export function isClock(place: Place): boolean {
  const { run, tokens } = place;
  const range = isHourRange(run);
  if (!isClockShaped(run) && !range) return false;
  const before = textAt(place, run.from - 1);
  const after = textAt(place, run.to);
  const further = textAt(place, run.to + 1) === 'the' ? textAt(place, run.to + 2) : textAt(place, run.to + 1);
  const between = tokens.slice(Math.max(0, run.from - 6), run.from).some(({ text }) => text === 'between');
  if (range && !isClockShaped(run))
    return before === 'between' || before === 'from' || isDay(before) || around.CLOCK_TAIL.test(after);
  const onDay = /^(?:in|on|at|this|to)$/.test(after) && isDay(further) && run.elements.length <= 2;
  const told = around.CLOCK_TAIL.test(after) || isDay(after) || onDay;
  return told || isDay(before) || around.CLOCK_LEAD.test(before) || (before === 'and' && between);
}

/** How far back a month may stand: "March 12th, 2026". */
const MONTH_DISTANCE = 5;

/** Whether a month and nothing but a day stand before. */
function hasMonthBefore({ tokens, run }: Place): boolean {
  for (let at = run.from - 1; at >= Math.max(0, run.from - MONTH_DISTANCE); at -= 1) {
    const { text = '', kind } = tokens[at] ?? {};
    if (around.MONTH.test(text)) return true;
    const day =
      kind === 'digits' ||
      kind === 'sign' ||
      /^(?:the|of|st|nd|rd|th)$/.test(text) ||
      cardinalOfOrdinal(text) !== undefined;
    if (!day || TENS.has(text)) return false;
  }
  return false;
}

/** Part of a date, or a year: "March 12 2026", "12 March", "since 2019". */
export function isCalendar(place: Place, digits: string): boolean {
  const { run } = place;
  const after = textAt(place, run.to);
  const further = /^(?:of|the)$/.test(after) ? textAt(place, run.to + 1) : after;
  const [first, last] = [valueOf(run.elements[0]), valueOf(run.elements.at(-1))];
  const year = /^(?:19|20)\d\d$/.test(digits);
  if (hasMonthBefore(place) && (year || (run.elements.length <= 3 && first <= 31))) return true;
  if (run.elements.length <= 2 && last <= 31 && around.MONTH.test(further)) return true;
  return year && around.YEAR_LEAD.test(textAt(place, run.from - 1));
}

/** Digits of millions: nobody pays a telephone number. */
const LONGEST_AMOUNT = 7;

/** "I paid 4500", "about 20000", "14500 in total". */
export function isAmount(place: Place, digits: string): boolean {
  const { run, floor, lower, tokens } = place;
  const end = tokens[run.to - 1]?.end ?? 0;
  if (around.AMOUNT_TAIL.test(lower.slice(end, end + 24).trimStart())) return true;
  for (let at = run.from - 1; at >= Math.max(floor, run.from - 5); at -= 1) {
    const text = textAt(place, at);
    if (around.AMOUNT_LEAD.test(text)) return digits.length <= LONGEST_AMOUNT;
    if (around.ABOUT.test(text)) return digits.length >= 3 && (digits.length <= 4 || digits.endsWith('00'));
    if (!around.LINK.test(text)) return false;
  }
  return false;
}

/** Said or written the way one says amounts: "two thousand five hundred", "10,000", "9.5". */
export function isRound({ elements }: DigitRun, digits: string): boolean {
  const [only, more] = elements;
  if (only === undefined || more !== undefined) return false;
  if (only.form === 'amount') return true;
  return only.form === 'number' && (digits.length !== 5 || digits.endsWith('00'));
}
