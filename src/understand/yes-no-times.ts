// The days and times in an answer, held against those of the question: "the Wednesday one" is no yes to a Tuesday.
import {
  understandDateTimes,
  type DateTimeClock,
  type DateTimeUnderstood,
} from './dates/understand-dates.ts';

export interface HeldAgainst {
  /** The answer, with "that" in place of each day and time that the question names. */
  readonly text: string;
  /** A day or time is left that the question does not name. */
  readonly differs: boolean;
  /** The day is named that something is moved away from. */
  readonly namesOld: boolean;
}

const FROM_TO = /^(.*?)\bfrom (.+?) (to .+)$/;
const MONTH = /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)/i;
const WEEKDAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i;
/** Said to somebody who shall hurry, or of things in a row. */
const NO_TIME = /^(?:(?:right |just )?now|(?:the |that )?(?:first|second|third|fourth)?(?: ?ones?)?)$/i;
/** "Have a nice evening". */
const COURTESY =
  /\b(?:have|enjoy) (?:(?:a|your|the|yourself an?) )?(?:(?:nice|good|great|lovely|pleasant|wonderful|blessed) )(?:rest of (?:the|your) )?$|\benjoy (?:your|the) $/i;
/** When the company is open, which is no other day for the change: "are you open Saturday", "your hours on Friday". */
const OPENING =
  /\b(?:you|(?:the |your )(?:office|company|line|team))(?: guys| all| be| even| still| also| ever)* (?:open|closed?|work(?:ing)?)\b[^.?!,;]{0,12}$|\bhours\b[^.?!,;]{0,12}$/i;
/** "Ten works": an hour, or a day of the month, that is fine. "The first one is fine" counts. */
const PRAISED =
  /(?<!\b(?:that|this|which|first|second|third|fourth|last|other|no|every|any) )(?!(?<=\bthe )one\b)\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?= (?:is|works|work|will work|will do|sounds|would be)\b)/gi;
const COUNTED_DAY = /(day)(?:['’]?s)? ones?\b/gi;
const NAMES_THE_OLD = /^(?:'?s\b|’s\b|\s+(?:one|visit|appointment|treatment|inspection))/i;

export function holdAgainst(text: string, question: string, clock: DateTimeClock): HeldAgainst {
  const { old, next } = targetOf(question);
  const asked = understandDateTimes(next, clock);
  const before = understandDateTimes(old, clock);
  // "The Wednesday one" is no Wednesday the first.
  let rest = text.replace(COUNTED_DAY, '$1 visit');
  let [differs, namesOld] = [false, false];
  for (const mention of understandDateTimes(rest, clock)) {
    if (NO_TIME.test(mention.text)) continue;
    const at = rest.indexOf(mention.text);
    if (at < 0) continue;
    const after = rest.slice(at + mention.text.length);
    if (COURTESY.test(rest.slice(0, at)) || OPENING.test(rest.slice(0, at))) continue;
    const isOld = before.some((one) => isSame(mention, one));
    const tellsWhich = isOld && (NAMES_THE_OLD.test(after) || /\bfrom\s*$/i.test(rest.slice(0, at)));
    if (tellsWhich || asked.some((one) => isSame(mention, one))) rest = `${rest.slice(0, at)}that${after}`;
    else if (isOld) namesOld = true;
    else differs ||= isPoint(mention);
  }
  const praised = [...rest.matchAll(PRAISED)].map(([number]) => number);
  differs ||= praised.some((number) => !asked.some((one) => isNumberOf(number, one, clock)));
  return { text: rest, differs, namesOld };
}

/** Whether a bare number may be the hour or the day of the month. */
function isNumberOf(number: string, asked: DateTimeUnderstood, clock: DateTimeClock): boolean {
  const hour = understandDateTimes(`at ${number}`, clock)[0];
  return (hour !== undefined && isSame(hour, asked)) || Number(number) === Number(asked.date?.slice(8));
}

/** Where a change is to, and where it is from: "move it from Thursday to Tuesday". */
export function targetOf(question: string): { readonly old: string; readonly next: string } {
  // What they have beside it is not changed.
  const change = question.replace(/\bthe one you already have\b.*$/, '');
  const [, before, old, to] = FROM_TO.exec(change) ?? [];
  return before === undefined || old === undefined || to === undefined
    ? { old: '', next: change }
    : { old, next: `${before}${to}` };
}

/** Whether what was said may mean this day and time: "the tenth at two" for Tuesday, March 10 at 2 PM. */
export function isSame(said: DateTimeUnderstood, asked: DateTimeUnderstood): boolean {
  return said.kind === 'meant' && isPoint(said) && isSameDay(said, asked) && isSameTime(said, asked);
}

/** Not a stretch of time, and not an end of one. */
export function isPoint({ range, bound }: DateTimeUnderstood): boolean {
  return range === undefined && bound === undefined;
}

function isSameDay(said: DateTimeUnderstood, asked: DateTimeUnderstood): boolean {
  if (said.date === null || said.date === asked.date) return true;
  if (MONTH.test(said.text) || asked.date === null) return false;
  // A bare weekday or day of the month may be in a later week or month than the next.
  const weekday = WEEKDAY.exec(said.text)?.[0];
  if (weekday !== undefined)
    return !/\d|next|this|week/i.test(said.text) && asked.text.toLowerCase().includes(weekday.toLowerCase());
  return /\d(?:st|nd|rd|th)\b|\b\w+(?:th|first|second|third)\b/i.test(said.text)
    ? said.date.slice(8) === asked.date.slice(8)
    : false;
}

function isSameTime(said: DateTimeUnderstood, asked: DateTimeUnderstood): boolean {
  const hour = Number(asked.time?.slice(0, 2));
  if (said.partOfDay === 'morning') return hour < 12;
  if (said.partOfDay === 'afternoon') return hour >= 12 && hour < 18;
  if (said.partOfDay === 'evening') return hour >= 17;
  if (said.time === null || asked.time === null || said.time === asked.time)
    return said.time === null || asked.time !== null;
  return said.halfOfDayAssumed === true && minutesOf(said.time) % 720 === minutesOf(asked.time) % 720;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
