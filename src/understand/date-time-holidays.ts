// Holidays that callers in the United States name instead of a date, and how each year's day is found.
import { dayOf, partsOf, weekdayOf, type Day } from './civil-date.ts';
import type { Mention, Setting } from './date-time-mention.ts';

type OfYear = (year: number) => Day;

const fixed =
  (month: number, date: number): OfYear =>
  (year) =>
    dayOf(year, month, date);

/** The nth of a weekday (0 is Monday) in a month; negative counts from the end. */
const nth =
  (month: number, weekday: number, n: number): OfYear =>
  (year) => {
    if (n > 0) {
      const first = dayOf(year, month, 1);
      return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1);
    }
    const last = dayOf(year, month + 1, 0);
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  };

// Meeus, Jones and Butcher's method for Easter Sunday in the Gregorian calendar.
const easter: OfYear = (year) => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayOf(year, Math.floor(f / 31), (f % 31) + 1);
};
const fromEaster =
  (days: number): OfYear =>
  (year) =>
    easter(year) + days;

/** A day of another calendar, looked up in the year by the platform's own calendar data. */
const inCalendar = (calendar: 'hebrew' | 'islamic-umalqura' | 'chinese', date: string): OfYear => {
  const format = new Intl.DateTimeFormat(`en-US-u-ca-${calendar}`, {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
  });
  return (year) => {
    const first = dayOf(year, 1, 1);
    for (let day = first; day < first + 366; day += 1) {
      const shown = format.format(day * 86_400_000);
      // In a leap year Adar is doubled, and its feasts fall in the second.
      if (shown === date || shown === date.replace('Adar', 'Adar II')) return day;
    }
    return first;
  };
};

// 15 April, or the next working day; Washington keeps 16 April, which moves it too (26 U.S.C. 7503).
const taxDay: OfYear = (year) => {
  const emancipation = dayOf(year, 4, 16);
  const observed = emancipation + ({ 5: -1, 6: 1 }[weekdayOf(emancipation)] ?? 0);
  let day = dayOf(year, 4, 15);
  while (weekdayOf(day) > 4 || day === observed) day += 1;
  return day;
};

