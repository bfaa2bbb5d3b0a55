// Takes apart what is made of small pieces only: nods, thanks, goodbyes. One word that is none of them, and it is not.
import { LEADING_IN, LISTENING, RECEIPTS, TRAILING } from './interruption-words.ts';
import { plainWords } from './lexicon-normalise.ts';
import { occurs } from './lexicon-phrase.ts';

/** Nobody nods for longer, in words. */
const LONGEST = 40;
/** Words of the longest piece. */
const LONGEST_PIECE = 12;

/** Whether the words fall into pieces of this kind, with words between that add nothing. */
export function isMadeOf(words: readonly string[], isPiece: (piece: string) => boolean): boolean {
  return words.length > 0 && words.length <= LONGEST && madeUpTo(words, isPiece) === words.length;
}

/** How many of the words, from the first on, do. */
export function madeUpTo(words: readonly string[], isPiece: (piece: string) => boolean): number {
  // For each place, whether what is before it is made up so far, and whether it ends on a piece.
  const ends: ('piece' | 'led' | undefined)[] = ['led'];
  for (let end = 1; end <= Math.min(words.length, LONGEST); end += 1) {
    for (let start = Math.max(0, end - LONGEST_PIECE); start < end && ends[end] !== 'piece'; start += 1) {
      const before = ends[start];
      if (before === undefined) continue;
      const piece = words.slice(start, end).join(' ');
      if (isPiece(piece)) ends[end] = 'piece';
      else if (before === 'piece' && TRAILING.has(piece)) ends[end] = 'piece';
      else if (LEADING_IN.has(piece)) ends[end] = 'led';
    }
  }
  return Math.max(0, ends.lastIndexOf('piece'));
}

export function isReceipt(piece: string): boolean {
  return RECEIPTS.has(piece) || LISTENING.some((phrase) => occurs(phrase, ` ${piece} `));
}

/** The words, each stutter once. */
export function spokenWords(text: string): readonly string[] {
  const words = plainWords(text, { keepFillers: true })
    .split(' ')
    .filter((word) => word !== '' && word !== '.' && word !== '?');
  // Speakers who claim a turn stutter: "that's that's true". A pair or a word said twice counts once.
  return words.filter(
    (word, at) =>
      word !== words[at - 1] &&
      !(word === words[at - 2] && (words[at - 1] === words[at - 3] || words[at + 1] === words[at - 1])),
  );
}
