// Finds spans of clock time: "between 10 and 12", "from 3:30 to six pm", "Monday 2-4", "nine until noon".
import { assumeHalfOfDay, inPart, isPart } from './clock-times.ts';
import type { Found, Mention } from './mention.ts';
import { MONTH, standsAlone, WEEKDAY } from './vocabulary.ts';
import { zoneAfter } from './zones.ts';

const time = (n: 1 | 2): string =>
  `(?:(?<w${n}>noon|midnight)|(?<h${n}>2[0-4]|[01]?\\d)(?:[:.h](?<m${n}>[0-5]\\d)|h|(?<mm${n}>[0-5]\\d)(?!\\d)| (?<ms${n}>[0-5]\\d)(?!\\d))?(?: oclock)?(?: ?(?<ap${n}>am|pm)\\b)?(?: in the (?<p${n}>morning|afternoon|evening))?)`;
const SPAN = new RegExp(
  `(?<![\\d.,:/$#-])\\b(?<lead>(?:any ?time |sometime )?(?:in )?between |from |(?<=\\b)(?:at )?)${time(1)}(?<by> ?(?:-|to|until|through) ?| and (?:before )?)(?:around |about )?${time(2)}(?: (?:in the |at )?(?<part>morning|afternoon|evening|night)\\b)?(?![\\d/:]|[.,]\\d|-\\d|(?:st|nd|rd|th)\\b| (?:of )?${MONTH})`,
  'g',
);
const PLACED_BEFORE = new RegExp(
  `(?:${WEEKDAY}|tomorrow|today|tonight|morning|afternoon|evening|\\d(?:st|nd|rd|th)),? $`,
);
const PLACED_AFTER = new RegExp(
  `^,? (?:on |this |next )?(?:the \\d|\\d{1,2}(?:st|nd|rd|th)|${WEEKDAY}|tomorrow|today|tonight|works?|is (?:fine|good|ok))`,
);
/** A span that is all that was said, or was proposed in so many words. */
const ALONE = /(?:^|[,.?!] |\b(?:say|maybe|how about|what about|or|prefer|home|free|available) )$/;
const NO_TIME =
  /\b(?:scale|rated?|rating|pages?|numbers?|aged?|ages|ratio|steps?|score|buildings?|units?|rooms?) (?:of |from )?$/;

/** Spans of clock time in plain words. */
export function findClockSpans(text: string): Mention[] {
  return [...text.matchAll(SPAN)].flatMap((match) => {
    const end = match.index + match[0].length;
    const span = read(match.groups ?? {}, { before: text.slice(0, match.index), text, end });
    const start = match.index;
    return span ? [{ ...span, ...zoneAfter(text, end), start, end: zoneAfter(text, end)?.end ?? end }] : [];
  });
}

interface At {
  readonly before: string;
  readonly text: string;
  readonly end: number;
}

function read(groups: Record<string, string | undefined>, at: At): Found | null {
  const { lead = '', by = '', part } = groups;
  const first = end(groups, 1);
  const last = end(groups, 2);
  const told = (first.half ?? groups.m1 ?? last.half ?? groups.m2 ?? part) !== undefined;
  const led = lead.includes('between') || lead.includes('from');
  // "And" joins a span only after "between"; bare numbers need something that makes them times.
  if (by.startsWith(' and') && !lead.includes('between') && !by.includes('before')) return null;
  if (NO_TIME.test(at.before.slice(-14)) || first.minute > 1440 || last.minute > 1440) return null;
  if (!told && !(standsAlone(at.text, at.end) && (led || isPlaced(at, by)))) return null;
  if (!led && / (?:to|until) /.test(by) && isMinutesTo(first, last)) return null;
  if (groups.mm1 !== undefined && !told) return null;
  return span(first, part === undefined ? last : { ...last, half: last.half ?? part });
}

const isPlaced = ({ before, text, end: at }: At, by: string): boolean =>
  PLACED_BEFORE.test(before.slice(-14)) ||
  PLACED_AFTER.test(text.slice(at)) ||
  (!by.includes('-') && ALONE.test(before));

// "20 to 3 pm" is one time, "10 to 12" are two.
function isMinutesTo(first: End, last: End): boolean {
  const hours = (last.minute - first.minute) / 60;
  const fives = first.half === undefined && first.minutes === undefined && first.minute % 300 === 0;
  return fives && (last.named || first.minute > 720 || !(hours > 0 && hours < 5));
}

interface End {
  readonly minute: number;
  readonly minutes: string | undefined;
  readonly half: string | undefined;
  /** Noon or midnight. */
  readonly named: boolean;
}

function end(groups: Record<string, string | undefined>, n: 1 | 2): End {
  const word = groups[`w${n}`];
  const minutes = groups[`m${n}`] ?? groups[`mm${n}`] ?? groups[`ms${n}`];
  const half =
    groups[`ap${n}`] ?? groups[`p${n}`] ?? (word === undefined ? undefined : word === 'noon' ? 'pm' : 'am');
  return {
    minute: Number(groups[`h${n}`] ?? 12) * 60 + Number(minutes ?? 0),
    minutes,
    half,
    named: word !== undefined,
  };
}

// One half of the day said serves both ends where that keeps them in order.
function span(first: End, last: End): Found {
  const from = halfOf(first.minute, first.half);
  const to = halfOf(last.minute, last.half);
  if (from === null && to !== null) {
    const same = halfOf(first.minute, last.half) ?? first.minute;
    return { minute: same < to ? same : (same + 720) % 1440, minuteEnd: to, exact: true };
  }
  if (from !== null) return { minute: from, minuteEnd: to ?? dialAfter(from, last.minute), exact: true };
  const start = assumeHalfOfDay(first.minute);
  return { minute: start, minuteEnd: dialAfter(start, last.minute), exact: false };
}

// The first time after one that a dial shows another.
const dialAfter = (minute: number, last: number): number =>
  (minute + ((last - minute + 1440) % 720 || 720)) % 1440;

function halfOf(minute: number, said: string | undefined): number | null {
  if (minute >= 780 || minute < 60) return minute % 1440;
  if (said === 'am') return minute % 720;
  if (said === 'pm') return (minute % 720) + 720;
  return isPart(said) ? inPart(minute, said) : null;
}