const HOLIDAYS: readonly (readonly [words: string, day: OfYear])[] = [
  ["new year'?s? eve", fixed(12, 31)],
  ["new year'?s?(?: day)?", fixed(1, 1)],
  ['(?:martin luther king|mlk)(?: jr)?(?: day)?', nth(1, 0, 3)],
  ["valentine'?s(?: day)?", fixed(2, 14)],
  ["(?:presidents'?|president's|washington's) (?:day|birthday)", nth(2, 0, 3)],
  ["(?:st|saint)\\.? patrick'?s(?: day)?", fixed(3, 17)],
  ['april fools?(?: day)?', fixed(4, 1)],
  ['earth day', fixed(4, 22)],
  ["(?:international )?workers'? day|may day", fixed(5, 1)],
  ["mother'?s'? day", nth(5, 6, 2)],
  ['memorial day', nth(5, 0, -1)],
  ["father'?s'? day", nth(6, 6, 3)],
  ['juneteenth', fixed(6, 19)],
  ['independence day', fixed(7, 4)],
  ['labor day', nth(9, 0, 1)],
  ['(?:columbus|indigenous peoples?) day', nth(10, 0, 2)],
  ["halloween|all hallows'? eve", fixed(10, 31)],
  ["all saints'? day", fixed(11, 1)],
  ["veterans'? day", fixed(11, 11)],
  ['thanksgiving(?: day)?', nth(11, 3, 4)],
  ['black friday', (year) => nth(11, 3, 4)(year) + 1],
  ['cyber monday', (year) => nth(11, 3, 4)(year) + 4],
  ['(?:christmas|xmas) eve', fixed(12, 24)],
  ['(?:christmas|xmas)(?: day)?', fixed(12, 25)],
  ['boxing day', fixed(12, 26)],
  ['ash wednesday', fromEaster(-46)],
  ['palm sunday', fromEaster(-7)],
  ['good friday', fromEaster(-2)],
  ['easter monday', fromEaster(1)],
  ['easter(?: sunday)?', easter],
  ['tax day', taxDay],
  ['groundhog day', fixed(2, 2)],
  ["(?:international )?women'?s day", fixed(3, 8)],
  ['pi day', fixed(3, 14)],
  ['cinco de mayo', fixed(5, 5)],
  ['flag day', fixed(6, 14)],
  ['patriot day', fixed(9, 11)],
  ['election day', (year) => nth(11, 0, 1)(year) + 1],
  ['giving tuesday', (year) => nth(11, 3, 4)(year) + 5],
  ['kwanzaa', fixed(12, 26)],
  ['epiphany', fixed(1, 6)],
  ['(?:mardi gras|fat tuesday|shrove tuesday)', fromEaster(-47)],
  ['(?:maundy|holy) thursday', fromEaster(-3)],
  ['ascension(?: day)?', fromEaster(39)],
  ['(?:pentecost|whit sunday)', fromEaster(49)],
  ['(?:chinese|lunar) new year', inCalendar('chinese', 'First Month 1')],
  ['purim', inCalendar('hebrew', '14 Adar')],
  ['(?:passover|pesach)', inCalendar('hebrew', '15 Nisan')],
  ["lag b'?omer", inCalendar('hebrew', '18 Iyar')],
  ['shavuot', inCalendar('hebrew', '6 Sivan')],
  ['rosh hashanah?', inCalendar('hebrew', '1 Tishri')],
  ['yom kippur', inCalendar('hebrew', '10 Tishri')],
  ['sukkot', inCalendar('hebrew', '15 Tishri')],
  ['(?:hanukkah|chanukah|hanukah)', inCalendar('hebrew', '25 Kislev')],
  ['ramadan', inCalendar('islamic-umalqura', 'Ramadan 1')],
  ['eid(?: al[- ]fitr)?', inCalendar('islamic-umalqura', 'Shawwal 1')],
  ['eid al[- ]adha', inCalendar('islamic-umalqura', 'Dhuʻl-Hijjah 10')],
];

const COMPILED = HOLIDAYS.map(([words, day]) => ({
  day,
  pattern: new RegExp(
    `\\b(?:(?<step>next|last|previous|this) )?(?:${words})\\b(?:,? (?:of )?(?:(?<year>\\d{4})|(?<which>this|next|last) year))?(?<weekend> weekend)?`,
    'g',
  ),
}));

/** Holidays in plain words: the coming one, unless a year or "last" says otherwise. */
export function findHolidays(text: string, { today }: Pick<Setting, 'today'>): Mention[] {
  return COMPILED.flatMap(({ day, pattern }) =>
    [...text.matchAll(pattern)].map((match) => {
      const { step, year, which, weekend } = match.groups ?? {};
      const found = inYear(day, { step, year, which, today });
      const monday = found - weekdayOf(found);
      const place = { start: match.index, end: match.index + match[0].length };
      if (!weekend) return { ...place, day: found };
      const saturday = weekdayOf(found) === 0 ? found - 2 : monday + 5;
      return { ...place, day: saturday, dayAfter: Math.max(saturday + 2, found + 1) };
    }),
  );
}

interface Which {
  readonly step: string | undefined;
  readonly year: string | undefined;
  readonly which: string | undefined;
  readonly today: Day;
}

function inYear(day: OfYear, { step, year, which, today }: Which): Day {
  const now = partsOf(today).year;
  if (year) return day(Number(year));
  if (which) return day(now + (which === 'next' ? 1 : which === 'last' ? -1 : 0));
  const past = step === 'last' || step === 'previous';
  if (past) return day(now) < today ? day(now) : day(now - 1);
  return day(now) >= today ? day(now) : day(now + 1);
}
