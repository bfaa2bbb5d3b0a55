// Holds how feelings are weighed, around the threshold at which two bad turns bring a person.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understandSentiment } from '../../../src/understand/index.ts';

describe('sentiment', () => {
  it.each([
    'this is ridiculous',
    'I am really upset',
    "I'm so fed up with this",
    'your technician never showed up and I am furious',
  ])('is below −0.5 for “%s”', (text) => {
    expect(understandSentiment(text)).toBeLessThan(-0.5);
  });

  it.each([
    'I want to cancel my service',
    'there is a problem with my bill',
    'I have been waiting for an hour',
    'nine eight one oh nine',
  ])('is not below −0.5 for the plain “%s”', (text) => {
    expect(understandSentiment(text)).toBeGreaterThanOrEqual(-0.5);
  });

  it('turns with a negation', () => {
    expect(understandSentiment('I am not happy')).toBeLessThan(0);
    expect(understandSentiment('that is not bad')).toBeGreaterThan(0);
  });

  it('grows with degree and with shouting', () => {
    expect(understandSentiment('I am very angry')).toBeLessThan(understandSentiment('I am angry'));
    expect(understandSentiment('THIS IS UNACCEPTABLE')).toBeLessThan(
      understandSentiment('this is unacceptable'),
    );
  });

  it('stays within −1 and 1 for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Math.abs(understandSentiment(text)) <= 1));
  });
});
