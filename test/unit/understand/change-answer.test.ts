// Which of the changes that were read to a caller their turn agrees to, which it turns down, or what it is instead.
import { describe, expect, it } from 'vitest';
import { understandChangeAnswer } from '../../../src/understand/index.ts';

const clock = { now: Date.parse('2026-03-02T10:00:00-08:00'), timeZone: 'America/Los_Angeles' };
const QUARTERLY = 'cancel the quarterly pest treatment on Thursday, March 5 at 10 AM, at no charge';

/** "+1-2": the first is agreed to, the second turned down. */
function answerTo(summaries: readonly string[], said: string): string {
  const asked = summaries.map((summary, at) => ({ id: String(at + 1), summary }));
  const { agreed, declined, kind } = understandChangeAnswer(said, asked, clock);
  return kind === 'answered' ? `+${agreed.join('')}-${declined.join('')}` : kind;
}

type Row = readonly [answer: string, said: string];

const ONE: readonly Row[] = [
  ['+1-', 'yes'],
  ['+1-', 'yes, both of them'],
  ['corrected', 'yes, the Wednesday one'],
  ['+1-', 'yes and then move the ants to friday at 10'],
  ['+1-', 'yes please, and move the ant treatment to friday at 10'],
  ['+1-', 'yeah and I want to cancel the inspection too'],
  ['corrected', 'yes and move it to friday at 10'],
  ['corrected', 'yes and move the quarterly treatment to friday'],
  ['corrected', 'yes and move the appointment to friday'],
  ['open', 'hang on, how much is the fee within 24 hours'],
  ['open', 'no I mean yes'],
  ['+-1', "no wait, I meant Tuesday's"],
  ['corrected', 'can we do Friday instead?'],
  ['open', 'does it cost anything?'],
  ['open', 'what do I owe?'],
  ['open', 'are you open on Saturday?'],
  ['corrected', 'how about Monday'],
  ['paused', 'one moment please'],
  ['+-1', 'no, the other one'],
  ['corrected', 'the other one'],
  ['open', "hmm I don't know"],
  ['+-1', "no, Tuesday's"],
  ['+-1', 'nope, wrong one'],
  ['corrected', 'the Friday one instead'],
  ['corrected', 'yes but the Tuesday visit'],
  ['corrected', 'make it Monday'],
  ['corrected', 'what about the tenth?'],
  ['open', 'how much is that?'],
  ['open', 'will I get a confirmation?'],
  ['open', 'can I talk to a person'],
  ['open', 'I also want to know my balance'],
  ['open', 'hmm'],
  ['paused', 'hang on, let me check my calendar'],
  ['paused', 'give me a sec'],
  ['open', "yes if it's free"],
];

