// Whole requests, caught at the wire of the real plugin: none of them holds a secret that the caller gave, in any form,
// before verification, after it, after a lockout, with the keypad, or in words that are not complete yet.
import { llm } from '@livekit/agents';
import { pino } from 'pino';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { loadCompany } from '../../../src/config/load-company.ts';
import { seedCompany } from '../../../src/database/seed/seed-company.ts';
import { createSpeech } from '../../../src/speech/index.ts';
import {
  openWireServer,
  type WireRequest,
  type WireScript,
  type WireServer,
} from '../../support/openai-wire.ts';
import {
  closeTestDatabase,
  eventsOf,
  NOW,
  openLine,
  testDatabase,
  type Line,
} from '../../support/scripted-call.ts';
import { asCardinal, DIGIT, SPELLINGS, withoutPlaceholders } from '../understand/spellings.ts';

afterAll(closeTestDatabase);

const NUMBER = '+14155550123';
const ZIP = '98109';
const CARD = '4111111111111111';
const SSN = '514690360';
let server: WireServer;

afterEach(() => server.close());

/** Asks for the check whenever digits were said, hands over once verified, and otherwise just answers. */
const sensible: WireScript = ({ messages, tools }) => {
  const last = messages.filter(({ role }) => role !== 'system').at(-1);
  const has = (tool: string) => tools?.some(({ function: { name } }) => name === tool) === true;
  if (last?.role === 'tool')
    return has('transfer_call') && /"verified":true/.test(String(last.content))
      ? {
          say: 'One moment.',
          calls: [{ tool: 'transfer_call', args: { to: 'billing', reason: 'their bill' } }],
        }
      : { say: 'Thank you. Go on, please.' };
  if (has('verify_caller') && /digits?\)/.test(String(last?.content)))
    return { calls: [{ tool: 'verify_caller', args: { zip: 'as said' } }] };
  return { say: 'I see.' };
};

async function openCall(callerNumber: string | null = NUMBER): Promise<Line> {
  server = await openWireServer(sensible);
  const { company } = loadCompany('pestcall');
  const environment = { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'wire-1' };
  const model = createSpeech({ company, environment, logger: pino({ level: 'silent' }) }).languageModel();
  if (!model) throw new Error('no language model in spite of a key');
  const seed = async (slug: string) => {
    const { db } = await testDatabase();
    const customers = [{ id: 'cust_1', firstName: 'Dana', lastName: 'Reyes', phone: NUMBER, zip: ZIP }];
    await seedCompany({
      db,
      company: slug,
      data: { customers },
      now: NOW,
      timeZone: 'America/Los_Angeles',
      source: 'test',
    });
  };
  return openLine(() => ({}), { llm: model, seed, callerNumber });
}

/** What the caller said, as it stands in every request, and what the state notes tell of it. */
function seen(requests: readonly WireRequest[]): string[] {
  return requests.flatMap(({ messages }) =>
    messages.flatMap(({ role, content, tool_calls: calls }) => {
      const text = typeof content === 'string' ? content : JSON.stringify(content ?? '');
      const told = text.match(/^(?:called about|wants now|waiting wish|moment): .*$/gm) ?? [];
      // This model is sent the note with the caller's words.
      if (role === 'user') return [...told, ...text.split(NOTE).map((words) => words.trim())];
      if (role === 'system') return told;
      return (calls ?? []).map(({ function: { arguments: args } }) => args);
    }),
  );
}

/** The note before the caller's words, and the step behind them. */
const NOTE = /# Call state\n[^]*?(?:# The caller says\n|$)|\n\nnext step: .*$/;

function expectNothing(line: Line): void {
  for (const text of seen(server.requests)) expect(withoutPlaceholders(text)).not.toMatch(DIGIT);
  for (const { text } of eventsOf(line.call, 'caller.said'))
    expect(withoutPlaceholders(text)).not.toMatch(DIGIT);
  const everything = JSON.stringify([server.requests, line.call.log.events, line.call.coordinator.persist()]);
  for (const secret of [ZIP, CARD, SSN]) expect(everything).not.toContain(secret);
}

