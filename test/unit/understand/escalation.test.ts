// Holds what calls for a person, and the look-alikes that must not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understandEscalation } from '../../../src/understand/index.ts';

describe('asking for a person', () => {
  it.each([
    'let me speak to your manager',
    'representative, please',
    'Operator!',
    'can you put me through to somebody',
    'I would rather talk to a human being',
    "I don't want to talk to a machine",
    'is there someone I can speak with',
    'get me your supervisor right now',
    'please have somebody call me back',
    'can you trasnfer me to a representitive',
  ])('is heard in “%s”', (text) => {
    expect(understandEscalation(text)).toEqual({ escalate: true, trigger: 'asked_for_person' });
  });

  it.each([
    'are you a real person?',
    'am I talking to a robot',
    'I spoke to an agent yesterday',
    'my travel agent booked it for me',
    'I work in human resources',
    'can someone come and spray for ants',
    'the person who came last time was great',
    'I have to talk to my husband first',
    'do you speak English',
    'I want to talk about my bill',
    'no need to transfer me to anyone',
    'I got a call from someone',
    'call me Dana',
  ])('is not heard in “%s”', (text) => {
    expect(understandEscalation(text)).toEqual({ escalate: false, trigger: null });
  });
});

describe('topics that a person must take', () => {
  it.each([
    ['you will hear from my attorney', 'legal'],
    ['I am going to sue you people', 'legal'],
    ['this is heading for a lawsuit', 'legal'],
    ['I am reporting you to the BBB', 'regulator'],
    ['your technician damaged my fence', 'damage_claim'],
    ['I have a damage claim to make', 'damage_claim'],
    ['I would like to make a formal complaint', 'complaint'],
  ])('“%s” is %s', (text, topic) => {
    expect(understandEscalation(text)).toEqual({ escalate: true, trigger: 'topic', topic });
  });

  it.each([
    'no complaints here',
    "I can't complain",
    'Monday is a legal holiday',
    'the ants did some damage to the deck',
    'it is not an emergency',
  ])('“%s” is none of them', (text) => {
    expect(understandEscalation(text).escalate).toBe(false);
  });
});

describe('refunds', () => {
  it.each([
    'refund me $1,200',
    'I want a refund of six hundred dollars',
    'I want my eight hundred dollars back',
    'refund the five hundred and ten dollars',
  ])('above five hundred go to a person: “%s”', (text) => {
    expect(understandEscalation(text)).toEqual({
      escalate: true,
      trigger: 'topic',
      topic: 'refund_over_limit',
    });
  });

  it.each([
    'can I get a refund of $35',
    'a refund of five hundred dollars',
    'I want a refund for order 98765',
    'the bill was $1,200',
  ])('up to five hundred, or of an unnamed sum, stay with the agent: “%s”', (text) => {
    expect(understandEscalation(text).escalate).toBe(false);
  });

  it('compares any sum in figures with the limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (sum) => {
        expect(understandEscalation(`I want a refund of $${sum}`).escalate).toBe(sum > 500);
      }),
    );
  });
});

describe('outbursts', () => {
  it.each(['you people are useless', 'this is the worst company', 'stop wasting my time'])(
    '“%s” is distress',
    (text) => {
      expect(understandEscalation(text).trigger).toBe('distress');
    },
  );

  it.each(['I had an awful accident', 'it is not bad', 'the weather is terrible'])(
    '“%s” is no anger at us',
    (text) => {
      expect(understandEscalation(text).escalate).toBe(false);
    },
  );
});

it('answers any text at all, and a megabyte of it at once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => understandEscalation(text).escalate || true),
  );
  expect(understandEscalation('speak to '.repeat(120_000)).danger).toBeUndefined();
});
