// What of a model's text is speech, however it is cut into pieces.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpokenText } from '../../../../src/call/model/spoken-text.ts';

function sentences(text: string, sizes: readonly number[] = [7]): string[] {
  const spoken = new SpokenText();
  const out: string[] = [];
  for (let at = 0, n = 0; at < text.length; n++) {
    const size = sizes[n % sizes.length] ?? 1;
    out.push(...spoken.push(text.slice(at, at + size)));
    at += size;
  }
  return [...out, ...spoken.end()];
}

describe('the speech in a text', () => {
  it.each([
    ['Sure. What is your ZIP code?', ['Sure.', 'What is your ZIP code?']],
    ['We open at 8 a.m. on Monday. Is that good?', ['We open at 8 a.m. on Monday.', 'Is that good?']],
    ['Dr. Reyes comes at 10. You owe $49.50 today.', ['Dr. Reyes comes at 10.', 'You owe $49.50 today.']],
    ['One\nTwo\n\nThree', ['One', 'Two', 'Three']],
    ['It costs < 50 dollars and I <3 that.', ['It costs < 50 dollars and I <3 that.']],
  ])('of %j is its sentences', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it.each([
    ['<think>The caller wants to cancel. I should ask.</think>Which visit?', ['Which visit?']],
    ['<thinking>hm</thinking>\nYes. Gone.', ['Yes.', 'Gone.']],
    ['Let me look. {"name": "list_appointments", "arguments": {}}', ['Let me look.']],
    ['[{"name":"transfer_call","arguments":{"to":"billing"}}]', []],
    ['```json\n{"name":"end_call"}\n```\nGoodbye.', ['Goodbye.']],
    ['<tool_call>{"name":"end_call"}</tool_call>', []],
    ['<function=transfer_call>{"to":"billing"}</function>', []],
    ['<|tool_call|>list_appointments<|/tool_call|> One moment.', ['list_appointments  One moment.']],
    ['Your <b>balance</b> is 10 dollars.', ['Your balance is 10 dollars.']],
    ['See [our page](https://example.com/x) for more.', ['See our page for more.']],
    ['[sighs] All right.', ['All right.']],
    ['<think>never closed, and on and on', []],
    ['{"never": "closed"', []],
    ['I said "hi {there}" once.', ['I said "hi   " once.']],
  ])('of %j leaves out what is none', (text, expected) => {
    expect(sentences(text).map((s) => s.replace(/\s+/g, ' '))).toEqual(
      expected.map((s) => s.replace(/\s+/g, ' ')),
    );
  });

  it('is the same however the text is cut', () => {
    const piece = fc.constantFrom(
      'Hello there. ',
      'What now? ',
      '<think>a. b</think>',
      '{"a": {"b": "}"}}',
      '```x. y```',
      '[z]',
      'a < b ',
      'Mr. Smith ',
      '\n',
      '**bold** ',
      '<b>x</b>',
      '[t](u)',
      '`code` ',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        (pieces, sizes) => {
          const text = pieces.join('');
          const plain = (list: string[]) => list.join(' ').replace(/\s+/g, ' ');
          expect(plain(sentences(text, sizes))).toBe(plain(sentences(text, [text.length + 1])));
        },
      ),
    );
  });

  it('comes in pieces of bounded length when nobody ends a sentence', () => {
    const longest = Math.max(...sentences('and '.repeat(5000)).map((s) => s.length));
    expect(longest).toBeLessThanOrEqual(400);
  });

  it('keeps what was taken out, for there may be a tool call in it', () => {
    const spoken = new SpokenText();
    spoken.push('Sure. <tool_call>{"name":"transfer_call"}</tool_call>');
    spoken.end();
    expect(spoken.hidden).toEqual(['<tool_call>{"name":"transfer_call"}</tool_call>']);
  });
});
