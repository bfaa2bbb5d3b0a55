// The words English makes numbers of, as tables; the grammar is in numbers.ts.

// prettier-ignore
export const UNITS: ReadonlyMap<string, number> = new Map([
  ['zero', 0], ['nought', 0], ['naught', 0], ['nil', 0],
  ['one', 1], ['two', 2], ['three', 3], ['four', 4], ['five', 5],
  ['six', 6], ['seven', 7], ['eight', 8], ['nine', 9],
  // Radio pronunciations, taught to pilots, the military and call centres.
  ['niner', 9], ['fife', 5],
]);

// prettier-ignore
export const TEENS: ReadonlyMap<string, number> = new Map([
  ['ten', 10], ['eleven', 11], ['twelve', 12], ['thirteen', 13], ['fourteen', 14],
  ['fifteen', 15], ['sixteen', 16], ['seventeen', 17], ['eighteen', 18], ['nineteen', 19],
]);

// prettier-ignore
export const TENS: ReadonlyMap<string, number> = new Map([
  ['twenty', 20], ['thirty', 30], ['forty', 40], ['fourty', 40], ['fifty', 50],
  ['sixty', 60], ['seventy', 70], ['eighty', 80], ['ninety', 90],
]);

// prettier-ignore
const SCALE_NAMES = [
  'thousand', 'million', 'billion', 'trillion', 'quadrillion', 'quintillion', 'sextillion', 'septillion', 'octillion',
];

export const SCALES: ReadonlyMap<string, bigint> = new Map([
  ...SCALE_NAMES.map((name, index): [string, bigint] => [name, 1000n ** BigInt(index + 1)]),
  ['lakh', 100_000n],
  ['crore', 10_000_000n],
]);

// prettier-ignore
const IRREGULAR_ORDINALS: ReadonlyMap<string, string> = new Map([
  ['first', 'one'], ['second', 'two'], ['third', 'three'], ['fifth', 'five'],
  ['eighth', 'eight'], ['ninth', 'nine'], ['twelfth', 'twelve'],
]);

/** The cardinal that an ordinal word is built on: "third" gives "three", "twentieth" gives "twenty". */
export function cardinalOfOrdinal(word: string): string | undefined {
  const irregular = IRREGULAR_ORDINALS.get(word);
  if (irregular !== undefined) return irregular;
  if (!word.endsWith('th')) return undefined;
  const stem = word.endsWith('ieth') ? `${word.slice(0, -4)}y` : word.slice(0, -2);
  const isNumber =
    UNITS.has(stem) || TEENS.has(stem) || TENS.has(stem) || SCALES.has(stem) || stem === 'hundred';
  return isNumber ? stem : undefined;
}

/** Words heard in place of a digit; they count only among digits. */
// prettier-ignore
export const DIGIT_HOMOPHONES: ReadonlyMap<string, string> = new Map([
  ['o', '0'], ['oh', '0'], ['ow', '0'], ['owe', '0'],
  ['won', '1'], ['wun', '1'],
  ['to', '2'], ['too', '2'], ['tu', '2'],
  ['tree', '3'], ['free', '3'],
  ['for', '4'], ['fore', '4'], ['fo', '4'],
  ['sex', '6'], ['sick', '6'], ['sics', '6'],
  ['ate', '8'], ['ait', '8'],
  ['nein', '9'], ['nign', '9'],
]);

/** "double four", "triple oh". */
// prettier-ignore
export const REPEATS: ReadonlyMap<string, number> = new Map([
  ['double', 2], ['triple', 3], ['treble', 3], ['quadruple', 4],
]);
