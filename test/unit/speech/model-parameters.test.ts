// Which parameters a model is sent, by its family, and what becomes of those that it refuses.
import { afterEach, describe, expect, it } from 'vitest';
import { refuse, type WireRequest, type WireScript } from '../../support/openai-wire.ts';
import { openWireLine, type Heard, type ModelGiven, type WireLine } from '../../support/wire-line.ts';

let line: WireLine;
afterEach(() => line.server.close());

async function asked(script: WireScript, given?: ModelGiven): Promise<Heard> {
  line = await openWireLine(script, given);
  return line.ask();
}

describe('what a model is sent', () => {
  const sentTo = async (model: string, settings = {}): Promise<WireRequest | undefined> => {
    await asked(() => ({ say: 'Tomorrow.' }), { model, settings });
    return line.server.requests[0];
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
    line = await openWireLine(() => ({ say: 'Hello.' }), { settings: { maxTokens: 80 } });
    await line.ask();
    await line.ask({ tools: false });
    expect(line.server.requests.map((request) => request.max_tokens)).toEqual([530, 80]);
    expect(line.server.requests[1]).not.toHaveProperty('tools');
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
    line = await openWireLine(
      refusing('temperature', "Unsupported value: 'temperature' does not support 0.7"),
    );
    expect(await line.ask()).toMatchObject({ text: 'Yes.', failure: null });
    expect(await line.ask()).toMatchObject({ text: 'Yes.', failure: null });
    expect(line.server.requests.map((request) => 'temperature' in request)).toEqual([true, false, false]);
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
    expect(line.server.requests).toHaveLength(2);
  });

  it('is replaced where it is the limit under its other name', async () => {
    const answer = await asked(
      refusing(
        'max_tokens',
        "'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      ),
    );
    expect(answer.text).toBe('Yes.');
    expect(line.server.requests[1]).toMatchObject({ max_completion_tokens: 600 });
  });

  it('three at a time are left out one after another', async () => {
    line = await openWireLine((request) => {
      const bad = ['temperature', 'max_tokens', 'stream_options'].find((name) => name in request);
      return bad === undefined
        ? { say: 'Yes.' }
        : refuse(400, { error: { message: `Unknown parameter: ${bad}` } });
    });
    expect((await line.ask()).text).toBe('Yes.');
    expect((await line.ask()).text).toBe('Yes.');
    expect(line.server.requests).toHaveLength(5);
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
    expect(line.server.requests).toHaveLength(2);
  });

  it('is told where neither way to think is taken: each is tried once', async () => {
    const answer = await asked(
      ({ reasoning_effort: effort }) =>
        refuse(400, {
          error: {
            message:
              effort === undefined
                ? "Function tools with reasoning_effort are not supported, set reasoning_effort to 'none'."
                : "Unsupported value: 'none' is not supported for reasoning_effort. Supported values are: 'low', 'high'.",
            param: 'reasoning_effort',
          },
        }),
      { model: 'gpt-6-astra' },
    );
    expect(answer.failure).toMatchObject({ kind: 'parameter', model: 'OpenAI gpt-6-astra' });
    expect(line.server.requests.map((request) => request.reasoning_effort)).toEqual(['none', undefined]);
  });

  it('that a request cannot do without is told, and not tried again', async () => {
    const answer = await asked(() => refuse(400, { error: { message: 'gemma:2b does not support tools' } }));
    expect(answer.failure).toMatchObject({ kind: 'parameter', reason: 'gemma:2b does not support tools' });
    expect(line.server.requests).toHaveLength(1);
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
    expect(line.server.requests).toHaveLength(1);
  });
});
