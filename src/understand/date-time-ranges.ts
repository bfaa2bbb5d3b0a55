// Finds spans of clock time: "between 8 and 9", "from 3:30 to six pm", "Monday 6-8", "from 10 am for 3 hours".
import { assumeHalfOfDay, isPart, withPart, withZone } from './date-time-clock.ts';
import { PHRASE_END } from './date-time-phrase.ts';
import type { Mention } from './date-time-mention.ts';
import { MONTH, WEEKDAY } from './date-time-words.ts';

const time = (n: 1 | 2): string =>
  `(?:(?<w${n}>noon|midnight)|(?<h${n}>2[0-4]|[01]?\\d)(?:[:.](?<m${n}>[0-5]\\d)|(?<mm${n}>[0-5]\\d)(?!\\d))?(?: oclock)?(?: ?(?<ap${n}>am|pm)\\b)?(?: in the (?<p${n}>morning|afternoon|evening))?)`;
const BETWEEN = ' ?(?:-|to|until|till|til|through) ?| and ';
const TAIL =
  '(?: oclock)?(?: (?:in the |at )(?<part>morning|afternoon|evening|night))?(?![\\d/:]|[.,]\\d|-\\d|(?:st|nd|rd|th)\\b| ?(?:%|percent|people|dollars|days|weeks|months|years|hours|minutes)| (?:of )?(?:' +
  MONTH +
  '))';
const CLEAR_LEFT = '(?<![\\d.,:/$-])';

const RANGE = new RegExp(
  `${CLEAR_LEFT}\\b(?<lead>(?:in )?between |from )?${time(1)}(?<by>${BETWEEN})${time(2)}${TAIL}`,
  'g',
);
const DAY_BEFORE = new RegExp(
  `(?:${WEEKDAY}|tomorrow|today|tonight|yesterday|morning|afternoon|evening|night|\\d(?:st|nd|rd|th)),? $`,
);
const DAY_AFTER = new RegExp(
  `^,? (?:on |this |next )?(?:the \\d|\\d{1,2}(?:st|nd|rd|th)|${WEEKDAY}|tomorrow|today|tonight|works|is (?:fine|good|ok))`,
);
const ENDS_HERE = new RegExp(`^${PHRASE_END}`);
const RATING = /\b(?:scale|scaled|rate|rated|rating|pages?|numbers?|aged?|ages|ratio|steps?|score) (?:of )?$/;
const LASTING = /\bfor (\d+(?:\.\d+)?) (hour|minute)s?(?: (\d+) minutes?)?/g;

/** Spans of clock time in plain words. */
export function findClockRanges(text: string): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(RANGE)) {
    const groups = match.groups ?? {};
    const { lead, by = '', w1, w2, m1, m2, mm1, mm2, p1, p2, part } = groups;
    const { h1 = w1 && '12', h2 = w2 && '12', ap1 = half12(w1), ap2 = half12(w2) } = groups;
    const end = match.index + match[0].length;
    const told = Boolean(ap1 ?? ap2 ?? m1 ?? m2 ?? part ?? p1 ?? p2) || match[0].includes('oclock');
    const placed =
      DAY_BEFORE.test(text.slice(Math.max(0, match.index - 14), match.index)) ||
      DAY_AFTER.test(text.slice(end, end + 24));
    // "and" joins a span only after "between"; bare numbers need something that makes them times.
    if (by === ' and ' && !lead?.includes('between')) continue;
    if (!told && !lead && !placed) continue;
    if (!told && !ENDS_HERE.test(text.slice(end, end + 40))) continue;
    if (RATING.test(text.slice(Math.max(0, match.index - 12), match.index))) continue;
    if ((mm1 ?? mm2) !== undefined && !told && !lead) continue;
    // "20 to 3 pm" is one time.
    if (
      !lead &&
      / to /.test(by) &&
      Number(h1) % 5 === 0 &&
      !m1 &&
      !mm1 &&
      !ap1 &&
      !p1 &&
      (m2 ?? ap2 ?? part) &&
      !/morning/.test(part ?? '')
    )
      continue;
    const first = hourOf(h1, m1 ?? mm1);
    const last = hourOf(h2, m2 ?? mm2);
    if (first > 1440 || last > 1440) continue;
    if (isYears(h1, mm1) && isYears(h2, mm2) && !told) continue;
    const ends = { first, last, ap1: ap1 ?? p1, ap2: ap2 ?? part ?? p2 };
    found.push(withZone(text, { start: match.index, end, ...span(ends) }));
  }
  return found;
}

/** How long something lasts, in minutes: "for 2.5 hours". */
export function findDurations(text: string): Mention[] {
  return [...text.matchAll(LASTING)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    lasts: Number(match[1]) * (match[2] === 'hour' ? 60 : 1) + Number(match[3] ?? 0),
  }));
}

// "between 2014 and 2018"
const isYears = (hour: string | undefined, minute: string | undefined) =>
  minute !== undefined && /^(?:19|20)$/.test(hour ?? '');

const half12 = (word: string | undefined) => (word === undefined ? word : word === 'noon' ? 'pm' : 'am');

const hourOf = (hour: string | undefined, minute: string | undefined): number =>
  Number(hour) * 60 + Number(minute ?? 0);

interface Ends {
  readonly first: number;
  readonly last: number;
  readonly ap1: string | undefined;
  readonly ap2: string | undefined;
}

// One half of the day said serves both ends where that keeps them in order.
function span({ first, last, ap1, ap2 }: Ends): Pick<Mention, 'minute' | 'minuteEnd' | 'exact'> {
  const known1 = half(first, ap1);
  const known2 = half(last, ap2);
  if (known1 === null && known2 !== null) {
    const same = half(first, ap2) ?? first;
    const minute =
      same < known2
        ? same
        : half(first, ap2 === 'pm' || ap2 === 'afternoon' || ap2 === 'evening' ? 'am' : 'pm');
    return { minute: minute ?? first, minuteEnd: known2, exact: true };
  }
  const minute = known1 ?? first;
  if (known2 !== null) return { minute, minuteEnd: known2, exact: true };
  const minuteEnd = last > minute ? last : (last + 720) % 1440;
  return known1 === null
    ? { minute, minuteEnd, exact: false }
    : { minute, minuteEnd: after(minute, last), exact: true };
}

// The first time after one that a dial shows another: three after eleven at night is in the morning.
const after = (minute: number, last: number): number =>
  (minute + ((last - minute + 1440) % 720 || 720)) % 1440;

function half(minute: number, said: string | undefined): number | null {
  if (minute >= 780 || minute < 60) return minute % 1440;
  if (said === 'am') return minute % 720;
  if (said === 'pm') return (minute % 720) + 720;
  return isPart(said) ? withPart(minute, said) % 1440 : null;
}

/** Both ends moved to the hours in which people are about, keeping their distance. */
export function assumeSpan(minute: number, minuteEnd: number): { minute: number; minuteEnd: number } {
  const start = assumeHalfOfDay(minute);
  const length = (minuteEnd - minute + 1440) % 720 || 720;
  return { minute: start, minuteEnd: (start + length) % 1440 };
}
