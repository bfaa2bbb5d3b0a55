// What would serve a wish: an answer, or something done. Read from a caller's turn, or from the reason of a transfer.
import { withoutDenied } from './denied-wishes.ts';
import { withoutHalts } from './interruption.ts';
import { plainWords } from './lexicon-normalise.ts';
import { afterFarewell } from './parting-words.ts';
import * as frames from './request-words.ts';
import { MAX_INPUT } from './understood.ts';

export type Wanted = 'answer' | 'change';

/**
 * What would serve it; null when it asks for nothing.
 * @example understandRequest('how much is it to cancel') // 'answer'
 * @example understandRequest('wants to move the visit to Friday') // 'change'
 */
export function understandRequest(text: string): Wanted | null {
  const sentences =
    plainWords(withoutDenied(withoutHalts(text.slice(0, MAX_INPUT))).replace(/,\s/g, '. '))
      .trim()
      .match(/[^.?]+[.?]?/g) ?? [];
  const read = sentences.map((sentence) => readSentence(sentence.trim()));
  return read.includes('change') ? 'change' : (read.find((wanted) => wanted !== null) ?? null);
}

function readSentence(sentence: string): Wanted | null {
  const words = afterFarewell(sentence.replace(/ ?[.?]$/, ''))
    .replace(frames.POSSIBLY, '')
    .trim();
  if (frames.KNOWN.test(words)) return null;
  if (frames.WONDERS.test(words) || frames.ASKS_HOW_PAID.test(words)) return 'answer';
  const wishes = [frames.ASKS, frames.SO_ORDERS, frames.NOT_THERE];
  if (frames.TELLS.test(words) && !wishes.some((wish) => wish.test(words))) return null;
  const told = words.search(frames.TOLD);
  const matter = words.search(frames.MATTERS);
  const deeds = [
    frames.ASKS,
    frames.ORDERS,
    frames.NOUNS,
    frames.NEEDS_THING,
    frames.NEEDS_DONE,
    frames.OTHERWISE,
    frames.SO_ORDERS,
    frames.PAYS,
    frames.NOT_THERE,
  ]
    .map((deed) => words.search(deed))
    .filter((at) => at >= 0);
  // "Wants to know if they can cancel" asks to be told of a deed, "cancel it and check the fee" for the deed.
  if ([told, matter].some((at) => at >= 0 && deeds.length > 0 && deeds.every((deed) => at < deed)))
    return 'answer';
  if (told >= 0 && deeds.length === 0) return 'answer';
  if (deeds.length > 0) return 'change';
  return sentence.endsWith('?') ? 'answer' : null;
}
