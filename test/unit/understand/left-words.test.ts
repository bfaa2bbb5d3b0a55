// What a message for a person keeps of the caller's own words, and which number it says to call.
import { describe, expect, it } from 'vitest';
import { leftWords, wordsForPeople } from '../../../src/understand/index.ts';

const said = (...turns: string[]) => leftWords(turns.map((text) => ({ text, mayProve: false })));

describe('words for people', () => {
  it.each([
    'the gate code is 4711, call my cell 415 555 0199',
    'the gate code is four seven one one',
    'the lockbox code is 3 3 9 1 and the alarm pin is 8832',
    'the password for the gate is bluebird77',
    'come to 12 Elm Street, apartment 4b, and write to dana at gmail dot com',
    'call me at 206-555-0142 extension 12',
    'it is about invoice 10442, 89 dollars, due March 3rd',
  ])('keep what it is about: "%s"', (text) => {
    expect(wordsForPeople(text)).toBe(text);
  });

  it.each([
    ['my card is 4111 1111 1111 1111', /4111/],
    ['the card number is four one one one, one one one one, one one one one, one one one one', /one one one/],
    ['my social is 512 44 8923', /512|8923/],
    ['my zip is 98109', /98109/],
    ['nine eight one oh nine', /nine|oh/],
    ['my password is hunter22', /hunter22/],
    ['my pin is 8832', /8832/],
    ['account number 88321145', /8832/],
    ['I was born June third 1985', /1985|third/],
  ])('leave out what pays or proves: "%s"', (text, secret) => {
    expect(wordsForPeople(text)).not.toMatch(secret);
  });
});

describe('what a caller has left', () => {
  it('is the last turns, and earlier ones of which records keep only a part', () => {
    const { words } = said(
      'tell the technician the gate code is 4711',
      'I would like to move my visit',
      'to next week',
      'the afternoon is best',
      'and the dog is in the yard',
    );
    expect(words).toBe(
      'tell the technician the gate code is 4711\nto next week\nthe afternoon is best\nand the dog is in the yard',
    );
  });

  it('holds no mere yes, no or courtesy', () => {
    expect(said('yes please', 'okay', 'thanks, bye').words).toBeNull();
    expect(said().words).toBeNull();
  });

  it('holds no answer to verification, and still the code of a door said before it', () => {
    const { words } = leftWords([
      { text: 'the gate code is 4711 and my code is 98 109', mayProve: true },
      { text: '9 8 1 0 9', mayProve: true },
      { text: 'nobody is home', mayProve: false },
    ]);
    expect(words).toContain('gate code is 4711');
    expect(words).not.toMatch(/98 ?109|9 8 1/);
  });

  it.each([
    [['call me on my work phone, two oh six, five five five, oh one four two'], '+12065550142'],
    [['call me at', '206 555', '0142'], '+12065550142'],
    [['call 206 555 0142', 'no wait, it is 206 555 0143'], '+12065550143'],
    [['call 206 555 0142', 'the gate code is 4711'], '+12065550142'],
    [['call me back please'], null],
    [['the gate code is 4711'], null],
    [['my number ends in 0142'], null],
    [['555 0142'], null],
  ])('names the number that was said: %j', (turns, number) => {
    expect(said(...turns).number).toBe(number);
  });
});
