// Days that are counted from the one that is talked about: "the Friday after", "two weeks after that", "a week later".
import { addMonths, mondayOf, weekdayOf, type Day } from './civil-date.ts';
import { anyOf, VISIT } from './clause-words.ts';
import {
  compiled,
  findAll,
  type Counted,
  type Found,
  type Groups,
  type Mention,
  type Pattern,
  type Setting,
  type Shift,
} from './mention.ts';
import { spanOf } from './periods.ts';
import { WEEKDAY, weekdayNumber } from './vocabulary.ts';

/** "After that", "after my current appointment": what is talked about, where it is named at all. */
const OF_IT = `(?: (?:that|it|this|then)(?: one| day| date| week)?\\b| (?:my|our|the) (?:(?:current|existing|old|original|present) )?(?:${VISIT}|one)\\b(?! (?:on|of|in|at|for)\\b))`;
/** Where it is not, no word follows that would name another day. */
const ENDS = `(?= *(?:$|[,.?!;)-]|${anyOf('works? is would at in on please or and but instead then if maybe though any are around between')}\\b))`;
const beside = (group: string): string => `(?<${group}>after|before|following|prior)(?:${OF_IT}|${ENDS})`;
const DAY = `(?:the )?(?:next |first )?(?<day>${WEEKDAY})`;
const NEXT_TO = '(?<way>following|previous|preceding)';
const WEEK = `(?:in )?(?:the )?(?:${NEXT_TO} week|week ${beside('side')})`;

const COUNTED = compiled([
  [`\\b${DAY} ${beside('side')}`, weekdayBeside],
  [`\\b(?:the )?${NEXT_TO} (?<day>${WEEKDAY})(?! (?:week|after|before)\\b)`, weekdayBeside],
  [`\\b${WEEK}`, weekBeside],
  [`\\b${DAY},? (?:of |in |from )?${WEEK}`, weekBeside],
  [`\\b(?:on )?the (?:next day\\b|${NEXT_TO} day\\b|day ${beside('side')})`, dayBeside],
  [`\\b(?<count>an?|one|another|\\d{1,3}) (?<unit>day|week|month)s? ${beside('side')}`, distance],
] satisfies Pattern[]);

/** Each with the day that it would be of today, where it can be said of it. */
export function findCounted(text: string, setting: Setting): Mention[] {
  return findAll(COUNTED, text, setting);
}

const isBefore = ({ way, side }: Groups): boolean =>
  /^(?:before|prior|previous|preceding)$/.test(way ?? side ?? '');

// Of today, "the following Friday" is that of next week, and "the Friday after" comes after the coming one.
function weekdayBeside(groups: Groups, { today }: Setting): Found {
  const before = isBefore(groups);
  const fromTalk: Counted = { weekday: weekdayNumber(groups.day ?? ''), before };
  const from = groups.side === undefined && !before ? mondayOf(today) + 6 : today;
  const { day } = countedFrom(from, fromTalk);
  return { day: groups.side === undefined || before ? day : day + 7, fromTalk };
}

function weekBeside(groups: Groups, { today }: Setting): Found {
  const by = isBefore(groups) ? -7 : 7;
  const fromTalk: Counted = {
    shift: { days: by },
    ...(groups.day ? { weekday: weekdayNumber(groups.day) } : { week: true }),
  };
  return { ...countedFrom(groups.side === undefined ? today : today + by, fromTalk), fromTalk };
}

function dayBeside(groups: Groups): Found {
  return distance({ ...groups, count: '1', unit: 'day' });
}

function distance({ count, unit, ...way }: Groups): Found {
  const by = (Number(count) || 1) * (isBefore(way) ? -1 : 1);
  const shift = unit === 'month' ? { months: by } : { days: unit === 'week' ? by * 7 : by };
  return { shift, fromTalk: { shift } };
}

/** The day or days that lie so to a day. */
export function countedFrom(
  from: Day,
  { shift, weekday, week, before }: Counted,
): Pick<Mention, 'dayAfter'> & { day: Day } {
  if (shift) {
    const day = moved(from, shift);
    if (week) return spanOf('week', day);
    return { day: weekday === undefined ? day : mondayOf(day) + weekday };
  }
  const ahead = ((weekday ?? 0) - weekdayOf(from) + 7) % 7;
  return { day: before ? from + ahead - 7 : from + (ahead || 7) };
}

function moved(from: Day, { days = 0, months = 0 }: Shift): Day {
  return addMonths(from, months) + days;
}

/**
 * The mentions, each counted from the day that was named before it, else from the one that is talked about; what is moved
 * by so much, from where it is.
 *
 * @param about the day of what is talked about, where it is known
 */
export function countedFromTalk(mentions: readonly Mention[], about: Day | undefined): Mention[] {
  const resolved: Mention[] = [];
  for (const mention of mentions) {
    const { fromTalk, dayAfter: _dayAfter, shift: _shift, ...rest } = mention;
    const from = fromTalk && anchorOf(mention, resolved, about);
    resolved.push(from === undefined ? mention : { ...rest, ...countedFrom(from, fromTalk ?? {}) });
  }
  return resolved;
}

function anchorOf(
  { fromTalk }: Mention,
  before: readonly Mention[],
  about: Day | undefined,
): Day | undefined {
  const isMoved = fromTalk?.moves === true;
  const named = before.findLast((one) => one.day !== undefined && (!isMoved || one.role === 'visit'));
  const known = named && !isAnyWeeks(named) && !named.unclear && !named.fromTalk ? named : undefined;
  if (!known?.day) return about;
  return fromTalk?.before || known.dayAfter === undefined ? known.day : known.dayAfter - 1;
}

// "My Tuesday visit" may be that of any week.
const isAnyWeeks = ({ role, bare, weekday, weekdays }: Mention): boolean =>
  weekdays !== undefined || (role === 'visit' && bare === true && weekday !== undefined);
