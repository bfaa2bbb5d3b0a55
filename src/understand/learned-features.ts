// What the learned judgements see of an utterance: runs of words, with words of one idea standing for each other.
import { CLASSES } from './lexicon-classes.ts';

/** Longest turn that is looked at, in words; it bounds the work on hostile input. */
const LONGEST = 80;
const LONGEST_RUN = 3;
const LONGEST_MEMBER = 4;

const CLASS_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(CLASSES).flatMap(([name, members]) =>
    members.split(',').map((member) => [member.trim(), `{${name}}`] as const),
  ),
);

/**
 * The features of words from `plainWords`, each once: runs of one to three words, and the words of a class as they were
 * said.
 *
 * @example featuresOf(['talk', 'to', 'a', 'rep']) // '{talk} to a', 'a {staff} $', '=rep', …
 */
export function featuresOf(words: readonly string[]): readonly string[] {
  const said = words.slice(0, LONGEST);
  const ideas = ['^', ...ideasIn(said), '$'];
  const found = new Set<string>();
  for (let at = 0; at < ideas.length; at += 1) {
    let run = '';
    for (let end = at; end < Math.min(at + LONGEST_RUN, ideas.length); end += 1) {
      run = run === '' ? (ideas[end] ?? '') : `${run} ${ideas[end] ?? ''}`;
      found.add(run);
    }
  }
  for (const word of said) if (CLASS_OF.has(word)) found.add(`=${word}`);
  return [...found];
}

/** The words with every member of a class replaced by its class, the longest member first. */
function ideasIn(words: readonly string[]): readonly string[] {
  const ideas: string[] = [];
  for (let at = 0; at < words.length;) {
    const { idea, length } = ideaAt(words, at);
    ideas.push(idea);
    at += length;
  }
  return ideas;
}

function ideaAt(words: readonly string[], at: number): { idea: string; length: number } {
  for (let length = Math.min(LONGEST_MEMBER, words.length - at); length > 0; length -= 1) {
    const idea = CLASS_OF.get(words.slice(at, at + length).join(' '));
    if (idea !== undefined) return { idea, length };
  }
  const word = words[at] ?? '';
  return { idea: /\d/.test(word) ? '#' : word, length: 1 };
}
