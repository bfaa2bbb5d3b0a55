// The grammar of the rehearsal ear: parts of what callers say, in any order, as one JSGF text.
import { ANSWERS } from './answers.ts';
import { NUMBERS } from './numbers.ts';
import { TALK } from './talk.ts';
import { TIMES } from './times.ts';
import { WISHES } from './wishes.ts';

const RULES: Readonly<Record<string, string>> = { ...NUMBERS, ...TIMES, ...WISHES, ...ANSWERS, ...TALK };

/** Parts follow each other freely: "no, the other one", "cancel my visit and tell me what I owe". */
const PARTS = ['answer', 'numbers', 'wish', 'when', 'talk'];

export function createGrammar(): string {
  const rules = Object.entries(RULES).map(([name, body]) => `<${name}> = ${body};`);
  const parts = PARTS.map((part) => `<${part}>`).join(' | ');
  return ['#JSGF V1.0;', 'grammar calls;', ...rules, `<p> = ${parts};`, 'public <utterance> = <p>+;'].join(
    '\n',
  );
}

/** Every word of the grammar, once: the part of the dictionary that is loaded. */
export function wordsOf(grammar: string): string[] {
  const bodies = grammar
    .split('\n')
    .slice(2)
    .map((rule) => rule.slice(rule.indexOf('=') + 1));
  const words =
    bodies
      .join(' ')
      .replace(/<[^>]*>|\/[^/]*\//g, ' ')
      .match(/[a-z][a-z']*/g) ?? [];
  return [...new Set(words)].sort();
}
