// A day may be asked for, ruled out, the reason of a wish, the day of a visit, or only told.
import { describe, expect, it } from 'vitest';
import { said } from './said-in-short.ts';

describe('a day or time that does not suit', () => {
  it.each([
    ['anything but Tuesday', '!tue'],
    ['any day except Monday and Friday', '!mon; !fri'],
    ['not Wednesday', '!wed'],
    ['Tuesday doesn’t work', '!tue'],
    ['next Tuesday doesn’t suit me', '!2026-03-10'],
    ['I can’t do mornings', '!morning'],
    ['no mornings please', '!morning'],
    ['nothing before nine', '!~09:00 before'],
    ['we can’t do anything before ten', '!~10:00 before'],
    ['anytime except after 4', '!~16:00 after'],
    ['neither Monday nor Tuesday', '!mon; !tue'],
    ['the 10th or 11th won’t work', '!2026-03-10; !2026-03-11'],
    ['Friday afternoon isn’t possible', '!fri afternoon'],
    ['i cant on wednesday', '!wed'],
    ['weekends are bad for us', '!sat,sun'],
    ['can we avoid mornings', '!morning'],
    ['Monday is out, Tuesday is out, Wednesday is okay', '!mon; !tue; 2026-03-11'],
    ['not Tuesday, Thursday', '!tue; 2026-03-05'],
    ['Friday rather than Thursday', '2026-03-06; !thu'],
    ['not wednesday and not in the morning', '!wed; !morning'],
    ['no Tuesdays and never before ten', '!tue; !~10:00 before'],
    ['I can’t do Wednesday and I can’t do mornings', '!wed; !morning'],
    ['not wednesday morning', '!wed morning'],
    ['any day except the weekend', '!sat,sun'],
    ['the weekend doesn’t work', '!sat,sun'],
    ['I’m away for the weekend', '!2026-03-07..2026-03-08'],
    ['not Monday through Wednesday', '!mon,tue,wed'],
    ['next friday, not this friday', '2026-03-13; !2026-03-06'],
    ['next week but not Monday', '2026-03-09..2026-03-15; !mon'],
    ['i can’t make it on thursday what about friday afternoon', '!thu; 2026-03-06 afternoon'],
  ])('is ruled out: %s', (text, expected) => expect(said(text)).toBe(expected));

  it.each([
    ['why not Tuesday', '2026-03-10'],
    ['can’t you do Tuesday', '2026-03-10'],
    ['don’t you have anything on Friday', '2026-03-06'],
    ['Friday’s not bad', '2026-03-06'],
    ['Wednesday wouldn’t be a problem', '2026-03-11'],
    ['I don’t work on Fridays', 'fri'],
    ['not until the 15th', '2026-03-15 from'],
    ['if Tuesday doesn’t work Wednesday is fine', '2026-03-10; 2026-03-11'],
  ])('is asked for all the same: %s', (text, expected) => expect(said(text)).toBe(expected));
});

describe('what is left out of all the rest', () => {
  it.each([
    ['anything but Tuesday next week in the afternoon', '!tue; 2026-03-09..2026-03-15 afternoon'],
    ['any day but Friday or Monday next week', '!fri; !mon; 2026-03-09..2026-03-15'],
    ['anything except Monday morning next week', '!mon morning; 2026-03-09..2026-03-15'],
    ['any morning but Friday', 'morning; !fri'],
    ['any day next week except the weekend, mornings', '2026-03-09..2026-03-15; !sat,sun; morning'],
    ['I’d take any afternoon next week apart from the 11th', '2026-03-09..2026-03-15 afternoon; !2026-03-11'],
    ['after the 15th except weekends', '2026-03-15 after; !sat,sun'],
    ['after the 10th but not the 12th', '2026-03-10 after; !2026-03-12'],
    ['no Mondays, otherwise next week in the afternoon', '!mon; 2026-03-09..2026-03-15 afternoon'],
    ['next week, never on a Monday, late afternoon', '2026-03-09..2026-03-15; !mon; afternoon'],
    ['not Tuesday, next week in the morning', '!tue; 2026-03-09..2026-03-15 morning'],
    ['instead of Tuesday, next week Wednesday afternoon', '!tue; 2026-03-11 afternoon'],
    ['not Tuesday next week', '!2026-03-10'],
    ['not Tuesday morning', '!tue morning'],
    ['any day works but Friday would be best', '2026-03-06'],
    ['any day works but Tuesday', '!tue'],
  ])('leaves the rest as it is asked for: %s', (text, expected) => expect(said(text)).toBe(expected));
});

