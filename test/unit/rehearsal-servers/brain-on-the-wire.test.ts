// The brain behind OpenAI's wire: the same answers as in process, and errors as OpenAI shapes them.
import * as openai from '@livekit/agents-plugin-openai';
import { llm } from '@livekit/agents';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { seedIfEmpty } from '../../../src/database/seed/seed-company.ts';
import { createBrain } from '../../../src/rehearsal/create-brain.ts';
import { startRehearsalServers, type RehearsalServers } from '../../../src/rehearsal/servers/index.ts';
import { indexPolicies } from '../../../src/services/policies/index-policies.ts';
import { closeTestDatabase, eventsOf, NOW, openLine, testDatabase } from '../../support/scripted-call.ts';

let servers: RehearsalServers;
beforeAll(async () => {
  servers = await startRehearsalServers();
});
afterAll(async () => {
  await servers.close();
  await closeTestDatabase();
});

const FOLDER = 'config/companies/pestcall';

/** Everything that happens in a call with this model, as words. */
async function hold(model: llm.LLM, turns: readonly string[], callerNumber: string) {
  const { db } = await testDatabase();
  const data: unknown = parse(readFileSync(`${FOLDER}/demo.yaml`, 'utf8'));
  const { call, said } = await openLine(() => ({}), {
    llm: model,
    callerNumber,
    seed: async (company) => {
      const rows = { db, company, data, now: NOW, timeZone: 'America/Los_Angeles' };
      await seedIfEmpty({ ...rows, secret: undefined, source: 'demo.yaml' });
      await indexPolicies({ db, company, folder: `${FOLDER}/policies` });
    },
  });
  for (const turn of turns) await call.hear(turn);
  await call.hangUp('caller_hung_up');
  const called = eventsOf(call, 'tool.started').map(({ tool }) => tool);
  // Stock lines are picked by the call, not by the model.
  const stock = eventsOf(call, 'line.said').map(({ text }) => text);
  const words = said().filter((one) => !stock.some((text) => one.endsWith(`: ${text}`)));
  return { said: words, called, done: call.coordinator.context.done };
}

function onTheWire(): openai.LLM {
  return new openai.LLM({ apiKey: 'rehearsal', baseURL: `${servers.url}/v1`, model: 'switchboard-brain' });
}

const post = (body: unknown) =>
  fetch(`${servers.url}/v1/chat/completions`, { method: 'POST', body: JSON.stringify(body) });

const errorSchema = z.object({ error: z.object({ message: z.string(), type: z.string() }) });
const completionSchema = z.object({
  choices: z.tuple([z.object({ message: z.object({ content: z.string() }), finish_reason: z.string() })]),
});

describe('the brain behind the real OpenAI plugin', () => {
  const CALLS: [what: string, caller: string, turns: string[]][] = [
    [
      'a cancellation',
      '+14155551234',
      [
        'I need to cancel my appointment',
        'nine eight one oh nine',
        'the first one',
        'yes please',
        "no that's all thanks",
      ],
    ],
    // Tools that refuse: their errors have no mark on the wire.
    ['a wrong ZIP code', '+14155551234', ['what do I owe', '11111', '98109', 'is it safe for my cat', 'bye']],
    [
      'a caller who is not known',
      '+15550001111',
      ['when is my next visit', '98109', '98109', '98109', 'yes'],
    ],
  ];

  for (const [what, caller, turns] of CALLS)
    it(`holds ${what} word for word as in process`, async () => {
      const inProcess = await hold(createBrain(), turns, caller);
      expect(inProcess.called.length).toBeGreaterThan(0);
      expect(await hold(onTheWire(), turns, caller)).toEqual(inProcess);
    });
});

