// Digits come back however they are said: the numbers on which verification rests.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  understandCardNumber,
  understandDigits,
  understandLast4,
  understandSocialSecurity,
  valueOf,
} from '../../../src/understand/index.ts';

const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const unit = (digit: number): string => UNITS[digit]!;
function pair(value: number): string {
  if (value < 10) return `oh ${unit(value)}`;
  if (value < 20) return TEENS[value - 10]!;
  return value % 10 === 0
    ? TENS[Math.floor(value / 10)]!
    : `${TENS[Math.floor(value / 10)]!} ${unit(value % 10)}`;
}

const five = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 });

describe('digits', () => {
  it('come back when said one by one, with zero or oh, with signs, with fillers, with a lead-in', () => {
    const dressings: ((digits: number[]) => string)[] = [
      (digits) => digits.map(unit).join(' '),
      (digits) => digits.map((digit) => (digit === 0 ? 'oh' : unit(digit))).join(' '),
      (digits) => digits.map(unit).join('-'),
      (digits) => digits.map(unit).join(', '),
      (digits) => digits.map((digit, index) => (index === 2 ? `um ${unit(digit)}` : unit(digit))).join(' '),
      (digits) => `yeah it's ${digits.map(unit).join(' ')}`,
      (digits) => digits.join(' '),
      (digits) => `my number is ${digits.join('')}, thanks`,
    ];
    fc.assert(
      fc.property(five, fc.constantFrom(...dressings), (digits, dress) => {
        // "Oh, oh, oh, oh, oh" is dismay, not a number.
        fc.pre(digits.some((digit) => digit !== 0));
        expect(valueOf(understandDigits(dress(digits), { length: 5 }))).toBe(digits.join(''));
      }),
    );
  });

  it('come back when said in pairs, as most callers say account numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 10, max: 99 }), { minLength: 2, maxLength: 4 }), (pairs) => {
        // "twenty five" is 25, so a round ten may not stand before a unit: pairs never start with one.
        expect(valueOf(understandDigits(pairs.map(pair).join(' '), { length: pairs.length * 2 }))).toBe(
          pairs.join(''),
        );
      }),
    );
  });

  it('take the last version when the caller corrects all of them', () => {
    fc.assert(
      fc.property(
        five,
        five,
        fc.constantFrom('sorry, I mean', 'no wait', 'actually', 'scratch that, it is'),
        (a, b, marker) => {
          const said = `${a.map(unit).join(' ')}, ${marker} ${b.map(unit).join(' ')}`;
          expect(valueOf(understandDigits(said, { length: 5 }))).toBe(b.join(''));
        },
      ),
    );
  });

  it.each([
    ['double four triple zero', '44000'],
    ['nine double oh one two', '90012'],
    ['three fives one two', '55512'],
    ['seven three four one two, no wait, three', '73413'],
    ['ninety eight thousand one hundred nine', '98109'],
    ['niner fife zero tree one', '95031'],
    ['nine ate to for six', '98246'],
  ])('%s is %s', (said, digits) => {
    expect(valueOf(understandDigits(said, { length: 5 }))).toBe(digits);
  });

  it('keep ten digits dictated with a round hundred apart from the digits behind it', () => {
    const said = 'eight hundred five five five twelve twelve';
    expect(valueOf(understandDigits(said, { length: 10 }))).toBe('8005551212');
  });

  it('do not come out of prepositions', () => {
    expect(understandDigits('I want to go for a walk', { length: 2 })).toBeNull();
    expect(understandDigits('oh, to be honest I need one for tomorrow')).not.toEqual({
      value: '24',
      confidence: 'sure',
    });
  });

  it('are ambiguous when two different numbers of the right length were said', () => {
    expect(understandDigits('the box says 40404 and the letter says 50505', { length: 5 })).toEqual({
      ambiguous: ['40404', '50505'],
    });
  });
});

describe('numbers of a kind', () => {
  it('are told apart by what the caller calls them', () => {
    const said = 'the card is 4111 1111 1111 1234, and the last four of my social are 6612';
    expect(valueOf(understandCardNumber(said))).toBe('4111111111111234');
    expect(valueOf(understandSocialSecurity(said))).toBe('6612');
  });

  it.each([
    'no idea, but my pin is 6612',
    'I forgot it, my birthday is 04/05/1971',
    '1961 the year my sister was born',
    'I paid $4500 last week',
    'I paid 4500 last week',
    'I opened it in 2004',
    'I live at 1234 Oak Street',
    "can't find it, call me at 555 123 4567",
    'the order was 4412',
    'about 2000 of them',
  ])('are not taken from an answer to another question: %j', (said) => {
    expect(understandSocialSecurity(said)).toBeNull();
  });

  it.each([
    "it's either 6612 or 6621",
    '6612 or maybe 6621',
    'between 6612 and 6621',
    'try 6612 and then 6621',
    "6612, and if that's wrong 6621",
    '6612. Or was it 6621?',
    'could be 6612, could be 6621',
  ])('are not captured from several tries: %j', (said) => {
    expect(understandSocialSecurity(said)).toBeNull();
  });

  it.each(["I don't know", "can't remember it", 'what do you need that for?', '', '   ', '🙂'])(
    '%j gives nothing',
    (said) => {
      expect(understandCardNumber(said)).toBeNull();
      expect(understandSocialSecurity(said)).toBeNull();
    },
  );

  it('give the last four of a number said in full', () => {
    expect(understandLast4('4111 1111 1111 1234')).toEqual({ value: '1234', confidence: 'likely' });
    expect(understandLast4('one two three four')).toEqual({ value: '1234', confidence: 'sure' });
  });

  it('fall back on a lower hypothesis, and are only likely then', () => {
    expect(understandSocialSecurity('sick sick', { nbest: ['sick sick', '6 6 1 2'] })).toEqual({
      value: '6612',
      confidence: 'likely',
    });
  });
});
