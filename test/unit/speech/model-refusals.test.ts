// How a provider refuses a request: once, typed, and with its own reason for who can mend it.
import { afterEach, describe, expect, it } from 'vitest';
import type { ModelFailure } from '../../../src/speech/index.ts';
import { refuse, type Respond, type WireScript } from '../../support/openai-wire.ts';
import {
  openWireLine,
  WIRE_KEY,
  type Heard,
  type ModelGiven,
  type WireLine,
} from '../../support/wire-line.ts';

let line: WireLine;
afterEach(() => line.server.close());

async function asked(script: WireScript, given?: ModelGiven): Promise<Heard> {
  line = await openWireLine(script, given);
  return line.ask();
}

describe('a request that is refused is sent once, and told with the provider’s reason', () => {
  const error = (message: string, code: string | null = null) => ({
    error: { message, code, type: 'x', param: null },
  });

  it.each<[string, Respond, Partial<ModelFailure>]>([
    [
      'a wrong key',
      refuse(401, error(`Incorrect API key provided: ${WIRE_KEY}.`, 'invalid_api_key')),
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
    const answer = await asked(() => response);
    expect(answer.failure).toMatchObject({ model: 'OpenAI some-model', ...expected });
    expect(answer.text).toBe('');
    expect(line.server.requests).toHaveLength(1);
    expect(JSON.stringify([answer.failure, line.told])).not.toContain(WIRE_KEY);
  });

  it('what somebody has to mend is told once, in words with the next step', async () => {
    line = await openWireLine(() => refuse(401, error('No such key.')));
    await line.ask();
    await line.ask();
    expect(line.told).toEqual([
      'Trouble with the language model: OpenAI some-model does not accept the key (401): "No such key". Make a new key, or one with the rights that are missing.',
    ]);
  });

  it('what a caller said is not told, should a server say it back', async () => {
    const echo =
      "1 validation error: body.messages.3 [input_value={'content': 'my card is 4111 1111 1111 1111'}]";
    const { failure } = await asked(() => refuse(400, error(echo)));
    expect(JSON.stringify(failure)).not.toMatch(/4111|my card/);
  });

  it('where nothing listens, that is told', async () => {
    line = await openWireLine(() => ({}));
    await line.server.close();
    expect((await line.ask()).failure).toMatchObject({ kind: 'unreachable', detail: 'ECONNREFUSED' });
  });
});
