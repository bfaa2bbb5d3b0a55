// The rows of public data sets that may be learned from: their licences allow shipping weights that came of them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Share-alike licences (ODbL, CDLA-Sharing): measured with, never learned from. */
const NOT_TO_BE_SHIPPED = /hellohaptik\/HINT3|^bitext\//;

export function mayBeLearned(source: string): boolean {
  return !NOT_TO_BE_SHIPPED.test(source);
}

/** The rows of a file of cases; none where the folder has no such file. */
export function readRows(folder: string, name: string): readonly unknown[] {
  const path = join(folder, `${name}.jsonl`);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
}
