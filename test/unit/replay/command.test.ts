// `switchboard replay` and `switchboard record` as somebody runs them: what is printed, and the exit code.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addRecordCommand } from '../../../src/replay/record-command.ts';
import { runRecord } from '../../../src/replay/record/run-record.ts';
import { runReplay, type ReplayCommandOptions } from '../../../src/replay/run-replay.ts';
import type { ModelStep } from '../../../src/rehearsal/answering-llm.ts';
import { answerStep, openWireServer } from '../../support/openai-wire.ts';
import { damaged, SOUND } from './support.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'transcripts-'));
  mkdirSync(join(folder, 'broken'));
  writeFileSync(join(folder, 'sound.yaml'), SOUND);
  writeFileSync(join(folder, 'other.yaml'), damaged('fee: 49 dollars', 'fee: 0 dollars'));
  writeFileSync(join(folder, 'broken', 'slip.yaml'), damaged('disposition:', 'dispositon:'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(
  paths: string[],
  options: Partial<ReplayCommandOptions> = {},
  env: Record<string, string> = {},
) {
  const printed = { stdout: '', stderr: '' };
  const sink = (name: keyof typeof printed) => ({ write: (text: string) => (printed[name] += text) });
  const terminal = { env, stdout: sink('stdout'), stderr: sink('stderr') };
  const files = paths.map((path) => join(folder, path));
  const code = await runReplay(files, { model: 'recorded', ...options }, terminal);
  return { code, ...printed };
}

const document = z.object({
  summary: z.object({ passed: z.number(), failed: z.number() }),
  files: z.array(
    z.object({
      file: z.string(),
      status: z.string(),
      differences: z.array(z.object({ type: z.string(), line: z.number() })),
    }),
  ),
  coverage: z.array(z.object({ company: z.string(), edges: z.number(), uncovered: z.array(z.string()) })),
});

describe('the replay command', () => {
  it('draws the chain, counts the transfers covered, and exits with 0', async () => {
    const { code, stdout } = await run(['sound.yaml']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/✓ .*sound\.yaml {2}verification → cancellation/);
    expect(stdout).toContain('1 files: 1 passed, 0 failed');
    expect(stdout).toContain('Roster of pestcall: 1 of 17 transfers covered');
    expect(stdout).toContain('not covered: billing → human');
  });

  it('shows a difference with its place and both sides, and exits with 1', async () => {
    const { code, stdout } = await run(['other.yaml', 'sound.yaml'], { failed: true });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /✗ .*other\.yaml[\s\S]*result .*other\.yaml:30:\d+\n\s+expected {2}0 dollars\n\s+actual {4}49 dollars/,
    );
    expect(stdout).not.toContain('sound.yaml');
  });

  it('plays the rest when a file cannot be played, and exits with 2', async () => {
    const { code, stdout } = await run(['broken/slip.yaml', 'sound.yaml']);
    expect(code).toBe(2);
    expect(stdout).toMatch(/slip\.yaml:33:3: end: no such key "dispositon" here/);
    expect(stdout).toContain('1 passed');
  });

  it('takes no tool under never_tools that nobody has', async () => {
    writeFileSync(
      join(folder, 'broken', 'never.yaml'),
      damaged('  disposition: resolved', '  never_tools: [cancel_apointment]'),
    );
    const { code, stdout } = await run(['broken/never.yaml']);
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /never\.yaml:33:\d+: "cancel_apointment" is not a tool; there are: .*cancel_appointment/,
    );
  });

  it('says when there is nothing to play, and exits with 2', async () => {
    const nowhere = await run(['nowhere']);
    expect(nowhere.code).toBe(2);
    expect(nowhere.stderr).toContain('no such file or folder');
    const none = await run(['sound.yaml'], { only: 'nothing' });
    expect(none.code).toBe(2);
    expect(none.stderr).toContain('No transcripts');
  });

  it('prints one JSON document and writes JUnit XML', async () => {
    const junit = join(folder, 'reports', 'replay.xml');
    const { code, stdout } = await run(['sound.yaml', 'other.yaml'], { json: true, junit });
    expect(code).toBe(1);
    const { summary, files, coverage } = document.parse(JSON.parse(stdout));
    expect(summary).toMatchObject({ passed: 1, failed: 1 });
    expect(files.map(({ status }) => status)).toEqual(['failed', 'passed']);
    expect(files[0]?.differences).toEqual([{ type: 'result', line: 30 }]);
    expect(coverage[0]).toMatchObject({ company: 'pestcall', edges: 17 });
    const xml = readFileSync(junit, 'utf8');
    expect(xml).toContain('<testsuites tests="2" failures="1" errors="0" skipped="0"');
    expect(xml).toContain('<failure type="result"');
  });

  it('asks for a key before it plays with a live model', async () => {
    const { code, stdout } = await run(['sound.yaml'], { model: 'live' });
    expect(code).toBe(2);
    expect(stdout).toMatch(/set OPENAI_API_KEY/);
  });

  it('with a live model tells each step as it happens, with its time, tokens and cost, however long it takes', async () => {
    const steps: ModelStep[] = [
      {
        say: 'One moment.',
        calls: [{ tool: 'verify_caller', args: { zip: '98109' } }],
      },
      { say: 'What else can I do for you?' },
      { say: 'Very well.' },
    ];
    const server = await openWireServer(() => (response) => {
      // Longer than a call would wait.
      setTimeout(() => answerStep(response, steps.shift() ?? { say: 'Yes.' }), 300);
    });
    const env = { OPENAI_API_KEY: 'key', OPENAI_BASE_URL: server.baseUrl, OPENAI_TIMEOUT_MS: '100' };
    const { stdout } = await run(['sound.yaml'], { model: 'live' }, env);
    await server.close();
    expect(stdout).toContain('caller › cancel my visit, my ZIP is');
    expect(stdout).toMatch(
      /1\. verification › One moment\. calls verify_caller {"zip":"\[redacted\]"} {2}\(0\.\d s, first word 0\.\d s, 100 tokens in, 40 of them cached, 10 out, \$0\.0000\d\)/,
    );
    expect(stdout).toMatch(/verify_caller: {"verified":true/);
    expect(stdout).toMatch(
      /\d model requests: \d+\.\d s, [\d,]+ tokens in, \d+ of them cached, \d+ out, \$0\.000\d\d/,
    );
    expect(stdout).not.toMatch(/98109/);
  });
});

describe('the record command', () => {
  const terminal = { env: {}, stdout: { write: () => undefined }, stderr: { write: () => undefined } };

  it('overwrites no file unless it is told to', async () => {
    const out = join(folder, 'sound.yaml');
    const options = { company: 'pestcall', check: false, limit: 20, force: false, out };
    await expect(runRecord('call_1', options, terminal)).rejects.toMatchObject({
      code: 'invalid_argument',
      message: expect.stringMatching(/sound\.yaml exists already: .*--force/) as string,
    });
    expect(readFileSync(out, 'utf8')).toBe(SOUND);
  });

  it.each(['abc', '0', '201', '1.5', '-3', ''])('lists no %j calls', (limit) => {
    const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
    addRecordCommand(program);
    program.commands.forEach((command) =>
      command.exitOverride().configureOutput({ writeErr: () => undefined }),
    );
    expect(() => program.parse(['record', '--limit', limit], { from: 'user' })).toThrow(
      /whole number from 1 to 200/,
    );
  });
});
