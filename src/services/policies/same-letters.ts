// Which word is meant by one that is misspelt, or heard so: the one with most of its letters, three by three.
import { stem } from './stem.ts';

/** Letters in common that make two spellings one word, from 0 to 1. */
const SAME_LETTERS = 0.6;
const SHORTEST_MISSPELT = 5;

/** Among the stems that are known; null where none is near. */
export function alike(word: string, known: readonly string[]): string | null {
  if (word.length < SHORTEST_MISSPELT) return null;
  const letters = trigrams(stem(word));
  const [best] = known
    .map((other) => ({ other, share: dice(letters, trigrams(other)) }))
    .sort((one, another) => another.share - one.share);
  return best !== undefined && best.share >= SAME_LETTERS ? best.other : null;
}

function trigrams(word: string): ReadonlySet<string> {
  const edged = ` ${word} `;
  return new Set(
    Array.from({ length: Math.max(0, edged.length - 2) }, (_none, at) => edged.slice(at, at + 3)),
  );
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((part) => other.has(part)).length;
  return (2 * shared) / (one.size + other.size || 1);
}
