// Every number in a text with what it is. One answer for all: what verification may read is what the record must hide.
import { digitRuns, type DigitElement, type DigitRun } from './digit-runs.ts';
import { lastLabel, trailingLabel, type NumberLabel } from './number-labels.ts';
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

interface Place {
  readonly lower: string;
  readonly tokens: readonly Token[];
  readonly run: DigitRun;
  /** Token indexes between which the words around belong to this number. */
  readonly floor: number;
  readonly ceiling: number;
}

const textAt = ({ tokens }: Place, at: number): string => tokens[at]?.text ?? '';
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
  return lastLabel(before) ?? trailingLabel(lower.slice(end, Math.min(next, end + 64)));
}

/** "12345 Oak Street", "at 12345 Main". */
function isHouseNumber(place: Place): boolean {
  const { tokens, run, ceiling } = place;
  for (let at = run.to; at < Math.min(run.to + 5, ceiling); at += 1) {
    const token = tokens[at];
    const ranked = token?.kind === 'digits' && /^(?:st|nd|rd|th)$/.test(textAt(place, at + 1));
    if (token === undefined || (token.kind !== 'word' && !ranked)) break;
    if (at > run.to && around.STREET.test(token.text)) return !NO_STREET.test(textAt(place, run.to));
  }
  const next = tokens[run.to];
  const located =
    /^(?:at|on)$/.test(textAt(place, run.from - 1)) ||
    /^(?:address|at) (?:is|number)$/.test(`${textAt(place, run.from - 2)} ${textAt(place, run.from - 1)}`);
  const isName =
    next?.kind === 'word' && !next.glued && next.text.length > 2 && !around.NUMBER_TALK.has(next.text);
  return (
    located &&
    isName &&
    !isCounted(place) &&
    !/^(?:is|are|am|pm|on|in|so|because|if|when|for|per|each|every)$/.test(next.text) &&
    !around.WEEKDAY.test(next.text) &&
    !around.DAY_WORD.test(next.text) &&
    !around.MONTH.test(next.text) &&
    run.elements.length <= 4 &&
    digitsOf(run).length >= 3
  );
}

/** "2 visits on the way", "5 minutes down the road". */
const NO_STREET =
  /^(?:is|are|was|of|in|on|to|for|from|by|and|or|per|percent|dollars?|days?|weeks?|months?|years?|hours?|minutes?|times?|miles?|people|visits?|calls?|more|less|out|a|an|the|my|your|it|i|we|you|that|this|please|at)$/;

const digitsOf = (run: DigitRun): string => run.elements.map((element) => element.digits).join('');

interface Reading {
  readonly digits: string;
  readonly label: NumberLabel | null;
  readonly talk: boolean;
}

