// The days on which an American company is closed, and their eves: callers name them instead of a date.
import { dayOf, mondayOf, partsOf, weekdayOf, type Day } from './civil-date.ts';
import { compiled, findAll, type Mention, type Setting } from './mention.ts';

const MONDAY = 0;
const THURSDAY = 3;

type Holiday = readonly [name: string, inYear: (year: number) => Day];

const fixed =
  (month: number, date: number) =>
  (year: number): Day =>
    dayOf(year, month, date);

/** The nth such weekday of a month; of the next month, counted back, for `nth` 0. */
const nth = (month: number, weekday: number, n: number) => (year: number) => {
  const first = dayOf(year, n === 0 ? month + 1 : month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1);
};

const HOLIDAYS: readonly Holiday[] = [
  ["new year'?s? eve", fixed(12, 31)],
  ["new year'?s?(?: day)?(?! eve)", fixed(1, 1)],
  ["(?:martin luther king|mlk)(?: jr\\.?)?(?:'s)? day", nth(1, MONDAY, 3)],
  ["presidents?'?s? day", nth(2, MONDAY, 3)],
  ['memorial day', nth(5, MONDAY, 0)],
  ['juneteenth', fixed(6, 19)],
  ['(?:independence day|(?<=\\bthe )4th of july)', fixed(7, 4)],
  ['labor day', nth(9, MONDAY, 1)],
  ["(?:columbus|indigenous peoples?'?) day", nth(10, MONDAY, 2)],
  ["veterans?'? day", fixed(11, 11)],
  ['thanksgiving(?: day)?', nth(11, THURSDAY, 4)],
  ['(?:christmas|xmas) eve', fixed(12, 24)],
  ['(?:christmas|xmas)(?: day)?(?! eve)', fixed(12, 25)],
];

const PATTERNS = compiled(
  HOLIDAYS.map(([name, inYear]) => [
    `(?<!\\b(?:happy|merry) )\\b${name}(?!'s\\b)(?:,? (?<year>20\\d\\d))?(?<weekend> weekend)?\\b`,
    ({ year: said, weekend }, { today }) => {
      const { year } = partsOf(today);
      const years = said ? [Number(said)] : [year, year + 1];
      const day = years.map(inYear).find((one) => said !== undefined || one >= today) ?? inYear(year + 1);
      return weekend ? longWeekend(day) : { day };
    },
  ]),
);

// "Labor Day weekend" runs from Saturday to Monday, Thanksgiving's from Thursday to Sunday.
function longWeekend(day: Day): { day: Day; dayAfter: Day } {
  return weekdayOf(day) === MONDAY
    ? { day: day - 2, dayAfter: day + 1 }
    : { day: Math.min(day, mondayOf(day) + 5), dayAfter: mondayOf(day) + 7 };
}

/** Holidays in plain words, each the coming one. */
export function findHolidays(text: string, setting: Setting): Mention[] {
  return findAll(PATTERNS, text, setting);
}
