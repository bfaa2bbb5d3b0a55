// Text as everybody would type it: digits of any script or shape become 0 to 9, signs become plain, and every character
// knows where it came from, so that what is read in the plain text can be hidden in the original.

export interface PlainText {
  readonly text: string;
  /** Where the character at this offset of `text` begins in the original; the original's length at the end. */
  originOf(offset: number): number;
}

/** Nothing in it looks different once it is plain. */
const ALREADY_PLAIN = /^[\x00-\x7f]*$/;

export function plainText(original: string): PlainText {
  if (ALREADY_PLAIN.test(original)) return { text: original, originOf: (offset) => offset };
  const pieces: string[] = [];
  const origins: number[] = [];
  let at = 0;
  for (const character of original) {
    const plain = plainOf(character);
    pieces.push(plain);
    for (let unit = 0; unit < plain.length; unit += 1) origins.push(at);
    at += character.length;
  }
  return { text: pieces.join(''), originOf: (offset) => origins[offset] ?? original.length };
}

/** Zero-width signs, and what encloses or varies the character before it, as in keycap emoji. */
const INVISIBLE = /^[\p{Cf}\p{Me}\ufe00-\ufe0f]$/u;

function plainOf(character: string): string {
  if (INVISIBLE.test(character)) return '';
  if (/^\p{Nd}$/u.test(character)) return decimalDigit(character);
  if (/^[\u2018\u2019\u02bc]$/.test(character)) return "'";
  if (/^[\u2010-\u2015]$/.test(character)) return '-';
  const circled = circledNumber(character.codePointAt(0) ?? 0);
  return circled === null ? character.normalize('NFKC') : String(circled);
}

/** Unicode keeps the ten digits of a script together and in order, zero first. */
function decimalDigit(character: string): string {
  const known = character.normalize('NFKC');
  if (/^[0-9]$/.test(known)) return known;
  const code = character.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** Circled numbers that NFKC leaves as they are: first and last code point, and the number that the first stands for. */
const CIRCLED: readonly (readonly [first: number, last: number, value: number])[] = [
  [0x2776, 0x277f, 1],
  [0x2780, 0x2789, 1],
  [0x278a, 0x2793, 1],
  [0x24eb, 0x24f4, 11],
  [0x24f5, 0x24fe, 1],
  [0x24ff, 0x24ff, 0],
  [0x1f10b, 0x1f10c, 0],
];

function circledNumber(code: number): number | null {
  const range = CIRCLED.find(([first, last]) => code >= first && code <= last);
  if (range === undefined) return null;
  const [first, , value] = range;
  return value === 0 ? 0 : value + code - first;
}
