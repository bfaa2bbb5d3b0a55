// The import rules hold what ARCHITECTURE.md says of every folder: each is proved by an import that it must not have.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { cruise, type IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';

const rules = z
  .object({ forbidden: z.array(z.custom<IForbiddenRuleType>()) })
  .parse(createRequire(import.meta.url)('../../../.dependency-cruiser.cjs'));

/** From which file to which, and the rule that it breaks. */
const PLANTED: readonly (readonly [from: string, to: string, rule: string])[] = [
  ['src/domain/a.ts', 'src/config/b.ts', 'domain-is-pure'],
  ['src/understand/a.ts', 'src/call/b.ts', 'understand-is-pure'],
  ['src/coordinator/a.ts', 'src/call/b.ts', 'coordinator-is-pure'],
  ['src/coordinator/a.ts', 'src/understand/index.ts', 'coordinator-is-pure'],
  ['src/tools/a.ts', 'src/call/b.ts', 'tools-see-ports'],
  ['src/tools/a.ts', 'src/services/b.postgres.ts', 'tools-see-ports-only'],
  ['src/tools/a.tool.ts', 'src/tools/b.tool.ts', 'tools-do-not-import-tools'],
  ['src/agents/a.ts', 'src/call/b.ts', 'agents-are-specs'],
  ['src/agents/a.agent.ts', 'src/agents/b.agent.ts', 'agents-do-not-import-agents'],
  ['src/services/a.ts', 'src/call/b.ts', 'services-below-call'],
  ['src/database/a.ts', 'src/services/b.ts', 'database-below-services'],
  ['src/config/a.ts', 'src/understand/index.ts', 'config-is-edge'],
  ['src/speech/a.ts', 'src/agents/b.ts', 'speech-knows-no-agents'],
  ['src/telephony/a.ts', 'src/call/b.ts', 'telephony-knows-no-calls'],
  ['src/rehearsal/a.ts', 'src/tools/b.ts', 'rehearsal-knows-no-agents'],
  ['src/call/a.ts', 'src/channels/b.ts', 'call-is-below-channels'],
  ['src/call/a.ts', 'src/server/b.ts', 'call-is-below-channels'],
  ['src/call/a.ts', 'src/telephony/b.ts', 'call-is-below-channels'],
  ['src/channels/a.ts', 'src/server/b.ts', 'channels-are-below-servers'],
  ['src/channels/a.ts', 'src/replay/b.ts', 'channels-are-below-servers'],
  ['src/replay/a.ts', 'src/server/b.ts', 'replay-needs-no-server'],
  ['src/replay/a.ts', 'src/channels/b.ts', 'replay-needs-no-server'],
  ['src/server/a.ts', 'src/launcher/b.ts', 'server-is-below-launcher'],
  ['src/server/a.ts', 'src/replay/b.ts', 'server-records-only'],
  ['src/doctor/a.ts', 'src/launcher/b.ts', 'doctor-starts-nothing'],
  ['src/launcher/a.ts', 'src/replay/b.ts', 'launcher-brings-up'],
  ['src/call/a.ts', 'src/coordinator/b.ts', 'coordinator-has-one-door'],
  ['src/call/a.ts', 'src/understand/b.ts', 'understand-has-one-door'],
  ['web/src/a.tsx', 'src/server/b.ts', 'pages-see-messages-only'],
  ['web/src/a.tsx', 'src/call/b.ts', 'pages-see-messages-only'],
  ['src/server/a.ts', 'web/src/b.ts', 'nothing-imports-pages'],
  ['src/call/a.ts', 'test/b.ts', 'no-tests-in-src'],
];

/** What folders are for: none of these breaks a rule. */
const ALLOWED: readonly (readonly [from: string, to: string])[] = [
  ['src/tools/a.ts', 'src/services/b.port.ts'],
  ['src/call/a.ts', 'src/coordinator/index.ts'],
  ['src/channels/a.ts', 'src/call/b.ts'],
  ['src/server/a.ts', 'src/replay/record/b.ts'],
  ['src/launcher/a.ts', 'src/server/b.ts'],
  ['web/src/a.tsx', 'src/channels/observer/observed-message.ts'],
  ['web/src/a.tsx', 'src/domain/b.ts'],
];

let folder: string;
let broken: ReadonlySet<string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'planted-'));
  // A file for each import, so that none of them hides another.
  const files = [...PLANTED, ...ALLOWED].map(([from, to], at) => ({ from: numbered(from, at), to }));
  for (const { to } of files) write(to, 'export const b = 1;\n');
  for (const { from, to } of files) {
    const up = '../'.repeat(from.split('/').length - 1);
    write(from, `import { b } from '${up}${to}';\nexport const a = b;\n`);
  }
  const { output } = await cruise(['src', 'web'], { baseDir: folder, ruleSet: rules, validate: true });
  if (typeof output === 'string') throw new Error('the cruise has a report and no result');
  broken = new Set(output.summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`));
});
afterAll(() => rmSync(folder, { recursive: true }));

function numbered(file: string, at: number): string {
  return file.replace(/(?=\.)/, `-${at}`);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

it.each(PLANTED.map(([from, to, rule], at) => ({ from, to, rule, at })))(
  '$from may not import $to: $rule',
  ({ from, to, rule, at }) => {
    expect(broken).toContain(`${numbered(from, at)} → ${to}: ${rule}`);
  },
);

it.each(ALLOWED.map(([from, to], at) => ({ from, to, at: at + PLANTED.length })))(
  '$from may import $to',
  ({ from, to, at }) => {
    expect([...broken].filter((one) => one.startsWith(`${numbered(from, at)} → ${to}:`))).toEqual([]);
  },
);

it('every rule is proved', () => {
  const proved = new Set(PLANTED.map(([, , rule]) => rule));
  const unproved = rules.forbidden.map(({ name }) => name).filter((name) => !proved.has(name ?? ''));
  // Circles take two files; the other rules' imports would close some.
  expect(unproved).toEqual(['no-circular', 'plugins-in-speech-only']);
});
