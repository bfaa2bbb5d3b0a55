// A grammar as the smallest automaton that takes the same sentences: what the recogniser searches costs by its states.
import { parseRule, type Expression } from './parse-rule.ts';

export interface Automaton {
  start: number;
  /** Of each state: where each word leads. */
  arcs: readonly ReadonlyMap<string, number>[];
  /** States in which a sentence may end. */
  accepting: ReadonlySet<number>;
}

/** @throws Error for a rule that is missing or wrong. */
export function toAutomaton(rules: Readonly<Record<string, string>>, top: string): Automaton {
  return minimised(determinised(new Nondeterministic(rules, top)));
}

/** Thompson's construction; '' is a step without a word. */
class Nondeterministic {
  readonly arcs: [word: string, to: number][][] = [];
  readonly start: number;
  readonly end: number;
  readonly #rules: Readonly<Record<string, string>>;

  constructor(rules: Readonly<Record<string, string>>, top: string) {
    this.#rules = rules;
    this.start = this.#state();
    this.end = this.#add({ kind: 'rule', name: top }, this.start);
  }

  /** All states that are reached from these without a word. */
  closure(states: Iterable<number>): number[] {
    const reached = new Set(states);
    for (const state of reached)
      for (const [word, to] of this.arcs[state] ?? []) if (word === '') reached.add(to);
    return [...reached].sort((a, b) => a - b);
  }

  #add(expression: Expression, from: number): number {
    switch (expression.kind) {
      case 'word':
        return this.#step(from, expression.word, this.#state());
      case 'rule': {
        const body = this.#rules[expression.name];
        if (body === undefined) throw new Error(`The ear's grammar has no rule <${expression.name}>.`);
        return this.#add(parseRule(body), from);
      }
      case 'sequence':
        return expression.parts.reduce((at, part) => this.#add(part, at), from);
      case 'choice': {
        const end = this.#state();
        for (const part of expression.parts)
          this.#step(this.#add(part, this.#step(from, '', this.#state())), '', end);
        return end;
      }
      case 'optional': {
        const end = this.#add(expression.part, from);
        return this.#step(from, '', this.#step(end, '', this.#state()));
      }
      case 'repeated': {
        const again = this.#step(from, '', this.#state());
        const end = this.#add(expression.part, again);
        this.#step(end, '', again);
        return this.#step(end, '', this.#state());
      }
    }
  }

  #state(): number {
    return this.arcs.push([]) - 1;
  }

  #step(from: number, word: string, to: number): number {
    this.arcs[from]?.push([word, to]);
    return to;
  }
}

function determinised(source: Nondeterministic): Automaton {
  const numbers = new Map<string, number>();
  const sets: number[][] = [];
  const numberOf = (states: number[]): number => {
    const key = states.join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, sets.length);
    return sets.push(states) - 1;
  };
  const start = numberOf(source.closure([source.start]));
  const arcs: Map<string, number>[] = [];
  // Grows while it is walked.
  for (let at = 0; at < sets.length; at++) {
    const targets = new Map<string, Set<number>>();
    for (const [word, to] of (sets[at] ?? []).flatMap((state) => source.arcs[state] ?? []))
      if (word !== '') targets.set(word, (targets.get(word) ?? new Set()).add(to));
    arcs.push(new Map([...targets].map(([word, states]) => [word, numberOf(source.closure(states))])));
  }
  const accepting = new Set(sets.flatMap((states, at) => (states.includes(source.end) ? [at] : [])));
  return { start, arcs, accepting };
}

/** Moore's algorithm: states are told apart until nothing tells them apart any more. */
function minimised({ start, arcs, accepting }: Automaton): Automaton {
  let classes: number[] = arcs.map((_, state) => (accepting.has(state) ? 1 : 0));
  for (let count = 0; ;) {
    const keys = new Map<string, number>();
    const next = arcs.map((out, state) => {
      const steps = [...out].map(([word, to]) => `${word}>${classes[to] ?? 0}`).sort();
      const key = `${classes[state] ?? 0}|${steps.join()}`;
      if (!keys.has(key)) keys.set(key, keys.size);
      return keys.get(key) ?? 0;
    });
    classes = next;
    if (keys.size === count) break;
    count = keys.size;
  }
  const merged: (Map<string, number> | undefined)[] = [];
  arcs.forEach((out, state) => {
    merged[classes[state] ?? 0] ??= new Map([...out].map(([word, to]) => [word, classes[to] ?? 0]));
  });
  return {
    start: classes[start] ?? 0,
    arcs: merged.map((out) => out ?? new Map<string, number>()),
    accepting: new Set([...accepting].map((state) => classes[state] ?? 0)),
  };
}
