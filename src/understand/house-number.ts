// House numbers: a number in front of the name of a street.
import type { DigitRun } from './digit-runs.ts';
import { isCounted } from './number-counts.ts';
import { textAt, type Place } from './number-place.ts';
import * as around from './number-words-around.ts';

const digitsOf = (run: DigitRun): string => run.elements.map((element) => element.digits).join('');

/** "2 visits on the way", "5 minutes down the road". */
const NO_STREET =
  /^(?:is|are|was|of|in|on|to|for|from|by|and|or|per|percent|dollars?|days?|weeks?|months?|years?|hours?|minutes?|times?|miles?|people|visits?|calls?|more|less|out|a|an|the|my|your|it|i|we|you|that|this|please|at)$/;
/** Behind "at 12345" these go on with the sentence. */
const NO_NAME = /^(?:is|are|am|pm|on|in|so|because|if|when|for|per|each|every)$/;
/** Tokens between a house number and its kind of street. */
const LONGEST_NAME = 5;
/** Longer ones are telephones and accounts: "call me on 206 555 0142 about the gate". */
const MOST_DIGITS = 6;

/** "12345 Oak Street", "at 12345 Main". */
export function isHouseNumber(place: Place): boolean {
  return digitsOf(place.run).length <= MOST_DIGITS && (hasStreet(place) ?? hasName(place));
}

/** Whether a kind of street follows; null where none does. */
function hasStreet(place: Place): boolean | null {
  const { tokens, run, ceiling } = place;
  for (let at = run.to; at < Math.min(run.to + LONGEST_NAME, ceiling); at += 1) {
    const token = tokens[at];
    const ranked = token?.kind === 'digits' && /^(?:st|nd|rd|th)$/.test(textAt(place, at + 1));
    if (token === undefined || (token.kind !== 'word' && !ranked)) return null;
    // "3rd" is a rank, and no road.
    if (ranked) at += 1;
    else if (at > run.to && around.STREET.test(token.text)) return !NO_STREET.test(textAt(place, run.to));
  }
  return null;
}

function hasName(place: Place): boolean {
  const { tokens, run } = place;
  const next = tokens[run.to];
  const before = textAt(place, run.from - 1);
  const located =
    /^(?:at|on)$/.test(before) ||
    /^(?:address|at) (?:is|number)$/.test(`${textAt(place, run.from - 2)} ${before}`);
  if (!located || next?.kind !== 'word' || next.glued || next.text.length < 3) return false;
  const goesOn =
    around.NUMBER_TALK.has(next.text) ||
    NO_NAME.test(next.text) ||
    [around.WEEKDAY, around.DAY_WORD, around.MONTH].some((words) => words.test(next.text));
  return !goesOn && !isCounted(place) && run.elements.length <= 4 && digitsOf(run).length >= 3;
}
