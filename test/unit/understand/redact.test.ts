// What may not reach a log is taken out, and what a log is for stays in it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData, redact, redactDigits } from '../../../src/understand/index.ts';

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

describe('redact', () => {
  it.each([
    ['call me on 415-555-0132', 'call me on [phone]'],
    ['my number is (415) 555 0132 thanks', 'my number is [phone] thanks'],
    ['write to dana.reyes@example.com please', 'write to [email] please'],
    ['it is dana at example dot com', 'it is [email]'],
    ['my social is 514-69-0360', 'my social is [ssn]'],
    ['the last four of my social are 4 4 1 2', 'the last four of my social are [ssn]'],
    ['card number 4111 1111 1111 1111 expires soon', 'card number [card] expires soon'],
    ['account number seven seven oh double two nine', 'account number [account]'],
    ['I am at 10.12.0.7', 'I am at [ip]'],
    ['my iban is GB33BUKB20201555555555', 'my iban is [bank account]'],
    ['I live at 412 Rose Drive, Keener TX 75001 now', 'I live at [address] now'],
    ['my password is tulip99', 'my password is [password]'],
  ])('hides what identifies a person: %s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    'that comes to $1,250.50 for the year',
    'I paid 4500 dollars in March 2024',
    'your appointment is on 2026-03-12 at 14:30',
    'Thursday the 12th between 9:30 and 11:00',
    'invoice INV-1042 is due, and the visit is apt_102',
    'invoice number 1042 is still open',
    'it happened in 2019, about 1200 miles from here',
    'twenty five hundred dollars for two visits',
    'nineteen eighty five was a good year',
    'I called two or three times at half past four',
    'my password is not working',
    'we had 2 visits on the way, and 3 in the other street',
  ])('leaves amounts, times, dates and references alone: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('hides any ten digits, however they are spoken', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 });
    const separator = fc.constantFrom(' ', ', ', '-');
    fc.assert(
      fc.property(digits, separator, (value, by) => {
        const spoken = value.map((digit) => WORDS[digit]).join(by);
        expect(redact(`it is ${spoken} thank you`)).toBe('it is [phone] thank you');
      }),
    );
  });

  it('changes nothing more when it runs again', () => {
    const piece = fc.constantFrom(
      ...[
        '4111 1111',
        '514-69-0360',
        'one two three',
        'double',
        '415',
        '555',
        '@',
        'a.b',
        '.com',
        'ssn',
        'card',
        'is',
      ],
      ...[
        'at',
        'dot',
        '-',
        ' ',
        '[phone]',
        '2019',
        '$',
        'INV-',
        '::1',
        ':',
        'password',
        'x1',
        '12:30',
        '\n',
        '😀',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.constantFrom('', ' '), (pieces, by) => {
        const once = redact(pieces.join(by));
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const once = redact(text);
        expect(redact(once)).toBe(once);
      }),
    );
  });

  it('takes a megabyte of the worst text without stalling', () => {
    for (const unit of [
      '1',
      '1 ',
      'one ',
      'a.',
      'a@',
      '::',
      'GB33 ',
      'password is ',
      'x at y dot ',
      'may 1 ',
      '-',
      '((',
    ]) {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      // What is not linear does not come back before the runner gives up.
      expect(redact(redact(text)), unit).toBe(redact(text));
      expect(redactDigits(text).length, unit).toBeGreaterThan(0);
    }
  });
});

describe('findPersonalData', () => {
  it('gives spans in order that do not overlap and lie within the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('4111111111111111', 'a@b.co', ' ', '415 555 0132', '-', 'x')),
        (pieces) => {
          const text = pieces.join('');
          let at = 0;
          for (const span of findPersonalData(text)) {
            expect(span.start).toBeGreaterThanOrEqual(at);
            expect(span.end).toBeGreaterThan(span.start);
            at = span.end;
          }
          expect(at).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});

describe('redactDigits', () => {
  it.each([
    ['nine eight one oh nine', '[digits]'],
    ['my zip is 98109', 'my zip is [digits]'],
    ['june third eighty five', '[date]'],
    ['the 3rd of June 1985', 'the [date]'],
    ['03/06/1985 and 98109', '[date] and [digits]'],
    ['nineteen eighty five', '[digits]'],
  ])('keeps nothing of an answer to a verification question: %s', (text, expected) => {
    expect(redactDigits(text)).toBe(expected);
  });

  it('leaves ordinary words and small counts alone', () => {
    const text = 'I may march over with two cats';
    expect(redactDigits(text)).toBe(text);
  });

  it('leaves no run of three typed digits', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('1', '2', ' ', 'a', '-', '.', 'é'), maxLength: 40 }),
        (text) => {
          expect(redactDigits(text)).not.toMatch(/\d{3}/);
        },
      ),
    );
  });
});
