// The client's side of the embedded database: finds the process that serves it, or starts one.
//
// It is a process of its own, so that several can share it and that a call's process can be killed at any moment.
import { spawn } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CodedError } from '../domain/errors.ts';
import {
  answers,
  isAlive,
  lockHolder,
  readServerFile,
  type ServerReport,
  serverReport,
} from './embedded-files.ts';
import { faultCode } from './faults.ts';

/** A first start unpacks and migrates: 4 s on two cores, more on a busy machine. */
const START_LIMIT_MS = 60_000;

/** Returns a maker of sockets for pg's `stream`: each finds the server anew, and starts one when it is gone. */
export async function connectEmbedded(dataDir: string, log?: (line: string) => void): Promise<() => Socket> {
  const folder = resolve(dataDir);
  await makeFolder(folder);
  let starting: Promise<number> | undefined;
  const findPort = (): Promise<number> =>
    (starting ??= findOrStart(folder, log).finally(() => (starting = undefined)));
  await findPort();
  return () => new EmbeddedSocket(findPort);
}

/** pg connects its socket itself, to a fixed port; ours is only known when the server has been found. */
class EmbeddedSocket extends Socket {
  readonly #findPort: () => Promise<number>;

  constructor(findPort: () => Promise<number>) {
    super();
    this.#findPort = findPort;
  }

  override connect(): this {
    this.#findPort().then(
      (port) => void super.connect(port, '127.0.0.1'),
      (error: unknown) => void this.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    return this;
  }
}

async function findOrStart(folder: string, log?: (line: string) => void): Promise<number> {
  const deadline = performance.now() + START_LIMIT_MS;
  while (performance.now() < deadline) {
    const running = await readServerFile(folder);
    if (running !== undefined && (await answers(running.port))) return running.port;
    const holder = await lockHolder(folder);
    if (holder !== undefined && isAlive(holder)) {
      // Another process is starting it, or it is just ending.
      await pause(50);
      continue;
    }
    log?.('Starting the embedded database…');
    const report = await startServer(folder);
    if (report.state === 'ready') return report.port;
    if (report.state === 'failed') throw startFault(folder, report);
  }
  throw new CodedError(
    'service_unavailable',
    `The embedded database in ${folder} did not start within a minute: see server.log there, or set DATABASE_URL.`,
  );
}

async function startServer(folder: string): Promise<ServerReport> {
  const output = await open(join(folder, 'server.log'), 'a');
  try {
    const child = spawn(process.execPath, [...loaderArguments(), serverModule(), folder], {
      detached: true,
      stdio: ['ignore', output.fd, output.fd, 'ipc'],
    });
    return await new Promise<ServerReport>((done) => {
      child.once('message', (message) => {
        done(serverReport.parse(message));
        child.disconnect();
        child.unref();
      });
      child.once('error', (error) =>
        done({ state: 'failed', code: faultCode(error), message: error.message }),
      );
      child.once('exit', (code) =>
        done({ state: 'failed', code: `exit ${code ?? 'by signal'}`, message: '' }),
      );
    });
  } finally {
    await output.close();
  }
}

/** From source the child needs the TypeScript loader that this process runs under; compiled it needs none. */
function loaderArguments(): string[] {
  if (!import.meta.url.endsWith('.ts')) return [];
  return ['--import', createRequire(import.meta.url).resolve('tsx')];
}

function serverModule(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fileURLToPath(new URL(`./embedded-server.${extension}`, import.meta.url));
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await (await open(join(folder, 'server.log'), 'a', 0o600)).close();
  } catch (error) {
    throw startFault(folder, { state: 'failed', code: faultCode(error), message: '' });
  }
}

function startFault(
  folder: string,
  { code, message }: Extract<ServerReport, { state: 'failed' }>,
): CodedError {
  if (code === 'ENOSPC' || code === '53100') {
    return new CodedError(
      'service_unavailable',
      `The disk of ${folder} is full: free some space and start again.`,
    );
  }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) {
    return new CodedError(
      'configuration',
      `Cannot write the embedded database to ${folder} (${code}): make it a folder that this user may write to, choose another with SWITCHBOARD_DATA, or set DATABASE_URL.`,
    );
  }
  const why = message === '' ? code : `${code}: ${message}`;
  return new CodedError(
    'service_unavailable',
    `The embedded database in ${folder} cannot be started (${why}): see server.log there; move the folder away to begin with an empty one, or set DATABASE_URL.`,
  );
}
