// Shortens a passage of the company's documents to the one or two sentences that answer the question.
import { plain } from './acts.ts';
import { stem } from './wishes.ts';

const COMMON = new Set(
  'a an the is are do does i you we it of to for in on at and or if my your what how when be can have with there any much will would that this they our us me'.split(
    ' ',
  ),
);
const SENTENCES = 2;
const LONGEST = 260;

export function answerFrom(passages: readonly { heading: string; text: string }[], question: string): string {
  const sought = new Set(telling(question));
  const ranked = passages.flatMap(({ heading, text }, rank) => {
    const sentences = sentencesOf(text);
    const headed = overlap(heading, sought);
    return sentences.map((sentence, at) => ({
      sentence,
      at,
      rank,
      score: overlap(sentence, sought) + headed - rank * 0.6 - at * 0.05,
    }));
  });
  const [best] = ranked.toSorted((a, b) => b.score - a.score);
  if (!best) return '';
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
