// A day or hour that the caller named against the one that would be changed to.
import { describe, expect, it } from 'vitest';
import { saidOtherwise } from '../../../src/understand/index.ts';

const clock = { now: Date.parse('2026-03-02T10:00:00-08:00'), timeZone: 'America/Los_Angeles' };
const BOOK = 'book an ant treatment on Wednesday, March 11 at 10 AM with Lee Novak';
const MOVE =
  'move the ant treatment from Thursday, March 5 at 10 AM to Wednesday, March 11 at 2 PM with Sam Rivers, at no charge';
const CANCEL = 'cancel the ant treatment on Thursday, March 5 at 10 AM, at no charge';

describe('what the caller named', () => {
  it.each([
    [BOOK, 'Tuesday please', '2026-03-03'],
    [BOOK, 'next Tuesday at ten', '2026-03-10'],
    [BOOK, 'can somebody come on the twelfth', '2026-03-12'],
    [MOVE, 'move my Thursday visit to Tuesday', '2026-03-03'],
    [MOVE, 'can it be Friday instead', '2026-03-06'],
    [CANCEL, 'cancel Friday', '2026-03-06'],
    [CANCEL, 'cancel tomorrow', '2026-03-03'],
    [MOVE, 'is Tuesday possible?', '2026-03-03'],
    [MOVE, 'move the ant visit to Friday and keep the quarterly one on Tuesday', '2026-03-06'],
    [BOOK, 'Friday for the ants, the quarterly one is Tuesday', '2026-03-06'],
    [CANCEL, 'cancel the one on Friday, is the ant one still Thursday?', '2026-03-06'],
  ])('is another day than in “%s”: %s', (summary, said, date) => {
    expect(saidOtherwise(said, summary, clock)?.said).toEqual({ date });
  });

  it.each([
    [BOOK, 'Wednesday at nine', '09:00', '10:00'],
    [BOOK, 'at nine', '09:00', '10:00'],
    [CANCEL, "cancel the nine o'clock", '09:00', '10:00'],
  ])('is another hour than in “%s”: %s', (summary, said, time, meant) => {
    expect(saidOtherwise(said, summary, clock)).toEqual({ said: { time }, meant: { time: meant } });
  });

  it.each([
    [BOOK, 'Wednesday'],
    [BOOK, 'Wednesday the eleventh at ten'],
    [BOOK, 'the eleventh'],
    [BOOK, 'Tuesday or Wednesday'],
    [BOOK, 'the first one'],
    [BOOK, 'next week'],
    [BOOK, 'anything but Tuesday'],
    [BOOK, "I can't do Tuesday"],
    [BOOK, "Tuesday doesn't work"],
    [BOOK, 'not on Monday'],
    [MOVE, 'move my Thursday visit to Wednesday'],
    [MOVE, "I have a doctor's appointment on Thursday"],
    [MOVE, "I'm away on Friday, so move it"],
    [CANCEL, 'cancel the Thursday one'],
    [CANCEL, 'cancel the one at ten'],
    [CANCEL, 'cancel it'],
  ])('does not contradict “%s”: %s', (summary, said) => {
    expect(saidOtherwise(said, summary, clock)).toBeNull();
  });

  it.each([
    [MOVE, 'move the ant visit, and is the quarterly one still on Tuesday?'],
    [MOVE, 'move the ant visit, what day is the rat inspection, Tuesday?'],
    [MOVE, 'can you move the ants, my other visit is on Tuesday'],
    [MOVE, 'I’d like the ant treatment moved, and confirm the quarterly on the 12th'],
    [MOVE, 'move the ants, and cancel the one on Tuesday'],
    [MOVE, 'did you say Tuesday?'],
    [MOVE, 'we’re flying out Friday, so later please'],
    [BOOK, 'an ant treatment, the earliest, and what time is my Friday visit'],
    [BOOK, 'somebody told me Tuesday was full, so what do you have'],
    [CANCEL, 'cancel the ants, and leave the one on Friday'],
    [CANCEL, 'cancel the ant one, when do you come on Friday'],
    [CANCEL, 'just the ant one, I still want the quarterly one Friday'],
    [CANCEL, 'cancel the ants because the quarterly on Tuesday covers it'],
  ])('says nothing against “%s” where it is of another visit, asked about or told: %s', (summary, said) => {
    expect(saidOtherwise(said, summary, clock)).toBeNull();
  });
});
