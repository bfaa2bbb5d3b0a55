// How wishes stand in what people read of a call: each once, short, and what the caller said themselves in quotation marks,
// so that nothing in it reads as ours. A wish is a sentence: what only tells a number that is masked is left out of it.
import { inQuotes, shortened } from '../domain/in-quotes.ts';
import { withMasks, withoutToldData } from '../understand/index.ts';

/** A model gives a reason in one phrase; what holds more is somebody's speech. */
const SPEECH = /[.:;!?<>{}[\]#"“”`\n]/;

/**
 * In the middle of a sentence: without what they ended with, and without those that say nothing.
 * @param said The caller's turns, as the record has them.
 * @example tellWishes(['asks what they owe', 'cancel it!'], ['Cancel it!']) // ['asks what they owe', '“cancel it”']
 */
export function tellWishes(wishes: readonly string[], said: readonly string[]): string[] {
  const turns = said.map(plain);
  const told = wishes.flatMap((wish) => {
    const sentence = withoutToldData(withMasks(wish, said));
    const words = plain(sentence);
    if (words === '') return [];
    const bare = sentence.replace(/^[\s.,;!?]+|[\s.,;!?]+$/g, '');
    const isSpeech = SPEECH.test(bare) || turns.some((turn) => turn.includes(words));
    return [isSpeech ? inQuotes(bare) : shortened(bare)];
  });
  return [...new Set(told)];
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
