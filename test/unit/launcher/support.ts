// Small things that the tests of the launcher share.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ChildSpec, ChildWatcher } from '../../../src/launcher/child.ts';
import { parseEnvironment, type Environment } from '../../../src/config/environment.ts';

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'launcher-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A child that runs a few words of JavaScript. */
export function scriptSpec(script: string, changes: Partial<ChildSpec> = {}): ChildSpec {
  return {
    name: 'child',
    command: process.execPath,
    args: ['-e', script],
    env: process.env,
    logFile: join(temporaryFolder(), 'child.log'),
    farewell: [{ signal: 'SIGTERM', waitMs: 5000 }],
    ...changes,
  };
}

export const NO_WATCHER: ChildWatcher = { started: () => undefined, ended: () => undefined };

export function environment(variables: Record<string, string> = {}): Environment {
  return parseEnvironment(variables);
}
