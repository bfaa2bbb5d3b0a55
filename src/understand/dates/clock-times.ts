// Finds clock times and parts of the day: "half past two", "nine thirty in the evening", "quarter to noon", "after lunch".
import {
  compiled,
  findAll,
  PARTS,
  type Found,
  type Groups,
  type Mention,
  type PartOfDay,
  type Setting,
} from './mention.ts';
import { MONTH, standsAlone } from './vocabulary.ts';
import { zoneAfter } from './zones.ts';

const HOUR = '(?<hour>2[0-4]|[01]?\\d)';
const MINUTE = '(?<minute>[0-5]\\d)';
const HALF = '(?: ?(?<half>am|pm)\\b)';
const PART =
  '(?:,? (?:in the |at |of the |this |on the )?(?:early |late )?(?<part>morning|afternoon|evening|night)\\b(?! (?:of|person|shift)\\b))';
const TAIL = `(?: oclock)?(?:${HALF}|${PART})?(?! ?[%°])`;
const CLEAR_LEFT = '(?<![\\d.,:/#]|[\\d/]-|-\\d)';
const CLEAR_RIGHT = '(?![\\d/]|[.:,]\\d|-\\d{3})';

/** Words that make a bare number after them a time. */
const LEAD =
  '(?<=\\b(?:at|after|before|by|(?<!\\b(?:this|the|last) )past|until|since|from|say|make it|than|close to|nearly|almost|(?<!\\b(?:saw|see|seen|have|had|has|got|get|found|were|was|are|are only|only|least|most|killed|counted|for) )(?:around|about|maybe|like|roughly|approximately))(?: around| about| maybe| like)? )';
/** "Apartment 4 this afternoon" */
const NO_PLACE =
  '(?<!\\b(?:building|room|unit|apartment|apt|number|suite|floor|gate|option|bay|house|lot|line) )';
const MINUTES_FROM =
  '(?<count>(?:a )?quarter|half|\\d{1,2})(?<told> minutes?)? (?<way>past|after|to|until|before|of) ';

/** From the most to the least telling; of overlapping finds the longest stays. */
const TIMES = compiled([
  [`${CLEAR_LEFT}\\b${HOUR}:${MINUTE}(?::[0-5]\\d)?${CLEAR_RIGHT}${TAIL}`, time],
  [`${CLEAR_LEFT}\\b${HOUR}[. ]?${MINUTE}(?:${HALF}|${PART})`, time],
  [`${CLEAR_LEFT}\\b${HOUR}${HALF}`, time],
  [`${CLEAR_LEFT}\\b${HOUR} oclock${TAIL}`, time],
  [`${CLEAR_LEFT}\\b${HOUR}${PART.replace('|on the )?', '|on the )')}`, time],
  [`${CLEAR_LEFT}\\b${HOUR}h${MINUTE}?\\b`, time],
  [`${CLEAR_LEFT}\\b(?<hour>[01]\\d|2[0-3])${MINUTE} (?<sure>hours)\\b`, time],
  [
    `${NO_PLACE}${CLEAR_LEFT}\\b${HOUR}(?= (?:tonight|this (?:morning|afternoon|evening)|(?:today|tomorrow) (?:morning|afternoon|evening|night)))`,
    time,
  ],
  [
    `(?<!\\b(?:from|between) (?=\\d+ (?:to|until) ))\\b${MINUTES_FROM}(?:${HOUR}|(?<named>noon|midnight))${CLEAR_RIGHT}${TAIL}(?! ?(?:(?:st|nd|rd|th)\\b|\\d|${MONTH}))`,
    minutesFrom,
  ],
  ['\\b(?<named>noon|midnight)\\b', ({ named }) => ({ minute: named === 'noon' ? 720 : 0, exact: true })],
]);

/** Bare numbers: times only where nothing is counted. */
const BARE = compiled([
  [`${LEAD}${HOUR}(?<!\\b0)${CLEAR_RIGHT}`, time],
  [`${LEAD}(?!\\d00\\b|(?:19|20)\\d\\d\\b)${HOUR}[. ]?${MINUTE}${CLEAR_RIGHT}`, time],
  [`(?<![\\d.,:/#-] ?)\\b(?<hour>1[0-2]|0?[1-9]) ${MINUTE}(?! ?\\d|-\\d)`, time],
  [
    `(?<=\\b(?:tonight|evening|night|morning|afternoon|today|tomorrow) )${HOUR}(?::${MINUTE})?${CLEAR_RIGHT}`,
    time,
  ],
  [
    `(?<=\\bbetween [^,.?!]{3,24} and |\\b(?:at|around|about|after|before|by) \\d{1,2}(?:[: ]\\d\\d)? or )${HOUR}${CLEAR_RIGHT}`,
    time,
  ],
  // After a slip, a bare number is a time when a time was the slip.
  [
    `(?<=\\b(?:sorry|no|wait|mean|meant|actually|rather),? )${HOUR}(?<!\\b0)${CLEAR_RIGHT}`,
    (groups) => ({ ...time(groups), tentative: true }),
  ],
]);

