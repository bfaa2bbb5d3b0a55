// The production language model path: the real OpenAI plugin in a real call, against a server on its own wire.
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { loadCompany } from '../../../src/config/load-company.ts';
import { createSpeech } from '../../../src/speech/index.ts';
import { seedCompany } from '../../../src/database/seed/seed-company.ts';
import {
  openWireServer,
  piece,
  refuse,
  stream,
  type WireRequest,
  type WireScript,
  type WireServer,
} from '../../support/openai-wire.ts';
import { closeTestDatabase, eventsOf, NOW, openLine, testDatabase } from '../../support/scripted-call.ts';

afterAll(closeTestDatabase);

const NUMBER = '+14155550123';
const API_KEY = 'sk-test-very-secret-key';
let server: WireServer;

afterEach(() => server.close());

async function callWith(script: WireScript) {
  server = await openWireServer(script);
  const { company } = loadCompany('pestcall');
  const environment = { OPENAI_API_KEY: API_KEY, OPENAI_BASE_URL: server.baseUrl };
  const llm = createSpeech({ company, environment, logger: pino({ level: 'silent' }) }).languageModel();
  if (!llm) throw new Error('no language model in spite of a key');
  const seed = async (company: string) => {
    const { db } = await testDatabase();
    const data = {
      customers: [{ id: 'cust_1', firstName: 'Dana', lastName: 'Reyes', phone: NUMBER, zip: '98109' }],
    };
    await seedCompany({ db, company, data, now: NOW, timeZone: 'America/Los_Angeles', source: 'test' });
  };
  return openLine(() => ({}), { llm, seed, callerNumber: NUMBER });
}

const last = ({ messages }: WireRequest) => messages.filter(({ role }) => role !== 'system').at(-1);

const sensible: WireScript = (request) => {
  const { role, content } = last(request) ?? {};
  const answersTheLine = String(request.messages[0]?.content).includes('# The verification agent');
  if (!answersTheLine)
    return role === 'tool'
      ? { say: 'You owe nothing.' }
      : { calls: [{ tool: 'list_open_invoices', args: {} }] };
  if (!/\d/.test(String(content))) return { say: 'What is your ZIP code?' };
  return { calls: [{ tool: 'verify_caller', args: { zip: '98109' } }] };
};

describe('with an OpenAI-compatible endpoint', () => {
  it('a call is verified, transferred and served, and its tokens are counted', async () => {
    const { call, said } = await callWith(sensible);
    await call.hear('what do I owe');
    await call.hear('98109');
    expect(said().slice(1)).toEqual(['verification: What is your ZIP code?', 'billing: You owe nothing.']);
    const summary = await call.hangUp('caller_hung_up');
    expect(summary.chain).toEqual(['verification', 'billing']);
    expect(summary.usage).toMatchObject({ llmInputTokens: 300, llmCachedTokens: 120, llmOutputTokens: 30 });
    expect(summary.costMicros).toBe(Math.round(180 * 0.1 + 120 * 0.01 + 30 * 0.5));
  });

  it('every request carries the prompt, the state note before the caller’s last words, strict tools, and the company’s limits', async () => {
    const { call } = await callWith(sensible);
    await call.hear('what do I owe');
    const [request] = server.requests;
    expect(request).toMatchObject({
      model: 'gpt-6-luna',
      temperature: 0.7,
      // 150 to speak with, and room for a long message in a tool call.
      max_completion_tokens: 600,
      parallel_tool_calls: false,
      reasoning_effort: 'none',
    });
    expect(request?.messages[0]?.role).toBe('system');
    const [note, words] = request?.messages.slice(-2) ?? [];
    expect(note?.role).toBe('system');
    expect(String(note?.content)).toMatch(/^# Call state\n/);
    expect(words).toMatchObject({ role: 'user', content: 'what do I owe' });
    for (const tool of request?.tools ?? [])
      expect(tool.function).toMatchObject({ strict: true, parameters: { additionalProperties: false } });
    await call.hangUp('caller_hung_up');
  });

  it('a refused key is told: the caller that there is trouble, the record why, and nobody what it was', async () => {
    const message = `Incorrect API key provided: ${API_KEY}. See your account.`;
    const { call } = await callWith(() => refuse(401, { error: { message, code: 'invalid_api_key' } }));
    await call.hear('hello');
    expect(eventsOf(call, 'line.said').at(-1)).toMatchObject({ line: 'model_trouble' });
    expect(eventsOf(call, 'error')).toEqual([
      {
        source: 'model',
        message:
          'OpenAI gpt-6-luna does not accept the key (401): "Incorrect API key provided: [key]. See your account". Make a new key, or one with the rights that are missing.',
      },
    ]);
    await call.hear('hello?');
    const summary = await call.ended;
    expect(summary.disposition).toBe('failed');
    expect(JSON.stringify(call.log.events)).not.toContain(API_KEY);
    // One for each turn.
    expect(server.requests).toHaveLength(2);
  });

  // The fallback adapter tried a model that had broken off again in the background, with the caller's own request, and
  // took what came of that for the answer to the next one: it was said twice, or ended the call.
  it('after an answer that broke off the next one is said, once, and the call goes on', async () => {
    let requests = 0;
    const { call, said } = await callWith(() => {
      requests += 1;
      if (requests > 1) return { say: 'We are open until six.' };
      return stream([piece({ content: 'Let me see, we are ' })], 'cut');
    });
    await call.hear('when are you open');
    expect(said().slice(1)).toEqual(['verification: We are open until six.']);
    await call.hear('hello?');
    expect(server.requests).toHaveLength(3);
    expect(call.coordinator.state).not.toBe('ended');
    await call.hangUp('caller_hung_up');
  });
});
