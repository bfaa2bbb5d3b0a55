// What a real provider meets: which parameters a model is sent, and what is made of each way to answer or to refuse.
import { initializeLogger, llm } from '@livekit/agents';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { parseEnvironment } from '../../../src/config/environment.ts';
import { createSpeech, modelFailure, type ModelFailure, type Speech } from '../../../src/speech/index.ts';
import {
  openWireServer,
  piece,
  refuse,
  stream,
  type Respond,
  type WireRequest,
  type WireScript,
  type WireServer,
} from '../../support/openai-wire.ts';
import { companyWith } from '../../support/speech-company.ts';

initializeLogger({ pretty: false, level: 'silent' });

const KEY = 'sk-test-very-secret-key';
let server: WireServer;
afterEach(() => server.close());

interface Heard {
  text: string;
  calls: { name: string; args: string; callId: string }[];
  failure: ModelFailure | null;
  usage: llm.CompletionUsage | null;
}

interface ModelGiven {
  model?: string;
  settings?: object;
  timeoutMs?: number;
  tell?: (line: string) => void;
}

async function lineTo(script: WireScript, given: ModelGiven = {}): Promise<Speech> {
  server = await openWireServer(script);
  const { model = 'some-model', settings = {}, timeoutMs = 200, tell } = given;
  const entry = { provider: 'openai', model, baseUrl: server.baseUrl, apiKeyEnv: 'KEY', ...settings };
  return createSpeech({
    company: companyWith({ speech: { llm: [entry], retry: { timeoutMs } } }),
    environment: parseEnvironment({}),
    variables: { KEY },
    logger: pino({ level: 'silent' }),
    onRefusal: tell,
  });
}

const TOOL = llm.tool({
  name: 'find_slots',
  description: 'Finds free times.',
  parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
  execute: async () => undefined,
});

async function ask(speech: Speech, { tools = true } = {}): Promise<Heard> {
  const model = speech.languageModel();
  if (!model) throw new Error('no language model in spite of a key');
  const heard: Heard = { text: '', calls: [], failure: null, usage: null };
  model.on('error', ({ error }) => (heard.failure = modelFailure(error)));
  const chatCtx = llm.ChatContext.empty();
  chatCtx.addMessage({ role: 'user', content: 'When can you come?' });
  for await (const { delta, usage } of model.chat({ chatCtx, ...(tools && { toolCtx: [TOOL] }) })) {
    heard.text += delta?.content ?? '';
    for (const { name, args, callId } of delta?.toolCalls ?? []) heard.calls.push({ name, args, callId });
    heard.usage = usage ?? heard.usage;
  }
  return heard;
}

const asked = async (script: WireScript, given?: ModelGiven) => ask(await lineTo(script, given));
const say = (content: string) => piece({ role: 'assistant', content });
const call = (index: number, fn: object, id?: string) =>
  piece({ tool_calls: [{ index, ...(id !== undefined && { id }), type: 'function', function: fn }] });

