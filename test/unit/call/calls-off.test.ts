// What a caller says who will not be handed over, and what only sounds like it.
import { expect, it } from 'vitest';
import { callsOff } from '../../../src/call/calls-off.ts';

it.each([
  'no thank you',
  "please don't transfer me",
  "I'd rather stay with you",
  'never mind',
  'no, you can do it',
  'wait, I changed my mind',
  'not billing, scheduling',
  "can't I just keep talking to you",
  'I said scheduling not billing',
  'oh no, not her again',
  'hang on',
])('"%s" calls a transfer off', (words) => expect(callsOff(words)).toBe(true));

it.each([
  'thanks',
  'and is there a late fee',
  "I don't know my number",
  'no problem',
  "it's not urgent",
  'no idea what it costs',
  'not sure which one',
  'I never paid that',
  "I can't find the letter",
  'keep in mind that I moved',
  'could they call me instead',
])('"%s" does not', (words) => expect(callsOff(words)).toBe(false));
