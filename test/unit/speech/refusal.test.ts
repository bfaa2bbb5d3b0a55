// How providers refuse: the same few reasons in everybody's own shape, as they were met or reported.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cleanReason } from '../../../src/speech/failure-words.ts';
import { readRefusal } from '../../../src/speech/refusal.ts';

const rowSchema = z.strictObject({
  kind: z.string(),
  status: z.number(),
  /** What it names, where that is told apart from its words. */
  parameter: z.string().optional(),
  body: z.unknown(),
});

const REFUSALS = readFileSync(join(import.meta.dirname, 'refusals.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((row) => rowSchema.parse(JSON.parse(row)));

describe('a refusal', () => {
  it.each(REFUSALS)('$status $body is $kind', ({ status, body, kind, parameter }) => {
    const refusal = readRefusal(status, typeof body === 'string' ? body : JSON.stringify(body));
    expect(refusal.kind).toBe(kind);
    if (parameter !== undefined) expect(refusal.parameter).toBe(parameter);
  });

  it('in a string within another is told by its inner words', () => {
    const inner = JSON.stringify({ error: { message: 'The prompt is too long.' } });
    expect(readRefusal(400, JSON.stringify({ error: inner })).reason).toBe('The prompt is too long.');
  });

  it('without a body has no reason', () => {
    expect(readRefusal(503, '')).toEqual({ kind: 'other', reason: null, parameter: null });
  });
});

describe('a provider’s reason', () => {
  it.each([
    'The model `gpt-4o-2024-08-06` does not exist',
    'meta-llama/Llama-3.3-70B-Instruct-Turbo is not available',
    'claude-haiku-4-5-20251001 was retired',
    "This model's maximum context length is 131072 tokens. However, your messages resulted in 140250 tokens.",
    'Rate limit reached: Limit 3, Used 3, Requested 1. Please try again in 20s.',
    'qwen2.5-coder:1.5b-instruct-q4_K_M not found',
  ])('that holds no secret is told as it is: %s', (reason) => {
    expect(cleanReason(reason)).toBe(reason);
  });

  it.each([
    ['Incorrect API key provided: sk-proj-abc123DEF456ghi789.', /abc123|ghi789/],
    ['Incorrect API key provided: sk-pr***************wxyz.', /sk-pr|wxyz/],
    ['Your api key: ****abcd is invalid', /abcd/],
    ['Invalid token Bearer eyJhbGciOiJIUzI1NiIs.x', /eyJ/],
    ['key gsk_Ab12Cd34Ef56Gh78Ij90Kl12Mn34 is invalid', /gsk_/],
    ['AIzaSyD4k3j5h6k7l8m9n0p1q2r3s4t5u6v7w8x is not valid', /AIza/],
    ['org-AbCdEfGhIjKl has no access', /AbCd/],
    ["Your message 'call me at 206-555-0199' was flagged", /555/],
    ["'my zip is 98109' was flagged", /98109/],
    ['card 4111 1111 1111 1111 found', /4111/],
    ['mail dana@example.com not allowed', /dana/],
    [
      "1 validation error: body.messages.0 [type=x, input_value='it is my daughter', input_type=str]",
      /daughter/,
    ],
  ])('hides what is a key, or may be a caller’s: %s', (reason, secret) => {
    expect(cleanReason(reason)).not.toMatch(secret);
  });

  it('hides the key that was sent, whatever it looks like', () => {
    expect(cleanReason('No such key: hunter2hunter', ['hunter2hunter'])).toBe('No such key: [key]');
  });

  it('is one short line without markup', () => {
    expect(cleanReason('<b>Not</b>\n\n  found')).toBe('Not found');
    expect(cleanReason('again '.repeat(200))?.length).toBeLessThan(250);
    expect(cleanReason('<html></html>')).toBeNull();
  });
});
