// Models that misbehave in every way we know: the caller always hears something, and nothing happens that should not.
import { APIStatusError } from '@livekit/agents';
import { afterAll, describe, expect, it } from 'vitest';
import type { Call } from '../../../../src/call/create-call.ts';
import { closeTestDatabase, eventsOf, letIn, nextTick, openLine } from '../../../support/scripted-call.ts';
import { hang, StreamingLlm, type Piece, type StreamScript } from '../../../support/streaming-llm.ts';

afterAll(closeTestDatabase);

const COMPANY_MS = 4000;
const SLOW_MS = COMPANY_MS + 1500;
const PIECE_MS = COMPANY_MS + 500;
const TRY_MS = COMPANY_MS + 500;
const GOOD = 'Your balance is 129 dollars.';

async function open(script: StreamScript) {
  const model = new StreamingLlm(script);
  const line = await openLine(() => ({}), { llm: model });
  letIn(line.call);
  return { ...line, model };
}

/** What was heard since the greeting. */
const heard = (call: Call) =>
  eventsOf(call, 'agent.said')
    .slice(1)
    .map(({ text }) => text);
const lines = (call: Call) =>
  eventsOf(call, 'line.said')
    .slice(1)
    .map(({ line }) => line);
const errors = (call: Call) => eventsOf(call, 'error').map(({ message }) => message);

/** The first `times` requests are answered badly, all others well. */
const first =
  (times: number, bad: (signal: AbortSignal) => AsyncIterable<Piece> | Iterable<Piece>): StreamScript =>
  ({ request, signal }) =>
    request <= times ? bad(signal) : [GOOD];

const useless: [about: string, pieces: Piece[]][] = [
  ['nothing', []],
  ['an empty string', ['']],
  ['dots', ['...']],
  ['a dash', ['—']],
  ['an emoji', ['👍']],
  ['a quote mark', ['"']],
  ['spaces', ['   ', '\n\n']],
  ['a thought', ['<think>The caller', ' wants their balance. </think>']],
  ['a thought that never ends', ['<think>Hm. ', 'Let me see. ']],
  ['a call as JSON', ['{"name": "list_open_', 'invoices", "arguments": {}}']],
  ['a call in tags', ['<tool_call>{"name":"list_open_invoices"}</tool_call>']],
  ['a call in a fence', ['```json\n{"tool":"transfer_call"}\n```']],
  ['a call cut off in its arguments', [{ tool: 'transfer_call', args: '{"to": "billing", "reas' }]],
  ['a call whose arguments are a list', [{ tool: 'transfer_call', args: '["billing"]' }]],
  ['the state note', ['# Call state\n', 'wants now: the balance\n']],
  ['a card number', ['The card is 4111 1111 1111 1111.']],
  ['only an id', ['inv_2026_03']],
];

describe('a model that answers with', () => {
  it.each(useless)('%s is asked once more without a word', async (_about, pieces) => {
    const { call, model } = await open(first(1, () => pieces));
    await call.hear('what do I owe');
    expect(heard(call)).toEqual([GOOD]);
    expect(lines(call)).toEqual([]);
    expect(model.requests).toBe(2);
    expect(errors(call)).toHaveLength(1);
    await call.hangUp('caller_hung_up');
  });

  it.each(useless)(
    '%s again and again is covered by a stock line, then by a person',
    async (_about, pieces) => {
      const { call } = await open(() => pieces);
      await call.hear('what do I owe');
      expect(lines(call)).toEqual(['model_trouble']);
      expect(heard(call)).toHaveLength(1);
      await call.hear('hello?');
      expect(lines(call)).toEqual(['model_trouble', 'rescue']);
      expect((await call.ended).disposition).toBe('failed');
    },
  );
});

