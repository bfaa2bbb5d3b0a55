// Lines from a pipe, however they are cut into chunks and whatever is in them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter, readLines } from '../../../src/channels/console/read-lines.ts';

async function linesOf(...chunks: (string | Uint8Array)[]): Promise<string[]> {
  async function* input() {
    yield* chunks;
  }
  const lines: string[] = [];
  for await (const line of readLines(input())) lines.push(line.text);
  return lines;
}

describe('lines from a pipe', () => {
  it('end with LF or CRLF, and the last one with neither', async () => {
    expect(await linesOf('one\ntwo\r\n\nthree')).toEqual(['one', 'two', '', 'three']);
    expect(await linesOf('one\n')).toEqual(['one']);
    expect(await linesOf('')).toEqual([]);
  });

  it('are the same wherever the bytes are cut', async () => {
    const text = fc.array(fc.constantFrom('a', 'é', '🐜', '\r', '\n', ' ', '\u0007'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(40), { maxLength: 5 }), async (letters, cuts) => {
        const bytes = Buffer.from(letters.join(''));
        const chunks = [0, ...cuts.sort((a, b) => a - b), bytes.length].map((cut, i, all) =>
          bytes.subarray(all[i - 1] ?? 0, cut),
        );
        expect(await linesOf(...chunks)).toEqual(await linesOf(bytes));
      }),
    );
  });

  it('survive bytes that are not UTF-8', async () => {
    expect(await linesOf(Buffer.from([0x68, 0x69, 0xff, 0xc3, 0x0a, 0x6f, 0x6b]))).toEqual([
      'hi\ufffd\ufffd',
      'ok',
    ]);
  });

  it('are kept only so far, and counted for the rest', () => {
    const splitter = new LineSplitter(10);
    for (let i = 0; i < 1000; i++) expect(splitter.push('x'.repeat(1000))).toEqual([]);
    expect(splitter.push('\nshort\n')).toEqual([
      { text: 'x'.repeat(10), dropped: 999_990 },
      { text: 'short', dropped: 0 },
    ]);
  });

  it('are not cut through the middle of a character', () => {
    const [line] = new LineSplitter(4).push('abc🐜🐜\n');
    expect(line?.text).toBe('abc');
  });

  it('are read no faster than they are taken', async () => {
    let produced = 0;
    async function* endless() {
      for (;;) {
        produced++;
        yield 'hello\n';
      }
    }
    const lines = readLines(endless());
    await lines.next();
    await lines.next();
    expect(produced).toBe(2);
    await lines.return(undefined);
  });
});
