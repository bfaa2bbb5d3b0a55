// Cuts a turn into sentences and clauses, since a long turn may hold a request in one short part of it.

const JOINS = /^(?:and|but|so|because|then)$/;
/** "Please" and "actually" begin what they lead into. */
const LEADS = /^(?:please|actually)$/;
/** How a wish begins when nothing joins it to what was said before: recognisers hear no commas. */
const STARTS = /^(?:let|can|could|may|i|get|give|put|transfer|connect)$/;
/** After one of these a wish has not begun yet: "the man that I", "to get". */
const CONTINUES = new Set(
  `to if that and or what how when where who why whom which will would did do does as not can could should have i you we they was
  said asked told know than before until about after since because while no never`.split(/\s+/),
);
const FEWEST_BEFORE_JOINT = 2;
const FEWEST_BEFORE_START = 4;
const MOST = 12;

/** The sentences of words from `plainWords`, without their full stops. */
export function sentencesIn(words: readonly string[]): readonly (readonly string[])[] {
  return cut(words, () => false);
}

/** The clauses: sentences cut at the words that join, and where a wish begins. */
export function clausesIn(words: readonly string[]): readonly (readonly string[])[] {
  return cut(words, (word, before) => {
    if (JOINS.test(word) || LEADS.test(word)) return before.length >= FEWEST_BEFORE_JOINT;
    return before.length >= FEWEST_BEFORE_START && STARTS.test(word) && !CONTINUES.has(before.at(-1) ?? '');
  }).map((clause) => (JOINS.test(clause[0] ?? '') && clause.length > 1 ? clause.slice(1) : clause));
}

function cut(
  words: readonly string[],
  begins: (word: string, before: readonly string[]) => boolean,
): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  for (const word of words) {
    const part = parts.at(-1) ?? [];
    if (word === '.' || begins(word, part)) parts.push(word === '.' ? [] : [word]);
    else part.push(word);
    if (word === '?') parts.push([]);
  }
  return parts.filter((part) => part.length > 0).slice(0, MOST);
}
