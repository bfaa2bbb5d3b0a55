// Finds the passages that answer a question: words weighed by how rare they are, compared by their stems, by groups of
// words that mean the same, and, where nothing else fits, by their letters.
import type { PolicyPassage } from './policies.port.ts';
import { alike } from './misspelt.ts';
import { stem } from './stem.ts';
import { GROUP_MARK, partsOf, wordGroups, type Group, type Part } from './word-groups.ts';

/** A word in the heading says what the passage is about; the document's title all of its passages have in common. */
const HEADING = 2;
const TITLE = 0.6;
/** A word that no document knows counts as much as one of a single passage would. */
const UNKNOWN_PASSAGES = 0.5;
/**
 * What makes a passage an answer: the share of the question's weight that it accounts for, and its points beside those
 * of two rare words. One common word of a long question is no answer, and half of a question may be.
 */
const LEAST_EVIDENCE = 0.85;
const RARE_WORDS = 2;
/** What is so much weaker than the best is another matter. */
const NEAR_THE_BEST = 0.4;
/** What a word counts that is only like one of the documents. */
const MISSPELT = 0.75;

export interface PassageIndex {
  search(question: string, limit: number): PolicyPassage[];
}

/** `synonyms` are the company's own: lists of words that mean the same. */
export function indexPassages(
  passages: readonly PolicyPassage[],
  synonyms: readonly (readonly string[])[],
): PassageIndex {
  const groups = wordGroups(synonyms);
  const indexed = passages.map((passage) => ({ passage, terms: termsOf(passage, groups) }));
  const frequency = new Map<string, number>();
  for (const { terms } of indexed)
    for (const [term, place] of terms)
      frequency.set(term, (frequency.get(term) ?? 0) + (place === TITLE ? 0 : 1));
  const rarity = (term: string) =>
    Math.log(1 + passages.length / Math.max(frequency.get(term) ?? 0, UNKNOWN_PASSAGES));
  const known = [...frequency.keys()].filter((term) => !term.startsWith(GROUP_MARK));

  return {
    search(question, limit) {
      const parts = partsOf(question, groups).map((part) => weigh(part, { frequency, rarity, known }));
      const total = parts.reduce((sum, { weight }) => sum + weight, 0);
      if (total === 0) return [];
      const rare = RARE_WORDS * Math.log(1 + passages.length);
      const scored = indexed
        .map(({ passage, terms }) => ({ passage, ...score(parts, terms) }))
        .sort((one, other) => other.score - one.score);
      const best = scored[0] ?? { score: 0, covered: 0 };
      if (best.covered / total + best.score / rare < LEAST_EVIDENCE) return [];
      return scored
        .filter((each) => each.score >= best.score * NEAR_THE_BEST)
        .slice(0, limit)
        .map(({ passage }) => passage);
    },
  };
}

function termsOf({ heading, text }: PolicyPassage, groups: readonly Group[]): ReadonlyMap<string, number> {
  const [title = '', ...own] = heading.split(': ');
  const terms = new Map<string, number>();
  const add = (words: string, worth: number) => {
    for (const part of partsOf(words, groups))
      for (const term of [...part.words.map(stem), ...part.groups])
        terms.set(term, Math.max(terms.get(term) ?? 0, worth));
  };
  add(text, 1);
  add(title, own.length === 0 ? HEADING : TITLE);
  add(own.join(': '), HEADING);
  return terms;
}

interface Weighed {
  /** What each term is worth where a passage has it. */
  terms: ReadonlyMap<string, number>;
  weight: number;
}

interface Vocabulary {
  frequency: ReadonlyMap<string, number>;
  rarity: (term: string) => number;
  known: readonly string[];
}

function weigh({ words, groups, inPhrase }: Part, { frequency, rarity, known }: Vocabulary): Weighed {
  const terms = new Map<string, number>();
  for (const word of words) {
    const own = stem(word);
    const term = frequency.has(own) || groups.length > 0 ? own : (alike(word, known) ?? own);
    terms.set(term, rarity(term) * (term === own ? 1 : MISSPELT));
  }
  for (const group of groups) terms.set(group, rarity(group));
  const found = [...terms].filter(([term]) => frequency.has(term)).map(([, worth]) => worth);
  return { terms, weight: found.length > 0 ? Math.max(...found) : inPhrase ? 0 : rarity('') };
}

function score(parts: readonly Weighed[], terms: ReadonlyMap<string, number>) {
  let points = 0;
  let covered = 0;
  for (const part of parts) {
    const found = [...part.terms].flatMap(([term, worth]) => {
      const place = terms.get(term);
      return place === undefined ? [] : [{ worth, placed: worth * place }];
    });
    points += Math.max(0, ...found.map(({ placed }) => placed));
    covered += Math.max(0, ...found.map(({ worth }) => worth));
  }
  return { score: points, covered };
}
