// Hears how far something is to be moved from where it is: "a week later", "push it back two days", "an hour earlier".
import type { Day } from './civil-date.ts';
import { MOVES } from './clause-words.ts';
import type { Found, Mention, Setting, Shift } from './mention.ts';
import { countedFrom } from './talk.ts';

const COUNT = '(?<count>an?|one|another|\\d{1,3}|a couple(?: of)?|half an?)';
const UNIT = '(?<unit>minute|hour|day|week|month)s?';
const VERB = `(?:${MOVES}|put(?:ting)?|delay\\w*|defer\\w*|mak(?:e|ing)|pull|slide|bump|do|have|get|schedule)`;
/** Between the verb and how far: "it", "both of them", "my Thursday visit", "the ant treatment". */
const WHAT =
  "(?: (?!to\\b|for\\b|in\\b|until\\b|till\\b|from\\b|on\\b|at\\b|within\\b|by\\b|back\\b|out\\b|up\\b|off\\b|ahead\\b|forward\\b)[\\w']+){0,5}?";
const MEASURE = `(?:(?:by|for) )?(?:about |around |just |like )?${COUNT} ${UNIT}`;
/** What is counted from today or ends there is no distance from a visit. */
const NOT_FROM = "(?! (?:from|after|before|ago|of|in|on|notice|ahead of)\\b|')";

const SAID = [
  // "One week later", "the same day two weeks later", "two days earlier than that".
  `(?:\\b(?:on )?the same day(?: of the week)?,?(?: but| only| just)? )?\\b${COUNT} ${UNIT} (?<way>later|earlier|sooner)\\b(?! than (?!that|this|now|planned|it)\\w)`,
  `\\b(?<way>later|earlier|sooner) by ${COUNT} ${UNIT}\\b`,
  // "Push it back a week", "put them off for two weeks", "move it up by a day".
  `\\b${VERB}${WHAT} (?<way>back|out|off|up|ahead|down)(?: it| them| that| this)? ${MEASURE}\\b${NOT_FROM}`,
  `\\b(?:bring|pull)(?:ing)?${WHAT} (?<way>forward|in) ${MEASURE}\\b${NOT_FROM}`,
  `\\b${VERB}${WHAT} ${MEASURE} (?<way>back|out|off|up|ahead|down)\\b`,
  `\\b(?<way>delay\\w*|postpon\\w+|defer\\w*)${WHAT} ${MEASURE}\\b${NOT_FROM}`,
].map((source) => new RegExp(source, 'g'));

const EARLIER = /^(?:earlier|sooner|up|ahead|forward|in)$/;

/** Where nothing is moved, what is counted from may be today: "a week later". */
const MOVED = new RegExp(
  `\\b(?:${MOVES}|put|delay\\w*|defer\\w*|make (?:it|that|them)|(?:do|have) (?:it|that|them|both))\\b`,
);

export function findShifts(text: string, { today }: Setting): Mention[] {
  return SAID.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const shift = shiftOf(match.groups ?? {});
      const measure = /(?:by |for )?(?:about |around |just |like )?\b(?:an?|one|another|\d|half)[\w ]*$/;
      const said = match[0];
      const start =
        match.index + (/^(?:\w+ by |(?:on )?the same )/.test(said) ? 0 : Math.max(0, said.search(measure)));
      const moved = MOVED.test(text.slice(0, match.index + said.length));
      const found = shift && counted(shift, moved ? undefined : today);
      return found ? [{ start, end: match.index + said.length, ...found }] : [];
    }),
  );
}

function counted(shift: Shift, today: Day | undefined): Found | null {
  if (shift.minutes !== undefined) return today === undefined ? { shift } : null;
  return today === undefined
    ? { shift, fromTalk: { shift, moves: true } }
    : { shift, fromTalk: { shift }, ...countedFrom(today, { shift }) };
}

function shiftOf({
  count = '',
  unit = '',
  way = '',
}: Readonly<Record<string, string | undefined>>): Shift | null {
  const amount = count.startsWith('half') ? 0.5 : count.startsWith('a couple') ? 2 : Number(count) || 1;
  const by = EARLIER.test(way) ? -amount : amount;
  switch (unit) {
    case 'minute':
      return { minutes: by };
    case 'hour':
      return { minutes: by * 60 };
    case 'month':
      return { months: by };
    default:
      return { days: unit === 'week' ? by * 7 : by };
  }
}