describe('a model that fails', () => {
  const failing = (message: string, statusCode = 500) =>
    async function* (): AsyncGenerator<Piece> {
      await Promise.resolve();
      yield* [];
      throw new APIStatusError({ message, options: { statusCode, retryable: false } });
    };

  it('once is asked once more without a word', async () => {
    const { call } = await open(first(1, failing('overloaded')));
    await call.hear('what do I owe');
    expect(heard(call)).toEqual([GOOD]);
    expect(errors(call)).toEqual(['overloaded']);
    await call.hangUp('caller_hung_up');
  });

  it('because the request is too long is asked with a shorter one, from then on', async () => {
    const sizes: number[] = [];
    const { call } = await open(({ chatCtx }) => {
      sizes.push(chatCtx.items.length);
      if (chatCtx.items.length > 14)
        return failing("This model's maximum context length is 4096 tokens", 400)();
      return ['It is fine, whatever number that was: ', `${chatCtx.items.length}.`];
    });
    for (let turn = 1; turn <= 9; turn++) await call.hear(`question number ${turn}`);
    expect(lines(call)).toEqual([]);
    expect(heard(call)).toHaveLength(9);
    const overflows = sizes.filter((size) => size > 14);
    expect(overflows).toHaveLength(1);
    await call.hangUp('caller_hung_up');
  });

  it('in the middle of a sentence is asked to go on, and nothing is said twice', async () => {
    const asked: string[] = [];
    const { call } = await open(({ request, chatCtx }) => {
      asked.push(JSON.stringify(chatCtx.items.slice(-2)));
      if (request > 1) return ['You have one open invoice of 129 dollars. ', 'It is due on Tuesday.'];
      return (async function* (): AsyncGenerator<Piece> {
        await Promise.resolve();
        yield 'You have one open invoice of 129 dollars. ';
        yield 'It is due on Tu';
        throw new APIStatusError({ message: 'reset', options: { statusCode: 500 } });
      })();
    });
    await call.hear('what do I owe');
    expect(heard(call)).toEqual(['You have one open invoice of 129 dollars. It is due on Tuesday.']);
    expect(asked[1]).toContain('You have said already');
    await call.hangUp('caller_hung_up');
  });
});

describe('a model that hangs', () => {
  async function* silent(signal: AbortSignal): AsyncGenerator<Piece> {
    await hang(signal);
  }

  it('before the first word: the caller is told soon after, and the next answer is said', async () => {
    const { call, timers } = await open(first(1, silent));
    const turn = call.hear('what do I owe');
    await until(() => timers.has(SLOW_MS));
    timers.fire(SLOW_MS);
    await until(() => lines(call).includes('model_slow'));
    expect(timers.fire(TRY_MS)).toBe(1);
    await turn;
    expect(heard(call)[0]).toMatch(new RegExp(`${GOOD}$`));
    await call.hangUp('caller_hung_up');
  });

  it('each time: a stock line ends the turn', async () => {
    const { call, timers } = await open(({ signal }) => silent(signal));
    const turn = call.hear('what do I owe');
    await until(() => timers.has(TRY_MS));
    timers.fire(TRY_MS);
    await until(() => timers.has(TRY_MS));
    timers.fire(TRY_MS);
    await turn;
    expect(lines(call)).toEqual(['model_trouble']);
    await call.hangUp('caller_hung_up');
  });

  it('in the middle of its answer: what it said is not said again', async () => {
    const { call, timers } = await open(({ request, signal }) =>
      (async function* (): AsyncGenerator<Piece> {
        yield 'You have one open invoice of 129 dollars. ';
        yield 'It is ';
        if (request === 1) await hang(signal);
        yield 'due on Tuesday.';
      })(),
    );
    const turn = call.hear('what do I owe');
    await until(() => timers.has(PIECE_MS));
    timers.fire(PIECE_MS);
    await turn;
    expect(heard(call)).toEqual(['You have one open invoice of 129 dollars. It is due on Tuesday.']);
    await call.hangUp('caller_hung_up');
  });
});

