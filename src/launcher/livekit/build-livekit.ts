// Builds LiveKit's programs from their Go modules; CI runs this file by itself:
// tsx build-livekit.ts livekit-server|livekit-sip <where to>
//
// `go install …@version` refuses them, because their go.mod has replace directives: a module's source is built in a copy.
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { CodedError } from '../../domain/errors.ts';
import { runTool, type ToolOptions } from '../run-tool.ts';
import { findGo, type Variables } from './machine.ts';
import { LIVEKIT_SERVER, LIVEKIT_SIP, type LivekitProgram } from './version.ts';

const downloaded = z.object({ Dir: z.string() });

export interface BuildOptions {
  program: LivekitProgram;
  go: string;
  /** Path of the program to be; replaced at once when the build is done. */
  target: string;
  env: Variables;
  signal: AbortSignal;
  say: (line: string) => void;
}

/** @throws CodedError service_unavailable with what is missing, or what Go said. */
export async function buildLivekit({ program, go, target, env, signal, say }: BuildOptions): Promise<void> {
  const { name, title, module, version, main, libraries } = program;
  const missing = await missingPackages(program, env);
  if (missing.length > 0)
    throw new CodedError(
      'service_unavailable',
      `${title} is built with C libraries that are not here. On Debian: apt-get install ${missing.join(' ')}`,
    );
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  const options: ToolOptions = { env: goEnvironment(env, libraries.length > 0), signal };
  try {
    say(`Fetching the source of ${title} ${version} (once)…`);
    const fetched = await runTool(go, ['mod', 'download', '-json', `${module}@${version}`], {
      ...options,
      cwd: folder,
    });
    if (!fetched.ok) throw buildFault(title, 'fetched', fetched.stdout + fetched.complaint);
    const source = join(folder, 'source');
    await cp(downloaded.parse(JSON.parse(fetched.stdout)).Dir, source, { recursive: true });
    // Go's module cache is read-only, and a copy of it too.
    await runTool('chmod', ['-R', 'u+w', source], { signal });

    say('Fetching its Go modules and building it (once, some minutes)…');
    await mkdir(dirname(target), { recursive: true });
    const unfinished = `${target}.${process.pid}`;
    const build = ['build', '-trimpath', '-ldflags=-s -w', '-o', resolve(unfinished), main];
    const built = await runTool(go, build, { ...options, cwd: source });
    if (!built.ok) throw buildFault(title, 'built', built.complaint);
    await rename(unfinished, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(`${target}.${process.pid}`, { force: true });
  }
}

/** Debian's names of what the program is built with and this machine lacks; a C compiler and pkg-config among it. */
export async function missingPackages({ libraries }: LivekitProgram, env: Variables): Promise<string[]> {
  if (libraries.length === 0) return [];
  const works = async (command: string, args: string[]): Promise<boolean> =>
    (await runTool(command, args, { env })).ok;
  const missing = (await works('gcc', ['--version'])) ? [] : ['gcc', 'libc6-dev'];
  if (!(await works('pkg-config', ['--version']))) missing.push('pkg-config');
  for (const { pkgConfig, debian } of libraries) {
    if (!(await works('pkg-config', ['--exists', pkgConfig]))) missing.push(debian);
  }
  return missing;
}

function goEnvironment(env: Variables, cgo: boolean): Variables {
  return { ...env, GO111MODULE: 'on', GOWORK: 'off', CGO_ENABLED: cgo ? '1' : '0' };
}

function buildFault(title: string, what: string, complaint: string): CodedError {
  return new CodedError('service_unavailable', `${title} could not be ${what}:\n${complaint}`);
}

const NO_GO = 2;
const FAILED = 1;

async function main(name: string, target = `tools/${name}`): Promise<void> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const fail = (code: number, line: string): void => {
    say(line);
    process.exitCode = code;
  };
  const program = [LIVEKIT_SERVER, LIVEKIT_SIP].find((each) => each.name === name);
  if (!program) {
    fail(FAILED, 'Usage: build-livekit.ts livekit-server|livekit-sip <where to>');
    return;
  }
  const go = await findGo(process.env);
  if (go === null) {
    fail(
      NO_GO,
      `There is no Go here that can build ${program.title}: it takes 1.26, or a newer one than 1.21 that may fetch it.`,
    );
    return;
  }
  try {
    const { signal } = new AbortController();
    await buildLivekit({ program, go, target, env: process.env, signal, say });
    say(`Built ${target} with ${go}.`);
  } catch (error) {
    fail(FAILED, error instanceof Error ? error.message : String(error));
  }
}

if (process.argv[1] === import.meta.filename) await main(process.argv[2] ?? '', process.argv[3]);
