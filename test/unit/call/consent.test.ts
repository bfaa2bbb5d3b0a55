// What callers are told and asked before anything else: by which rule, how their answer is judged, and what is kept.
import { afterAll, describe, expect, it } from 'vitest';
import { consentIn } from '../../../src/call/consent-answer.ts';
import { disclosuresFor } from '../../../src/call/disclosure-rules.ts';
import { disclosuresSchema, type DisclosureSettings } from '../../../src/domain/company.ts';
import type { Channel } from '../../../src/domain/customer-context.ts';
import { fictionalNumberIn, stateOfNumber, type UsState } from '../../../src/understand/index.ts';
import { US_STATES } from '../../../src/understand/us-states.ts';
import { closeTestDatabase, eventsOf, openLine } from '../../support/scripted-call.ts';

afterAll(closeTestDatabase);

describe('the state of a number', () => {
  it.each([
    ['+14155550123', 'CA'],
    ['+12065550123', 'WA'],
    ['+19295550123', 'NY'],
    ['+12025550123', 'DC'],
    ['+16045550123', null],
    ['+17875550123', null],
    ['+442079460000', null],
    ['+1415555', null],
    [null, null],
  ])('of %s is %s', (number, state) => {
    expect(stateOfNumber(number)).toBe(state);
  });

  it('is known for every state, and no code is of two', () => {
    const states = [...US_STATES.values(), 'DC'] as UsState[];
    expect(states.map((state) => stateOfNumber(fictionalNumberIn(state)))).toEqual(states);
  });
});

const settings = (given: object): DisclosureSettings => disclosuresSchema.parse(given);
const RECORDED = settings({ recording: { sound: true } });
const caller = (number: string | null, channel: Channel = 'phone', locked = false) => ({
  ...{ number, channel, locked },
});

describe('what has to be disclosed', () => {
  it.each([
    ['a one-party state', '+15125550123', false, 'notice'],
    ['an all-party state', '+13055550123', false, 'question'],
    ['a state that wants machines to say so', '+18015550123', true, 'notice'],
    ['both', '+14155550123', true, 'question'],
    ['Oregon, on the telephone', '+15035550123', false, 'notice'],
    ['a withheld number', null, true, 'question'],
    ['a foreign number', '+442079460000', true, 'question'],
  ])('to a caller of %s', (_who, number, ai, recording) => {
    expect(disclosuresFor(caller(number), RECORDED)).toMatchObject({ ai, recording });
  });

  it('is nothing about recordings where none is made', () => {
    expect(disclosuresFor(caller(null), settings({})).recording).toBe('none');
    expect(disclosuresFor(caller(null, 'chat'), RECORDED)).toMatchObject({ ai: true, recording: 'none' });
    expect(disclosuresFor(caller(null, 'phone', true), RECORDED).recording).toBe('none');
  });

  it('is what the company says, where it says more', () => {
    const strict = settings({ ai: 'always', recording: { sound: true, ask: 'always' } });
    expect(disclosuresFor(caller('+15125550123'), strict)).toMatchObject({ ai: true, recording: 'question' });
    expect(disclosuresFor(caller(null), settings({ ai: 'never' })).ai).toBe(false);
  });
});

describe('the answer to the question', () => {
  it.each([
    ['yes', 'yes', false],
    ['sure, go ahead', 'yes', false],
    ["that's fine", 'yes', false],
    ['no', 'no', false],
    ["I'd rather not", 'no', false],
    ["please don't record me", 'no', false],
    ['no, I want to talk to a person', 'no', true],
    ['what?', 'unclear', false],
    ['sorry, what was that about recording', 'unclear', false],
    ['hello?', 'unclear', false],
    ['I need to cancel', 'none', true],
    ['yes I need to cancel my appointment', 'none', true],
    ['there are ants all over my kitchen', 'none', true],
    ['(keyed in 5 digits)', 'none', true],
    ['representative', 'none', true],
  ])('%s is %s', (words, verdict, wish) => {
    expect(consentIn(words)).toEqual({ verdict, wish });
  });
});

describe('a disclosure', () => {
  it('to a caller in California is said first, is in the context, and no model is asked', async () => {
    const { call, asked, said } = await openLine(() => ({ say: 'Yes?' }), { callerNumber: '+14155550123' });
    expect(said()[0]).toMatch(/automated assistant/);
    expect(call.coordinator.context.consents).toEqual({ ai: true });
    expect(eventsOf(call, 'consent.answered')).toEqual([{ kind: 'ai', given: null, state: 'CA' }]);
    expect(asked).toEqual([]);
  });

  it('is left out where nobody asks for it', async () => {
    const { call, said } = await openLine(() => ({ say: 'Yes?' }), { callerNumber: '+12065550123' });
    expect(said()[0]).not.toMatch(/automated/);
    expect(eventsOf(call, 'consent.answered')).toEqual([]);
  });
});