function identifies(place: Place, { digits, label, talk }: Reading): boolean {
  const { run } = place;
  if (label === 'house' || label === 'year' || isReference(place)) return false;
  if (around.PUBLIC_NUMBER.test(digits) && /^(?:call|called|calling|dial|dialed|ring)$/.test(textAt(place, run.from - 1))) return false;
  const single = run.elements.filter(({ form }) => form === 'digit').length;
  const dictated = single >= DICTATED || (single === 2 && run.elements.length === 2);
  if (label !== null && digits.length >= 3 && isLinked(place)) return true;
  if (!(single >= DICTATED) && (isCounted(place) || isClock(place) || isCalendar(place, digits)))
    return false;
  if (!talk && isClockShaped(run) && run.elements.length > 1 && !dictated) return false;
  if (label !== null && (digits.length >= 3 || isLinked(place))) return true;
  if (!dictated && isAmount(place, digits)) return false;
  if (dictated || (digits.length >= 3 && !isRound(run, digits))) return true;
  return talk && !around.TIME_OR_COUNT_LEAD.test(textAt(place, run.from - 1));
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

/** "invoice number 1042". */
function isReference(place: Place): boolean {
  const { tokens, run, floor } = place;
  for (let at = run.from - 1; at >= Math.max(floor, run.from - 4); at -= 1) {
    const token = tokens[at];
    if (token === undefined || (token.kind === 'sign' && !/^[#:-]$/.test(token.text))) return false;
    if (around.REFERENCE.test(token.text)) return true;
    if (token.kind === 'word' && !around.LINK.test(token.text)) return false;
  }
  return false;
}

/** "two visits", "12500 square feet", "three little kids", "two of them". */
function isCounted(place: Place): boolean {
  const { tokens, run } = place;
  // "Two-story houses".
  const end = tokens[run.to]?.text === '-' && tokens[run.to]?.glued === true ? run.to + 1 : run.to;
  const [next, further] = [tokens[end], tokens[end + 1]];
  if (next === undefined || next.breaks) return false;
  if (around.MEASURE.test(next.text)) return true;
  if (next.text === '%' || (next.text === 'the' && further?.text === 'year')) return true;
  if (next.text === 'of' && /^(?:them|us|those|these|you|my|the|our|your)$/.test(further?.text ?? ''))
    return true;
  const describes =
    next.kind === 'word' && !around.NUMBER_TALK.has(next.text) && !around.LINK.test(next.text);
  return describes && further !== undefined && !further.breaks && around.MEASURE.test(further.text);
}

const valueOf = (element: DigitElement | undefined): number => Number(element?.digits ?? NaN);

/** An hour, and minutes where they are said: "nine", "nine thirty", "ten oh five", "1030". */
function isClockShaped({ elements }: DigitRun): boolean {
  const [hour, minutes, more, ...rest] = elements;
  if (hour === undefined || rest.length > 0) return false;
  if (minutes === undefined && hour.form === 'typed' && hour.digits.length > 2)
    return /^(?:0?[1-9]|1\d|2[0-4])[0-5]\d$/.test(hour.digits);
  if (!(valueOf(hour) >= 1 && valueOf(hour) <= 24) || hour.digits.length > 2) return false;
  if (minutes === undefined) return true;
  if (more !== undefined) return minutes.digits === '0' && more.form === 'digit' && more.digits.length === 1;
  return /^[0-5]\d$/.test(minutes.digits);
}

function isClock(place: Place): boolean {
  const { run, tokens } = place;
  if (!isClockShaped(run)) return false;
  const [before, after, further] = [
    textAt(place, run.from - 1),
    textAt(place, run.to),
    textAt(place, run.to + 1),
  ];
  const day = further === 'the' ? textAt(place, run.to + 2) : further;
  const inThe =
    /^(?:in|on|at|this|to)$/.test(after) && (around.DAY_WORD.test(day) || around.WEEKDAY.test(day));
  return (
    around.CLOCK_TAIL.test(after) ||
    around.DAY_WORD.test(after) ||
    around.WEEKDAY.test(after) ||
    (inThe && run.elements.length <= 2) ||
    around.CLOCK_LEAD.test(before) ||
    (before === 'and' &&
      tokens.slice(Math.max(0, run.from - 6), run.from).some(({ text }) => text === 'between')) ||
    around.DAY_WORD.test(before) ||
    around.WEEKDAY.test(before)
  );
}

/** Part of a date, or a year: "March 12 2026", "12 March", "since 2019". */
function isCalendar(place: Place, digits: string): boolean {
  const { run } = place;
  const [before, after] = [textAt(place, run.from - 1), textAt(place, run.to)];
  const further = /^(?:of|the)$/.test(after) ? textAt(place, run.to + 1) : after;
  const day = valueOf(run.elements[0]) <= 31;
  if (
    run.elements.length <= 3 &&
    day &&
    (around.MONTH.test(before) || (around.MONTH.test(textAt(place, run.from - 2)) && before === 'the'))
  )
    return true;
  if (run.elements.length <= 2 && valueOf(run.elements.at(-1)) <= 31 && around.MONTH.test(further))
    return true;
  return /^(?:19|20)\d\d$/.test(digits) && (around.YEAR_LEAD.test(before) || around.MONTH.test(before));
}

/** "I paid 4500", "about 20000", "14500 in total". */
function isAmount(place: Place, digits: string): boolean {
  const { run, floor, lower, tokens } = place;
  const end = tokens[run.to - 1]?.end ?? 0;
  if (around.AMOUNT_TAIL.test(lower.slice(end, end + 24).trimStart())) return true;
  for (let at = run.from - 1; at >= Math.max(floor, run.from - 5); at -= 1) {
    const text = textAt(place, at);
    if (around.AMOUNT_LEAD.test(text)) return true;
    if (around.ABOUT.test(text)) return digits.length >= 3;
    if (!around.LINK.test(text)) return false;
  }
  return false;
}

/** Said or written the way one says amounts: "two thousand five hundred", "10,000", "9.5". */
function isRound({ elements }: DigitRun, digits: string): boolean {
  const [only, more] = elements;
  if (only === undefined || more !== undefined) return false;
  if (only.form === 'amount') return true;
  return only.form === 'number' && (digits.length !== 5 || digits.endsWith('00'));
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
