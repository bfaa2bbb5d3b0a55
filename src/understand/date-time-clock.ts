// Finds clock times: "half past two", "9 30 in the evening", "quarter to noon", "15h20", "after three".
import type { Mention, PartOfDay } from './date-time-mention.ts';
import { MONTH } from './date-time-words.ts';
import { PHRASE_END } from './date-time-phrase.ts';
import { zoneAfter } from './date-time-zones.ts';

const HOUR = '(?<hour>2[0-4]|[01]?\\d)';
const MINUTE = '(?<minute>[0-5]\\d)';
const MERIDIEM = '(?: ?(?<meridiem>am|pm)\\b)';
const PART =
  '(?:,? (?:in the |in |at |of the |(?:on )?the )?(?:early |late )?(?<part>morning|afternoon|evening|night)\\b)';
const TAIL = `(?: oclock)?(?:${MERIDIEM}|${PART})?(?! ?(?:percent|%|°))`;
const TAIL_FOLLOWS =
  '(?= oclock| ?[ap]m\\b|,? (?:in the |in |at |of the |(?:on )?the )?(?:early |late )?(?:morning|afternoon|evening|night)\\b)';
// A decimal point, a slash or a dash and more digits make it something else than a time.
const CLEAR_LEFT = '(?<![\\d.,:/$£€#]|[\\d/]-|-\\d)';
const CLEAR_RIGHT = '(?![\\d/]|[.:,]\\d|-\\d{3})';

// "building 4 this afternoon"
const NO_PLACE =
  '(?<!\\b(?:building|room|unit|apartment|apt|number|suite|floor|gate|line|option|table|bay|house|store|no|step|page)\\.? #?)';

/** Words that make a bare number after them a time. */
const LEAD =
  '\\b(?:at|after|before|(?<!\\d )by|around|about|circa|until|till|til|since|(?<!scale )from|between|than|say|maybe|approximately|roughly|exactly|starts? at|make it)';
const TO_OR_PAST = '(?<way>past|after|to|till|til|before|of)';

// From the most to the least telling; of overlapping finds the longest stays.
const PATTERNS: readonly RegExp[] = [
  `${CLEAR_LEFT}\\b${HOUR}:${MINUTE}(?::[0-5]\\d)?${CLEAR_RIGHT}${TAIL}`,
  `${CLEAR_LEFT}\\b${HOUR}[. ]${MINUTE} ?${MERIDIEM}`,
  `${CLEAR_LEFT}\\b${HOUR}[. ]${MINUTE}${CLEAR_RIGHT}${PART}`,
  `${CLEAR_LEFT}\\b${HOUR} ?${MERIDIEM}`,
  `${CLEAR_LEFT}\\b${HOUR}${MINUTE} ?${MERIDIEM}`,
  `${CLEAR_LEFT}\\b${HOUR} oclock${TAIL}`,
  `${CLEAR_LEFT}\\b(?<!\\d )${HOUR}${PART.replace('(?:in the |in |at |of the |(?:on )?the )?', '(?:in the |in |at |of the )')}`,
  `${CLEAR_LEFT}\\b${HOUR}h${MINUTE}?\\b`,
  `${CLEAR_LEFT}\\b(?<hour>[01]?\\d|2[0-3])${MINUTE} (?<military>hours)\\b`,
  `(?<=${LEAD} )${HOUR}[. ]${MINUTE}${CLEAR_RIGHT}${TAIL}(?! ?(?:(?:st|nd|rd|th)\\b|/|people|percent|dollars|pounds|euros|\\d))`,
  `(?<=${LEAD} )(?<!than )(?!\\d00\\b)${HOUR}${MINUTE}${CLEAR_RIGHT}${PHRASE_END}`,
  `(?<=${LEAD} |slot at |time at )${HOUR}(?<!\\b0)${CLEAR_RIGHT}${PHRASE_END}`,
  `(?<![\\d.,:/$£€#-] ?)\\b${HOUR} (?<minute>[0-5][05]|\\d\\d(?= minutes\\b))(?! \\d)(?:${PHRASE_END}|(?= minutes\\b))`,
  // After a slip, a bare number is a time when a time was the slip.
  `(?<=\\b(?<slip>sorry|no|wait|mean|meant|actually|rather),? )${HOUR}(?<!\\b0)${CLEAR_RIGHT}${PHRASE_END}`,
  `${NO_PLACE}${CLEAR_LEFT}\\b${HOUR}(?= (?:tonight|this (?:morning|afternoon|evening)|(?:today|tomorrow|yesterday)(?: (?:morning|afternoon|evening|night)\\b| *$)))`,
  `\\b(?:a )?half (?:past )?${HOUR}${CLEAR_RIGHT}${TAIL}(?! ?(?:hour|minute|day|week|month|year|dozen|of|price))`,
  `\\b(?<count>(?:a )?quarter|\\d{1,2})(?: min(?:ute)?s?)? ${TO_OR_PAST} (?:${HOUR}|(?<named>noon|midnight))${CLEAR_RIGHT}(?:${TAIL_FOLLOWS}|${PHRASE_END})${TAIL}(?! ?(?:(?:st|nd|rd|th)\\b|people|of\\b|\\d|${MONTH}))`,
  `(?<=tonight |evening |night |morning |afternoon )(?:at |around |by )?${HOUR}(?::${MINUTE})?${PHRASE_END}`,
  `\\b(?<named>noon|midnight)\\b`,
].map((source) => new RegExp(source, 'g'));

