// Times that count from others: from what is on offer ("later", "another day"), or from a visit that is to be moved.
import { addDays } from '../../domain/zoned-time.ts';
import { understandDateTimes, type DateTimeUnderstood } from '../../understand/index.ts';
import { plain } from './acts.ts';
import {
  ANY_TIME,
  mondayOf,
  OPEN_DAYS,
  type CompanyClock,
  type OnOffer,
  type Place,
  type TimeWindow,
} from './window-shape.ts';

/**
 * Of a visit that is to be moved: "the day after", "a week later", "a bit earlier, same day". Null where the words do not
 * count from it.
 */
export function windowBeside(words: string, clock: CompanyClock, visit: Place): TimeWindow | null {
  const said = plain(words);
  const asked = understandDateTimes(words, clock).filter(({ role }) => role === 'asked');
  if (asked.some(({ date, fromTalk }) => date !== null && !fromTalk)) return null;
  const kept = SAME_TIME.test(said) ? veryHour(visit.time) : {};
  const byMinutes = asked.some(({ shift }) => shift?.minutes !== undefined);
  const inTalk = understandDateTimes(words, { ...clock, about: visit.date });
  const day = inTalk.find(({ role, date }) => role === 'asked' && date !== null);
  if (day && !byMinutes) {
    const { from, to } = day.range ?? { from: day, to: day };
    return { ...ANY_TIME, from_date: from.date ?? visit.date, to_date: to.date ?? visit.date, ...kept };
  }
  const sameDay = SAME_DAY.test(said) || byMinutes;
  if (!sameDay && !COUNTS_FROM.test(said)) return null;
  const window = sameDay ? { ...ANY_TIME, from_date: visit.date, to_date: visit.date } : ANY_TIME;
  const found = relativeTo(said, { window, slots: [visit] });
  return found && { ...found, ...kept };
}

const SAME_TIME = /\bsame (?:time|hour)\b/;
const SAME_DAY = /\b(?:same|that) day\b|\ba (?:bit|little) (?:earlier|later)\b/;
const COUNTS_FROM =
  /\b(?:the )?(?:day|week) (?:after|before)\b|\b(?:next|following) day\b|\bfollowing week\b|\b(?:earlier|sooner)\b|\b(?:a|one) (?:day|week) (?:later|earlier)\b/;

function veryHour(time: string): Pick<TimeWindow, 'after_time' | 'before_time'> {
  const [hours = '0', minutes = '00'] = time.split(':');
  return { after_time: time, before_time: `${String(Number(hours) + 1).padStart(2, '0')}:${minutes}` };
}

