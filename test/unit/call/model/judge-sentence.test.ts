// What a model's sentence may tell a caller.
import { describe, expect, it } from 'vitest';
import { judgeSentence, type Known } from '../../../../src/call/model/judge-sentence.ts';
import { NOTE_KEYS } from '../../../../src/call/state-note.ts';

const known: Known = {
  tools: ['list_appointments', 'transfer_call', 'end_call'],
  ids: ['apt_1', 'a1b2c3d4'],
  noteKeys: NOTE_KEYS,
  done: [],
  staysOpen: false,
};
const judge = (sentence: string, done: string[] = []) => judgeSentence(sentence, { ...known, done });

describe('a sentence', () => {
  it.each([
    ['**Sure**, that is *fine*.', 'Sure, that is fine.'],
    ['## Your visits', 'Your visits'],
    ['- Tuesday at ten', 'Tuesday at ten'],
    ['1. The ant treatment', 'The ant treatment'],
    ['`Monday` works 👍🏽 🎉', 'Monday works'],
    ['> See you then.', 'See you then.'],
    ['Assistant: How can I help?', 'How can I help?'],
    ['~~Old~~ new __price__.', 'Old new price.'],
    ['2 * 3 is 6.', '2 * 3 is 6.'],
    ['Read [this](http://x.y) first.', 'Read this first.'],
  ])('%j is spoken as plain words', (sentence, text) => {
    expect(judge(sentence)).toEqual({ verdict: 'say', text });
  });

  it.each(['...', '—', '…', '🎉', '"', '"."', '**', '---', '', ' \n', '?!', '• • •', '```', '( )'])(
    '%j is nothing to speak',
    (sentence) => {
      expect(judge(sentence)).toEqual({ verdict: 'drop', why: 'nothing_to_speak' });
    },
  );

  it.each([
    'I will call list_appointments now.',
    'Your appointment apt_1 is on Tuesday.',
    'The id is a1b2c3d4.',
    'That is slot_2026_03_04_10.',
    'Reference 3f2504e0-4f89-11d3-9a0c-0305e82c3301 is yours.',
    '# Call state',
    'wants now: cancel the visit',
    'moment: answer the caller',
    'next step: ask for the ZIP code',
    'The appointment_id is needed.',
  ])('%j is internal', (sentence) => {
    expect(judge(sentence)).toEqual({ verdict: 'drop', why: 'internal' });
  });

  it.each(['Your card 4111 1111 1111 1111 is on file.', 'Your social is 123-45-6789.'])(
    '%j tells a secret',
    (sentence) => {
      expect(judge(sentence)).toEqual({ verdict: 'drop', why: 'secret' });
    },
  );

  it.each([
    "I've cancelled your appointment.",
    'I have just canceled both visits for you.',
    'Your Tuesday visit has been cancelled.',
    'Everything is cancelled.',
    "All right, they're all cancelled now.",
    'I went ahead, and we have booked you for Friday at ten.',
    "I've rescheduled it to Monday.",
    'We moved it to Thursday.',
    "I've refunded the 49 dollars.",
    'The fee has been waived.',
    "I've updated your address.",
    'I have gone ahead and cancelled it.',
    'Your appointment is now cancelled, and you owe nothing.',
    'I called off the technician.',
  ])('%j tells of what nobody did', (sentence) => {
    expect(judge(sentence)).toEqual({ verdict: 'contradict' });
  });

  it.each([
    'Would you like it cancelled?',
    "I can't have it cancelled for free.",
    'Once it is cancelled you will get an email.',
    'Nothing has been cancelled.',
    'Your visit is booked for Tuesday at ten.',
    'You are scheduled for Friday.',
    'If it has been moved, the technician knows.',
    'Should I have it rescheduled?',
    'It was cancelled last week.',
    'A visit cancelled later than that costs 49 dollars.',
    'There is a fee for a visit that is cancelled so late.',
    'Anything which has been paid is not on it.',
    "It hasn't been cancelled.",
    'I see that you paid in March.',
    'Do you want me to cancel it?',
    "So I'll cancel the ant treatment on Tuesday.",
  ])('%j tells of no deed', (sentence) => {
    expect(judge(sentence).verdict).toBe('say');
  });

  it('may tell of what was done', () => {
    const done = ['cancelled the ant treatment on Tuesday, March 3 at 10 AM'];
    expect(judge("I've cancelled your appointment.", done).verdict).toBe('say');
    expect(judge("I've booked you for Friday.", done)).toEqual({ verdict: 'contradict' });
  });
});
