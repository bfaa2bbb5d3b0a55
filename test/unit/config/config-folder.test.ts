// A folder of companies that is not the project's own holds for every command, whatever it does with it.
import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runDoctor } from '../../../src/doctor/run-doctor.ts';
import { runRecord } from '../../../src/replay/record/run-record.ts';
import { runReplay } from '../../../src/replay/run-replay.ts';
import { damaged } from '../replay/support.ts';

let folder: string;
let env: Record<string, string>;

/** Their company is called elsewhere; there is none of that name in the project. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'companies-'));
  cpSync('config', join(folder, 'config'), { recursive: true });
  renameSync(join(folder, 'config/companies/pestcall'), join(folder, 'config/companies/elsewhere'));
  writeFileSync(join(folder, 'call.yaml'), damaged('company: pestcall', 'company: elsewhere'));
  env = { SWITCHBOARD_CONFIG: join(folder, 'config'), SWITCHBOARD_DATA: join(folder, 'data') };
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

function terminal() {
  const printed = { out: '', err: '' };
  return {
    printed,
    given: {
      ...{ env, version: process.version },
      stdout: { write: (text: string) => (printed.out += text) },
      stderr: { write: (text: string) => (printed.err += text) },
    },
  };
}

it('replay plays the calls of their company', async () => {
  const { printed, given } = terminal();
  expect(await runReplay([join(folder, 'call.yaml')], { model: 'recorded' }, given)).toBe(0);
  expect(printed.out).toContain('Roster of elsewhere');
});

it('doctor examines their company', async () => {
  const { printed, given } = terminal();
  expect(await runDoctor({ company: 'elsewhere' }, given)).toBe(0);
  expect(printed.out).toContain('A call can be held');
});

it('record finds the calls of their company', async () => {
  const { printed, given } = terminal();
  expect(
    await runRecord(undefined, { company: 'elsewhere', check: false, limit: 5, force: false }, given),
  ).toBe(0);
  expect(printed.out).toContain('No calls yet');
});