describe('a model out of hand', () => {
  it('that never stops talking is stopped', async () => {
    const { call } = await open(async function* ({ signal }): AsyncGenerator<Piece> {
      for (let n = 1; !signal.aborted; n++) {
        await nextTick();
        yield `And here is thing number ${n} that I wanted to tell you. `;
      }
    });
    await call.hear('what do I owe');
    expect(heard(call).join('').length).toBeLessThan(1100);
    await call.hangUp('caller_hung_up');
  });

  it('that says one sentence for ever says it once', async () => {
    const { call } = await open(async function* ({ signal }): AsyncGenerator<Piece> {
      for (let n = 0; n < 5000 && !signal.aborted; n++) {
        if (n % 50 === 0) await nextTick();
        yield 'Your balance is 129 dollars. ';
      }
    });
    await call.hear('what do I owe');
    expect(heard(call)).toEqual([GOOD]);
    await call.hangUp('caller_hung_up');
  });

  it('that never stops thinking is stopped', async () => {
    const { call } = await open(async function* ({ signal }): AsyncGenerator<Piece> {
      yield '<think>';
      for (let n = 0; !signal.aborted; n++) {
        if (n % 50 === 0) await nextTick();
        yield 'hmm, and then again, ';
      }
    });
    await call.hear('what do I owe');
    expect(lines(call)).toEqual(['model_trouble']);
    await call.hangUp('caller_hung_up');
  });

  it.each([
    ['one tool again and again', () => [{ tool: 'list_open_invoices', args: '{}' }]],
    ['tools that there are not', () => [{ tool: 'refund_everything', args: '{}' }]],
    ['a transfer that is refused', () => [{ tool: 'transfer_call', args: '{"to":"nowhere","reason":"x"}' }]],
    ['wrong arguments', () => [{ tool: 'list_open_invoices', args: '{"all":true}' }]],
    ['the end of the call in vain', () => [{ tool: 'end_call', args: '{"why":"no"}' }]],
    [
      'a hundred tools at once',
      () => Array.from({ length: 100 }, () => ({ tool: 'list_appointments', args: '{}' })),
    ],
    [
      'tools, with the same words each time',
      () => ['One moment. ', { tool: 'list_appointments', args: '{}' }],
    ],
  ] satisfies [string, () => Piece[]][])(
    'that calls %s runs at most eight, and the turn ends with words',
    async (_about, pieces) => {
      const { call } = await open(pieces);
      await call.hear('what do I owe');
      expect(eventsOf(call, 'tool.started').length).toBeLessThanOrEqual(8);
      const last = call.log.events.findLast(({ type }) => type === 'agent.said');
      const lastTool = call.log.events.findLast(({ type }) => type.startsWith('tool.'));
      expect(last?.seq).toBeGreaterThan(lastTool?.seq ?? 0);
      await call.hangUp('caller_hung_up');
    },
  );

  it('that says something was done is contradicted', async () => {
    const { call } = await open(() => ['All done. ', "I've cancelled your appointment. ", 'Bye now.']);
    await call.hear('cancel it');
    expect(heard(call)[0]).toMatch(/^All done\. .*(?:haven't changed|nothing has been changed)(?!.*Bye)/);
    expect(lines(call)).toEqual(['nothing_changed']);
    await call.hangUp('caller_hung_up');
  });
});

describe('an agent that enters', () => {
  it('and says nothing is asked once more, then spoken for', async () => {
    const { call } = await open(({ request }) =>
      request === 1 ? [{ tool: 'transfer_call', args: '{"to":"billing","reason":"the balance"}' }] : [],
    );
    await call.hear('what do I owe');
    expect(call.coordinator.context.active).toBe('billing');
    expect(lines(call)).toEqual(['model_trouble']);
    await call.hangUp('caller_hung_up');
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 2000 && !holds(); n++) await nextTick();
  expect(holds()).toBe(true);
}