/** Clock times in plain words (see date-time-words), each as minutes since midnight. */
export function findClockTimes(text: string): Mention[] {
  const found: Mention[] = [];
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const mention = read(match, text);
      if (mention)
        found.push(withZone(text, { ...mention, start: match.index, end: match.index + match[0].length }));
    }
  }
  return found;
}

/** The mention together with the time zone that follows it. */
export function withZone(text: string, mention: Mention): Mention {
  return { ...mention, ...zoneAfter(text, mention.end) };
}

function read(match: RegExpMatchArray, text: string): Omit<Mention, 'start' | 'end'> | null {
  const { hour, minute, meridiem, part, count, way, named, slip, military } = match.groups ?? {};
  if (named !== undefined && count === undefined)
    return {
      minute: named === 'noon' ? 720 : 0,
      exact: true,
      ...(named === 'midnight' ? { part: 'night' } : {}),
    };
  if (count !== undefined && way === 'to' && isRangeBefore(text, match.index ?? 0)) return null;
  const said = isPart(part) ? part : undefined;
  const on =
    named === undefined
      ? onDial(Number(hour), meridiem, said)
      : { minute: named === 'noon' ? 720 : 1440, exact: true };
  const shift = /^(?:a )?half/.test(match[0]) ? 30 : minutesAside(count, way);
  if (on === null || shift === null) return null;
  // "13 pm" and "24:01" are slips of something else; "15:50 pm" is a clock read aloud.
  if (Number(hour) > 12 && meridiem && minute === undefined) return null;
  if (Number(hour) === 24 && Number(minute ?? 0) > 0) return null;
  const total = (on.minute + Number(minute ?? 0) + shift + 1440) % 1440;
  return {
    minute: total,
    exact: on.exact || military !== undefined,
    ...(said ? { part: said } : {}),
    ...(slip ? { tentative: true } : {}),
  };
}

// "from 5 to 6" and "between 5 to 6" are spans of time, not minutes to the hour.
const isRangeBefore = (text: string, at: number) =>
  /\b(?:from|between) $/.test(text.slice(Math.max(0, at - 12), at));

function minutesAside(count: string | undefined, way: string | undefined): number | null {
  if (count === undefined) return 0;
  const minutes = count.endsWith('quarter') ? 15 : Number(count);
  if (minutes > 59) return null;
  // Without the word "minutes", only fives make sense before "to" or "of": "8 to 5" is a working day.
  const before = way !== 'past' && way !== 'after';
  if (before && minutes % 5 !== 0) return null;
  return before ? -minutes : minutes;
}

// The hour as said, in minutes since midnight, and whether the half of the day is certain.
function onDial(
  hour: number,
  meridiem: string | undefined,
  part: PartOfDay | undefined,
): { minute: number; exact: boolean } | null {
  if (hour > 24) return null;
  if (hour > 12) return { minute: (hour % 24) * 60, exact: true };
  if (meridiem) return { minute: ((hour % 12) + (meridiem === 'pm' ? 12 : 0)) * 60, exact: true };
  if (part) return { minute: withPart(hour * 60, part) % 1440, exact: true };
  return { minute: hour * 60, exact: hour === 0 };
}

/** The half of the day that a part of it stands for: nine at night is 21:00, two at night is 02:00. */
export function withPart(minute: number, part: PartOfDay): number {
  const hour = Math.floor(minute / 60);
  if (hour > 12) return minute;
  switch (part) {
    case 'morning':
      return minute % 720;
    case 'afternoon':
      return hour === 12 || hour === 0 ? (minute % 720) + 720 : minute + 720;
    case 'evening':
      return hour === 12 ? (minute % 720) + 1440 : minute + 720;
    case 'night':
      return hour === 12 ? (minute % 720) + 1440 : hour >= 6 ? minute + 720 : minute;
  }
}

/** Without anything said, callers mean the hours in which people are about: 7 is morning, 6 is evening. */
export function assumeHalfOfDay(minute: number): number {
  return minute < 7 * 60 ? minute + 720 : minute;
}

export function isPart(word: string | undefined): word is PartOfDay {
  return word === 'morning' || word === 'afternoon' || word === 'evening' || word === 'night';
}
