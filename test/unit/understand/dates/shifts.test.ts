// How far a visit is to be moved from where it is: no day by itself, and not counted from today.
import { describe, expect, it } from 'vitest';
import { said } from './said-in-short.ts';

describe('a move that is told by how far', () => {
  it.each([
    ['move both visits one week later', 'by days 7'],
    ['push it back a week', 'by days 7'],
    ['push my quarterly visit back two days', 'by days 2'],
    ['put them off for two weeks', 'by days 14'],
    ['push it out a couple of weeks', 'by days 14'],
    ['can we do it a day earlier', 'by days -1'],
    ['move it up by two days', 'by days -2'],
    ['bring it forward three days', 'by days -3'],
    ['delay the ant treatment by a month', 'by months 1'],
    ['move it an hour later', 'by minutes 60'],
    ['move it a week later in the morning', 'by days 7 morning'],
    ['move my Tuesday visit one week later', 'visit 2026-03-10; by days 7'],
  ])('names no day: %s', (text, expected) => expect(said(text)).toBe(expected));

  it.each([
    ['in one week', '2026-03-11'],
    ['move it to a week from today', '2026-03-11'],
    ['move it to two weeks from now', '2026-03-18'],
    ['a week later than the 24th', '2026-03-31'],
    ['how about one week later', '2026-03-11'],
  ])('is told from a day that is counted from another: %s', (text, expected) =>
    expect(said(text)).toBe(expected),
  );
});
