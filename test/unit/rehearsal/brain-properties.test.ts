// What holds for the brain whatever a caller says.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillIn } from '../../../src/call/lines.ts';
import { loadCompany } from '../../../src/config/load-company.ts';
import { LINES } from '../../../src/rehearsal/brain/lines.ts';
import { questionIn } from '../../../src/rehearsal/brain/open-question.ts';
import { FOUND, hears, LISTED, requestOf, UNKNOWN, VERIFIED } from './requests.ts';

const WORDS =
  'yes no the one first other cancel move thursday ten 98109 not what owe please book ant later it and zip i my two'.split(
    ' ',
  );
const speech = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

describe('whatever a caller says', () => {
  it.each(['verification', 'scheduling', 'cancellation', 'billing', 'human'])(
    'the %s agent answers with words or tools that it has',
    (agent) => {
      const note = [agent === 'verification' ? UNKNOWN : VERIFIED, 'wants now: something'];
      const history =
        agent === 'verification'
          ? []
          : agent === 'scheduling'
            ? [LISTED, FOUND, 'agent: Which would you like?']
            : [LISTED];
      const tools = new Set(requestOf({ agent }).tools.map(({ name }) => name));
      fc.assert(
        fc.property(speech, (words) => {
          const answer = hears({ agent, note, history }, words);
          expect((answer.say ?? '') !== '' || (answer.calls ?? []).length > 0).toBe(true);
          for (const { tool } of answer.calls ?? []) expect(tools).toContain(tool);
        }),
        { numRuns: 150 },
      );
    },
  );

  it('an unverified caller sets off no tool that reads an account', () => {
    fc.assert(
      fc.property(speech, (words) => {
        const tools = (hears({ agent: 'verification', note: [UNKNOWN] }, words).calls ?? []).map(
          ({ tool }) => tool,
        );
        expect(['verify_caller', 'lookup_policy', 'leave_message', 'transfer_call', 'end_call']).toEqual(
          expect.arrayContaining(tools),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('the words of the brain', () => {
  const asks = {
    ask_wish: 'wish',
    ask_zip: 'zip',
    ask_zip_with_wish: 'zip',
    ask_zip_digits: 'zip',
    zip_wrong: 'zip',
    why_zip: 'zip',
    zip_refused: 'person',
    zip_unknown: 'person',
    locked: 'person',
    offer_person: 'person',
    english_only: 'person',
    no_such_colleague: 'person',
    transfer_failed: 'retry',
    which_to_cancel: 'which_visit',
    which_to_move: 'which_visit',
    which_again: 'which_visit',
    ask_when: 'when',
    ask_when_for: 'when',
    ask_other_day: 'when',
    ask_service: 'service',
    ask_service_again: 'service',
    ask_book_or_move: 'book_or_move',
    offer_booking: 'book_one',
    offer_slots: 'which_slot',
    offer_slot: 'which_slot',
    offer_nearest: 'which_slot',
    offer_nearest_several: 'which_slot',
    slot_taken: 'which_slot',
    which_slot_again: 'which_slot',
    something_else: 'instead',
    disputed: 'message_or_person',
    with_human_busy: 'message_or_callback',
    with_human_nobody: 'message_or_callback',
    with_human_typed: 'message_or_callback',
    still_queued: 'message_or_callback',
    ask_message: 'message',
    anything_else: 'anything_else',
  } as const;

  it.each(Object.entries(asks))('that ask something are recognised in the next turn: %s', (key, question) => {
    const lines = LINES[key as keyof typeof asks];
    for (const line of lines) expect(questionIn(line.replace(/\{\w+\}/g, 'Thursday'))).toBe(question);
  });

  it.each(
    Object.entries(loadCompany('pestcall').words.lines).filter(([key]) =>
      /^proposals?(?:_again|_retry|_before_end)?$/.test(key),
    ),
  )('are told from code’s own question about a change: %s', (_key, variations) => {
    const summary = 'cancel the ant treatment on Thursday, March 5 at 10 AM, at no charge';
    for (const line of variations)
      expect(questionIn(fillIn(line, { summary, count: 'two', all: 'both' }))).toBe('confirm');
  });

  it('hold no lists, markdown or identifiers', () => {
    for (const line of Object.values(LINES).flat()) expect(line).not.toMatch(/[*_#]|\n|apt_|slot_/);
  });
});