describe('what a model is sent', () => {
  const sentTo = async (model: string, settings = {}): Promise<WireRequest | undefined> => {
    await asked(() => ({ say: 'Tomorrow.' }), { model, settings });
    return server.requests[0];
  };

  it.each([
    [
      'gpt-6-luna',
      { max_completion_tokens: 600, temperature: 0.7, reasoning_effort: 'none', parallel_tool_calls: false },
    ],
    ['openai/gpt-6-luna', { max_completion_tokens: 600, reasoning_effort: 'none' }],
    ['gpt-5.6-terra', { max_completion_tokens: 600, temperature: 0.7, reasoning_effort: 'none' }],
    ['gpt-5-mini', { max_completion_tokens: 1600, temperature: undefined, reasoning_effort: 'minimal' }],
    ['o4-mini', { temperature: undefined, parallel_tool_calls: undefined, reasoning_effort: 'low' }],
    [
      'gpt-4o-mini',
      {
        max_completion_tokens: 600,
        temperature: 0.7,
        reasoning_effort: undefined,
        parallel_tool_calls: false,
      },
    ],
    [
      'claude-haiku-4-5',
      { max_tokens: 600, temperature: 0.7, max_completion_tokens: undefined, reasoning_effort: undefined },
    ],
    ['claude-sonnet-5', { max_tokens: 600, temperature: undefined }],
    ['mistral-small-latest', { max_tokens: 600, stream_options: undefined, parallel_tool_calls: false }],
    ['gemini-3.8-flash', { max_tokens: 1600, reasoning_effort: 'minimal', parallel_tool_calls: undefined }],
    ['gpt-oss-20b', { max_tokens: 1200, reasoning_effort: 'low', parallel_tool_calls: undefined }],
    [
      'qwen2.5:7b',
      { max_tokens: 600, temperature: 0.7, max_completion_tokens: undefined, parallel_tool_calls: undefined },
    ],
  ])('%s gets what its family takes, and nothing that it refuses', async (model, expected) => {
    const request = await sentTo(model);
    for (const [name, value] of Object.entries(expected)) expect(request?.[name], name).toEqual(value);
  });

  it('schemas are marked strict where the provider holds to that', async () => {
    const strictOf = async (model: string) => (await sentTo(model))?.tools?.[0]?.function['strict'];
    expect(await strictOf('gpt-6-luna')).toBe(true);
    expect(await strictOf('llama3.1')).toBeUndefined();
  });

  it('a temperature of 0 is a temperature', async () => {
    expect(await sentTo('llama3.1', { temperature: 0 })).toMatchObject({ temperature: 0 });
  });

  it('a model that is told to think gets no temperature beside it', async () => {
    const request = await sentTo('gpt-6-luna', { options: { reasoningEffort: 'low' } });
    expect(request).toMatchObject({ reasoning_effort: 'low' });
    expect(request).not.toHaveProperty('temperature');
  });

  it('the limit leaves room for the arguments of tools, and is the spoken one where there are none', async () => {
    const speech = await lineTo(() => ({ say: 'Hello.' }), { settings: { maxTokens: 80 } });
    await ask(speech);
    await ask(speech, { tools: false });
    expect(server.requests.map((request) => request.max_tokens)).toEqual([530, 80]);
    expect(server.requests[1]).not.toHaveProperty('tools');
  });
});

