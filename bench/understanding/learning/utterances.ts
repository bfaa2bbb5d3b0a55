// Reads the utterances of our own: a line each, `#` for comments, `(a|b)` for ways of saying it.
import { readFileSync } from 'node:fs';
import { sequence } from './sequence.ts';

const FOLDER = new URL('../utterances/', import.meta.url);

/** One line of a file, with so many of the utterances that it stands for. */
export interface Line {
  readonly source: string;
  readonly utterances: readonly string[];
}

/** @param most utterances of one line that are taken, so that a line with many ways does not outweigh the others */
export function readUtterances(name: string, most: number): readonly Line[] {
  return readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((source) => ({ source, utterances: expand(source, most) }));
}

/**
 * Up to `most` of the utterances that a line stands for, but each alternative at least once.
 *
 * @example expand('(can|could) I', 9) // ['can I', 'could I']
 */
export function expand(line: string, most: number): readonly string[] {
  const parts = line
    .split(/(\([^()]*\))/)
    .map((part) => (part.startsWith('(') ? part.slice(1, -1).split('|') : [part]));
  const ways = parts.reduce((product, part) => product * part.length, 1);
  const spoken = (choose: (part: readonly string[], at: number) => number): string =>
    parts
      .map((part, at) => part[choose(part, at) % part.length] ?? '')
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
  if (ways <= most) return Array.from({ length: ways }, (_, way) => nth(parts, way));
  const longest = Math.max(...parts.map((part) => part.length));
  const random = sequence(line.length);
  const found = new Set<string>();
  for (let way = 0; way < Math.max(longest, most * 2) && found.size < Math.max(most, longest); way += 1)
    found.add(spoken((part, at) => (way < longest ? way + at : random(part.length))));
  return [...found];
}

function nth(parts: readonly (readonly string[])[], way: number): string {
  let rest = way;
  return parts
    .map((part) => {
      const chosen = part[rest % part.length] ?? '';
      rest = Math.floor(rest / part.length);
      return chosen;
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
