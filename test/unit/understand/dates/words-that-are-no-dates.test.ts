// Months, weekdays and ordinals are words and names as well, and most numbers count something.
import { describe, expect, it } from 'vitest';
import { listed } from '../listed.ts';
import { said } from './said-in-short.ts';

describe('nothing is a date in', () => {
  it.each(
    listed(`
      I may or may not be home
      may I ask who's calling
      there may be 5 or 6 of them
      one may have to call back
      can you hold on for a second
      I'll be with you in a second
      in a minute
      just march over here and look
      they march around the kitchen in a line
      my name is March, like the month
      My last name is May, first name June
      first name is Wednesday
      my daughter April let them in
      I sat down on the couch and saw them
      the sun was shining
      I wed my wife in that house
      yeah mon
      are you open 24/7
      one of the two
      the second one please
      the first one sounds better
      the third option
      it's for the third floor
      I need a second opinion
      my address is 12 May Street
      corner of 9th and Pine
      around the corner from 7 eleven
      it's apartment 4 on the 3rd floor
      I saw two or three
      3 or 4 of them
      about 20 of them
      between 5 and 10 bugs
      that costs 12.50, or 45 dollars a visit
      call me on 415 555 0132
      Call me al (206) 555-1212
      my zip is 98109
      for an hour
      good morning
      have a nice weekend
      the Friday after my birthday
      the week after the wedding
      easter monday
    `).map((text) => [text]),
  )('%s', (text) => expect(said(text)).toBe('none'));

  it.each([
    ['one day in May', '2026-05-01..2026-05-31'],
    ['may first', '2026-05-01'],
    ['the second of april', '2026-04-02'],
    ['Wed at 3', '2026-03-11 ~15:00'],
    ['mon or tues', '2026-03-09; 2026-03-10'],
    ['Sat the 14th', '2026-03-14'],
    ['in half an hour', '2026-03-04 09:30'],
  ])('but "%s" is one', (text, expected) => expect(said(text)).toBe(expected));
});
