// Postal codes out of typed text, spelling alphabets and misheard letters.
import { describe, expect, it } from 'vitest';
import { understandPostcode, understandZip, valueOf } from '../../../src/understand/index.ts';

describe('a ZIP code', () => {
  it.each([
    ['nine eight one oh nine', '98109'],
    ['ninety eight one hundred and nine', '98109'],
    ['I live in Tacoma and my zip is 98402', '98402'],
    ['98402-1234', '98402'],
    ['oh four oh one two', '04012'],
  ])('%s is %s', (said, zip) => {
    expect(understandZip(said)).toEqual({ value: zip, confidence: 'sure' });
  });

  it('of another length is only likely', () => {
    expect(understandZip('110001')).toEqual({ value: '110001', confidence: 'likely' });
  });

  it('is not taken out of a phone number that is named as one', () => {
    expect(understandZip('my phone is 12345')).toBeNull();
  });
});

describe('a British postcode', () => {
  it.each([
    ['sw1a 1aa', 'SW1A 1AA'],
    ['e c one a one b b', 'EC1A 1BB'],
    ['mike one one alpha echo', 'M1 1AE'],
    ['it is double u one t seven r j', 'W1T 7RJ'],
    ['c r two six x h please', 'CR2 6XH'],
    ['d n five five one p tea', 'DN55 1PT'],
    ['b 3 3 8 th', 'B33 8TH'],
    ['m1 1ab no sorry m1 1ae', 'M1 1AE'],
  ])('%s is %s', (said, code) => {
    expect(valueOf(understandPostcode(said))).toBe(code);
  });

  it('with a letter heard twice is repaired, and only likely', () => {
    expect(understandPostcode('g g 1 2 8 q q')).toEqual({ value: 'G12 8QQ', confidence: 'likely' });
  });

  it('takes the hypothesis that needs the least repair', () => {
    expect(
      valueOf(understandPostcode('el es one for a', { nbest: ['el es one for a', 'l s 1 4 a p'] })),
    ).toBe('LS1 4AP');
  });

  it.each(["I don't know my postcode", 'why do you need that', 'hello', ''])('%j gives nothing', (said) => {
    expect(understandPostcode(said)).toBeNull();
  });
});
