// What of a caller's words, as the record has them, only tells data that is masked: "my card is [card] exp [card]".
import { PLACEHOLDER } from './personal-data-types.ts';
import { wishClauses, type WishClause } from './wish-clauses.ts';

/** What data is called, and what is said around it. */
const AROUND: ReadonlySet<string> = new Set(
  `a an and are as at date day follows for from has here here’s hi hello hey i i’m i’ve in is it it’s its just live mine my no
  of oh ok okay on or our please sir so speaking that that’s the this uh um verification verify well with yeah yes you
  account address bank billing birth birthday born card cell code credit customer cvc cvv debit digits dob email ending exp
  expiration expires expiry first full home house last license licence middle mobile name number numbers pass password phone
  amex mastercard visa pin post postal postcode routing security social ssn street telephone work zip zipcode`.split(
    /\s+/,
  ),
);
/** "My phone's [phone]" */
const OF_IT = /(?<!^(?:it|that|here))’s$/i;
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** The text without the clauses that tell nothing but masked data; '' where nothing else is left. */
export function withoutToldData(text: string): string {
  const clauses = wishClauses(text, { commas: true });
  if (!clauses.some(tellsData)) return text;
  // "Can you use the other number, [phone], for the callback" is one sentence: what begins after the mask goes on with it.
  const kept: WishClause[] = [];
  for (const clause of clauses) {
    const before = kept.at(-1);
    if (saysNothingElse(clause)) continue;
    if (before && GOES_ON.test(clause.words))
      kept.splice(-1, 1, { ...clause, start: before.start, words: text.slice(before.start, clause.end) });
    else kept.push(clause);
  }
  return joined(text, kept);
}

const GOES_ON = /^(?:for|to|on|at|about|with|by|from|instead|when|if|because|so that|that|which|who)\b/i;

function joined(text: string, clauses: readonly WishClause[]): string {
  return clauses
    .map(({ words, end }, at) => {
      const next = clauses[at + 1];
      if (!next) return words;
      const between = text.slice(end, next.start);
      return `${words}${PLACEHOLDER_ONCE.test(between) ? '. ' : between}`;
    })
    .join('');
}

const PLACEHOLDER_ONCE = new RegExp(PLACEHOLDER.source);

const tellsData = (clause: WishClause): boolean =>
  PLACEHOLDER_ONCE.test(clause.words) && saysNothingElse(clause);

// "Hi" and "yes" beside them neither.
function saysNothingElse({ words }: WishClause): boolean {
  return (words.replace(PLACEHOLDER, ' ').match(WORD) ?? []).every((word) =>
    AROUND.has(word.toLowerCase().replace("'", '’').replace(OF_IT, '')),
  );
}

/**
 * The words as they were said, masks included, where somebody has left the masks out of them.
 * @param turns The caller's, as the record has them.
 * @example withMasks('send it to', ['send it to [email]']) // 'send it to [email]'
 */
export function withMasks(words: string, turns: readonly string[]): string {
  const wanted = wordsOf(words).map(({ word }) => word);
  if (wanted.length === 0) return words;
  for (const turn of turns) {
    const all = wordsOf(turn.replace(PLACEHOLDER, (mask) => ' '.repeat(mask.length)));
    const at = all.findIndex((_, start) => wanted.every((word, index) => all[start + index]?.word === word));
    const [first, last] = [all[at], all[at + wanted.length - 1]];
    if (!first || !last) continue;
    const next = all[at + wanted.length]?.start ?? turn.length;
    const before = FIRST_MASK.exec(turn.slice(all[at - 1]?.end ?? 0, first.start))?.[0].length ?? 0;
    const behind = LAST_MASK.exec(turn.slice(last.end, next))?.[0].length ?? 0;
    const said = turn.slice(first.start - before, last.end + behind);
    if (PLACEHOLDER_ONCE.test(said)) return said;
  }
  return words;
}

const FIRST_MASK = new RegExp(`(?:${PLACEHOLDER.source}).*$`);
const LAST_MASK = new RegExp(`^.*(?:${PLACEHOLDER.source})`);

function wordsOf(text: string): { word: string; start: number; end: number }[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word: word.toLowerCase().replace('’', "'"),
    start: index,
    end: index + word.length,
  }));
}
