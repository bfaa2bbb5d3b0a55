// Digits dictated one by one in writing: telephone numbers, codes, card numbers, addresses of machines.
import { REPEATS, UNITS } from './number-words.ts';
import { readBelowHundred } from './numbers.ts';
import type { Rewrite, Speech } from './written-speech.ts';

interface Dictated {
  readonly digits: string;
  readonly end: number;
  readonly count: number;
}

/** "eight hundred five five five" is dictated; "eight hundred five" is counted. */
function dictatesOn(words: readonly string[], at: number): boolean {
  return [0, 1, 2].every((offset) => UNITS.has(words[at + offset] ?? ''));
}

function digitAt(
  words: readonly string[],
  at: number,
  started: boolean,
): { digits: string; end: number } | null {
  const word = words[at] ?? '';
  const unit = UNITS.get(word);
  if (unit !== undefined && words[at + 1] === 'hundred' && (started || dictatesOn(words, at + 2))) {
    return { digits: `${unit}00`, end: at + 2 };
  }
  if (unit !== undefined) return { digits: String(unit), end: at + 1 };
  if (/^\d$/.test(word)) return { digits: word, end: at + 1 };
  const next = words[at + 1] ?? '';
  const zero = /^(?:o|oh)$/.test(word);
  if (zero && (started || UNITS.has(next) || REPEATS.has(next))) return { digits: '0', end: at + 1 };
  const times = REPEATS.get(word);
  const repeated = /^(?:o|oh)$/.test(next) ? 0 : UNITS.get(next);
  if (times !== undefined && repeated !== undefined)
    return { digits: String(repeated).repeat(times), end: at + 2 };
  return null;
}

function dictated(words: readonly string[], at: number, started = false): Dictated {
  let digits = '';
  let count = 0;
  let end = at;
  for (;;) {
    const next = digitAt(words, end, started || count > 0);
    // "ninety two" in the middle of digits belongs to them.
    const pair = next === null && count >= 3 ? readBelowHundred(words, end) : null;
    if (next !== null) digits += next.digits;
    else if (pair !== null && !pair.ordinal) digits += String(pair.value);
    else return { digits, end, count };
    end = next?.end ?? pair?.end ?? end;
    count++;
  }
}

function grouped(digits: string): string {
  return digits.length === 10 ? `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}` : digits;
}

/** "plus one four one five …" and any run of at least two dictated digits. */
export function writtenDigits({ words }: Speech, at: number): Rewrite | null {
  const plus = words[at] === 'plus';
  // A country code may be said as one number: "plus forty four".
  const code = plus && !UNITS.has(words[at + 1] ?? '') ? readBelowHundred(words, at + 1) : null;
  const run = dictated(words, code?.end ?? (plus ? at + 1 : at));
  if (plus) {
    const all = `${code?.value ?? ''}${run.digits}`;
    const local = all.length > 10 ? all.slice(-10) : '';
    const country = all.slice(0, all.length - local.length);
    return run.count >= 7 ? { text: `+${country} ${grouped(local)}`.trim(), end: run.end } : null;
  }
  if (run.count < 2 && run.digits.length < 2) return null;
  // "nine eight seven dot nine eight seven": a dotted number, as of machines.
  let text = run.digits;
  let end = run.end;
  while (words[end] === 'dot') {
    const next = dictated(words, end + 1, true);
    if (next.digits === '') break;
    text += `.${next.digits}`;
    end = next.end;
  }
  return { text: text === run.digits ? grouped(text) : text, end };
}
