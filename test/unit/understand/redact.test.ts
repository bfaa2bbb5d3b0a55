// What may not reach a log is taken out, and what a log is for stays in it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findPersonalData,
  hideSecrets,
  redact,
  redactAnswers,
  understandSlot,
  zipOverTurns,
} from '../../../src/understand/index.ts';

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
    ['my password is t u l i p dash nine nine', 'my password is [password]'],
    ['the password is correct horse battery staple', 'the password is [password]'],
    ['the gate code is 4711', 'the gate code is [password]'],
    ['my cvv is 123', 'my cvv is [card]'],
    ['the three digits on the back are nine eight seven', 'the three digits on the back are [card]'],
    ['it expires 04/27', 'it expires [card]'],
    ['good thru december twenty twenty seven', 'good thru [card]'],
    ['dana (at) gmail.com', '[email]'],
    ['write to dana at gmail dot com', 'write to [email]'],
    ['d a n a at a o l dot com', '[email]'],
    ['GB33BUKB20201555555555 thanks', '[bank account] thanks'],
    ['I live at four twelve rose drive', 'I live at [address]'],
    ['send it to one twenty three main street apartment four', 'send it to [address]'],
    ['call me back at 206 555 0143 about the gate', 'call me back at [phone] about the gate'],
    ["text me at 206 555 0143 when he's on the way", "text me at [phone] when he's on the way"],
    ['my name is Dana Whitfield', 'my name is [name]'],
    ['hi, this is dana whitfield calling', 'hi, this is [name] calling'],
    ['my last name is w h i t e', 'my last name is [name]'],
    ['I was born june third eighty five', 'I was born [date]'],
    ['nine then eight then one then zero then nine', '[zip]'],
    ['my zip is 9_8_1_0_9', 'my zip is [zip]'],
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
    'this is urgent, and this is the third time',
    'hello, this is Pestcall Pest Control',
    "my name isn't on the bill",
    'the contract expires 04/27',
    'I have been a customer since 2015',
    'somewhere between ten and noon on the fifteenth',
    'your fee went from 49 to 59 dollars',
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

  it('takes thirty thousand characters of the worst text without stalling', () => {
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
      '1,',
      '1-',
      'a 1 ',
      's a m at ',
      'my name is ',
      'expires 0 ',
      'not 5 but ',
    ]) {
      const text = unit.repeat(Math.ceil(30_000 / unit.length));
      // What is not linear does not come back before the runner gives up.
      expect(redact(redact(text)), unit).toBe(redact(text));
      expect(redactAnswers(text).length, unit).toBeGreaterThan(0);
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

describe('redactAnswers', () => {
  it.each([
    ['nine eight one oh nine', '(said 5 digits)'],
    ['my zip is 98109', 'my zip is (said 5 digits)'],
    ['nine', '(said 1 digit)'],
    ['and then a two', 'and then a (said 1 digit)'],
    ['my zip is nine eight', 'my zip is (said 2 digits)'],
    ["it's not 98108, it's 98109", "it's not (said 5 digits), it's (said 5 digits)"],
    ['june third eighty five', '[date]'],
    ['the 3rd of June 1985', 'the [date]'],
    ['03/06/1985 and 98109', '[date] and (said 5 digits)'],
    ['nineteen eighty five', '(said 4 digits)'],
    ['my card number is 4111 1111 1111 1111', 'my card number is [card]'],
    ['s w one a one a a', '[code]'],
  ])('keeps nothing of an answer to a verification question: %s', (text, expected) => {
    expect(redactAnswers(text)).toBe(expected);
  });

  it.each([
    'I may march over with two cats',
    'I need to move my visit to Thursday at nine thirty',
    'can somebody come on the 24th between 9 and 11',
    'my invoice 1042 is wrong, you charged me 49 dollars twice',
    'there are about 20000 ants, I called two or three times',
    'the first one please, not the other one',
    'no one came for twenty minutes',
    'March 3rd at 10 am',
    'what are your hours, eight to six?',
  ])('leaves what a wish is about: %s', (text) => {
    expect(redactAnswers(text)).toBe(text);
  });

  it('leaves nothing that could still be read', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('1', '2', ' ', 'a', '-', '.', 'é', 'nine ', ' oh'),
          maxLength: 40,
        }),
        (text) => {
          const { answer, pending } = zipOverTurns([redactAnswers(text)]);
          expect({ answer, pending }).toEqual({ answer: null, pending: 0 });
          expect(understandSlot('card_last4', redactAnswers(text))).toBeNull();
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('hideSecrets', () => {
  it('lets a model know whom it talks with', () => {
    const said = 'my name is Dana Whitfield and my zip is 98109';
    expect(hideSecrets(said, { verifying: true })).toBe(
      'my name is Dana Whitfield and my zip is (said 5 digits)',
    );
    expect(hideSecrets(said)).toBe('my name is Dana Whitfield and my zip is [zip]');
    expect(redact(said)).toBe('my name is [name] and my zip is [zip]');
  });
});
