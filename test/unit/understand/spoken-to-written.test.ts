// Spoken numbers in writing, and everything else left alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spokenToWritten } from '../../../src/understand/index.ts';

describe('spoken to written', () => {
  it.each([
    ['please move it to the ninth of may', 'please move it to 9 may'],
    ['it is due on march third twenty twenty six', 'it is due on march 3 2026'],
    ['can you come at half past two', 'can you come at 02:30'],
    ['around three fifteen p m', 'around 03:15 p.m.'],
    ['quarter to nine', '08:45'],
    ['the bill was forty two dollars and nineteen cents', 'the bill was $42.19'],
    ['a fee of twelve pounds fifty', 'a fee of £12.50'],
    ['three point one four', '3.14'],
    ['seventy six per cent', '76%'],
    ['I have twenty two units', 'I have 22 units'],
    ['call me on four one five five five five two six seven one', 'call me on 415-555-2671'],
    ['plus one four one five five five five two six seven one', '+1 415-555-2671'],
    ['my email is dana dot whitfield at g mail dot com', 'my email is dana.whitfield@gmail.com'],
    ['I live at fourteen twenty eight elm street', 'I live at 1428 elm st.'],
    ['the twenty first floor', 'the 21st floor'],
    ['one hundred and five thousand two hundred', '105200'],
    ['two million', '2 million'],
  ])('%s becomes %s', (said, written) => {
    expect(spokenToWritten(said)).toBe(written);
  });

  it.each(['this is the one I meant', 'first, tell me why', 'I want to cancel for good', 'oh well', ''])(
    'leaves %j as it is',
    (said) => {
      expect(spokenToWritten(said)).toBe(said);
    },
  );

  it('leaves text that is written already as it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 99_999 }), (value) => {
        expect(spokenToWritten(`invoice ${value} please`)).toBe(`invoice ${value} please`);
      }),
    );
  });
});
