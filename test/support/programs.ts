// Programs that some tests need and a machine may lack: found, or skipped with what to install, or failed where all
// must run (SWITCHBOARD_TEST_REQUIRE_ALL=1, as in CI).
import { accessSync, constants } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { describe, test } from 'vitest';

export type ProgramName = keyof typeof PROGRAMS;

const PROGRAMS = {
  'livekit-server': {
    variable: 'LIVEKIT_SERVER',
    names: ['livekit-server'],
    usual: [resolve(import.meta.dirname, '../../tools/livekit-server')],
    install:
      'build it into tools/ with Go 1.26: npx tsx src/launcher/livekit/build-livekit.ts livekit-server tools/livekit-server',
  },
  'livekit-sip': {
    variable: 'LIVEKIT_SIP',
    names: ['livekit-sip'],
    usual: [resolve(import.meta.dirname, '../../tools/livekit-sip')],
    install:
      'build it into tools/ with Go 1.26 (Debian: apt-get install libopus-dev libopusfile-dev libsoxr-dev): npx tsx src/launcher/livekit/build-livekit.ts livekit-sip tools/livekit-sip',
  },
  'redis-server': {
    variable: 'REDIS_SERVER',
    names: ['redis-server'],
    usual: [],
    install: 'install it (Debian: apt-get install redis-server)',
  },
  sipp: {
    variable: 'SIPP',
    names: ['sipp'],
    usual: [],
    install: 'install it (Debian: apt-get install sip-tester)',
  },
  tcpdump: {
    variable: 'TCPDUMP',
    names: ['tcpdump'],
    usual: ['/usr/sbin/tcpdump', '/usr/bin/tcpdump'],
    install: 'install it (Debian: apt-get install tcpdump)',
  },
  chromium: {
    variable: 'CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome'],
    usual: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    install: 'install it (Debian: apt-get install chromium)',
  },
} as const;

/** Its path: from its variable (LIVEKIT_SERVER, CHROMIUM), PATH, or where it usually is. */
export function program(name: ProgramName): string | null {
  const { variable, names, usual } = PROGRAMS[name];
  const named = process.env[variable];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = [...names.flatMap((each) => folders.map((folder) => join(folder, each))), ...usual];
  return paths.find(isExecutable) ?? null;
}

/** A suite of tests that need these programs; it is given their paths. */
export function describeWith<const N extends ProgramName>(
  needed: readonly N[],
  title: string,
  suite: (paths: Record<N, string>) => void,
): void {
  const found = needed.map((name) => [name, program(name)] as const);
  const missing = found.flatMap(([name, path]) => (path === null ? [name] : []));
  if (missing.length === 0) {
    describe(title, () => suite(Object.fromEntries(found) as Record<N, string>));
    return;
  }
  const todo = missing.map((name) => `${name} is missing: ${PROGRAMS[name].install}`).join('; ');
  if (process.env['SWITCHBOARD_TEST_REQUIRE_ALL'] === '1') {
    test(title, () => {
      throw new Error(`${todo}. All tests have to run here (SWITCHBOARD_TEST_REQUIRE_ALL).`);
    });
    return;
  }
  console.warn(`Skipped: ${title}. ${todo}.`);
  describe.skip(title, () => {
    test(todo, () => undefined);
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
