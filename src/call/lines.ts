// Stock lines that code says. Variations take turns, so that none is heard twice running.
import { CodedError } from '../domain/errors.ts';

export class Lines {
  readonly #lines: Readonly<Record<string, readonly string[]>>;
  readonly #values: Readonly<Record<string, string>>;
  readonly #next = new Map<string, number>();
  readonly #first: number;

  /** `seed` picks the first variation: calls differ, a replayed call does not. */
  constructor(
    lines: Readonly<Record<string, readonly string[]>>,
    values: Readonly<Record<string, string>>,
    seed: number,
  ) {
    this.#lines = lines;
    this.#values = values;
    this.#first = seed;
  }

  has(key: string): boolean {
    return this.#lines[key] !== undefined;
  }

  /** How many variations there are. */
  count(key: string): number {
    return this.#lines[key]?.length ?? 0;
  }

  /** `values` join the company's own. Throws `configuration` when lines.yaml has no such key. */
  say(key: string, values: Readonly<Record<string, string>> = {}): string {
    const variations = this.#lines[key];
    const turn = this.#next.get(key) ?? this.#first;
    this.#next.set(key, turn + 1);
    const line = variations?.[turn % variations.length];
    if (line === undefined) throw new CodedError('configuration', `lines.yaml has no "${key}".`);
    return fillIn(line, { ...this.#values, ...values });
  }
}

/** Puts values in place of {{name}}. Throws `configuration` for a name that has none. */
export function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new CodedError('configuration', `A prompt or line uses {{${name}}}, which has no value.`);
    return value;
  });
}