describe('a day on which the caller has something else', () => {
  it.each([
    ['I have a doctor’s appointment on Friday, can we move it', '!2026-03-06'],
    ['i have a doctors appointment on friday can we move it', '!2026-03-06'],
    ['can you reschedule me I’m traveling on tuesday', '!2026-03-10'],
    ['my daughter’s birthday is on the 9th', '!2026-03-09'],
    ['it’s my birthday on Friday so I need to change it', '!2026-03-06'],
    ['Friday I have class', '!2026-03-06'],
    ['we’ll be away from the 5th to the 12th', '!2026-03-05..2026-03-12'],
    ['I’m out of town until the 12th', '!2026-03-12 before'],
    ['I work until three', '!~15:00 before'],
    ['I have to work on Thursday so can we do Friday', '!2026-03-05; 2026-03-06'],
    ['the plumber is coming on Wednesday so can we make it Thursday', '!2026-03-11; 2026-03-05'],
  ])('is ruled out: %s', (text, expected) => expect(said(text)).toBe(expected));

  it.each([
    ['I’m off work on Friday so that would be great', '2026-03-06'],
    ['my husband will be home on Tuesday', '2026-03-10'],
    ['I’ll be home Thursday after 3', '2026-03-05 ~15:00 after'],
    ['I get off work at 4', '~16:00 from'],
    ['we get back on the 12th', '2026-03-12 from'],
    ['i have ants in the kitchen friday morning would be great', '2026-03-06 morning'],
  ])('is asked for when they are free: %s', (text, expected) => expect(said(text)).toBe(expected));
});

describe('the day of a visit on the books', () => {
  it.each([
    ['move my Thursday visit to Tuesday', 'visit 2026-03-05; 2026-03-10'],
    ['move my March 12 visit to March 20 at 1 pm', 'visit 2026-03-12; 2026-03-20 13:00'],
    ['the April 9 appointment', 'visit 2026-04-09'],
    ['can you move it from Thursday to Friday', 'visit 2026-03-05; 2026-03-06'],
    ['reschedule Thursday’s appointment', 'visit 2026-03-05'],
    ['I have an appointment on Friday, can we move it', 'visit 2026-03-06'],
    ['the appointment I have on Thursday, can it be Friday', 'visit 2026-03-05; 2026-03-06'],
    ['cancel my visit on Tuesday', 'visit 2026-03-10'],
    ['I’m scheduled for Friday but I can’t be there', 'visit 2026-03-06'],
    ['is my appointment still on Tuesday', 'visit 2026-03-10'],
  ])('is no day that is asked for: %s', (text, expected) => expect(said(text)).toBe(expected));

  it.each([
    ['I’d like an appointment on Friday', '2026-03-06'],
    ['do you have any appointments on Tuesday', '2026-03-10'],
    ['schedule my next visit for the 20th', '2026-03-20'],
    ['reschedule it for Friday afternoon', '2026-03-06 afternoon'],
  ])('is not meant where one is wanted: %s', (text, expected) => expect(said(text)).toBe(expected));
});

describe('a day that is only told', () => {
  it.each([
    ['I found droppings on Monday'],
    ['you told me Friday'],
    ['it’s been going on since Tuesday'],
    ['my payment is due on the 15th'],
    ['I hear them at night'],
    ['not sure about the 18th'],
  ])('asks for nothing: %s', (text) => expect(said(text)).toMatch(/^aside /));
});
