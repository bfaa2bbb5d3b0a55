// Digits for the places where a caller said or keyed in some: the log has only how many there were.

/** Of the range that is kept free for fiction. */
export const NUMBER = '2065550142';

const HIDDEN = /\((said|keyed in) (\d+) digits?\)/g;

/** A turn that was keyed in, and nothing said. */
export function isKeyed(text: string): boolean {
  return /^\(keyed in \d+ digits?\)$/.test(text);
}

/** How many digits were hidden in each place, in order. */
export function hiddenCounts(text: string): number[] {
  return [...text.matchAll(HIDDEN)].map(([, , count]) => Number(count));
}

/** The text with digits in each place; `digitsFor` is asked for so many. Keys are told one by one. */
export function withDigits(text: string, digitsFor: (count: number) => string): string {
  return text.replace(HIDDEN, (_hidden, how: string, count: string) => {
    const digits = digitsFor(Number(count));
    return how === 'said' ? digits : Array.from(digits).join(' ');
  });
}

/** Digits that were no part of an answer: a telephone number, where there are as many as one has. */
export function withMadeUpDigits(text: string): string {
  return withDigits(text, (count) => (count === NUMBER.length ? NUMBER : '1'.repeat(count)));
}
