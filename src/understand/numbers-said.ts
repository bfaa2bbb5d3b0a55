// Every number in a text with what it is. One answer for all: what verification may read is what the record must hide.
import { digitRuns, type DigitRun } from './digit-runs.ts';
import { opensSomething } from './entry-code.ts';
import { isHouseNumber } from './house-number.ts';
import {
  isAmount,
  isCalendar,
  isClock,
  isClockShaped,
  isCounted,
  isReference,
  isRound,
} from './number-counts.ts';
import { lastLabel, trailingLabel, type NumberLabel } from './number-labels.ts';
import { textAt, type Place } from './number-place.ts';
import * as around from './number-words-around.ts';
import type { Token } from './tokens.ts';

export interface NumberSaid extends DigitRun {
  readonly digits: string;
  readonly label: NumberLabel | null;
  /** False for what counts, measures, dates or prices something, or is printed on an invoice. */
  readonly identifies: boolean;
}

/** Labels further ahead than this speak of something else. */
const LABEL_WORDS = 8;
/** Digits one by one: nobody counts so. */
const DICTATED = 3;

/** All numbers in order. @param tokens of `plain` */
export function numbersSaid(plain: string, tokens: readonly Token[]): NumberSaid[] {
  const runs = digitRuns(tokens);
  const lower = plain.toLowerCase();
  const talk = isNumberTalk(tokens, runs);
  return runs.map((run, index) => {
    const place = {
      lower,
      tokens,
      run,
      floor: runs[index - 1]?.to ?? 0,
      ceiling: runs[index + 1]?.from ?? tokens.length,
    };
    const digits = run.pieces.map((piece) => piece.digits).join('');
    const called = labelOf(place);
    const label = called === 'year' && !/^(?:19|20)\d\d$/.test(digits) ? null : called;
    return { ...run, digits, label, identifies: identifies(place, { digits, label, talk }) };
  });
}

const isStop = (token: Token | undefined): boolean =>
  token === undefined || token.breaks || /^[.?!;]$/.test(token.text);

function labelOf(place: Place): NumberLabel | null {
  const { lower, tokens, run, floor, ceiling } = place;
  if (isHouseNumber(place)) return 'house';
  let from = run.from;
  let crossed = false;
  while (from > floor && run.from - from < LABEL_WORDS) {
    const before = tokens[from - 1];
    if (isStop(before) && run.from - from > 0) {
      // "What's my ZIP? It's …": small words only may stand on this side of the stop.
      const linked = tokens
        .slice(from, run.from)
        .every(({ text, kind }) => kind === 'sign' || around.LINK.test(text));
      if (crossed || !linked) break;
      crossed = true;
    }
    from -= 1;
  }
  const start = tokens[from]?.start ?? 0;
  const before = lower.slice(start, tokens[run.from]?.start ?? 0);
  const end = tokens[run.to - 1]?.end ?? 0;
  const next = ceiling < tokens.length ? (tokens[ceiling]?.start ?? lower.length) : lower.length;
  const after = lower.slice(end, Math.min(next, end + 64));
  return opensSomething(before, after) ? 'entry' : (lastLabel(before) ?? trailingLabel(after));
}

interface Reading {
  readonly digits: string;
  readonly label: NumberLabel | null;
  readonly talk: boolean;
}

function identifies(place: Place, { digits, label, talk }: Reading): boolean {
  const { run } = place;
  if (label === 'house' || label === 'year' || isPublicNumber(place, digits)) return false;
  // "Gate 12" is printed above it, "the gate is 1234" opens it.
  if (label !== 'entry' && isReference(place)) return false;
  const single = run.elements.filter(({ form }) => form === 'digit').length;
  const dictated = single >= DICTATED || (single === 2 && run.elements.length === 2);
  const loose = single < DICTATED;
  if (loose && isCounted(place)) return false;
  if (label !== null && isLinked(place)) return true;
  if (loose && (isTime(place, talk) || isCalendar(place, digits))) return false;
  if (label !== null && digits.length >= 3) return true;
  if (!dictated && isAmount(place, digits)) return false;
  const long = digits.length > 3 || (digits.length === 3 && run.elements.length > 1);
  if (dictated || (long && !isRound(run, digits))) return true;
  return talk && !around.TIME_OR_COUNT_LEAD.test(textAt(place, run.from - 1));
}

/** An hour with its minutes is a time in every sentence that is about something. */
function isTime(place: Place, talk: boolean): boolean {
  return isClock(place) || (!talk && place.run.elements.length > 1 && isClockShaped(place.run));
}

function isPublicNumber(place: Place, digits: string): boolean {
  const before = textAt(place, place.run.from - 1);
  return around.PUBLIC_NUMBER.test(digits) && /^(?:call|called|calling|dial|dialed|ring)$/.test(before);
}

/** Only small words stand between the number and what comes before it in its sentence. */
function isLinked(place: Place): boolean {
  const { run, floor } = place;
  for (let at = run.from - 1; at >= Math.max(floor, run.from - LABEL_WORDS); at -= 1) {
    const token = place.tokens[at];
    if (token === undefined || token.kind === 'sign') continue;
    if (
      lastLabel(token.text) !== null ||
      /^(?:ends?|ending|starts?|starting|begins?|beginning|code|digits?)$/.test(token.text)
    )
      return true;
    if (!around.LINK.test(token.text) && !/^(?:with|in|by|like|four|last|first)$/.test(token.text))
      return false;
  }
  return false;
}

/** Nothing is said but numbers and what goes with telling them. */
function isNumberTalk(tokens: readonly Token[], runs: readonly DigitRun[]): boolean {
  const inRun = new Set(
    runs.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)),
  );
  return tokens.every(
    ({ text, kind }, index) =>
      inRun.has(index) ||
      kind === 'sign' ||
      text === 'one' ||
      around.NUMBER_TALK.has(text) ||
      (text === 'got' && /^(?:it|that)$/.test(tokens[index + 1]?.text ?? '')),
  );
}
