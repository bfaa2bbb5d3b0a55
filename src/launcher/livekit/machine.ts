// Looks around on this machine for what can run a LiveKit server.
import { access, constants } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { runTool } from '../run-tool.ts';
import { LIVEKIT_GO } from './version.ts';
import { CodedError } from '../../domain/errors.ts';

/** Where Go's own installers put it, PATH or not. */
const USUAL_GO = ['/usr/local/go/bin/go', '/opt/homebrew/bin/go', '/usr/lib/go/bin/go'];
const DOCKER_LIMIT_MS = 10_000;

export type Variables = Readonly<Record<string, string | undefined>>;

/** @throws CodedError configuration when LIVEKIT_SERVER names no program. */
export async function findLivekitServer(env: Variables, toolsFolder: string): Promise<string | null> {
  const named = env['LIVEKIT_SERVER'];
  if (named === undefined || named === '') {
    return (await onPath('livekit-server', env)) ?? firstExecutable([join(toolsFolder, 'livekit-server')]);
  }
  const found = await firstExecutable([resolve(named)]);
  if (found !== null) return found;
  throw new CodedError(
    'configuration',
    'LIVEKIT_SERVER names no program that can be run: correct it or leave it out.',
  );
}

/** A Go that can build the server, by itself or by fetching a newer one. */
export async function findGo(env: Variables): Promise<string | null> {
  const onThePath = await onPath('go', env);
  for (const go of [...(onThePath === null ? [] : [onThePath]), ...USUAL_GO]) {
    const { ok, stdout } = await runTool(go, ['env', 'GOVERSION', 'GOTOOLCHAIN'], { env });
    if (ok && canBuild(stdout)) return go;
  }
  return null;
}

/** @param answer of `go env GOVERSION GOTOOLCHAIN`; before 1.21 the second line is empty */
export function canBuild(answer: string): boolean {
  const [version = '', toolchain = ''] = answer.trim().split('\n');
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(version) ?? [];
  const number = Number(major) * 1000 + Number(minor);
  const needed = toolchain.trim() === 'local' ? LIVEKIT_GO.builds : LIVEKIT_GO.fetches;
  return number >= needed[0] * 1000 + needed[1];
}

export async function hasDocker(env: Variables): Promise<boolean> {
  const docker = await onPath('docker', env);
  if (docker === null) return false;
  // Without an engine some versions print an error and still end well: the server's version tells.
  const asked = ['info', '--format', '{{.ServerVersion}}'];
  const { ok, stdout } = await runTool(docker, asked, { env, limitMs: DOCKER_LIMIT_MS });
  return ok && /^\d/.test(stdout.trim());
}

export function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
}

async function onPath(program: string, env: Variables): Promise<string | null> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return firstExecutable(folders.map((folder) => join(folder, program)));
}

async function firstExecutable(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const usable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return path;
  }
  return null;
}
