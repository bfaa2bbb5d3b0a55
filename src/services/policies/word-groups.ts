// Takes a text apart into what it speaks of: words that say something, and phrases that mean the same as others.
import { phrase, plainWords } from '../../understand/index.ts';
import { ANIMALS, EMPTY_WORDS, EVERYDAY_WORDS } from './everyday-words.ts';

export interface Group {
  name: string;
  /** Any of its words and phrases. */
  expression: RegExp;
}

/** A part of a text that means one thing: a word with the groups it stands in, or a phrase of a group. */
export interface Part {
  words: readonly string[];
  groups: readonly string[];
  /** A word of a phrase: where no document knows it, the phrase has said what it means. */
  inPhrase: boolean;
}

/** Those of every trade, and the company's own: lists of words that mean the same. */
export function wordGroups(synonyms: readonly (readonly string[])[]): Group[] {
  return [...groupsOf(EVERYDAY_WORDS), ...synonyms.map(companyGroup)];
}

/** Begins the name of a group, and no word. */
export const GROUP_MARK = '@';

function groupsOf(table: Readonly<Record<string, string>>): Group[] {
  return Object.entries(table).map(([name, members]) => ({
    name: GROUP_MARK + name,
    expression: anyOf(members.split(',').map((member) => phrase(member.trim(), ANIMALS).expression)),
  }));
}

/** Words as a company writes them; a plural is found by its singular. */
function companyGroup(words: readonly string[], index: number): Group {
  const plain = words.map((word) =>
    plainWords(word)
      .replace(/[^a-z0-9 ]/g, '')
      .trim(),
  );
  return {
    name: `${GROUP_MARK}own ${index}`,
    expression: anyOf(
      plain
        .filter(Boolean)
        .flatMap((word) => [word, `${word}s`, `${word}es`].map((form) => phrase(form, {}).expression)),
    ),
  };
}

/** One expression is much quicker than hundreds; what says more comes first. */
function anyOf(expressions: readonly RegExp[]): RegExp {
  const sources = expressions.map(({ source }) => source);
  const longestFirst = sources.sort((one, other) => other.length - one.length);
  return new RegExp(`(?<= )(?:${longestFirst.map((source) => source.replace('(?<= )', '')).join('|')})`, 'g');
}

/** Words that say something and phrases that stand in groups, each once. */
export function partsOf(text: string, groups: readonly Group[]): Part[] {
  const plain = plainWords(text);
  const spans = groups.flatMap((group) => spansOf(plain, group));
  const parts = new Map<string, Part>();
  const take = (key: string, part: Part) => {
    const before = parts.get(key) ?? { words: part.words, groups: [], inPhrase: part.inPhrase };
    const joined = [...new Set([...before.groups, ...part.groups])];
    parts.set(key, { ...before, groups: joined, inPhrase: before.inPhrase || part.inPhrase });
  };
  for (const { start, end, name } of spans) {
    const said = plain.slice(start, end).trim();
    const single = !said.includes(' ') && !EMPTY_WORDS.has(said);
    take(single ? said : `phrase ${name}`, { words: single ? [said] : [], groups: [name], inPhrase: false });
  }
  const phrased = spans.filter(({ start, end }) => plain.slice(start, end).trim().includes(' '));
  for (const { word, at } of tellingWords(plain))
    take(word, {
      words: [word],
      groups: [],
      inPhrase: phrased.some(({ start, end }) => at >= start && at < end),
    });
  return [...parts.values()];
}

function spansOf(plain: string, { name, expression }: Group) {
  return [...plain.matchAll(expression)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    name,
  }));
}

function tellingWords(plain: string): { word: string; at: number }[] {
  return [...plain.matchAll(/[^ .?]+/g)].flatMap(({ 0: word, index: at }) =>
    EMPTY_WORDS.has(word) ? [] : [{ word, at }],
  );
}
