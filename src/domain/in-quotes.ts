// Somebody's words in what people read: on one line, short, and told apart from ours.

/** Characters. */
const LONGEST = 120;

/** On one line, cut between words with "…". */
export function shortened(text: string): string {
  const whole = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (whole.length <= LONGEST) return whole;
  return `${whole.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`;
}

/** In the middle of a sentence: without what they ended with, and without quotation marks of their own. */
export function inQuotes(text: string): string {
  return `“${shortened(text.trim().replace(/[\s.,;!?]+$/, '')).replace(/["“”]/g, "'")}”`;
}
