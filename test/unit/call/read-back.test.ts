// The words in which a change is read to a caller, and how much of them has to be heard.
import { describe, expect, it } from 'vitest';
import { fillIn } from '../../../src/call/lines.ts';
import { difference, isHeard, questionFor } from '../../../src/call/proposals/read-back.ts';
import { loadCompany } from '../../../src/config/load-company.ts';
import type { Proposal } from '../../../src/domain/customer-context.ts';

const { lines } = loadCompany('pestcall').words;
const ANTS = 'cancel the ant treatment on Thursday, March 12 at 1 PM, at no charge';
const QUARTERLY =
  'cancel the quarterly pest treatment on Thursday, March 5 at 10 AM, for a fee of 49 dollars';

function proposal(summary: string, more: Partial<Proposal> = {}): Proposal {
  const blank = { id: summary, tool: 'cancel_appointment', args: {}, about: [], turn: 1 };
  return { ...blank, summary, asked: 0, heard: false, failed: 0, ...more };
}

function said(proposals: readonly Proposal[], leaving = false): string {
  const { key, values } = questionFor(proposals, leaving);
  return fillIn(lines[key]?.[0] ?? '', values);
}

describe('the question', () => {
  it.each([
    ['first', proposal(ANTS), false, `So I'll ${ANTS}. Is that right?`],
    ['again', proposal(ANTS, { asked: 1 }), false, `Shall I ${ANTS}?`],
    ['after a failure', proposal(ANTS, { asked: 1, failed: 1 }), false, `Shall I try again to ${ANTS}?`],
    ['before the end', proposal(ANTS, { asked: 1 }), true, `Before you go, should I ${ANTS}?`],
  ])('tells the whole change: %s', (_when, one, leaving, words) => {
    expect(said([one], leaving)).toBe(words);
  });

  it('counts several changes, so that each can be named', () => {
    expect(said([proposal(QUARTERLY), proposal(ANTS)])).toBe(
      `So there are two changes. First, ${QUARTERLY}. Second, ${ANTS}. Shall I do both?`,
    );
    const three = [proposal(QUARTERLY), proposal(ANTS), proposal(ANTS)];
    expect(said(three)).toMatch(/three changes.* Third, cancel.*Shall I do all three\?$/);
  });
});

describe('a question that was cut', () => {
  const whole = said([proposal(QUARTERLY)]);

  it.each([
    ['all of it', whole, true],
    ['up to the last word of the change', `So I'll ${QUARTERLY}`, true],
    ['but for the word that was cut', `So I'll ${QUARTERLY}`.replace(' dollars', ''), true],
    ['without the fee', `So I'll ${QUARTERLY}`.replace(/ 49.*/, ''), false],
    ['without the day', "So I'll cancel the quarterly pest treatment on", false],
    ['nothing', '', false],
    [
      'another sentence',
      'Your balance is zero, there is nothing open, and your next visit is on Thursday, March 12 at one.',
      false,
    ],
  ])('was heard when the caller knows what it is about: %s', (_what, heard, known) => {
    expect(isHeard(whole, QUARTERLY, heard)).toBe(known);
  });
});

describe('a day that is not the one the caller named', () => {
  const clock = { now: Date.parse('2026-03-02T10:00:00-08:00'), timeZone: 'America/Los_Angeles' };
  const told = (words: string) => {
    const found = difference(proposal(ANTS), words, clock);
    return found && fillIn(lines[found.key]?.[0] ?? '', found.values);
  };

  it('is told beside it, and so is another hour', () => {
    expect(told('cancel the one on Friday')).toBe(
      'You said Friday, March 6, but this is Thursday, March 12.',
    );
    expect(told('cancel the one on the twelfth at two')).toBe('You said 2 PM, but this is 1 PM.');
  });

  it('is not spoken of where the caller named the same, or none', () => {
    expect(told('cancel the one on the twelfth')).toBeNull();
    expect(told('cancel the ant treatment')).toBeNull();
  });
});
