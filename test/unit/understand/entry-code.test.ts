// Codes that open a door or disarm an alarm: no answer to who is calling, and hidden all the same.
import { describe, expect, it } from 'vitest';
import { redact, understandPhone, understandZip, valueOf } from '../../../src/understand/index.ts';
import { listed } from './listed.ts';

describe('five digits that open something', () => {
  it.each(
    listed(`
    the code for my door is 98109
    98109 is the code for the gate
    98109, that is the gate code
    our gate is 98109
    the lockbox is 98109
    you need 98109 to get in the building
    punch in 98109 at the gate
    to disarm the alarm enter 98109
    my husband set the alarm to 98109
    the front door takes 98109
    the lock on the gate is nine eight one oh nine
  `),
  )('are no ZIP code, and no record keeps them: %s', (said) => {
    expect(understandZip(said)).toBeNull();
    expect(redact(said)).not.toMatch(/98109|nine/);
  });

  it.each(
    listed(`
    the code is 98109
    my house is in 98109
    the zip code for the house is 98109
    98109, and the gate is broken
    my zip is 98109 and the gate code is 1234
    the ants come in by the back door, my zip is 98109
  `),
  )('are told from a ZIP code beside them: %s', (said) => {
    expect(valueOf(understandZip(said))).toBe('98109');
  });

  it('are told from the number of a telephone, a price and a building', () => {
    expect(valueOf(understandPhone('my home number is 206 555 0143'))).toBe('+12065550143');
    const plain = 'the gate is 500 dollars and building 12345 is leaking';
    expect(redact(plain)).toBe(plain);
  });
});
