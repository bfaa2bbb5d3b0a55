// Which of several changes a caller speaks of: "the first", "the ant one", "Thursday's", "both".
import { understandDateTimes, type DateTimeClock } from './dates/understand-dates.ts';
import { plainWords } from './lexicon-normalise.ts';
import { isSame } from './yes-no-times.ts';

/** Between two of these, a day is said by itself: "Tuesday no Thursday yes" corrects nothing. */
const APART = /(\b(?:yes|yeah|yep|no|nope|not|but|keep|leave|cancel)\b|[,;.])/i;
const VERDICT = /^(?:yes|yeah|yep|no|nope|not|sure|please)$/;

/** A word of the answer, or a mention of some of the changes, by their place in the question. */
export type Part = { readonly word: string } | { readonly picks: readonly number[] };

export const PAUSE = 'xcomma';
const PAUSES = /[,;:…]|\.{2,}|\s[-–—]+\s|—/g;
const RANKS: readonly (readonly string[])[] = [
  ['first', '1st', 'former', 'one'],
  ['second', '2nd', 'two'],
  ['third', '3rd', 'three'],
  ['fourth', '4th'],
];
const COUNTS = ['none', 'one', 'two', 'three', 'four'];
const ALL = /^(?:both|all|everything|each|every)$/;
/** "All right" and "all good" are no selection. */
const NOT_ALL = /^(?:right|good|set|done|the|i|we|you|that)$/;
const NONE = /^(?:neither|none)$/;
/** What is left of them when some were spoken of. */
const OTHERS = /^(?:other|others|rest|remaining)$/;
/** What may surround a mention and belongs to it. */
const LEADING = /^(?:the|that|this|my|number|option|visit|appointment|of|for|on|at)$/;
const TRAILING = /^(?:one|ones|visit|appointment|booking|change|thing|of|them|those|these|two|three|only)$/;
const LEADS_RANK = /^(?:the|only|just|not|number|option|that|my)$/;
const SMALL =
  /^(?:the|a|an|on|at|to|for|with|from|of|and|no|in|by|is|it|that|this|one|you|have|am|pm|fee|charge|dollars?|top|already|another|march|may|\d+)$/;

/** The answer as plain words, with every mention of one or more of the changes in place of the words that make it. */
export function partsOf(text: string, summaries: readonly string[], clock: DateTimeClock): readonly Part[] {
  const dated = withDays(text, summaries, clock);
  const words = plainWords(dated.replace(PAUSES, ` ${PAUSE} `), { keepFillers: true })
    .trim()
    .split(' ');
  const known = new Set(summaries.flatMap((summary) => plainWords(summary).trim().split(' ')));
  const telling = tellingWords(summaries);
  const parts: Part[] = [];
  for (const [at, word] of words.entries()) {
    const picks = OTHERS.test(word)
      ? othersThan(parts, telling.length)
      : picksOf(word, { before: words[at - 1], after: words[at + 1] }, telling);
    const last = parts.at(-1);
    if (picks === null) {
      const names = TRAILING.test(word) || (!SMALL.test(word) && known.has(word));
      const absorbed = last !== undefined && 'picks' in last && names;
      if (!absorbed || word === 'only') parts.push({ word });
      continue;
    }
    while (parts.length > 0 && isLeading(parts.at(-1))) parts.pop();
    const open = parts.at(-1);
    if (open !== undefined && 'picks' in open) parts.splice(-1, 1, { picks: meet(open.picks, picks) });
    else parts.push({ picks });
  }
  return parts;
}

/** Null where none was spoken of, or all were. */
function othersThan(parts: readonly Part[], count: number): readonly number[] | null {
  const spoken = parts.flatMap((part) => ('picks' in part ? part.picks : []));
  const others = Array.from({ length: count }, (_one, at) => at).filter((at) => !spoken.includes(at));
  return spoken.length > 0 && others.length > 0 ? others : null;
}

/** A mention by two words means what both may mean: "the ant treatment". */
function meet(a: readonly number[], b: readonly number[]): readonly number[] {
  const both = a.filter((one) => b.includes(one));
  return both.length > 0 ? both : [...new Set([...a, ...b])];
}

function isLeading(part: Part | undefined): boolean {
  return part !== undefined && 'word' in part && LEADING.test(part.word);
}

function picksOf(
  word: string,
  { before = '', after = '' }: { before: string | undefined; after: string | undefined },
  telling: readonly ReadonlySet<string>[],
): readonly number[] | null {
  const every = telling.map((_words, at) => at);
  if (ALL.test(word) && !NOT_ALL.test(after) && !/^(?:is|be)$/.test(before)) return every;
  if (word === COUNTS[telling.length] && /^(?:the|them|those|these)$/.test(before) && after === 'of')
    return every;
  if (NONE.test(word)) return null;
  const marked = /^xsel(\d)$/.exec(word)?.[1];
  if (marked !== undefined) return [Number(marked)];
  const rank = RANKS.findIndex((names) => names.includes(word));
  const counts = COUNTS.includes(word);
  const isRank =
    rank >= 0 &&
    rank < telling.length &&
    (counts
      ? /^(?:number|option)$/.test(before)
      : LEADS_RANK.test(before) || TRAILING.test(after) || VERDICT.test(after) || after === '');
  if (isRank && after === 'two') return [rank, rank + 1];
  if (isRank) return [rank];
  if (/^(?:last|latter)$/.test(word) && LEADS_RANK.test(before)) return [telling.length - 1];
  const named = every.filter((at) =>
    [...(telling[at] ?? [])].some(
      (one) => one === word || word === `${one}s` || (one.length > 3 && word.startsWith(one)),
    ),
  );
  return named.length > 0 ? named : null;
}

/** The words of each summary that not every other has too. */
function tellingWords(summaries: readonly string[]): readonly ReadonlySet<string>[] {
  const all = summaries.map((summary) => plainWords(summary).trim().split(' '));
  return all.map((words) => {
    return new Set(words.filter((word) => !SMALL.test(word) && !all.every((other) => other.includes(word))));
  });
}

/** A day or time that belongs to one change only stands for it. */
function withDays(text: string, summaries: readonly string[], clock: DateTimeClock): string {
  const named = summaries.map((summary) => understandDateTimes(summary, clock));
  return text
    .split(APART)
    .map((said) => {
      let rest = said;
      for (const mention of understandDateTimes(said, clock)) {
        const fitting = named.flatMap((times, at) => (times.some((one) => isSame(mention, one)) ? [at] : []));
        const [only] = fitting;
        if (only !== undefined && fitting.length === 1) rest = rest.replace(mention.text, ` xsel${only} `);
      }
      return rest;
    })
    .join('');
}