describe('a parameter that a model refuses', () => {
  const refusing =
    (name: string, message: string): WireScript =>
    (request) =>
      name in request
        ? refuse(400, { error: { message, type: 'invalid_request_error', param: name } })
        : { say: 'Yes.' };

  it('is left out when the request is sent again, and never sent again in this process', async () => {
    const speech = await lineTo(
      refusing('temperature', "Unsupported value: 'temperature' does not support 0.7"),
    );
    expect(await ask(speech)).toMatchObject({ text: 'Yes.', failure: null });
    expect(await ask(speech)).toMatchObject({ text: 'Yes.', failure: null });
    expect(server.requests.map((request) => 'temperature' in request)).toEqual([true, false, false]);
  });

  it('may be named in the words alone', async () => {
    const answer = await asked((request) =>
      'stream_options' in request
        ? refuse(422, {
            detail: [{ type: 'extra_forbidden', loc: ['body', 'stream_options', 'include_usage'] }],
          })
        : { say: 'Yes.' },
    );
    expect(answer.text).toBe('Yes.');
    expect(server.requests).toHaveLength(2);
  });

  it('is replaced where it is the limit under its other name', async () => {
    const answer = await asked(
      refusing(
        'max_tokens',
        "'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      ),
    );
    expect(answer.text).toBe('Yes.');
    expect(server.requests[1]).toMatchObject({ max_completion_tokens: 600 });
  });

  it('three at a time are left out one after another', async () => {
    const speech = await lineTo((request) => {
      const bad = ['temperature', 'max_tokens', 'stream_options'].find((name) => name in request);
      return bad === undefined
        ? { say: 'Yes.' }
        : refuse(400, { error: { message: `Unknown parameter: ${bad}` } });
    });
    expect((await ask(speech)).text).toBe('Yes.');
    expect((await ask(speech)).text).toBe('Yes.');
    expect(server.requests).toHaveLength(5);
  });

  it('is thinking: a model that refuses tools beside it is told not to think', async () => {
    const answer = await asked((request) =>
      request.reasoning_effort === 'none'
        ? { say: 'Yes.' }
        : refuse(400, {
            error: {
              message:
                "Function tools with reasoning_effort are not supported for new-model in /v1/chat/completions. To use function tools, use /v1/responses or set reasoning_effort to 'none'.",
              param: 'reasoning_effort',
            },
          }),
    );
    expect(answer.text).toBe('Yes.');
    expect(server.requests).toHaveLength(2);
  });

  it('that a request cannot do without is told, and not tried again', async () => {
    const answer = await asked(() => refuse(400, { error: { message: 'gemma:2b does not support tools' } }));
    expect(answer.failure).toMatchObject({ kind: 'parameter', reason: 'gemma:2b does not support tools' });
    expect(server.requests).toHaveLength(1);
  });

  it('is not one that is named in a complaint about the length', async () => {
    const answer = await asked(() =>
      refuse(400, {
        error: {
          message: "'max_tokens' is too large: 600. This model's maximum context length is 2048 tokens",
          param: 'max_tokens',
        },
      }),
    );
    expect(answer.failure?.kind).toBe('context_too_long');
    expect(server.requests).toHaveLength(1);
  });
});

describe('a request that is refused is sent once, and told with the provider’s reason', () => {
  const error = (message: string, code: string | null = null) => ({
    error: { message, code, type: 'x', param: null },
  });

  it.each<[string, Respond, Partial<ModelFailure>]>([
    [
      'a wrong key',
      refuse(401, error(`Incorrect API key provided: ${KEY}.`, 'invalid_api_key')),
      { kind: 'key', status: 401, reason: 'Incorrect API key provided: [key].' },
    ],
    [
      'a key without the right',
      refuse(403, error('Missing scopes: model.request.')),
      { kind: 'key', status: 403 },
    ],
    ['no credit', refuse(402, error('Insufficient Balance')), { kind: 'quota', status: 402 }],
    [
      'a quota used up',
      refuse(
        429,
        error(
          'You exceeded your current quota, please check your plan and billing details.',
          'insufficient_quota',
        ),
      ),
      { kind: 'quota' },
    ],
    [
      'too many requests',
      refuse(429, error('Rate limit reached for requests', 'rate_limit_exceeded'), { 'retry-after': '7' }),
      { kind: 'rate_limited', retryAfterMs: 7000 },
    ],
    [
      'an unknown model',
      refuse(404, error('The model `some-model` does not exist', 'model_not_found')),
      { kind: 'unknown_model', status: 404 },
    ],
    [
      'a model that has ended',
      refuse(410, error('The model `some-model` was shut down.')),
      { kind: 'unknown_model' },
    ],
    ['a wrong address', refuse(404, { detail: 'Not Found' }), { kind: 'other', status: 404 }],
    [
      'a conversation that is too long',
      refuse(400, error("This model's maximum context length is 8192 tokens.", 'context_length_exceeded')),
      { kind: 'context_too_long', reason: "This model's maximum context length is 8192 tokens." },
    ],
    [
      'what a filter stops',
      refuse(400, error('The prompt triggered the content management policy.', 'content_filter')),
      { kind: 'content_filter' },
    ],
    ['a server out of order', refuse(500, error('The server had an error')), { kind: 'other', status: 500 }],
    [
      'a gateway’s page',
      refuse(502, '<html><head><title>502 Bad Gateway</title></head></html>'),
      { kind: 'other', reason: '502 Bad Gateway' },
    ],
  ])('%s', async (_, response, expected) => {
    const told: string[] = [];
    const answer = await asked(() => response, { tell: (line) => told.push(line) });
    expect(answer.failure).toMatchObject({ model: 'OpenAI some-model', ...expected });
    expect(answer.text).toBe('');
    expect(server.requests).toHaveLength(1);
    expect(JSON.stringify([answer.failure, told])).not.toContain(KEY);
  });

  it('what somebody has to mend is told once, in words with the next step', async () => {
    const told: string[] = [];
    const speech = await lineTo(() => refuse(401, error('No such key.')), {
      tell: (line) => told.push(line),
    });
    await ask(speech);
    await ask(speech);
    expect(told).toEqual([
      'Trouble with the language model: OpenAI some-model does not accept the key (401): "No such key.". Make a new key, or one with the rights that are missing.',
    ]);
  });

  it('what a caller said is not told, should a server say it back', async () => {
    const echo =
      "1 validation error: body.messages.3 [input_value={'content': 'my card is 4111 1111 1111 1111'}]";
    const { failure } = await asked(() => refuse(400, error(echo)));
    expect(JSON.stringify(failure)).not.toMatch(/4111|my card/);
  });

  it('where nothing listens, that is told', async () => {
    const speech = await lineTo(() => ({}));
    await server.close();
    expect((await ask(speech)).failure).toMatchObject({ kind: 'unreachable', detail: 'ECONNREFUSED' });
  });
});

describe('an answer that goes wrong', () => {
  const broken = piece({
    tool_calls: [{ index: 0, id: 'a', function: { name: 'find_slots', arguments: '{"from_da' } }],
  });

  it.each<[string, Respond, Partial<ModelFailure>, string]>([
    [
      'is a page instead',
      refuse(200, '<html><title>Sign in</title></html>'),
      { kind: 'bad_answer', detail: 'text/html', reason: 'Sign in' },
      '',
    ],
    ['is JSON, and no answer', refuse(200, { status: 'ok' }), { kind: 'bad_answer' }, ''],
    [
      'is an error with a good status',
      refuse(200, { error: { message: 'Invalid API key', code: 401 } }),
      { kind: 'key' },
      '',
    ],
    ['has no choices', stream([{ id: '1', choices: [] }]), { kind: 'bad_answer' }, ''],
    ['is no JSON in its events', stream(['data: hello\n\n']), { kind: 'bad_answer' }, ''],
    [
      'has an error in the middle',
      stream([say('One '), { error: { message: 'Overloaded', code: 529 } }]),
      { kind: 'other', status: 529 },
      'One ',
    ],
    [
      'breaks off in mid-sentence',
      stream([say('Your visit is on ')], 'cut'),
      { kind: 'cut_off' },
      'Your visit is on ',
    ],
    [
      'ends in mid-sentence without saying why',
      stream([say('Your visit is on ')], 'end'),
      { kind: 'cut_off' },
      'Your visit is on ',
    ],
    ['breaks off before its first word', stream([], 'cut'), { kind: 'cut_off' }, ''],
    ['breaks off inside a tool call', stream([broken], 'cut'), { kind: 'cut_off' }, ''],
    [
      'is cut at the limit inside a tool call',
      stream([broken, piece({}, 'length')]),
      { kind: 'cut_off', detail: 'at the token limit, in a tool call' },
      '',
    ],
    [
      'is stopped by a filter',
      stream([say('You '), piece({}, 'content_filter')]),
      { kind: 'content_filter' },
      'You ',
    ],
    [
      'is a refusal',
      stream([piece({ refusal: 'I cannot help with that.' }), piece({}, 'stop')]),
      { kind: 'content_filter', reason: 'I cannot help with that.' },
      '',
    ],
    ['does not begin', stream([], 'never'), { kind: 'timeout', detail: '200 ms' }, ''],
    [
      'thinks aloud and never speaks',
      stream([piece({ reasoning_content: 'Hmm.' })], 'never'),
      { kind: 'timeout' },
      '',
    ],
    ['stops in the middle', stream([say('Your visit ')], 'never'), { kind: 'timeout' }, 'Your visit '],
  ])('%s', async (_, response, expected, text) => {
    const answer = await asked(() => response);
    expect(answer.failure).toMatchObject(expected);
    expect(answer.text).toBe(text);
    expect(answer.calls).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  it('does not end is cut where no limit would have let it come', async () => {
    const flood = Array.from({ length: 400 }, () => say('and so on and on and on '));
    const answer = await asked(() => stream(flood, 'never'));
    expect(answer.failure).toBeNull();
    expect(answer.text.length).toBeLessThan(600 * 8 + 30);
  });
});

describe('an answer that goes another way than OpenAI’s', () => {
  const CALL = [{ name: 'find_slots', args: '{"part_of_day":"morning"}', callId: 'call00001' }];
  const args = '{"part_of_day":"morning"}';

  it.each<[string, Respond]>([
    [
      'in pieces, with its number on each',
      stream([
        call(0, { name: 'find_slots', arguments: '' }, 'x'),
        call(0, { arguments: '{"part_of_day"' }),
        call(0, { arguments: ':"morning"}' }),
        piece({}, 'tool_calls'),
      ]),
    ],
    [
      'whole, without an id',
      stream([call(0, { name: 'find_slots', arguments: args }), piece({}, 'tool_calls')]),
    ],
    [
      'without a number',
      stream([
        piece({ tool_calls: [{ function: { name: 'find_slots', arguments: args } }] }),
        piece({}, 'stop'),
      ]),
    ],
    [
      'with arguments that are an object',
      stream([
        call(0, { name: 'find_slots', arguments: { part_of_day: 'morning' } }),
        piece({}, 'tool_calls'),
      ]),
    ],
    [
      'with its name on every piece',
      stream([
        call(0, { name: 'find_slots', arguments: '{"part_of_day":' }, 'x'),
        call(0, { name: 'find_slots', arguments: '"morning"}' }, 'x'),
        piece({}, 'tool_calls'),
      ]),
    ],
    ['without a finish reason', stream([call(0, { name: 'find_slots', arguments: args }, 'x')])],
    [
      'cut at the limit right behind it',
      stream([call(0, { name: 'find_slots', arguments: args }, 'x'), piece({}, 'length')]),
    ],
    [
      'not as a stream',
      refuse(200, {
        choices: [
          {
            message: {
              content: null,
              tool_calls: [{ id: 'x', function: { name: 'find_slots', arguments: args } }],
            },
            finish_reason: 'tool_calls',
          },
        ],
      }),
    ],
  ])('a tool call %s is a tool call', async (_, response) => {
    const answer = await asked(() => response);
    expect(answer).toMatchObject({ calls: CALL, failure: null, text: '' });
  });

  it('two calls of the same number and different ids are two, and no two ids are alike in a call', async () => {
    const speech = await lineTo(() =>
      stream([
        call(0, { name: 'find_slots', arguments: '{"a":1}' }, 'one'),
        call(0, { name: 'find_slots', arguments: '{"a":2}' }, 'two'),
        piece({}, 'tool_calls'),
      ]),
    );
    const { calls } = await ask(speech);
    expect(calls.map(({ args: given, callId }) => [given, callId])).toEqual([
      ['{"a":1}', 'call00001'],
      ['{"a":2}', 'call00002'],
    ]);
  });

  it('arguments that are empty are none', async () => {
    const { calls } = await asked(() =>
      stream([call(0, { name: 'end_call', arguments: '' }, 'x'), piece({}, 'tool_calls')]),
    );
    expect(calls).toMatchObject([{ name: 'end_call', args: '{}' }]);
  });

  it.each<[string, Respond]>([
    ['without usage', stream([say('Tomorrow.'), piece({}, 'stop')])],
    ['without a finish reason', stream([say('Tomorrow.')])],
    ['without [DONE]', stream([say('Tomorrow.'), piece({}, 'stop')], 'end')],
    [
      'with comments, CRLF and no space',
      stream([': wait\r\n\r\n', `data:${JSON.stringify(say('Tomorrow.'))}\r\n\r\n`, piece({}, 'stop')]),
    ],
    [
      'with null where a word would be',
      stream([piece({ role: 'assistant', content: null }), say('Tomorrow.'), piece({}, 'stop')]),
    ],
    [
      'after thoughts that are none of the caller’s business',
      stream([piece({ reasoning: 'They ask when.' }), say('Tomorrow.'), piece({}, 'stop')]),
    ],
    [
      'whole, as JSON',
      refuse(200, { choices: [{ message: { content: 'Tomorrow.' }, finish_reason: 'stop' }] }),
    ],
  ])('words %s are words', async (_, response) => {
    expect(await asked(() => response)).toMatchObject({ text: 'Tomorrow.', failure: null });
  });

  it('usage is counted with what came from the cache', async () => {
    const usage = {
      prompt_tokens: 900,
      completion_tokens: 12,
      total_tokens: 912,
      prompt_tokens_details: { cached_tokens: 512, cache_write_tokens: 300 },
    };
    const answer = await asked(() => stream([say('Hi.'), piece({}, 'stop'), { choices: [], usage }]));
    expect(answer.usage).toMatchObject({
      promptTokens: 900,
      promptCachedTokens: 512,
      cacheCreationTokens: 300,
      completionTokens: 12,
    });
  });

  it('a slow tool call is no silence: each piece of it is a sign of life', async () => {
    const pieces = ['', '{"part', '_of_day"', ':"mor', 'ning"}'];
    const slow: Respond = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const next = (at: number): void => {
        const part = pieces[at];
        if (part === undefined)
          response.end(`data: ${JSON.stringify(piece({}, 'tool_calls'))}\n\ndata: [DONE]\n\n`);
        else {
          response.write(
            `data: ${JSON.stringify(call(0, { ...(at === 0 && { name: 'find_slots' }), arguments: part }, at === 0 ? 'x' : undefined))}\n\n`,
          );
          setTimeout(() => next(at + 1), 90);
        }
      };
      next(0);
    };
    expect(await asked(() => slow)).toMatchObject({ calls: CALL, failure: null });
  });
});
