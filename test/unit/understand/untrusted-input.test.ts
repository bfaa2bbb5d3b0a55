// Any text at all is answered, quickly: callers, recognisers and attackers send what they like.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  redact,
  redactAnswers,
  SLOTS,
  spokenToWritten,
  understandSlot,
  understandYesNo,
  zipOverTurns,
} from '../../../src/understand/index.ts';
import type { Slot } from '../../../src/understand/index.ts';

const slots = Object.keys(SLOTS).filter((name): name is Slot => Object.hasOwn(SLOTS, name));

function readEverything(text: string): void {
  for (const slot of slots) understandSlot(slot, text, { nbest: [text] });
  understandYesNo(text);
  spokenToWritten(text);
  zipOverTurns([text, text]);
  redact(text.slice(0, 5000));
  redactAnswers(text.slice(0, 5000));
}

describe('untrusted input', () => {
  it('never throws, whatever the characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => readEverything(text)));
  });

  it.each([
    ['one word', 'a'.repeat(1_000_000)],
    ['digits', '7'.repeat(1_000_000)],
    ['number words', 'nine hundred and '.repeat(60_000)],
    ['homophones', 'to for oh '.repeat(100_000)],
    ['corrections', 'one no wait '.repeat(80_000)],
    ['letters', 'a b c '.repeat(160_000)],
    ['dots', 'a dot '.repeat(160_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['signs', ',.-'.repeat(300_000)],
    ['leads', "it's my name is ".repeat(60_000)],
    ['months', 'may 5 '.repeat(160_000)],
    ['not', 'no wait sorry '.repeat(70_000)],
  ])('a megabyte of %s is read to its end', (_, text) => {
    // What is not linear does not come back before the runner gives up.
    expect(() => readEverything(text)).not.toThrow();
  });
});
