// Finds single days as callers name them: weekdays near and far, "the twelfth", "the first Monday of May".
import { noSuchDay } from './chrono-dates.ts';
import { addMonths, dayOf, daysInMonth, mondayOf, partsOf, validDay, weekdayOf } from './civil-date.ts';
import {
  compiled,
  findAll,
  type Found,
  type Groups,
  type Mention,
  type Pattern,
  type Setting,
} from './mention.ts';
import { direction, MONTH, monthNumber, standsAlone, STEP, WEEKDAY, weekdayNumber } from './vocabulary.ts';

const DAY = `(?<day>${WEEKDAY})`;
const NTH = '(?<nth>\\d{1,2}(?:st|nd|rd|th)|last)';
const MONTH_OR = `(?:(?:of|in) )?(?:(?<step>this|next) month|the month|(?<month>${MONTH})|(?:the )?following month)`;
const ANY = '(?:any|every|each|an?|most|all) (?:other )?';

const DAYS = compiled([
  ['\\b(?:the )?day after tomorrow\\b', (_, { today }) => ({ day: today + 2 })],
  ['\\b(?:the )?day before yesterday\\b', (_, { today }) => ({ day: today - 2 })],
  ['\\b(?:the rest of |later )?(?:today|(?:this|the) same day)\\b', (_, { today }) => ({ day: today })],
  ['\\btomorrow\\b', (_, { today }) => ({ day: today + 1 })],
  ['\\byesterday\\b', (_, { today }) => ({ day: today - 1 })],
  ['\\btonight\\b', (_, { today }) => ({ day: today, part: 'evening' })],
  ['\\bthis (?:early |late )?(?<part>morning|afternoon|evening)\\b', thisPart],
  [`\\b(?:${ANY})?weekdays?\\b`, () => ({ weekdays: [0, 1, 2, 3, 4] })],
  [`\\b(?:weekends|(?<!\\ball )(?:(?!all )${ANY})weekend)\\b`, () => ({ weekdays: [5, 6] })],
  [`\\b(?:(?<any>${ANY})|(?:the )?${STEP} )?${DAY}(?! (?:ago|after next|week\\b))`, weekday],
  // "Fat Tuesday" and "Easter Monday" are no days that we know.
  [`\\b(?:black|ash|fat|shrove|palm|easter|cyber|bowl|holy|maundy) ${DAY}`, () => ({ impossible: true })],
  [`\\b(?:the )?${DAY} after next\\b`, aWeekAfter],
  [`\\b(?<count>\\d) ${DAY} from (?:now|today)\\b`, weekdaysFromNow],
  [`\\b${DAY} week\\b`, aWeekAfter],
  [`\\b${DAY},? (?:of |in |from )?(?:the )?${STEP} week\\b`, ofWeek],
  [`\\b(?:the )?${STEP} week,? (?:on |maybe )?${DAY}`, ofWeek],
  [`\\b${DAY} (?:in|from) (?<count>an?|\\d) weeks?(?: from now)?\\b`, weekdayInWeeks],
  [`\\b(?:the )?${NTH} ${DAY} ${MONTH_OR}`, nthWeekday],
  [`\\b(?:the )?last day ${MONTH_OR}`, (g, s) => ({ day: dayOf(...monthOf(g, s, 1), 1) - 1 })],
] satisfies Pattern[]);

/** The day of a month: "the 24th", "on the 3rd of next month". */
const DAY_OF_MONTH = new RegExp(
  `\\b(?:(?<lead>on|the|on the) )?(?<date>[0-3]?\\d)(?:st|nd|rd|th)\\b(?: (?:of )?(?:the )?(?:(?<step>this|current|next|following|coming) )?month\\b)?(?! (?:of (?:the )?)?(?:${MONTH}|${WEEKDAY}))(?![-/]\\d)`,
  'g',
);

/** A bare number that can only be a day: "the 24 works", "Friday 23", "from the 13 to the 15th". */
const BARE_DAY = new RegExp(
  `(?:(?<=\\bthe |${WEEKDAY},? )(?<date>1[3-9]|2\\d|3[01])|(?<=${MONTH} \\d{1,2},? (?:or|and) (?:the )?)(?<late>[12]?\\d|3[01])|(?<=\\b(?:from|between) (?:the )?)(?<early>[12]?\\d|3[01])(?= ?(?:to|and|through|until|-) (?:the )?\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}))(?![\\d:./%-]|(?:st|nd|rd|th)\\b| ?(?:am|pm|oclock|hours)\\b)`,
  'g',
);

