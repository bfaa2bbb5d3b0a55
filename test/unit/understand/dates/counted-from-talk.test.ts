// A day that is told by how it lies to the visit that is talked about, or to the day that was named last.
import { describe, expect, it } from 'vitest';
import { said, saidOf } from './said-in-short.ts';

const VISIT = '2026-03-12';

describe('a day counted from the visit that is talked about', () => {
  it.each([
    ['a week later', '2026-03-19'],
    ['move it back a month', '2026-04-12'],
    ['a couple of days later', '2026-03-14'],
    ['two weeks after that', '2026-03-26'],
    ['a week after my current appointment', '2026-03-19'],
    ['the same day two weeks later', '2026-03-26'],
    ['the next day', '2026-03-13'],
    ['the day before', '2026-03-11'],
    ['the Friday after', '2026-03-13'],
    ['the Tuesday following that', '2026-03-17'],
    ['the following Tuesday', '2026-03-17'],
    ['the Monday before', '2026-03-09'],
    ['the previous Friday', '2026-03-06'],
    ['the week after, in the morning', '2026-03-16..2026-03-22 morning'],
    ['Tuesday of the following week', '2026-03-17'],
    ['the Wednesday of the week after', '2026-03-18'],
  ])('lies beside it: %s', (text, expected) => expect(saidOf(VISIT, text)).toBe(expected));

  it.each([
    ['Thursday a week later', '2026-03-19'],
    ['Thursday, but a week later', '2026-03-19'],
    ['a week later, on Wednesday morning', '2026-03-18 morning'],
    ['push it back a week to the Friday', '2026-03-20'],
    ['one week later but on a Monday', '2026-03-16'],
    ['a week earlier, on the Tuesday', '2026-03-03'],
    ['the Monday two weeks later', '2026-03-23'],
  ])('is the weekday that is said beside the distance: %s', (text, expected) =>
    expect(saidOf(VISIT, text)).toBe(expected),
  );

  it.each([
    ['not Thursday, a week later', '!thu; 2026-03-19'],
    ['move my Thursday visit a week later', 'visit 2026-03-05; 2026-03-19'],
    ['next Thursday', '2026-03-12'],
    ['in two weeks', '2026-03-18'],
    ['a week from Thursday', '2026-03-12'],
    ['Monday the 16th', '2026-03-16'],
  ])('is not made of a day beside it, nor of one that is told from today: %s', (text, expected) =>
    expect(saidOf(VISIT, text)).toBe(expected),
  );
});

describe('a day counted from one that was named before it', () => {
  it.each([
    ['not the 10th, the Thursday after', '!2026-03-10; 2026-03-12'],
    ['Monday the 9th, or a week after that', '2026-03-09; 2026-03-16'],
    ['move it from Tuesday the 10th to the Wednesday after', 'visit 2026-03-10; 2026-03-11'],
    ['move my March 12th visit to Thursday a week later', 'visit 2026-03-12; 2026-03-19'],
    ['my appointment is on March 17, I’d like the Thursday after', 'visit 2026-03-17; 2026-03-19'],
  ])('lies beside that one: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
    expect(saidOf('2026-05-04', text)).toBe(expected);
  });

  it('is no day where it is not known from what it is counted', () => {
    expect(said('Thursday a week later')).toBe('by days 7');
    expect(said('two weeks after that')).toBe('by days 14');
  });
});
