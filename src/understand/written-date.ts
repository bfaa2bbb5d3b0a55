// Spoken dates in writing: "the twenty second of july twenty twelve" is "22 july 2012".
import { readNumber } from './numbers.ts';
import type { Rewrite, Speech } from './written-speech.ts';
import { isWholeUtterance, readYear, smallNumber, twoDigits } from './written-speech.ts';

const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;

function day(words: readonly string[], at: number): { value: number; end: number; ordinal: boolean } | null {
  const typed = /^\d{1,2}$/.test(words[at] ?? '');
  const suffix = typed && /^(?:st|nd|rd|th)$/.test(words[at + 1] ?? '');
  const read = typed
    ? { value: Number(words[at]), end: at + (suffix ? 2 : 1), ordinal: suffix }
    : readNumber(words, at);
  const value = Number(read?.value ?? 0);
  return read !== null && value >= 1 && value <= 31 ? { value, end: read.end, ordinal: read.ordinal } : null;
}

/** A year behind a day; "zero five" is one there. */
function yearAfter(words: readonly string[], at: number): { text: string; end: number } | null {
  const from = words[at] === ',' ? at + 1 : at;
  const year = readYear(words, from);
  if (year !== null) return { text: String(year.value), end: year.end };
  const short = twoDigits(words, from);
  return short === null ? null : { text: String(short.value).padStart(2, '0'), end: short.end };
}

/** "july twenty fifth two thousand twelve", "october nineteen oh five", "june thirtieth". */
function monthFirst({ words, tokens }: Speech, at: number): Rewrite | null {
  const month = words[at] ?? '';
  if (!MONTH.test(month)) return null;
  const written = tokens[at]?.text ?? month;
  const from = words[at + 1] === 'the' ? at + 2 : at + 1;
  const year = readYear(words, from);
  const first = day(words, from);
  const after = first === null ? null : yearAfter(words, first.end);
  // "july fifteen o six" is a year; "july fifteen twenty twelve" and "july fifteenth o six" have a day.
  const asDay = first !== null && (first.ordinal || (after !== null && after.text.length === 4));
  if (asDay) {
    const text = `${written} ${first.value}`;
    return after === null ? { text, end: first.end } : { text: `${text} ${after.text}`, end: after.end };
  }
  if (year !== null) return { text: `${written} ${year.value}`, end: year.end };
  return first === null || month === 'may' || month === 'march'
    ? null
    : { text: `${written} ${first.value}`, end: first.end };
}

/** "the twenty second of july twenty twelve". */
function dayFirst({ words, tokens }: Speech, at: number): Rewrite | null {
  const from = words[at] === 'the' ? at + 1 : at;
  const first = day(words, from);
  if (first?.ordinal !== true) return null;
  const of = words[first.end] === 'of' ? first.end + 1 : first.end;
  const month = words[of] ?? '';
  if (!MONTH.test(month) || (of === first.end && month === 'may')) return null;
  const text = `${first.value} ${tokens[of]?.text ?? month}`;
  const after = yearAfter(words, of + 1);
  return after === null ? { text, end: of + 1 } : { text: `${text} ${after.text}`, end: after.end };
}

const QUARTERS: Readonly<Record<string, string>> = { first: 'Q1', second: 'Q2', third: 'Q3', fourth: 'Q4' };

function quarter({ words }: Speech, at: number): Rewrite | null {
  const name = QUARTERS[words[at] ?? ''];
  if (name === undefined || words[at + 1] !== 'quarter') return null;
  const from = words[at + 2] === 'of' ? at + 3 : at + 2;
  const year = readYear(words, from);
  return year === null ? null : { text: `${name} ${year.value}`, end: year.end };
}

/** "seven fifty b c", "four hundred a d". */
function era({ words }: Speech, at: number): Rewrite | null {
  const hundreds = smallNumber(words, at);
  const rest = hundreds === null ? null : twoDigits(words, hundreds.end);
  const joined =
    hundreds !== null && rest !== null ? { value: hundreds.value * 100 + rest.value, end: rest.end } : null;
  const read = joined ?? readNumber(words, at);
  if (read === null) return null;
  const said = words.slice(read.end, read.end + 2).join('');
  const spaced = /^(?:bc|ad)$/.test(said);
  const name = spaced ? said : /^(?:bc|bce|ad)$/.test(words[read.end] ?? '') ? (words[read.end] ?? '') : '';
  return name === ''
    ? null
    : { text: `${read.value}${name.toUpperCase()}`, end: read.end + (spaced ? 2 : 1) };
}

/** "nineteen fifties" is the 1950s. */
function decade({ words }: Speech, at: number): Rewrite | null {
  const century = smallNumber(words, at);
  const plural = century === null ? '' : (words[century.end] ?? '');
  if (century === null || !plural.endsWith('ies') || century.value < 10 || century.value > 20) return null;
  const tens = smallNumber([`${plural.slice(0, -3)}y`], 0);
  return tens === null ? null : { text: `${century.value}${tens.value}s`, end: century.end + 1 };
}

/** A year alone: all that was said, or behind "in", "since" and the like. */
function year(speech: Speech, at: number): Rewrite | null {
  const read = readYear(speech.words, at);
  if (read === null || read.value < 1100 || read.value > 2099) return null;
  const cued = /^(?:in|since|of|year|until|by|from|around|before|after)$/.test(speech.words[at - 1] ?? '');
  return cued || isWholeUtterance(speech, at, read.end) ? { text: String(read.value), end: read.end } : null;
}

export function writtenDate(speech: Speech, at: number): Rewrite | null {
  return (
    monthFirst(speech, at) ??
    dayFirst(speech, at) ??
    quarter(speech, at) ??
    era(speech, at) ??
    decade(speech, at) ??
    year(speech, at)
  );
}
