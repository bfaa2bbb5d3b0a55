// The grammar of the rehearsal ear: parts of what callers say, in any order, in the form that the recogniser reads.
import { ANSWERS } from './answers.ts';
import { toAutomaton, type Automaton } from './automaton.ts';
import { NUMBERS } from './numbers.ts';
import { TALK } from './talk.ts';
import { TIMES } from './times.ts';
import { WISHES } from './wishes.ts';

const RULES: Readonly<Record<string, string>> = {
  ...NUMBERS,
  ...TIMES,
  ...WISHES,
  ...ANSWERS,
  ...TALK,
  anything: '<answer> | <numbers> | <wish> | <when> | <talk>',
};

/** What a further part costs: without it, noise and breath at the edges become small words. Found by measuring. */
const FURTHER_PART = 1e-2;
/** What a sound outside the grammar costs: more lets strange sentences pass as ours, less refuses unclear ones. */
const STRANGE_SOUND = 0.03;
/** The first costs more: a short word that is spoken unclearly is rather one of ours. */
const FIRST_STRANGE_SOUND = 1e-3;

/** Sounds that are no words of ours are written so: "xxaa" and the like. */
export const STRANGE = 'xx';

/** Said seldom: words that are taken for others unless they are heard clearly. */
const RARE = 0.1;
const SELDOM: ReadonlySet<string> = new Set([
  ...`${TIMES.month} | ${TALK.name} | ${NUMBERS.long}`.split(' | '),
  ...['m', 'double', 'triple', 'both', 'neither', 'pardon'],
]);

export interface Grammar {
  /** PocketSphinx's finite state grammar, as text. */
  fsg: string;
  /** Every word, once. */
  words: readonly string[];
}

interface Transition {
  from: number;
  to: number;
  probability: number;
  word: string;
}

/** `phones` are those of the acoustic model: any chain of them is what is not in the grammar. */
export function createGrammar(phones: readonly string[]): Grammar {
  const automaton = toAutomaton(RULES, 'anything');
  const end = automaton.arcs.length;
  const start = end + 1;
  const strange = end + 2;
  const sounds = phones.map((phone) => `${STRANGE}${phone.toLowerCase()}`);
  const transitions: Transition[] = [
    ...partsOf(automaton, end),
    { from: end, to: automaton.start, probability: FURTHER_PART, word: '' },
    { from: start, to: automaton.start, probability: 1, word: '' },
    { from: strange, to: end, probability: 1, word: '' },
    ...sounds.flatMap((word) => [
      { from: start, to: strange, probability: FIRST_STRANGE_SOUND, word },
      { from: strange, to: strange, probability: STRANGE_SOUND, word },
    ]),
  ];
  const lines = [
    'FSG_BEGIN calls',
    `NUM_STATES ${strange + 1}`,
    `START_STATE ${start}`,
    `FINAL_STATE ${end}`,
    ...transitions.map(({ from, to, probability, word }) =>
      `TRANSITION ${from} ${to} ${probability.toExponential(3)} ${word}`.trim(),
    ),
    'FSG_END',
  ];
  return {
    fsg: lines.join('\n'),
    words: [...new Set(automaton.arcs.flatMap((out) => [...out.keys()]))].sort(),
  };
}

function partsOf({ arcs, accepting }: Automaton, end: number): Transition[] {
  return arcs.flatMap((out, from) => {
    const share = 1 / (out.size + (accepting.has(from) ? 1 : 0));
    const words = [...out].map(([word, to]) => ({
      ...{ from, to, word },
      probability: SELDOM.has(word) ? share * RARE : share,
    }));
    return accepting.has(from) ? [...words, { from, to: end, probability: share, word: '' }] : words;
  });
}
