// Holds which specialist a caller's own words lead to, in three trades.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routeIntent, understandIntents } from '../../../src/understand/index.ts';

describe('one wish', () => {
  it.each([
    ['what do I owe', 'billing'],
    ['why was I charged twice for the last visit', 'billing'],
    ['you took money out of my account twice', 'billing'],
    ['can I pay over the phone', 'billing'],
    ['what is this sixty dollars for', 'billing'],
    ['move my visit', 'scheduling'],
    ['I need someone to spray for ants', 'scheduling'],
    ['when is the guy coming', 'scheduling'],
    ['my tooth hurts, can I see the dentist today', 'scheduling'],
    ['do you have anything on Friday morning', 'scheduling'],
    ["can't do Thursday, can we do Friday instead", 'scheduling'],
    ["I don't want you to come any more", 'cancellation'],
    ["I'm moving and won't need you any longer", 'cancellation'],
    ["cancel Thursday's visit", 'cancellation'],
    ['please end my contract', 'cancellation'],
    ["I can't make it on Thursday", 'cancellation'],
    ['I want to file a complaint', 'human'],
    ['let me talk to somebody about my bill', 'human'],
    ['what are your hours', 'other'],
    ['are your products safe for dogs', 'other'],
    ['are you a real person', 'other'],
    ['hello', 'other'],
    ['', 'other'],
  ] as const)('“%s” goes to %s', (text, intent) => {
    expect(routeIntent(text)).toBe(intent);
  });

  it('does not take how callers identify themselves for a wish', () => {
    expect(routeIntent('my last name is Bill')).toBe('other');
    expect(routeIntent('my pin is 4471 and I want to close my account')).toBe('cancellation');
  });
});

describe('two wishes in one breath', () => {
  it('are both understood, in the order in which they were said', () => {
    const intents = understandIntents("cancel Thursday's visit and also how much do I owe?");
    expect(intents.map(({ intent }) => intent)).toEqual(['cancellation', 'billing']);
  });

  it('each point at their part of the text', () => {
    const text = 'I need to reschedule. Also, I was overcharged.';
    const parts = understandIntents(text).map(({ intent, span }) => [
      intent,
      text.slice(span?.start, span?.end),
    ]);
    expect(parts).toEqual([
      ['scheduling', 'I need to reschedule'],
      ['billing', 'Also, I was overcharged.'],
    ]);
  });

  it('put the person first when one of them is a person', () => {
    expect(understandIntents('book a cleaning and then let me talk to a person')[0]?.intent).toBe('human');
  });

  it('are found in either order', () => {
    const wishes = {
      billing: 'how much do I owe',
      scheduling: 'move my visit to Friday',
      cancellation: 'cancel my service',
    } as const;
    const intents = fc.constantFrom(...(Object.keys(wishes) as (keyof typeof wishes)[]));
    const joints = fc.constantFrom(' and also ', ', and ', '. Also ', ' but ', ' and then ');
    fc.assert(
      fc.property(intents, intents, joints, (first, second, joint) => {
        fc.pre(first !== second);
        const understood = understandIntents(`${wishes[first]}${joint}${wishes[second]}`).map(
          ({ intent }) => intent,
        );
        expect(understood).toEqual([first, second]);
      }),
    );
  });
});

it('answers any text with at least one intent', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => understandIntents(text).length > 0));
});
