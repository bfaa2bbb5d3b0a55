// Several models as one: each is asked once for a request, and what goes wrong behind its back stays there.
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { parseEnvironment } from '../../../src/config/environment.ts';
import { createSpeech, modelFailure } from '../../../src/speech/index.ts';
import {
  openWireServer,
  piece,
  refuse,
  stream,
  type WireScript,
  type WireServer,
} from '../../support/openai-wire.ts';
import { companyWith } from '../../support/speech-company.ts';
import { askModel, words, type Heard } from '../../support/wire-line.ts';

const servers: WireServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const REST = 30_000;

async function chainOf(scripts: readonly WireScript[], { timeoutMs = 5000 } = {}) {
  const clock = { now: 0 };
  for (const script of scripts) servers.push(await openWireServer(script));
  const llm = servers.map(({ baseUrl }, at) => ({ provider: 'openai', model: `model-${at + 1}`, baseUrl }));
  const speech = createSpeech({
    company: companyWith({ speech: { llm, retry: { timeoutMs, skipMs: REST } } }),
    environment: parseEnvironment({}),
    logger: pino({ level: 'silent' }),
    clock: () => clock.now,
  });
  const model = speech.languageModel();
  if (!model) throw new Error('no language model');
  const told: { kind: string; model: string | null; recoverable: boolean }[] = [];
  model.on('error', ({ error, recoverable }) => {
    const failure = modelFailure(error);
    told.push({ kind: failure.kind, model: failure.model, recoverable });
  });
  const asked = () => servers.map(({ requests }) => requests.length);
  return { clock, told, asked, ask: (): Promise<Heard> => askModel(model) };
}

const good =
  (say: string): WireScript =>
  () => ({ say });
const down: WireScript = () => refuse(503, { error: { message: 'down' } });

describe('a request', () => {
  it.each<[string, WireScript, string]>([
    ['refuses', down, 'other'],
    ['hangs', () => stream([], 'never'), 'timeout'],
    ['breaks off before its first word', () => stream([], 'cut'), 'cut_off'],
    ['is a page of something else', () => refuse(200, '<html></html>'), 'bad_answer'],
    ['refuses the key', () => refuse(401, { error: { message: 'no' } }), 'key'],
    [
      'breaks off inside a tool call',
      () =>
        stream(
          [
            piece({
              tool_calls: [{ index: 0, id: 'x', function: { name: 'find_slots', arguments: '{"a' } }],
            }),
          ],
          'cut',
        ),
      'cut_off',
    ],
  ])('goes to the next model when the first one %s, each asked once', async (_, first, kind) => {
    const { ask, told, asked } = await chainOf([first, good('I am second.')], { timeoutMs: 400 });
    expect(await ask()).toMatchObject({ text: 'I am second.', failure: null });
    expect(asked()).toEqual([1, 1]);
    expect(told).toEqual([{ kind, model: 'OpenAI model-1', recoverable: true }]);
  });

  it('is not asked of another model once words have been said', async () => {
    const { ask, asked } = await chainOf([() => stream([words('Your visit ')], 'cut'), good('I am second.')]);
    expect(await ask()).toMatchObject({ text: 'Your visit ', failure: { kind: 'cut_off' } });
    expect(asked()).toEqual([1, 0]);
  });

  it('that all models refuse was sent to each of them once, and the last one’s reason is told as final', async () => {
    const { ask, told, asked } = await chainOf([
      down,
      () => refuse(429, { error: { message: 'slow down' } }),
    ]);
    expect((await ask()).failure).toMatchObject({ kind: 'rate_limited', model: 'OpenAI model-2' });
    expect(asked()).toEqual([1, 1]);
    expect(told.map(({ recoverable }) => recoverable)).toEqual([true, false]);
  });

  it('that is too long for one of them is told as too long, whatever the others said', async () => {
    const long = refuse(400, { error: { message: 'maximum context length is 8192 tokens' } });
    const { ask } = await chainOf([() => long, down]);
    expect((await ask()).failure).toMatchObject({ kind: 'context_too_long', model: 'OpenAI model-1' });
  });
});

describe('a model that failed', () => {
  it('is left out, and asked for one word behind the request’s back when it has rested', async () => {
    let works = false;
    const { ask, clock, asked } = await chainOf([
      () => (works ? { say: 'I am first.' } : refuse(503, {})),
      good('I am second.'),
    ]);
    await ask();
    await ask();
    expect(asked()).toEqual([1, 2]);
    works = true;
    clock.now = REST;
    expect((await ask()).text).toBe('I am second.');
    await expect.poll(asked).toEqual([2, 3]);
    expect(servers[0]?.requests[1]?.messages).toEqual([{ role: 'user', content: 'Say yes.' }]);
    await expect.poll(async () => (await ask()).text).toBe('I am first.');
  });

  it('and fails again in the background is no failure of the request under way', async () => {
    const { ask, clock, told, asked } = await chainOf([down, good('I am second.')]);
    await ask();
    for (const round of [1, 2, 3]) {
      clock.now = REST * round;
      expect(await ask()).toMatchObject({ text: 'I am second.', failure: null });
    }
    await expect.poll(asked).toEqual([4, 4]);
    expect(told).toHaveLength(1);
  });

  it('is asked all the same when there is no other', async () => {
    let works = false;
    const { ask, asked } = await chainOf([() => (works ? { say: 'Here.' } : refuse(503, {}))]);
    expect((await ask()).failure?.status).toBe(503);
    works = true;
    expect(await ask()).toMatchObject({ text: 'Here.', failure: null });
    expect(asked()).toEqual([2]);
  });

  it('because of what it was asked is asked again at once', async () => {
    let long = true;
    const { ask, asked } = await chainOf([
      () => (long ? refuse(400, { error: { message: 'prompt is too long' } }) : { say: 'I am first.' }),
      good('I am second.'),
    ]);
    expect((await ask()).text).toBe('I am second.');
    long = false;
    expect((await ask()).text).toBe('I am first.');
    expect(asked()).toEqual([2, 1]);
  });
});
