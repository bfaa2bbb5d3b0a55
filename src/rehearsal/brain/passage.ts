// Shortens a passage of the company's documents to the one or two sentences that answer the question.
import { plain } from './acts.ts';
import { stem } from './wishes.ts';

const COMMON = new Set(
  'a an the is are do does i you we it of to for in on at and or if my your what how when be can have with there any much will would that this they our us me one ones other others about yes no please get got when still later'.split(
    ' ',
  ),
);
/** Documents say "free" and "fee" where callers ask what something costs. */
const MONEY: ReadonlySet<string> = new Set(['fee', 'free', 'cost', 'charge', 'charged', 'price'].map(stem));
/** What a heading's word is worth beside a word of the sentence. */
const HEADING = 1.5;
/** What a passage loses that was found later. */
const LATER = 0.3;
const SENTENCES = 2;
const LONGEST = 260;

/** @param least How many words of the question a sentence and its heading have to share, to be an answer at all. */
export function answerFrom(
  passages: readonly { heading: string; text: string }[],
  question: string,
  least = 1,
): string {
  const asked = telling(question);
  const sought = new Set(asked.some((word) => MONEY.has(word)) ? [...asked, ...MONEY] : asked);
  const ranked = passages.flatMap(({ heading, text }, rank) => {
    const sentences = sentencesOf(text);
    const headed = overlap(heading, sought);
    return sentences.map((sentence, at) => ({
      sentence,
      at,
      rank,
      hits: overlap(sentence, sought) + headed,
      score: overlap(sentence, sought) + headed * HEADING - rank * LATER - at * 0.05,
    }));
  });
  const [best] = ranked.toSorted((a, b) => b.score - a.score);
  if (!best || !ranked.some(({ hits }) => hits >= least)) return '';
  const following = ranked
    .filter(({ rank, at, score }) => rank === best.rank && at !== best.at && score > 0.4)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, SENTENCES - 1);
  const chosen = [best, ...following].toSorted((a, b) => a.at - b.at).map(({ sentence }) => sentence);
  const spoken = chosen.join(' ');
  return spoken.length <= LONGEST ? spoken : best.sentence;
}

function sentencesOf(text: string): string[] {
  const spoken = text
    .replace(/^#+ .*$/gm, '')
    .replace(/^\s*[-*] +/gm, '')
    .replace(/[*_`]+/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ');
  return (spoken.match(/[^.!?]+(?:[.!?]+(?=\s|$)|[.!?]|$)+/g) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\w/.test(sentence));
}

function telling(text: string): string[] {
  return plain(text)
    .split(' ')
    .filter((word) => !COMMON.has(word))
    .map(stem);
}

function overlap(text: string, sought: ReadonlySet<string>): number {
  return new Set(telling(text).filter((word) => sought.has(word))).size;
}
