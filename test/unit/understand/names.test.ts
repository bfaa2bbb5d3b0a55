// Names said, spelled, and said and spelled; and what is no name.
import { describe, expect, it } from 'vitest';
import { understandName, valueOf } from '../../../src/understand/index.ts';

describe('a name', () => {
  it.each([
    ['Priya Raman', 'Priya Raman'],
    ['oh sorry, my name is priya raman', 'Priya Raman'],
    ["it's O'Neill, Conor O'Neill", "O'Neill"],
    ['This is Mrs. Anna Kowalski calling about my bill', 'Anna Kowalski'],
    ['yes Dana Whitfield and my account number is 445566', 'Dana Whitfield'],
    ["I'm Dana, Dana Whitfield", 'Dana Whitfield'],
    ['s m i t h', 'Smith'],
    ['d-a-v-i-e-s', 'Davies'],
    ['p r i y a space r a m a n', 'Priya Raman'],
    ['j a m e s b o n d', 'James Bond'],
    ['sierra mike india tango hotel', 'Smith'],
    ['S as in Sam, T as in Tom, A as in apple, H as in Henry, L as in Larry', 'Stahl'],
    ['b e double n e double t', 'Bennett'],
    ['Jon Davis, d a v i e s', 'Jon Davies'],
  ])('%s is %s', (said, name) => {
    expect(valueOf(understandName(said))).toBe(name);
  });

  it.each([
    "I don't want to say",
    'why do you need my name?',
    'I want to speak to a human',
    'what?',
    'hold on a second',
    '12345',
    '',
  ])('%j is none', (said) => {
    expect(understandName(said)).toBeNull();
  });
});
