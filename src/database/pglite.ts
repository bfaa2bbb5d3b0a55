// Opens PGlite, from a prepared template when there is one: its own first start takes three seconds.
import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { z } from 'zod';
import { MIGRATIONS_FOLDER } from './migrate.ts';

/** In memory when no folder is given. A folder that holds a database is opened as it is. */
export async function openPglite(options: { folder?: string; template?: Blob | undefined }): Promise<PGlite> {
  const loadDataDir = options.template === undefined ? {} : { loadDataDir: options.template };
  return PGlite.create({
    ...(options.folder === undefined ? {} : { dataDir: options.folder }),
    ...loadDataDir,
  });
}

/** Where templates are kept; gone with the packages that they belong to. */
export const TEMPLATE_FOLDER = fileURLToPath(
  new URL('../../node_modules/.cache/switchboard', import.meta.url),
);

/** Opens the one in `folder`, or makes it there whole: a process that is killed while making one leaves nothing. */
export async function openOrCreatePglite(folder: string, cache: TemplateCache): Promise<PGlite> {
  if (!(await exists(folder))) {
    const unfinished = `${folder}.new`;
    await rm(unfinished, { recursive: true, force: true });
    const pglite = await openPglite({ folder: unfinished, template: await cache.load() });
    await pglite.close();
    await rename(unfinished, folder);
  }
  return openPglite({ folder });
}

/** A database that was migrated before, kept in a cache folder under the versions that it depends on. */
export interface TemplateCache {
  load(): Promise<Blob | undefined>;
  /** Failing to keep one costs the next start three seconds and is no error. */
  save(pglite: PGlite): Promise<void>;
}

/** `folder` may vanish at any time, and may be one that cannot be written to. */
export function createTemplateCache(folder: string): TemplateCache {
  const path = async (): Promise<string> => join(folder, `database-${await fingerprint()}.tar.gz`);
  return {
    load: async () => {
      try {
        return new Blob([await readFile(await path())], { type: 'application/x-gzip' });
      } catch {
        return undefined;
      }
    },
    save: async (pglite) => {
      try {
        const dump = await pglite.dumpDataDir('gzip');
        await mkdir(folder, { recursive: true });
        const target = await path();
        const unfinished = `${target}.${process.pid}`;
        await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()));
        await rename(unfinished, target);
      } catch {
        // A read-only installation is fine.
      }
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

const packageFile = z.object({ version: z.string() });

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest: unknown = JSON.parse(await readFile(join(entry, '../../package.json'), 'utf8'));
  hash.update(packageFile.parse(manifest).version);
  const migrations = (await readdir(MIGRATIONS_FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  for (const name of migrations) hash.update(await readFile(join(MIGRATIONS_FOLDER, name)));
  return hash.digest('hex').slice(0, 16);
}