/** What is on offer does not suit: the days after it, or the same days at other hours. */
export function awayFrom(
  ruledOut: readonly DateTimeUnderstood[],
  { window, slots }: OnOffer,
): TimeWindow | null {
  const last = slots.at(-1);
  if (!last || ruledOut.length === 0) return null;
  const hours = { part_of_day: 'any', after_time: null, before_time: null } as const;
  if (ruledOut.every(({ date, weekdays }) => date === null && !weekdays)) return { ...window, ...hours };
  return {
    ...window,
    from_date: addDays(last.date, 1),
    to_date: addDays(last.date, OPEN_DAYS),
    after_time: null,
    before_time: null,
  };
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** "Later in the week" and "the week after" are weeks counted from what is on offer. */
export const WEEK_OF =
  /\b(?:later (?:in the|that) week|(?:the|that) (?:week after|following week|day after|next day|following day)|a week later)\b/;
export const NOT_THAT_DAY =
  /\b(?:not (?:that|this|on that|the same) day|(?:another|different|other|some other) (?:day|date)s?|(?:that|this) day (?:doesn'?t|does not|won'?t|isn'?t|is no))\b/;
const LATER_DAY =
  /\b(?:later (?:in the|that|this|next) (?:week|month)|(?:a |any )?later (?:date|day)|further out|the (?:next|following) (?:day|one))\b/;
const LATER = /\b(?:later|afterwards?|too early)\b/;
const EARLIER_DAY = /\b(?:(?:an )?(?:earlier|sooner) (?:date|day)|sooner)\b/;
const EARLIER = /\b(?:earlier|too late)\b/;
const OTHERS =
  /\b(?:(?:something|anything|what|any(?:thing)?) else|none (?:of (?:those|these|them))?|neither|other (?:times?|options?|slots?|ones)|another time|different time|those don'?t|(?:don'?t|doesn'?t|won'?t|not) (?:really )?(?:work|suit|fit)|more (?:times|options))\b/;

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const weekdayOf = (date: string): string => WEEKDAYS[daysBetween(mondayOf(date), date)] ?? '';

/** "Later", "earlier", "another day": by the times on offer. */
export function relativeTo(said: string, { window, slots }: OnOffer): TimeWindow | null {
  const first = slots[0];
  const last = slots.at(-1);
  if (!first || !last) return null;
  const oneDay = window.from_date !== null && window.from_date === (window.to_date ?? window.from_date);
  const onward = (date: string): TimeWindow => ({
    ...window,
    from_date: date,
    to_date: addDays(date, OPEN_DAYS),
    after_time: null,
    before_time: null,
  });
  const nextMonday = addDays(mondayOf(last.date), 7);
  if (/\bthe (?:day before|(?:previous|prior) day)\b/.test(said))
    return { ...onward(addDays(first.date, -1)), to_date: addDays(first.date, -1) };
  if (/\bthe week before\b/.test(said))
    return { ...onward(addDays(nextMonday, -14)), to_date: addDays(nextMonday, -8) };
  if (/\blater (?:in the|that) week\b/.test(said))
    return { ...onward(addDays(last.date, 1)), to_date: addDays(nextMonday, -1) };
  if (/\bthe (?:day after|(?:next|following) day)\b/.test(said))
    return { ...onward(addDays(last.date, 1)), to_date: addDays(last.date, 1) };
  const [, weekday] = /\b(\w+day) after(?: that)?(?= *(?:$|please|works|is|then))/.exec(said) ?? [];
  if (weekday && WEEKDAYS.includes(weekday)) {
    const ahead = (WEEKDAYS.indexOf(weekday) - WEEKDAYS.indexOf(weekdayOf(last.date)) + 7) % 7 || 7;
    return { ...onward(addDays(last.date, ahead)), to_date: addDays(last.date, ahead) };
  }
  if (WEEK_OF.test(said)) return { ...onward(nextMonday), to_date: addDays(nextMonday, 6) };
  if (NOT_THAT_DAY.test(said)) return onward(addDays(last.date, 1));
  if (LATER_DAY.test(said)) return onward(addDays(last.date, 1));
  if (EARLIER_DAY.test(said) && first.date > (window.from_date ?? ''))
    return { ...window, from_date: null, to_date: first.date, before_time: null };
  if (EARLIER_DAY.test(said) || EARLIER.test(said))
    return {
      ...window,
      from_date: oneDay ? window.from_date : null,
      to_date: first.date,
      part_of_day: 'any',
      after_time: null,
      before_time: oneDay ? first.time : null,
    };
  if (LATER.test(said))
    return first.date === last.date
      ? {
          ...window,
          from_date: last.date,
          to_date: last.date,
          part_of_day: 'any',
          after_time: minuteLater(last.time),
          before_time: null,
        }
      : onward(addDays(last.date, 1));
  return OTHERS.test(said) ? onward(addDays(last.date, 1)) : null;
}

/** Slots start on the minute: the next one excludes the slot itself. */
function minuteLater(time: string): string {
  const [hours = '0', minutes = '0'] = time.split(':');
  const total = Math.min(Number(hours) * 60 + Number(minutes) + 1, 1439);
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
