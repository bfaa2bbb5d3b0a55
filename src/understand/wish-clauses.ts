// Cuts a turn where one wish may end and another begin: at punctuation, and at the words that join.

export interface WishClause {
  /** Offsets into the text; `end` is not included. */
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

const JOINING = '\\s+(?:and also|and then|and|also|plus|but|then|oh)\\s+';
/** A comma parts most wishes, and some that are one: "cancel it, please". */
const AT_COMMAS = new RegExp(`[.?!;,]+\\s+(?:and\\s+)?|${JOINING}`, 'gi');
const AT_WORDS = new RegExp(`[.?!;]+\\s+|,?${JOINING}`, 'gi');

/**
 * The clauses in the order in which they are said; the whole text where nothing parts it.
 * @param commas Whether a comma alone parts them too.
 */
export function wishClauses(text: string, { commas }: { commas: boolean }): readonly WishClause[] {
  const joints = [...text.matchAll(commas ? AT_COMMAS : AT_WORDS)];
  const starts = [0, ...joints.map((joint) => joint.index + joint[0].length)];
  return starts.map((start, at) => {
    const end = joints[at]?.index ?? text.length;
    return { start, end, words: text.slice(start, end) };
  });
}
