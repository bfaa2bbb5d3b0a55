// Holds the notation in which phrases are listed, and the plain form that they are looked for in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainWords } from '../../../src/understand/lexicon-normalise.ts';
import { occurs, phrase, without } from '../../../src/understand/lexicon-phrase.ts';
import { spelled } from '../../../src/understand/lexicon-spelling.ts';

const CLASSES = { person: 'agent, human being, rep*' };
const found = (source: string, text: string): boolean => occurs(phrase(source, CLASSES), plainWords(text));

describe('plain words', () => {
  it.each([
    ["I can't, won't and DON’T", ' i can not will not and do not '],
    ["what's Thursday's fee? $1,200.", ' what is thursday fee ? $1200 . '],
    ['um, e-mail   me pls', ' email me please '],
  ])('%s', (text, plain) => {
    expect(plainWords(text)).toBe(plain);
  });

  it('leave words alone that are names of object methods', () => {
    expect(plainWords('constructor toString')).toBe(' constructor tostring ');
  });

  it('are bounded however long the text is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 50 }),
        (text) => plainWords(text.repeat(1_000)).length < 10_000,
      ),
    );
  });
});

describe('a phrase', () => {
  it('stands for any member of a class, with gaps of a given length', () => {
    expect(found('speak ..2 to {person}', 'let me speak now to a human being')).toBe(false);
    expect(found('speak ..2 to a {person}', 'let me speak now to a human being')).toBe(true);
    expect(found('speak ..2 to a {person}', 'speak right now please to a representative')).toBe(false);
  });

  it('never reaches across sentences', () => {
    expect(found('speak ..5 agent', 'I speak English. The agent was late')).toBe(false);
  });

  it('knows its ends, optional words, numbers and what must not follow', () => {
    expect(found('^ please? agent $', 'please agent!')).toBe(true);
    expect(found('^ agent $', 'the agent')).toBe(false);
    expect(found('refund ..2 #', 'refund me $35.50')).toBe(true);
    expect(found('talk !about', 'talk about it')).toBe(false);
    expect(found('log_in|sign_in', 'I cannot log in')).toBe(true);
  });

  it('is refused when its notation is wrong', () => {
    expect(() => phrase('{nobody}', CLASSES)).toThrow(/nobody/);
    expect(() => phrase('this|$', CLASSES)).toThrow(/by itself/);
  });

  it('hidden by another one is not seen', () => {
    const hidden = without([phrase('travel agent', CLASSES)], plainWords('my travel agent'));
    expect(occurs(phrase('{person}', CLASSES), hidden)).toBe(false);
  });
});

describe('one slip of the keyboard', () => {
  it.each([
    ['appointmnet', 'appointment'],
    ['cancle', 'cancel'],
    ['somoene', 'someone'],
    ['invioce', 'invoice'],
    ['refnd', 'refund'],
  ])('%s is read as %s', (typed, meant) => {
    expect(spelled(typed)).toBe(meant);
  });

  it.each(['contract', 'cancer', 'taking', 'change', 'looking', 'will'])(
    'leaves the real word %s alone',
    (word) => {
      expect(spelled(word)).toBe(word);
    },
  );
});