const TWO_CANCELLATIONS: readonly Row[] = [
  ['+1-2', 'yes for Thursday but not the other'],
  ['+1-2', 'cancel the quarterly not the ants'],
  ['+2-1', 'no to the quarterly, yes to the ants'],
  ['+1-2', 'the first one yes, the other no'],
  ['+2-1', 'first no second yes'],
  ['+2-1', 'the quarterly one is a no, the ants are a yes'],
  ['+1-2', 'ok to the first, not ok to the second'],
  ['open', 'yes to the quarterly, I am not sure about the ants'],
  ['+12-', 'yes'],
  ['+12-', 'both'],
  ['+12-', 'both of them'],
  ['+12-', 'yes, both'],
  ['+12-', 'yes please, both of them'],
  ['+12-', 'yes to both'],
  ['+1-2', 'only the first'],
  ['+1-2', 'just the first one'],
  ['+1-2', 'only the first one please'],
  ['+1-', 'yes to the first one'],
  ['+1-', 'the first one'],
  ['+1-2', 'the first but not the second'],
  ['+1-2', 'yes to the first one, no to the second'],
  ['+1-2', 'yes but not the second one'],
  ['+2-', 'the ant one'],
  ['+2-', 'yes, the ant one'],
  ['+2-1', 'only the ant treatment'],
  ['+2-1', 'just cancel the ant one'],
  ['+1-', "yes, Thursday's"],
  ['+1-2', "only Thursday's please"],
  ['+2-1', "cancel Tuesday's but leave the quarterly one"],
  ['+-12', 'no'],
  ['+-12', 'neither'],
  ['+-12', 'neither of them'],
  ['+-12', 'none of them'],
  ['+-12', 'no, leave them both'],
  ['+-2', 'not the second one'],
  ['+1-2', 'yes, except the second'],
  ['+1-2', 'everything but the second'],
  ['paused', 'both except the ant treatment... no wait'],
  ['+12-', 'yes, both, and do I owe anything?'],
  ['+1-', 'yes to the first one, and do I owe anything?'],
  ['+1-2', 'just the first one, thanks, bye'],
  ['open', 'what does the second cost?'],
  ['corrected', 'the other one'],
  ['open', 'maybe the first'],
  ['open', 'the first or the second'],
  ['open', 'yes, if the second is free'],
  ['corrected', 'yes, the Wednesday one'],
  ['corrected', 'yes, the rodent inspection'],
  ['paused', 'hold on a second'],
  ['open', 'not both'],
  ['+12-', 'cancel both of them please'],
  ['+12-', 'yes cancel the quarterly one and the ant treatment'],
  ['+12-', 'yeah go ahead with both'],
  ['+12-', 'sure, both please'],
  ['+12-', 'yes, cancel them both'],
  ['+12-', 'okay cancel everything'],
  ['+12-', 'do both'],
  ['+12-', 'yep, the two of them'],
  ['+12-', 'yes yes'],
  ['+12-', 'sounds good, thanks'],
  ['+12-', "yes that's right"],
  ['+12-', "both, thank you, that's all"],
  ['+1-2', 'just the first'],
  ['+1-2', 'only number one'],
  ['+1-2', 'the first only'],
  ['+1-2', 'just the quarterly treatment please'],
  ['+2-1', 'only the second, please'],
  ['+2-1', 'the second but not the first'],
  ['+2-1', 'no, only the ant treatment'],
  ['+2-1', 'no, just the second one'],
  ['+2-1', 'not the first, just the second'],
  ['+1-2', 'yes to the first, not to the second'],
  ['+1-2', 'the first yes, the second no'],
  ['+1-2', 'cancel the first and keep the second'],
  ['+2-1', 'keep the quarterly one, cancel the ant one'],
  ['+1-2', 'yes but leave the ant treatment'],
  ['+2-1', "yes, but not Thursday's"],
  ['+2-', 'go ahead with the second one'],
  ['+2-', "Tuesday's"],
  ['+2-', 'the tenth, yes'],
  ['+1-', 'cancel the one on Thursday'],
  ['+1-', 'yes to the quarterly one, and what are your hours?'],
  ['+-12', 'no thanks'],
  ['+-12', 'nope, neither one'],
  ['+-12', "don't cancel either of them"],
  ['+-12', 'leave both'],
  ['+-12', 'keep both please'],
  ['+-12', 'never mind'],
  ['open', 'which one has the fee?'],
  ['open', 'is the first one free?'],
  ['open', "I'm not sure about the second one"],
  ['open', "the first one if it's free"],
  ['open', 'probably both'],
  ['open', 'let me see, the second is the ant one, right?'],
  ['open', 'why is there a fee for the second one'],
  ['+12-', "yes because I'm moving"],
  ['paused', 'wait a second'],
  ['open', 'both, but my wife has to agree first'],
  ['open', 'both, if it is free'],
  ['open', 'the first, unless there is a fee'],
];

const MOVE_AND_CANCELLATION: readonly Row[] = [
  ['+12-', 'yes do both'],
  ['+1-', 'yes move the ant treatment'],
  ['+1-2', "just move it, don't cancel the rodent one"],
  ['+2-', 'cancel the rodent inspection'],
  ['+1-2', 'the move yes, the cancellation no'],
  ['+1-2', 'only the move'],
  ['+12-', 'yes to both of those'],
  ['+1-2', 'move the ants to Tuesday but keep the rodent inspection'],
  ['+2-1', "cancel the rodent inspection but don't move the ant treatment"],
  ['+1-', 'yes, the move'],
  ['+12-', 'yes, go ahead with everything'],
];

const THREE: readonly Row[] = [
  ['+123-', 'all three'],
  ['+123-', 'yes all of them'],
  ['+12-', 'the first two'],
  ['+3-12', 'only the last one'],
  ['+12-3', 'the first and the second, but not the third'],
  ['+123-', 'yes, all of it'],
  ['+123-', 'all three please'],
  ['+12-3', 'only the first two'],
  ['+3-', 'book the rodent inspection'],
  ['+1-', 'the first'],
  ['+23-1', 'yes except the first one'],
  ['+-3', 'not the last one'],
];

describe.each([
  ['one change', [QUARTERLY], ONE],
  [
    'two cancellations',
    [QUARTERLY, 'cancel the ant treatment on Tuesday, March 10 at 8 AM, for a fee of 49 dollars'],
    TWO_CANCELLATIONS,
  ],
  [
    'a move and a cancellation',
    [
      'move the ant treatment from Thursday, March 5 at 10 AM to Tuesday, March 10 at 2 PM with Sam Rivers, at no charge',
      'cancel the rodent inspection on Friday, March 6 at 9 AM, at no charge',
    ],
    MOVE_AND_CANCELLATION,
  ],
  [
    'three changes',
    [
      QUARTERLY,
      'cancel the ant treatment on Tuesday, March 10 at 8 AM, at no charge',
      'book a rodent inspection on Friday, March 13 at 9 AM with Lee Novak',
    ],
    THREE,
  ],
])('an answer to %s', (_what, summaries, rows) => {
  it.each(rows)('is %s: “%s”', (answer, said) => {
    expect(answerTo(summaries, said)).toBe(answer);
  });
});

it('agrees to nothing where nothing was asked', () => {
  expect(answerTo([], 'yes')).toBe('open');
});
