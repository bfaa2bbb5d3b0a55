// Other names and ids for people and rows, the same everywhere in a file.

export const CUSTOMER = { id: 'cust_1', firstName: 'Alex', lastName: 'Morgan' } as const;

/** A number of the range that is kept free for fiction. */
export const CALLER_NUMBER = '+14155550123';

const TECHNICIANS = [
  'Sam Rivers',
  'Jo Bennett',
  'Lee Novak',
  'Kim Adler',
  'Pat Quinn',
  'Chris Holt',
  'Robin Vale',
  'Max Lindgren',
];

/** Who works for the company. */
const PEOPLE = ['Alex', 'Robin', 'Jamie', 'Casey'];

export class Pseudonyms {
  readonly #names = new Map<string, string>();

  /** In any case: a transcript of speech may have names in any. */
  add(real: string, pseudonym: string): void {
    const key = real.trim().toLowerCase();
    if (key !== '' && !this.#names.has(key)) this.#names.set(key, pseudonym);
  }

  /** Numbers the ids in the order given, so that they sort as before: "apt_01", "apt_02". */
  addIds(prefix: string, ids: readonly string[]): void {
    const width = String(ids.length).length;
    ids.forEach((id, index) => this.add(id, `${prefix}_${String(index + 1).padStart(width, '0')}`));
  }

  addPeople(names: readonly string[]): void {
    names.forEach((name, index) => this.add(name, PEOPLE[index] ?? `Colleague ${index + 1}`));
  }

  addTechnicians(names: readonly string[]): void {
    [...new Set(names)].forEach((name, index) => {
      const pseudonym = TECHNICIANS[index] ?? `Technician ${index + 1}`;
      this.add(name, pseudonym);
      // Agents call them by their first name.
      this.add(name.split(' ')[0] ?? '', pseudonym.split(' ')[0] ?? '');
    });
  }

  /** The value with every known name and id replaced, at any depth. */
  apply<T>(value: T): T;
  apply(value: unknown): unknown {
    if (typeof value === 'string') return this.#inText(value);
    if (Array.isArray(value)) return value.map((item: unknown) => this.apply(item));
    if (typeof value !== 'object' || value === null) return value;
    // Keys of the format are no names; rows by id are the only keys that come from the call.
    const keyFor = (key: string) => (/[\d_-]/.test(key) ? this.#inText(key) : key);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]: [string, unknown]) => [keyFor(key), this.apply(item)]),
    );
  }

  #inText(text: string): string {
    if (this.#names.size === 0) return text;
    const longestFirst = [...this.#names.keys()].sort((a, b) => b.length - a.length);
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}_])(?:${longestFirst.map(escape).join('|')})(?![\\p{L}\\p{N}_])`,
      'giu',
    );
    return text.replace(pattern, (found) => this.#names.get(found.toLowerCase()) ?? found);
  }
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
