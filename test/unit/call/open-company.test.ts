// A company opened for business, with a real model plugin: calls at once keep their troubles to themselves.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCompany, type OpenCompany } from '../../../src/call/open-company.ts';
import { openWireServer, type WireServer } from '../../support/openai-wire.ts';
import { eventsOf } from '../../support/scripted-call.ts';

let folder: string;
let server: WireServer;
let open: OpenCompany;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-open-'));
  server = await openWireServer(({ messages }) => {
    const words = messages.findLast(({ role }) => role === 'user')?.content;
    return String(words).includes('break') ? 401 : { say: 'All is well.' };
  });
  const environment = {
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: server.baseUrl,
    SWITCHBOARD_DATA: folder,
  };
  open = await openCompany({ slug: 'pestcall', environment, logger: pino({ level: 'silent' }) });
});

afterAll(async () => {
  await open.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

// LiveKit tells a model's errors to every session that uses it: one model for all calls ended all calls at once.
it('a model that fails in one call fails in no other', async () => {
  const [unlucky, lucky] = await Promise.all([
    open.answer({ channel: 'console', number: '+14155551234' }),
    open.answer({ channel: 'console', number: '+12065550142' }),
  ]);
  await unlucky.hear('please break');
  await unlucky.hear('break again');
  expect((await unlucky.ended).disposition).toBe('failed');
  await lucky.hear('hello');
  expect(eventsOf(lucky, 'error')).toEqual([]);
  expect(eventsOf(lucky, 'agent.said').at(-1)?.text).toBe('All is well.');
  const summary = await lucky.hangUp('caller_hung_up');
  expect(summary.usage).toMatchObject({ llmInputTokens: 100 });
});
