// Puts days and times together: corrections, spans, "Tuesday after three".
import type { Day } from './civil-date.ts';
import { anchor } from './date-time-anchor.ts';
import { alternatives, inWeek, upTo } from './date-time-beside.ts';
import { joinDayParts } from './date-time-join.ts';
import { meant } from './date-time-meant.ts';
import type { Mention, Setting } from './date-time-mention.ts';

export type Group = Mention;

/** What is said between a slip and its correction. */
const CORRECTION =
  /\b(?:no|nope|sorry|actually|i mean|i meant|rather|instead|wait|scratch that|make (?:it|that)|or rather|correction|my mistake|let's say|better)\b/;
const NOT_A_CORRECTION = /\b(?:if|whether)\b.*\bor\b/;
const TO =
  /^[\s,]*(?:-|(?:up )?to|until|till|til|through|(?:but |and )(?:before|by|until|(?:no|not) later than))(?: the| around| about)*\s*$/;
/** Two days in one sentence that are the two ends of a stay. */
const STAY =
  /\b(?:leav\w*|check(?:ing)?[ -]?out|depart\w*|return\w*|until|till|through|to|come back|go back)\b/;
const FOR_DAYS = /^ (?:and staying |staying )?for (\d+) (day|week|night)s?\b/;
const FOR_DAYS_BEFORE = /\bfor (\d+) (day|week)s?,? (?:starting )?(?:from|on|starting)? ?$/;

/** One group for each day or time that is meant, in the order of the words. */
export function combine(text: string, mentions: readonly Mention[], setting: Setting): Group[] {
  const resolved = joinDayParts(text, anchor(text, meant(text, mentions)), setting);
  const groups: Group[] = [];
  let corrected = false;
  for (const mention of resolved) {
    const open = groups[groups.length - 1];
    if (!open) {
      groups.push(mention);
      continue;
    }
    const gap = text.slice(open.end, mention.start);
    const slip = CORRECTION.test(gap) && !NOT_A_CORRECTION.test(gap);
    const joined = slip
      ? correct(open, mention)
      : (extend(open, mention, { gap, text, today: setting.today }) ?? fill(open, mention, gap));
    if (joined)
      groups[groups.length - 1] = { ...joined, start: Math.min(open.start, mention.start), end: mention.end };
    else groups.splice(-1, 1, ...alternatives(open, mention, gap));
    corrected ||= slip;
  }
  return groups
    .filter((group) => group.day !== undefined || group.minute !== undefined || group.part !== undefined)
    .map((group) => staying(text, group));
}

// Only what the correction names changes: "Tuesday at three, no, Wednesday" keeps the time.
function correct(open: Group, mention: Mention): Group {
  const { dayAfter: _period, ...kept } = open;
  return { ...(mention.day === undefined ? open : kept), ...mention };
}

interface Between {
  readonly gap: string;
  readonly text: string;
  readonly today: Day;
}

function extend(open: Group, mention: Mention, { gap, text, today }: Between): Group | null {
  const and =
    /\bbetween (?:the )?$/.test(text.slice(Math.max(0, open.start - 14), open.start + 0)) ||
    /^between/.test(text.slice(open.start));
  const connects = TO.test(gap) || (and && /^ (?:and|until|to)(?: the)? $/.test(gap));
  if (open.day !== undefined && mention.day !== undefined) {
    if (connects || (STAY.test(gap) && gap.length < 60)) return upTo(open, mention);
    return null;
  }
  // "from 2pm till tomorrow 4:30": the day belongs to the second time.
  if (
    connects &&
    open.minute !== undefined &&
    open.day === undefined &&
    mention.day !== undefined &&
    mention.minute === undefined
  ) {
    return { ...open, day: today, dayAfter: mention.day + 1 };
  }
  if (
    open.dayAfter !== undefined &&
    open.minute !== undefined &&
    open.minuteEnd === undefined &&
    mention.day === undefined &&
    mention.minute !== undefined &&
    gap.length <= 4
  ) {
    return { ...open, minuteEnd: mention.minute };
  }
  if (connects && open.minute !== undefined && mention.minute !== undefined && open.minuteEnd === undefined) {
    return {
      ...open,
      ...(mention.day === undefined ? {} : { day: mention.day }),
      minuteEnd: mention.minute,
      exact: open.exact ?? false,
    };
  }
  return null;
}

// A time joins the day it was said with, and a part of the day tells which half is meant.
function fill(open: Group, mention: Mention, gap: string): Group | null {
  if (mention.day !== undefined && open.day !== undefined) {
    const within = inWeek(open, mention, gap);
    if (within) return within;
    // "this evening from 7", "later today at 5": the same day twice.
    return open.day === mention.day && !(open.minute !== undefined && mention.minute !== undefined)
      ? { ...open, ...mention }
      : null;
  }
  if (mention.minute !== undefined && open.minute !== undefined) return null;
  if (mention.lasts !== undefined && open.minute === undefined) return { ...open, lasts: mention.lasts };
  return { ...mention, ...open };
}

// "the 18th of December for 10 days"
function staying(text: string, group: Group): Group {
  if (group.day === undefined || group.dayAfter !== undefined) return group;
  const match =
    FOR_DAYS.exec(text.slice(group.end, group.end + 40)) ??
    FOR_DAYS_BEFORE.exec(text.slice(Math.max(0, group.start - 40), group.start));
  if (!match) return group;
  return {
    ...group,
    dayAfter: group.day + Number(match[1]) * (match[2] === 'week' ? 7 : 1) + (match[2] === 'week' ? 0 : 1),
  };
}
