// The reader and the mask are one: whatever can be read as a secret, in one breath or in pieces, is hidden wholly.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hideSecrets,
  redact,
  redactAnswers,
  understandSlot,
  valueOf,
  zipOverTurns,
  type Slot,
} from '../../../src/understand/index.ts';
import { asCardinal, DIGIT, SPELLINGS, withoutPlaceholders } from './spellings.ts';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))
    .filter((all) => new Set(all).size > 1);
const spelling = fc.constantFrom(...Object.keys(SPELLINGS));
const spell = (how: string, value: string): string => SPELLINGS[how]?.(value) ?? value;

const LEADS: Readonly<Record<string, readonly string[]>> = {
  zip: [
    '',
    'my zip is ',
    "it's ",
    'yeah, uh, ',
    'sure, the zip code is ',
    'I want to cancel my visit, my zip is ',
  ],
  phone: ['', 'my number is ', 'call me on ', 'the phone number is '],
  ssn: ['', 'my social is ', "it's "],
  card_number: ['', 'my card number is ', 'charge it to '],
  card_last4: ['', 'the last digits are ', 'my card ends in '],
};
const LENGTHS: Readonly<Record<string, number>> = {
  zip: 5,
  phone: 10,
  ssn: 9,
  card_number: 16,
  card_last4: 4,
};
const SECRETS = Object.keys(LENGTHS) as Slot[];

const secret = fc
  .constantFrom(...SECRETS)
  .chain((slot) =>
    fc.record({
      slot: fc.constant(slot),
      value: digits(LENGTHS[slot] ?? 5),
      how: spelling,
      lead: fc.constantFrom(...(LEADS[slot] ?? [''])),
      tail: fc.constantFrom('', '.', ' please', ', thanks'),
    }),
  )
  .map(({ slot, value, how, lead, tail }) => ({ slot, said: `${lead}${spell(how, value)}${tail}` }));

describe('what may be read as a secret', () => {
  it('is hidden to its last digit while a caller is being verified, from the record and from models', () => {
    fc.assert(
      fc.property(secret, ({ slot, said }) => {
        fc.pre(understandSlot(slot, said) !== null);
        expect(withoutPlaceholders(redactAnswers(said))).not.toMatch(DIGIT);
        expect(withoutPlaceholders(hideSecrets(said, { verifying: true }))).not.toMatch(DIGIT);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(Object.entries(SPELLINGS))('is read as a ZIP code and hidden, %s', (_, spelled) => {
    fc.assert(
      fc.property(digits(5), (zip) => {
        // "Twenty" before a unit is one number, and "oh" alone at the front a sigh: nobody can tell.
        const said = `my zip is ${spelled(zip)}`;
        const read = zipOverTurns([said]).answer?.digits;
        if (spelled !== SPELLINGS['in pairs']) expect(read).toBe(zip);
        expect(withoutPlaceholders(redactAnswers(said))).not.toMatch(DIGIT);
      }),
      { numRuns: 60 },
    );
  });

  it('is read and hidden when it is said as a number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_001, max: 99_999 }), (zip) => {
        const said = asCardinal(String(zip));
        fc.pre(zip % 100 !== 0);
        expect(zipOverTurns([said]).answer?.digits).toBe(String(zip));
        expect(withoutPlaceholders(redactAnswers(said))).not.toMatch(DIGIT);
      }),
    );
  });

  it('is read and hidden when it comes in pieces, one turn after another', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    const between = fc.constantFrom('', 'hold on', 'yes', 'are you there?');
    const around = fc.constantFrom('*', 'uh, *', 'then *', 'okay *', 'the next is *', 'and *');
    fc.assert(
      fc.property(digits(5), cuts, spelling, around, between, (zip, at, how, frame, filler) => {
        // "Uh oh" is no digit.
        fc.pre(/^(?:\*|then|the next)/.test(frame) || !/oh|commas/.test(how));
        fc.pre(!['in pairs', 'in two breaths', 'with a filler in the middle'].includes(how));
        const ends = [...at.sort(), zip.length];
        const pieces = ends.map((end, index) => zip.slice(ends[index - 1] ?? 0, end));
        const turns = pieces.flatMap((piece) => [
          frame.replace('*', spell(how, piece)),
          ...(filler ? [filler] : []),
        ]);
        expect(zipOverTurns(turns).answer?.digits).toBe(zip);
        for (const turn of turns) expect(withoutPlaceholders(redactAnswers(turn)), turn).not.toMatch(DIGIT);
      }),
      { numRuns: 400 },
    );
  });

  it('is hidden for good where it names itself or is long enough, also after verification', () => {
    const lasting = secret.filter(({ slot, said }) => slot !== 'card_last4' || /card/.test(said));
    fc.assert(
      fc.property(lasting, ({ slot, said }) => {
        fc.pre(valueOf(understandSlot(slot, said)) !== undefined);
        // Two digits in words, or a pair of them, are an hour as well: those are hidden while somebody is verified.
        fc.pre(!/card_last4|zip/.test(slot) || /zip|card/.test(said));
        expect(withoutPlaceholders(redact(said))).not.toMatch(DIGIT);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a date of birth', () => {
  const MONTHS =
    'january february march april may june july august september october november december'.split(' ');
  const ORDINALS = ['first', 'second', 'third', 'ninth', 'twelfth', 'twentieth', 'twenty third', 'thirtieth'];
  const date = fc.record({
    month: fc.constantFrom(...MONTHS),
    day: fc.constantFrom(...ORDINALS),
    year: fc.integer({ min: 1935, max: 2005 }),
  });
  const forms: readonly ((month: string, day: string, year: number) => string)[] = [
    (month, day, year) => `${month} ${day} ${year}`,
    (month, day, year) => `${month} ${day}, nineteen ${asCardinal(String(30 + (year % 70)))}`,
    (month, day, year) => `the ${day} of ${month} ${year}`,
    (month, _day, year) => `${MONTHS.indexOf(month) + 1}/9/${year}`,
    (month, _day, year) => `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-09`,
    (month, _day, year) => `0${(MONTHS.indexOf(month) % 9) + 1}.14.${year}`,
  ];

  it('is hidden whenever it can be read', () => {
    fc.assert(
      fc.property(
        date,
        fc.constantFrom(...forms),
        fc.constantFrom('', "it's ", 'I was born '),
        (said, form, lead) => {
          const text = `${lead}${form(said.month, said.day, said.year)}`;
          fc.pre(understandSlot('dob', text, { dayFirst: false }) !== null);
          for (const hidden of [redactAnswers(text), redact(text)]) {
            expect(withoutPlaceholders(hidden)).not.toMatch(DIGIT);
            expect(hidden.toLowerCase()).not.toContain(said.month);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
