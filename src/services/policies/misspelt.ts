// Which word is meant by one that is misspelt, or was heard so: the nearest one that the documents know.
import { stem } from './stem.ts';

/** Shorter words have too many neighbours. */
const SHORTEST = 5;
/** From here on two letters may be wrong. */
const LONG = 8;

/** Among the stems that are known; null where none is near. */
export function alike(word: string, known: readonly string[]): string | null {
  const meant = stem(word);
  if (meant.length < SHORTEST) return null;
  const most = meant.length < LONG ? 1 : 2;
  const near = known
    .filter((other) => other.startsWith(meant.charAt(0)) && Math.abs(other.length - meant.length) <= most)
    .map((other) => ({ other, wrong: distance(meant, other) }))
    .filter(({ wrong }) => wrong <= most)
    .sort((one, another) => one.wrong - another.wrong);
  return near[0]?.other ?? null;
}

/** Letters to add, take away, change, or swap with their neighbour, to make one word of the other. */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_none, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const [before = [], twoBefore = []] = [rows[i - 1], rows[i - 2]];
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = one.charAt(i - 1) === other.charAt(j - 1) ? 0 : 1;
      const swapped = one.charAt(i - 1) === other.charAt(j - 2) && one.charAt(i - 2) === other.charAt(j - 1);
      const at = (line: readonly number[], column: number) => line[column] ?? Infinity;
      row[j] = Math.min(
        at(before, j) + 1,
        at(row, j - 1) + 1,
        at(before, j - 1) + changed,
        i > 1 && j > 1 && swapped ? at(twoBefore, j - 2) + 1 : Infinity,
      );
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? Infinity;
}