describe('the ZIP code that verifies a caller', () => {
  it.each([...Object.entries(SPELLINGS), ['as a number', asCardinal] as const])(
    'reaches the check and no model: %s',
    async (_, spell) => {
      const line = await openCall();
      await line.call.hear('what do I owe');
      await line.call.hear(`my zip is ${spell(ZIP)}`);
      expect(line.call.coordinator.context.verification.level).toBe('verified');
      expect(line.call.coordinator.context.active).toBe('billing');
      expectNothing(line);
    },
  );

  it('reaches no model in the first words of the call, nor the agent that takes over', async () => {
    const line = await openCall();
    await line.call.hear('nine eight one oh nine is my zip, and what do I owe?');
    await line.call.hear('and when is it due?');
    expect(line.call.coordinator.context.active).toBe('billing');
    expect(seen(server.requests).some((text) => text.includes('(said 5 digits) is my zip'))).toBe(true);
    expectNothing(line);
  });

  it('reaches no model one digit a turn', async () => {
    const line = await openCall();
    for (const turn of ['what do I owe', 'nine', 'eight', 'uh, one', 'hold on', 'oh', 'and nine'])
      await line.call.hear(turn);
    expect(line.call.coordinator.context.verification).toMatchObject({ level: 'verified', attempts: 0 });
    expectNothing(line);
  });

  it('reaches no model by the keypad', async () => {
    const line = await openCall();
    await line.call.hear('what do I owe');
    for (const key of `${ZIP}#`) line.call.key(key);
    await line.call.settled();
    expect(line.call.coordinator.context.verification.level).toBe('verified');
    expectNothing(line);
  });

  it('that is wrong reaches no model either, nor anything said after the lockout', async () => {
    const line = await openCall();
    for (const turn of [
      '98108',
      'nine eight one oh seven',
      '9_8_1_0_6',
      'but it is nine eight one oh nine',
      'nine',
      '98109',
    ])
      await line.call.hear(turn);
    expect(line.call.coordinator.context.verification.level).toBe('locked');
    expectNothing(line);
  });

  it('reaches no model from a caller whose number is withheld, and is not counted', async () => {
    const line = await openCall(null);
    for (const turn of ['98109', 'nine eight one oh nine', '9 8 1 0 9', '98109 I said'])
      await line.call.hear(turn);
    expect(line.call.coordinator.context.verification).toMatchObject({ level: 'none', attempts: 0 });
    expectNothing(line);
  });

  it('reaches no model in words that the caller has not finished', async () => {
    const line = await openCall();
    await line.call.hear('what do I owe');
    const agent = line.call.session.currentAgent;
    // As LiveKit asks ahead of the turn's end.
    for (const words of [
      'my zip is nine',
      'my zip is nine eight',
      'nine eight one',
      '98',
      'it is nine eight one oh',
    ]) {
      const request = agent.chatCtx.copy();
      request.addMessage({ role: 'user', content: words });
      const answer = await agent.llmNode(request, new llm.ToolContext([]), {});
      for await (const chunk of answer ?? []) expect(chunk).toBeDefined();
    }
    expect(server.requests.length).toBeGreaterThan(5);
    expectNothing(line);
  });
});

describe('cards and social security numbers', () => {
  const said = (spell: (digits: string) => string): string[] => [
    `my card is ${spell(CARD)}`,
    spell(CARD),
    `my social is ${spell(SSN)}`,
    `the social security number is ${spell(SSN)}, thanks`,
  ];

  it('reach no model before verification, however they are told', async () => {
    const line = await openCall();
    for (const spell of Object.values(SPELLINGS)) for (const turn of said(spell)) await line.call.hear(turn);
    expectNothing(line);
  });

  it('reach no model after verification, however they are told', async () => {
    const line = await openCall();
    for (const turn of ['what do I owe', ZIP]) await line.call.hear(turn);
    expect(line.call.coordinator.context.verification.level).toBe('verified');
    for (const spell of Object.values(SPELLINGS)) for (const turn of said(spell)) await line.call.hear(turn);
    expectNothing(line);
  });

  it('reach no model in pieces, two digits or one a turn', async () => {
    const line = await openCall();
    const pieces = [
      'my card is four one',
      'one one',
      'then one one',
      'one',
      'uh, one',
      '11 11',
      'and one one one one',
    ];
    for (const turn of ['what do I owe', ZIP, ...pieces]) await line.call.hear(turn);
    expect(line.call.coordinator.context.verification.level).toBe('verified');
    expectNothing(line);
    await line.call.hear('sorry, I meant two visits');
    await line.call.hear('cancel number two please');
    expect(seen(server.requests)).toContain('cancel number two please');
  });

  it('take their code and their date with them', async () => {
    const line = await openCall();
    const turns = [
      'the cvv is 123',
      'security code four five six',
      'it expires 04/27',
      'good thru december twenty twenty seven',
    ];
    for (const turn of ['what do I owe', ZIP, ...turns]) await line.call.hear(turn);
    expectNothing(line);
  });
});

describe('what a model does see', () => {
  it('is what was said, how much of it, and everything else', async () => {
    const line = await openCall();
    await line.call.hear(
      'Dana here, move my visit on March 3rd to Thursday at 10:30, zip is 98109, card 4111 1111 1111 1111',
    );
    expect(seen(server.requests)).toContain(
      'Dana here, move my visit on March 3rd to Thursday at 10:30, zip is (said 5 digits), card [card]',
    );
  });
});
