// What is made of the ways in which models answer: other shapes than OpenAI’s, and answers that go wrong.
import { afterEach, describe, expect, it } from 'vitest';
import type { ModelFailure } from '../../../src/speech/index.ts';
import { piece, refuse, stream, type Respond, type WireScript } from '../../support/openai-wire.ts';
import {
  callPiece,
  openWireLine,
  words,
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
      stream([words('One '), { error: { message: 'Overloaded', code: 529 } }]),
      { kind: 'other', status: 529 },
      'One ',
    ],
    [
      'breaks off in mid-sentence',
      stream([words('Your visit is on ')], 'cut'),
      { kind: 'cut_off' },
      'Your visit is on ',
    ],
    [
      'ends in mid-sentence without saying why',
      stream([words('Your visit is on ')], 'end'),
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
      stream([words('You '), piece({}, 'content_filter')]),
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
    ['stops in the middle', stream([words('Your visit ')], 'never'), { kind: 'timeout' }, 'Your visit '],
  ])('%s', async (_, response, expected, text) => {
    const answer = await asked(() => response, { timeoutMs: expected.kind === 'timeout' ? 200 : 5000 });
    expect(answer.failure).toMatchObject(expected);
    expect(answer.text).toBe(text);
    expect(answer.calls).toEqual([]);
    expect(line.server.requests).toHaveLength(1);
  });

  it('does not end is cut where no limit would have let it come', async () => {
    const flood = Array.from({ length: 400 }, () => words('and so on and on and on '));
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
        callPiece(0, { name: 'find_slots', arguments: '' }, 'x'),
        callPiece(0, { arguments: '{"part_of_day"' }),
        callPiece(0, { arguments: ':"morning"}' }),
        piece({}, 'tool_calls'),
      ]),
    ],
    [
      'whole, without an id',
      stream([callPiece(0, { name: 'find_slots', arguments: args }), piece({}, 'tool_calls')]),
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
        callPiece(0, { name: 'find_slots', arguments: { part_of_day: 'morning' } }),
        piece({}, 'tool_calls'),
      ]),
    ],
    [
      'with its name on every piece',
      stream([
        callPiece(0, { name: 'find_slots', arguments: '{"part_of_day":' }, 'x'),
        callPiece(0, { name: 'find_slots', arguments: '"morning"}' }, 'x'),
        piece({}, 'tool_calls'),
      ]),
    ],
    ['without a finish reason', stream([callPiece(0, { name: 'find_slots', arguments: args }, 'x')])],
    [
      'cut at the limit right behind it',
      stream([callPiece(0, { name: 'find_slots', arguments: args }, 'x'), piece({}, 'length')]),
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
    line = await openWireLine(() =>
      stream([
        callPiece(0, { name: 'find_slots', arguments: '{"a":1}' }, 'one'),
        callPiece(0, { name: 'find_slots', arguments: '{"a":2}' }, 'two'),
        piece({}, 'tool_calls'),
      ]),
    );
    const { calls } = await line.ask();
    expect(calls.map(({ args: given, callId }) => [given, callId])).toEqual([
      ['{"a":1}', 'call00001'],
      ['{"a":2}', 'call00002'],
    ]);
  });

  it('arguments that are empty are none', async () => {
    const { calls } = await asked(() =>
      stream([callPiece(0, { name: 'end_call', arguments: '' }, 'x'), piece({}, 'tool_calls')]),
    );
    expect(calls).toMatchObject([{ name: 'end_call', args: '{}' }]);
  });

  it.each<[string, Respond]>([
    ['without usage', stream([words('Tomorrow.'), piece({}, 'stop')])],
    ['without a finish reason', stream([words('Tomorrow.')])],
    ['without [DONE]', stream([words('Tomorrow.'), piece({}, 'stop')], 'end')],
    [
      'with comments, CRLF and no space',
      stream([': wait\r\n\r\n', `data:${JSON.stringify(words('Tomorrow.'))}\r\n\r\n`, piece({}, 'stop')]),
    ],
    [
      'with null where a word would be',
      stream([piece({ role: 'assistant', content: null }), words('Tomorrow.'), piece({}, 'stop')]),
    ],
    [
      'after thoughts that are none of the caller’s business',
      stream([piece({ reasoning: 'They ask when.' }), words('Tomorrow.'), piece({}, 'stop')]),
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
    const answer = await asked(() => stream([words('Hi.'), piece({}, 'stop'), { choices: [], usage }]));
    expect(answer.usage).toMatchObject({
      promptTokens: 900,
      promptCachedTokens: 512,
      cacheCreationTokens: 300,
      completionTokens: 12,
    });
  });

  it('usage whose cached part is told beside the prompt is counted with it', async () => {
    const usage = {
      prompt_tokens: 100,
      completion_tokens: 12,
      prompt_tokens_details: { cached_tokens: 800 },
    };
    const answer = await asked(() => stream([words('Hi.'), piece({}, 'stop'), { choices: [], usage }]));
    expect(answer.usage).toMatchObject({ promptTokens: 900, promptCachedTokens: 800, totalTokens: 912 });
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
            `data: ${JSON.stringify(callPiece(0, { ...(at === 0 && { name: 'find_slots' }), arguments: part }, at === 0 ? 'x' : undefined))}\n\n`,
          );
          setTimeout(() => next(at + 1), 250);
        }
      };
      next(0);
    };
    expect(await asked(() => slow, { timeoutMs: 1000 })).toMatchObject({ calls: CALL, failure: null });
  });
});
