// Whether the built page is older than what it was built from.
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Whoever builds or tests in there changes nothing of the page. */
const NOT_SOURCES = /^(node_modules|dist(\..*)?)$/;

/** True when there is no built page at all. */
export async function isStale(built: string, sources: readonly string[]): Promise<boolean> {
  const at = await changedAt(built);
  if (at === 0) return true;
  for (const source of sources) if ((await newest(source)) > at) return true;
  return false;
}

/** When the newest file under the path was changed; 0 when there is none. */
async function newest(path: string): Promise<number> {
  const entries = await readdir(path, { withFileTypes: true }).catch((): Dirent[] => []);
  if (entries.length === 0) return changedAt(path);
  const inside = entries
    .filter(({ name }) => !NOT_SOURCES.test(name))
    .map((entry) => (entry.isDirectory() ? newest : changedAt)(join(path, entry.name)));
  return Math.max(0, ...(await Promise.all(inside)));
}

async function changedAt(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