/** Days in plain words, resolved against today. */
export function findDays(text: string, setting: Setting): Mention[] {
  const numbered = [...text.matchAll(DAY_OF_MONTH)].flatMap((match) => {
    const end = match.index + match[0].length;
    const { lead = '', date = '' } = match.groups ?? {};
    // "The first" and "the third" of what was offered are no days; after "on" and "of the month" they are.
    const ranked = /^0?[1-3]$/.test(date) && !lead.startsWith('on') && !/month$/.test(match[0]);
    // "Is the 16th possible": asked about, whatever follows.
    const asked = /\b(?:is|would|will|does) $/.test(text.slice(Math.max(0, match.index - 6), match.index));
    const said = ranked ? !isRank(text, match.index, end) : asked || standsAlone(text, end);
    const found = said ? dayOfMonth(match.groups ?? {}, setting) : null;
    return found ? [{ ...found, start: match.index, end }] : [];
  });
  const bare = [...text.matchAll(BARE_DAY)].flatMap((match) => {
    const { date, early, late } = match.groups ?? {};
    const end = match.index + match[0].length;
    const found =
      early || standsAlone(text, end) ? dayOfMonth({ date: date ?? early ?? late }, setting) : null;
    return found ? [{ ...found, start: match.index, end }] : [];
  });
  return [...findAll(DAYS, text, setting), ...numbered, ...bare];
}

// "By the 2nd", "Monday the 3rd", "the 2nd or the 9th", "the 1st at ten"; not "the 1st sounds good".
function isRank(text: string, start: number, end: number): boolean {
  if (start === 0 && /^[ .,?!]*(?:please)?[ .,?!]*$/.test(text.slice(end))) return false;
  const before = text.slice(Math.max(0, start - 24), start);
  const led =
    /(?:\b(?:by|until|from|after|before|since|through|between)(?: the)?|day,?|\d(?:st|nd|rd|th),? (?:or|and|to)) $/.test(
      before,
    );
  return !(led
    ? standsAlone(text, end) || /day,? $/.test(before)
    : /^ (?:(?:at|around|between) \d|(?:in the|at noon)|(?:or|and|to|through) (?:the )?\d\d?(?:st|nd|rd|th))/.test(
        text.slice(end),
      ));
}

function thisPart({ part }: Groups, { today }: Setting): Found {
  return { day: today, part: part === 'morning' || part === 'afternoon' ? part : 'evening' };
}

function weekday({ step, any, day = '' }: Groups, { today }: Setting): Found {
  const wanted = weekdayNumber(day);
  const coming = today + ((wanted - weekdayOf(today) + 7) % 7 || 7);
  const named = {
    weekday: wanted,
    ...(step ? {} : { bare: true }),
    ...(any || /days$/.test(day) ? { weekdays: [wanted] } : {}),
  };
  const toward = direction(step);
  // "Next Friday" is Friday of next week; "this Friday" that of this week, or the coming one when it is gone.
  if (step === 'this')
    return { day: mondayOf(today) + wanted < today ? coming : mondayOf(today) + wanted, ...named };
  if (toward < 0) return { day: coming - 7 === today ? today - 7 : coming - 7, ...named };
  if (step === 'next' || step === 'following') return { day: mondayOf(today) + 7 + wanted, ...named };
  return { day: coming, ...named };
}

function aWeekAfter({ day = '' }: Groups, { today }: Setting): Found {
  return { day: today + ((weekdayNumber(day) - weekdayOf(today) + 7) % 7 || 7) + 7 };
}

function weekdaysFromNow({ day = '', count }: Groups, { today }: Setting): Found {
  return { day: today + ((weekdayNumber(day) - weekdayOf(today) + 7) % 7 || 7) + 7 * (Number(count) - 1) };
}

function ofWeek({ step, day = '' }: Groups, { today }: Setting): Found {
  return { day: mondayOf(today) + 7 * direction(step) + weekdayNumber(day) };
}

function weekdayInWeeks({ day = '', count }: Groups, { today }: Setting): Found {
  return { day: today + ((weekdayNumber(day) - weekdayOf(today) + 7) % 7) + 7 * (Number(count) || 1) };
}

/** Year and month that are meant, so many months on. */
function monthOf({ step, month }: Groups, { today }: Setting, later = 0): [year: number, month: number] {
  const now = partsOf(today);
  if (!month) return [now.year, now.month + (step === 'next' ? 1 : 0) + later];
  const number = monthNumber(month);
  return [now.year + (number < now.month ? 1 : 0), number + later];
}

function nthWeekday(groups: Groups, setting: Setting): Found | null {
  const [year, month] = monthOf(groups, setting);
  const wanted = weekdayNumber(groups.day ?? '');
  const end = dayOf(year, month + 1, 1) - 1;
  if (groups.nth === 'last') return { day: end - ((weekdayOf(end) - wanted + 7) % 7) };
  const first = dayOf(year, month, 1);
  const day = first + ((wanted - weekdayOf(first) + 7) % 7) + 7 * (parseInt(groups.nth ?? '1', 10) - 1);
  return day > end ? null : { day };
}

function dayOfMonth({ date, step }: Groups, { today }: Setting): Found | null {
  const wanted = Number(date);
  const now = partsOf(today);
  if (step) {
    const { year, month } = partsOf(addMonths(today, /^(?:this|current)$/.test(step) ? 0 : 1));
    const day = validDay(year, month, wanted);
    if (day !== null) return { day, yearless: false };
    return wanted >= 1 && wanted <= 31 ? noSuchDay(month, { today, minute: 0 }) : null;
  }
  if (wanted < 1 || wanted > 31) return null;
  const first = wanted >= now.date ? now.month : now.month + 1;
  const month = daysInMonth(now.year, first) >= wanted ? first : first + 1;
  return { day: dayOf(now.year, month, wanted), dayOfMonth: wanted };
}
