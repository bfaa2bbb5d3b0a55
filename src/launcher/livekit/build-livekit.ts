// Builds the LiveKit server from its Go module; CI runs this file by itself: tsx build-livekit.ts <where to>
//
// `go install …@version` refuses it, because its go.mod has replace directives: the module's source is built in a copy.
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { CodedError } from '../../domain/errors.ts';
import { runTool, type ToolOptions } from '../run-tool.ts';
import { findGo, type Variables } from './machine.ts';
import { LIVEKIT_SERVER_VERSION } from './version.ts';

const MODULE = 'github.com/livekit/livekit-server';
const downloaded = z.object({ Dir: z.string() });

export interface BuildOptions {
  go: string;
  /** Path of the program to be; replaced at once when the build is done. */
  target: string;
  env: Variables;
  signal: AbortSignal;
  say: (line: string) => void;
}

/** @throws CodedError service_unavailable with what Go said. */
export async function buildLivekit({ go, target, env, signal, say }: BuildOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'livekit-server-'));
  const options: ToolOptions = { env: goEnvironment(env), signal };
  try {
    say(`Fetching the source of LiveKit server ${LIVEKIT_SERVER_VERSION} (once)…`);
    const fetched = await runTool(go, ['mod', 'download', '-json', `${MODULE}@${LIVEKIT_SERVER_VERSION}`], {
      ...options,
      cwd: folder,
    });
    if (!fetched.ok) throw buildFault('fetched', fetched.stdout + fetched.complaint);
    const source = join(folder, 'source');
    await cp(downloaded.parse(JSON.parse(fetched.stdout)).Dir, source, { recursive: true });
    // Go's module cache is read-only, and a copy of it too.
    await runTool('chmod', ['-R', 'u+w', source], { signal });

    say('Fetching its Go modules and building it (once, some minutes)…');
    await mkdir(dirname(target), { recursive: true });
    const unfinished = `${target}.${process.pid}`;
    const build = ['build', '-trimpath', '-ldflags=-s -w', '-o', resolve(unfinished), './cmd/server'];
    const built = await runTool(go, build, { ...options, cwd: source });
    if (!built.ok) throw buildFault('built', built.complaint);
    await rename(unfinished, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(`${target}.${process.pid}`, { force: true });
  }
}

function goEnvironment(env: Variables): Variables {
  return { ...env, GO111MODULE: 'on', GOWORK: 'off', CGO_ENABLED: '0' };
}

function buildFault(what: string, complaint: string): CodedError {
  return new CodedError('service_unavailable', `The LiveKit server could not be ${what}:\n${complaint}`);
}

const NO_GO = 2;

async function main(target: string): Promise<void> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const go = await findGo(process.env);
  if (go === null) {
    say(
      'There is no Go here that can build the LiveKit server: it takes 1.26, or a newer one than 1.21 that may fetch it.',
    );
    process.exitCode = NO_GO;
    return;
  }
  await buildLivekit({ go, target, env: process.env, signal: new AbortController().signal, say });
  say(`Built ${target} with ${go}.`);
}

if (process.argv[1] === import.meta.filename) await main(process.argv[2] ?? 'tools/livekit-server');
