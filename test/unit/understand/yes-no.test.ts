// Agreement, refusal, or neither: nothing is changed in a customer's account on an unclear answer.
import { describe, expect, it } from 'vitest';
import { understandYesNo } from '../../../src/understand/index.ts';

describe('an answer', () => {
  it.each([
    'yes',
    'yes please',
    'yeah go ahead',
    'sure, do it',
    'yep',
    'ok',
    'okay sounds good',
    'that works',
    "that's fine",
    "that's correct",
    'I guess so',
    'of course',
    'absolutely',
    'please do',
    'go for it',
    'uh-huh',
    'why not',
    'no problem, go ahead',
    "I don't mind",
    'yes, cancel it',
    "yes that's right",
    'correct',
    'perfect, thank you',
    'mm-hmm',
    'by all means',
    "let's do that",
    'confirmed',
    'works for me',
  ])('%j is yes', (said) => {
    expect(understandYesNo(said)).toBe('yes');
  });

  it.each([
    'no',
    'nope',
    'no thanks',
    "no that's fine don't",
    'not really',
    'no wait',
    "I'd rather not",
    "please don't",
    'nah',
    'absolutely not',
    "I don't think so",
    'definitely not',
    'hold off',
    'never mind',
    "okay, no, don't",
    'not now',
    "that's not right",
    'forget it',
    'no, leave it',
    'of course not',
    "that's wrong",
    'yes, no wait',
  ])('%j is no', (said) => {
    expect(understandYesNo(said)).toBe('no');
  });

  it.each([
    '',
    'um',
    'maybe',
    "I don't know",
    'yes but make it Tuesday',
    'yes, if it is free',
    'what?',
    'how much is it?',
    'let me think',
    'what was the fee again',
    'the weather is nice',
    'hold on',
    'sure, can you do Friday instead',
    'it depends',
    'yes and no',
  ])('%j is unclear', (said) => {
    expect(understandYesNo(said)).toBe('unclear');
  });
});
