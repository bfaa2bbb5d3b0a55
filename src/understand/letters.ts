// Letters as callers spell them: alphabets for the telephone, names of letters, "S as in Sam".

/** ITU/NATO alphabet, with the spellings that recognisers give. */
// prettier-ignore
const NATO = [
  'alpha alfa bravo charlie delta echo foxtrot golf gulf hotel india juliet juliett juliette kilo lima mike november',
  'oscar papa quebec romeo sierra tango uniform victor whiskey whisky yankee zulu',
].join(' ');

/** Royal Air Force, Western Union and police words that are still heard; first letters all the same. */
// prettier-ignore
const OTHERS = [
  'able baker charley dog easy fox george how item jig king love nan oboe peter queen roger sugar tare uncle victory',
  'william yoke zebra adam boston chicago denver edward frank henry ida ink john lincoln mary nora ocean paul robert',
  'sam thomas union young apple ball cat elephant fish ice jack kite lemon monkey orange queenie snake umbrella violet',
].join(' ');

const byInitial = (words: string): [string, string][] =>
  words.split(' ').map((word) => [word, word.charAt(0)]);
const TELEPHONE: ReadonlyMap<string, string> = new Map([...byInitial(NATO), ['xray', 'x']]);
const ALPHABET: ReadonlyMap<string, string> = new Map([...TELEPHONE, ...byInitial(OTHERS)]);

/** Names of letters that recognisers write as other words; "double u" is handled by the reader. */
// prettier-ignore
const LETTER_NAMES: ReadonlyMap<string, string> = new Map([
  ['ay', 'a'], ['eh', 'a'], ['hey', 'a'], ['be', 'b'], ['bee', 'b'], ['see', 'c'], ['sea', 'c'], ['cee', 'c'],
  ['dee', 'd'], ['ee', 'e'], ['he', 'e'], ['ef', 'f'], ['eff', 'f'], ['gee', 'g'], ['aitch', 'h'], ['haitch', 'h'],
  ['age', 'h'], ['eye', 'i'], ['aye', 'i'], ['jay', 'j'], ['kay', 'k'], ['okay', 'k'], ['el', 'l'], ['ell', 'l'],
  ['em', 'm'], ['en', 'n'], ['and', 'n'], ['in', 'n'], ['oh', 'o'], ['owe', 'o'], ['pee', 'p'], ['pea', 'p'],
  ['cue', 'q'], ['queue', 'q'], ['are', 'r'], ['ar', 'r'], ['our', 'r'], ['ess', 's'], ['es', 's'], ['tea', 't'],
  ['tee', 't'], ['you', 'u'], ['yu', 'u'], ['ewe', 'u'], ['vee', 'v'], ['ex', 'x'], ['why', 'y'], ['wye', 'y'],
  ['zed', 'z'], ['zee', 'z'], ['said', 'z'],
]);

/** As `alphabetLetter`, for the international alphabet only: among names, "John" and "Peter" are names. */
export function telephoneLetter(word: string): string | undefined {
  return TELEPHONE.get(word);
}

/** The letter that an alphabet word stands for ("sierra" gives "s"). `word` is lower case. */
export function alphabetLetter(word: string): string | undefined {
  return ALPHABET.get(word);
}

/** The letter whose name the word sounds like ("why" gives "y"). Only of use among other letters. */
export function letterName(word: string): string | undefined {
  return LETTER_NAMES.get(word);
}
