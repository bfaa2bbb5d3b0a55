// Inverse text normalisation: numbers, dates, times, money as said to the form in which they are written.
import { readNumber } from './numbers.ts';
import { tokenise } from './tokens.ts';

/** The text with spoken numbers in their written form. */
export function spokenToWritten(text: string): string {
  const tokens = tokenise(text);
  const words = tokens.map((token) => token.text);
  const out: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const read = readNumber(words, at);
    out.push(read === null ? (words[at] ?? '') : String(read.value));
    at = read?.end ?? at + 1;
  }
  return out.join(' ');
}