describe('the flags of a request', () => {
  const name = (tool: string) => ({
    type: 'function',
    function: {
      name: tool,
      parameters: { type: 'object', properties: { to: { enum: ['billing', 'scheduling'] } } },
    },
  });
  const ASKS = {
    model: 'x',
    messages: [
      { role: 'user', content: 'what do I owe and when is my next visit' },
      {
        role: 'system',
        content:
          '# Call state\nyou are: verification\ncaller: verified, Dana Reyes\ncalled about: what do I owe and when is my next visit\nmoment: answer the caller',
      },
    ],
    tools: [name('transfer_call'), name('verify_caller')],
  };
  const schema = z.object({
    choices: z.tuple([
      z.object({
        message: z.object({
          content: z.string().nullable(),
          tool_calls: z
            .array(z.object({ function: z.object({ name: z.string(), arguments: z.string() }) }))
            .default([]),
        }),
        finish_reason: z.string(),
      }),
    ]),
  });
  const answerTo = async (flags: object) => {
    const response = await post({ ...ASKS, ...flags });
    const [choice] = schema.parse(await response.json()).choices;
    const calls = choice.message.tool_calls.map(
      ({ function: { name: tool, arguments: args } }) => `${tool} ${args}`,
    );
    return { calls, say: choice.message.content ?? '', finish: choice.finish_reason };
  };

  it('one call at a time is one call', async () => {
    const visit = (on: string, service: string) => ({
      ...{ appointment_id: `apt_${on}`, service, technician: 'Maria Lopez' },
      ...{ when: `Thursday, March ${on} at 10 AM`, date: `2026-03-${on}`, time: '10:00' },
    });
    const listed = { appointments: [visit('12', 'quarterly pest treatment'), visit('19', 'ant treatment')] };
    const list = { name: 'list_appointments', arguments: '{}' };
    const cancelsBoth = {
      messages: [
        { role: 'assistant', content: null, tool_calls: [{ id: 'c1', type: 'function', function: list }] },
        { role: 'tool', tool_call_id: 'c1', content: JSON.stringify(listed) },
        { role: 'assistant', content: 'You have two visits. Which one should I cancel?' },
        { role: 'user', content: 'both of them' },
        {
          role: 'system',
          content:
            '# Call state\nyou are: cancellation\ncaller: verified, Dana Reyes\nwants now: cancel a visit\nmoment: answer the caller',
        },
      ],
      tools: [name('list_appointments'), name('cancel_appointment')],
    };
    const both = await answerTo(cancelsBoth);
    expect(both.calls).toHaveLength(2);
    const one = await answerTo({ ...cancelsBoth, parallel_tool_calls: false });
    expect(one).toMatchObject({ calls: both.calls.slice(0, 1), finish: 'tool_calls' });
  });

  it('no tools, or none that may be called, is no call', async () => {
    for (const flags of [{ tool_choice: 'none' }, { tools: [] }, { tools: undefined }])
      expect((await answerTo(flags)).calls).toEqual([]);
  });

  it('a call that it is made to make and has not got is refused', async () => {
    const choice = { type: 'function', function: { name: 'verify_caller' } };
    expect((await post({ ...ASKS, tool_choice: choice })).status).toBe(400);
  });

  it.each(['max_tokens', 'max_completion_tokens'])(
    '%s cuts words, and calls in the middle',
    async (limit) => {
      const hello = { messages: [{ role: 'user', content: 'hello' }] };
      const whole = await answerTo(hello);
      expect(await answerTo({ ...hello, [limit]: 3 })).toEqual({
        calls: [],
        say: whole.say.slice(0, 12),
        finish: 'length',
      });
      const cut = await answerTo({ [limit]: Math.ceil((await answerTo({})).say.length / 4) + 5 });
      expect(cut.finish).toBe('length');
      expect(() => JSON.parse(cut.calls.at(-1)?.replace('transfer_call ', '') ?? '') as unknown).toThrow();
    },
  );

  it('a word to stop at ends the answer before it', async () => {
    const hello = { messages: [{ role: 'user', content: 'hello' }] };
    const { say: whole } = await answerTo(hello);
    const third = whole.split(' ')[2] ?? '';
    expect((await answerTo({ ...hello, stop: [third] })).say).toBe(whole.slice(0, whole.indexOf(third)));
  });
});

describe("OpenAI's wire", () => {
  it('answers in one piece where no stream is asked for', async () => {
    const response = await post({ model: 'x', messages: [{ role: 'user', content: 'hello' }] });
    const { choices } = completionSchema.parse(await response.json());
    expect(choices[0].message.content).not.toBe('');
    expect(choices[0].finish_reason).toBe('stop');
  });

  it('streams word by word and ends with the usage', async () => {
    const request = { model: 'x', messages: [{ role: 'user', content: 'hello' }], stream: true };
    const text = await (await post({ ...request, stream_options: { include_usage: true } })).text();
    const events = text.split('\n\n').filter(Boolean);
    expect(events.length).toBeGreaterThan(6);
    expect(events.at(-1)).toBe('data: [DONE]');
    expect(events.at(-2)).toContain('"total_tokens"');
  });

  it('says what is wrong with a request', async () => {
    const broken = await fetch(`${servers.url}/v1/chat/completions`, { method: 'POST', body: '{' });
    const empty = await post({ model: 'x', messages: [] });
    const nowhere = await fetch(`${servers.url}/v1/completions`, { method: 'POST', body: '{}' });
    const wrong = await fetch(`${servers.url}/v1/chat/completions`);
    expect([broken, empty, nowhere, wrong].map(({ status }) => status)).toEqual([400, 400, 404, 405]);
    expect(errorSchema.parse(await empty.json()).error.message).toMatch(/^messages: /);
    expect(errorSchema.parse(await nowhere.json()).error.type).toBe('invalid_request_error');
  });

  it('lists its model, and speaks in raw PCM', async () => {
    const models = await (await fetch(`${servers.url}/v1/models`)).text();
    expect(models).toContain('"object":"list"');
    const speaker = new openai.TTS({ apiKey: 'rehearsal', baseURL: `${servers.url}/v1`, voice: 'alloy' });
    let samples = 0;
    for await (const { frame } of speaker.synthesize('One moment please.'))
      samples += frame.samplesPerChannel;
    expect(samples / 24_000).toBeGreaterThan(0.8);
  });
});
