// Makes sure that the browser's page is built and up to date.
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { isStale } from './page-age.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { runTool } from './run-tool.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const WEB = join(ROOT, 'web');

export interface BuildPageOptions {
  env: Readonly<Record<string, string | undefined>>;
  dataFolder: string;
  signal: AbortSignal;
  say: (line: string) => void;
}

/** Says what is wrong when there is no page to be had; calls can still be taken without it. */
export async function ensurePage({ env, dataFolder, signal, say }: BuildPageOptions): Promise<void> {
  const built = join(WEB, 'dist/index.html');
  // The page shows what the server tells it: those types are its sources too.
  const sources = [
    WEB,
    join(ROOT, 'src/channels'),
    join(ROOT, 'src/domain'),
    join(ROOT, 'package-lock.json'),
  ];
  const vite = viteProgram();
  // An image has the built page and no vite.
  if (vite === null || !existsSync(WEB)) {
    if (!existsSync(built)) say('There is no page to open: it is built by npm run build:web.');
    return;
  }
  if (!(await isStale(built, sources))) return;
  await oneAtATime(resolve(dataFolder, 'locks/page'), signal, async () => {
    if (!(await isStale(built, sources))) return;
    say('Building the page…');
    const complaint = await build({ vite, env, signal });
    if (complaint !== null)
      say(
        `The page could not be built${existsSync(built) ? '; the one from before is used' : ''}:\n${complaint}`,
      );
  });
}

/** In a process of its own: vite sets NODE_ENV for the process that it runs in. */
async function build(
  options: { vite: string } & Pick<BuildPageOptions, 'env' | 'signal'>,
): Promise<string | null> {
  const { vite, env, signal } = options;
  const unfinished = join(WEB, `dist.${process.pid}`);
  const old = `${unfinished}.old`;
  try {
    const args = [vite, 'build', WEB, '--outDir', unfinished, '--emptyOutDir', '--logLevel', 'warn'];
    const { ok, complaint } = await runTool(process.execPath, args, {
      cwd: ROOT,
      env: { ...env, NODE_ENV: 'production', NO_COLOR: '1' },
      signal,
    });
    if (!ok) return complaint;
    // A server that is running goes on serving: either page is whole.
    await rename(join(WEB, 'dist'), old).catch(() => undefined);
    await rename(unfinished, join(WEB, 'dist'));
    return null;
  } finally {
    await Promise.all([unfinished, old].map((folder) => rm(folder, { recursive: true, force: true })));
  }
}

function viteProgram(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve('vite/package.json');
    return join(dirname(manifest), 'bin/vite.js');
  } catch {
    return null;
  }
}
