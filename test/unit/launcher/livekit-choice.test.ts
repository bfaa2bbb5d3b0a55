// Which LiveKit server a start takes, without starting any.
import { describe, expect, test } from 'vitest';
import {
  chooseLivekit,
  makeLivekit,
  type LivekitSources,
} from '../../../src/launcher/livekit/livekit-choice.ts';
import { buildLivekit, missingPackages } from '../../../src/launcher/livekit/build-livekit.ts';
import { LIVEKIT_SERVER, LIVEKIT_SIP } from '../../../src/launcher/livekit/version.ts';
import { canBuild, findLivekitServer } from '../../../src/launcher/livekit/machine.ts';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment, temporaryFolder } from './support.ts';

const GIVEN = {
  LIVEKIT_URL: 'wss://livekit.example.com',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 'secret',
};

function machine(has: {
  server?: string;
  go?: boolean;
  built?: string;
  docker?: boolean;
}): LivekitSources & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    find: async () => (asked.push('find'), has.server ?? null),
    canBuild: async () => (asked.push('go'), has.go ?? has.built !== undefined),
    build: async () => (asked.push('build'), has.built ?? null),
    hasDocker: async () => (asked.push('docker'), has.docker ?? false),
  };
}

describe('the choice of a LiveKit server', () => {
  test('takes the configured one and asks the machine nothing', async () => {
    const here = machine({ server: '/usr/bin/livekit-server' });
    expect(await chooseLivekit(environment(GIVEN), here)).toEqual({
      kind: 'given',
      access: { url: GIVEN.LIVEKIT_URL, apiKey: 'key', apiSecret: 'secret' },
    });
    expect(here.asked).toEqual([]);
  });

  test('names what a half configured one lacks', async () => {
    const { LIVEKIT_API_SECRET: _secret, ...half } = GIVEN;
    await expect(chooseLivekit(environment(half), machine({}))).rejects.toThrow(
      'LIVEKIT_URL is set but LIVEKIT_API_SECRET is not',
    );
  });

  test('takes one that is installed before it builds one', async () => {
    const here = machine({ server: '/usr/bin/livekit-server', built: '/built', docker: true });
    expect(await chooseLivekit(environment(), here)).toEqual({
      kind: 'binary',
      path: '/usr/bin/livekit-server',
    });
    expect(here.asked).toEqual(['find']);
  });

  test('would build one before it asks Docker, and does not build yet', async () => {
    const here = machine({ built: '/built', docker: true });
    expect(await chooseLivekit(environment(), here)).toEqual({ kind: 'build' });
    expect(here.asked).toEqual(['find', 'go']);
    expect(await makeLivekit({ kind: 'build' }, here)).toEqual({ kind: 'binary', path: '/built' });
  });

  test('is left with Docker, or with nothing, when the build fails', async () => {
    const build = { kind: 'build' } as const;
    expect(await makeLivekit(build, machine({ go: true, docker: true }))).toEqual({ kind: 'docker' });
    expect(await makeLivekit(build, machine({ go: true }))).toEqual({ kind: 'none' });
  });

  test('asks Docker last, and does without when that is not there either', async () => {
    expect(await chooseLivekit(environment(), machine({ docker: true }))).toEqual({ kind: 'docker' });
    expect(await chooseLivekit(environment(), machine({}))).toEqual({ kind: 'none' });
  });
});

describe('a Go that is found', () => {
  test.each([
    ['go1.26.8\nlocal\n', true],
    ['go1.25.1\nlocal\n', false],
    ['go1.25.1\nauto\n', true],
    ['go1.21.0\nauto\n', true],
    ['go1.19.8\n\n', false],
    ['', false],
  ])('%j builds the server: %s', (answer, builds) => {
    expect(canBuild(answer)).toBe(builds);
  });
});

describe('a server on this machine', () => {
  test('is found on PATH, then in the tools folder, unless LIVEKIT_SERVER names one', async () => {
    const [onPath, tools, own] = [temporaryFolder(), temporaryFolder(), join(temporaryFolder(), 'my-server')];
    const server = join(tools, 'livekit-server');
    for (const file of [server, join(onPath, 'livekit-server'), own]) {
      writeFileSync(file, '');
      chmodSync(file, 0o755);
    }
    expect(await findLivekitServer({ PATH: onPath }, tools)).toBe(join(onPath, 'livekit-server'));
    expect(await findLivekitServer({ PATH: '' }, tools)).toBe(server);
    expect(await findLivekitServer({ PATH: onPath, LIVEKIT_SERVER: own }, tools)).toBe(own);
    expect(await findLivekitServer({ PATH: '' }, temporaryFolder())).toBeNull();
  });

  test('that LIVEKIT_SERVER names and that is not there is an error, not another server', async () => {
    await expect(findLivekitServer({ LIVEKIT_SERVER: '/nowhere/livekit-server' }, '/tools')).rejects.toThrow(
      'LIVEKIT_SERVER names no program',
    );
  });
});

describe('what a program of LiveKit is built with', () => {
  test('is told by Debian’s names where it is missing, and the server needs nothing', async () => {
    const nothing = { PATH: temporaryFolder() };
    expect(await missingPackages(LIVEKIT_SIP, nothing)).toEqual([
      ...['gcc', 'libc6-dev', 'pkg-config'],
      ...['libopus-dev', 'libopusfile-dev', 'libsoxr-dev'],
    ]);
    expect(await missingPackages(LIVEKIT_SERVER, nothing)).toEqual([]);
  });

  test('stops a build before anything is fetched', async () => {
    const folder = temporaryFolder();
    const said: string[] = [];
    const building = buildLivekit({
      ...{ program: LIVEKIT_SIP, go: 'go', target: join(folder, 'livekit-sip') },
      ...{ env: { PATH: folder }, signal: new AbortController().signal },
      say: (line) => said.push(line),
    });
    await expect(building).rejects.toThrow(/apt-get install .*libopusfile-dev/);
    expect(said).toEqual([]);
  });
});