/** Parts of the day, and the meals and duties that people divide it by. */
const DAY_PARTS = compiled([
  [
    '(?<!\\bgood )\\b(?:(?:the|any|every|each|most|early|late|later|mid|sometime|some|1st thing|in|on) (?:in )?(?:the )?)?(?:early |late |later |mid-? ?)?(?<!\\b(?:day and|all) )(?<part>morning|afternoon|evening|night)s?\\b(?! person)',
    partOfDay,
  ],
  ['\\b1st thing\\b', () => ({ part: 'morning' })],
  ['\\b(?:any ?time )?(?:before|until) lunch\\b', () => ({ part: 'morning' })],
  ['\\b(?:any ?time )?(?:after|past) lunch\\b', () => ({ part: 'afternoon' })],
  [
    '\\b(?:(?:around|at|over|during) |(?<=day |tomorrow ))(?:the )?lunch(?: ?hour)?\\b',
    () => ({ minute: 720, exact: true }),
  ],
  [
    '\\b(?:any ?time )?after (?:work|dinner|supper)\\b(?! (?:on|is|has|starts|to) (?:my|the|our))',
    () => ({ part: 'evening' }),
  ],
  ['\\b(?:any ?time )?after school\\b', () => ({ minute: 900, exact: true, bound: 'from' })],
  [
    '\\b(?:at |by |before |toward |towards )?(?:the )?(?:end of (?:the )?(?:business )?day|eod|close of business|late in the day)\\b',
    () => ({ minute: 960, exact: true, bound: 'from' }),
  ],
]);

/** Clock times in plain words, each as minutes since midnight, and parts of the day. */
export function findClockTimes(text: string, setting: Setting): Mention[] {
  const bare = findAll(BARE, text, setting).filter(({ end }) => standsAlone(text, end));
  const timed = [...findAll(TIMES, text, setting), ...bare].map((mention) => ({
    ...mention,
    ...zoneAfter(text, mention.end),
  }));
  return [...timed, ...findAll(DAY_PARTS, text, setting)];
}

function partOfDay({ part }: Groups): Found {
  return isPart(part) ? { part } : {};
}

function time({ hour, minute, half, part: said, sure }: Groups): Found | null {
  const h = Number(hour);
  // "13 pm" and "24:01" are slips of something else; "15:50 pm" is a clock read aloud.
  if ((h > 12 && half !== undefined && minute === undefined) || (h === 24 && Number(minute ?? 0) > 0))
    return null;
  return placed(
    {
      minute: h * 60 + Number(minute ?? 0),
      sure: h > 12 || (h === 0 && half === undefined) || sure !== undefined,
    },
    half,
    said,
  );
}

function minutesFrom({ count = '', told, way, hour, named, half, part: said }: Groups): Found | null {
  const minutes = count.endsWith('quarter') ? 15 : count === 'half' ? 30 : Number(count);
  const later = way === 'past' || way === 'after';
  // Only fives make sense before "to" and "of": "8 to 5" is a working day. "Half to" is nothing.
  if (minutes > 59 || (!later && (minutes % 5 !== 0 || minutes === 30))) return null;
  // "10 to 12" is a span of time.
  if (!later && way !== 'of' && told === undefined && minutes < Number(hour) && Number(hour) - minutes < 5)
    return null;
  const on = named === 'noon' ? 720 : named === 'midnight' ? 1440 : Number(hour) * 60;
  const minute = on + (later ? minutes : -minutes);
  if (named !== undefined) return { minute: (minute + 1440) % 1440, exact: true };
  return Number(hour) > 24
    ? null
    : placed({ minute: (minute + 1440) % 1440, sure: Number(hour) > 12 }, half, said);
}

/** The half of the day is said, plain from the hour, or open. */
function placed(
  { minute, sure }: { minute: number; sure: boolean },
  half: string | undefined,
  said: string | undefined,
): Found {
  if (sure) return { minute: minute % 1440, exact: true };
  const dial = minute % 720;
  if (half !== undefined) return { minute: half === 'pm' ? dial + 720 : dial, exact: true };
  if (isPart(said)) return { minute: inPart(minute, said), exact: true, part: said };
  return { minute, exact: false };
}

/** First and last minute of a part of the day, generously; the night ends in the morning after. */
const HOURS: Readonly<Record<PartOfDay, readonly [from: number, until: number]>> = {
  morning: [0, 720],
  afternoon: [720, 1200],
  evening: [960, 1440],
  night: [1080, 1800],
};

/** Where the time on a dial falls in a part of the day: 11:45 in the morning, 2:00 at night. */
export function inPart(minute: number, said: PartOfDay): number {
  const [from, until] = HOURS[said];
  const dial = minute % 720;
  const fitting = [dial, dial + 720, dial + 1440].find((one) => one >= from && one < until);
  return (fitting ?? (said === 'morning' ? dial : dial + 720)) % 1440;
}

/** Without anything said, callers mean the hours in which people are about: 7 is morning, 6 is evening. */
export const assumeHalfOfDay = (minute: number): number => (minute < 420 ? minute + 720 : minute);

export function isPart(word: string | undefined): word is PartOfDay {
  return PARTS.some((one) => one === word);
}
