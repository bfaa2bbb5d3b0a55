// A small notation for phrases, so that what callers say is listed in readable tables instead of regular expressions.

/** Named groups of words and phrases that stand in for each other, written as a comma-separated list. */
export type WordClasses = Readonly<Record<string, string>>;

/** A phrase ready to be looked for in text made by `plainWords`. */
export interface Phrase {
  readonly source: string;
  readonly expression: RegExp;
}

/** Stands where a hidden phrase was; no word of a caller's looks like it, and gaps may pass over it. */
export const HIDDEN = '~ ';

const ESCAPED = /[.$?^()[\]{}+\\]/g;
const NUMBER = String.raw`[$£€]?\d[\d.]*`;

/**
 * Compiles one phrase.
 *
 * `word` that word · `word*` any word that begins so · `a|b` one of them · `log_in` two words that are one alternative · `{class}` any member of the class ·
 * `#` a number · `..3` up to three words of the same sentence · `^` and `$` beginning and end of the utterance ·
 * `!x` not followed by x · a trailing `?` makes any of them optional.
 *
 * @example phrase('{talk} ..2 to|with ..3 {person}', CLASSES)
 */
export function phrase(source: string, classes: WordClasses): Phrase {
  const body = source
    .split(' ')
    .map((part) => compilePart(part, classes))
    .join('');
  return { source, expression: new RegExp(`(?<= )${body}`, 'g') };
}

export function phrases(sources: readonly string[], classes: WordClasses): readonly Phrase[] {
  return sources.map((source) => phrase(source, classes));
}

/** Whether the phrase occurs in text made by `plainWords`. */
export function occurs(sought: Phrase, plain: string): boolean {
  return plain.search(sought.expression) >= 0;
}

/** The text with every occurrence of the phrases taken out, so that later phrases cannot see them. */
export function without(hidden: readonly Phrase[], plain: string): string {
  let rest = plain;
  for (const { expression } of hidden) rest = rest.replace(expression, HIDDEN);
  return rest;
}

function compilePart(part: string, classes: WordClasses): string {
  if (part === '^') return '(?<=^ )';
  if (part === '$') return '(?:[.?] )*$';
  const gap = /^\.\.(\d+)$/.exec(part);
  if (gap) return `(?:[^ .?]+ ){0,${gap[1] ?? '0'}}?`;
  if (part.startsWith('!')) return `(?!${compilePart(part.slice(1), classes)})`;
  if (part.length > 1 && part.endsWith('?')) return `(?:${compilePart(part.slice(0, -1), classes)})?`;
  return `(?:${part
    .split('|')
    .map((option) => compileOption(option, classes))
    .join('|')}) `;
}

function compileOption(option: string, classes: WordClasses): string {
  if (option === '#') return NUMBER;
  const name = /^\{(\w+)\}$/.exec(option)?.[1];
  if (name === undefined) return literal(option);
  const members = classes[name];
  if (members === undefined)
    throw new Error(`The phrase names {${name}}, which is not among the word classes.`);
  return members
    .split(',')
    .map((member) => compileOption(member.trim(), classes))
    .join('|');
}

function literal(word: string): string {
  if (/^[$^!]|.\?/.test(word))
    throw new Error(`In a phrase "${word}" must stand by itself, not among alternatives.`);
  return word
    .replace(ESCAPED, String.raw`\$&`)
    .replaceAll('_', ' ')
    .replace(/\*/g, '[^ .?]*');
}
