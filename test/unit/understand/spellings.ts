// The ways in which callers give digits, by mouth, by hand and by accident; tests of readers and of masks share them.
const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const word = (digit: string): string => UNITS[Number(digit)] ?? '';
const oh = (digit: string): string => (digit === '0' ? 'oh' : word(digit));
const spoken = (digits: string): string[] => Array.from(digits, word);

/** "Ninety eight thousand one hundred nine". */
function cardinal(value: number): string {
  if (value < 10) return word(String(value));
  if (value < 20) return TEENS[value - 10] ?? '';
  if (value < 100)
    return [TENS[Math.floor(value / 10)], ...(value % 10 === 0 ? [] : [word(String(value % 10))])].join(' ');
  const [unit, name] = value < 1000 ? [100, 'hundred'] : [1000, 'thousand'];
  const rest = value % unit;
  return `${cardinal(Math.floor(value / unit))} ${name}${rest === 0 ? '' : ` ${cardinal(rest)}`}`;
}

/** "Nine eight" heard in twos: 42 is "forty two", 07 is "oh seven". */
function inPairs(digits: string): string {
  return (digits.match(/\d{1,2}/g) ?? [])
    .map((pair) =>
      pair.length === 1 || pair.startsWith('0') ? Array.from(pair, oh).join(' ') : cardinal(Number(pair)),
    )
    .join(' ');
}

const shifted = (digits: string, zero: number): string =>
  Array.from(digits, (digit) => String.fromCodePoint(zero + Number(digit))).join('');
const circled = (digits: string): string =>
  Array.from(digits, (digit) => (digit === '0' ? '⓪' : String.fromCodePoint(0x245f + Number(digit)))).join(
    '',
  );
const dark = (digits: string): string =>
  Array.from(digits, (digit) => (digit === '0' ? '⓿' : String.fromCodePoint(0x2775 + Number(digit)))).join(
    '',
  );

/** By name. */
export const SPELLINGS: Readonly<Record<string, (digits: string) => string>> = {
  typed: (digits) => digits,
  spaced: (digits) => Array.from(digits).join(' '),
  dotted: (digits) => Array.from(digits).join('.'),
  dashed: (digits) => Array.from(digits).join('-'),
  underscored: (digits) => Array.from(digits).join('_'),
  'with bullets': (digits) => Array.from(digits).join(' · '),
  'full width': (digits) => shifted(digits, 0xff10),
  mathematical: (digits) => shifted(digits, 0x1d7ce),
  'arabic-indic': (digits) => shifted(digits, 0x0660),
  circled,
  'in dark circles': dark,
  'on keycaps': (digits) => Array.from(digits, (digit) => `${digit}\ufe0f\u20e3`).join(''),
  'with nothing between that shows': (digits) => Array.from(digits).join('\u200b'),
  spoken: (digits) => spoken(digits).join(' '),
  'spoken with oh': (digits) => Array.from(digits, oh).join(' '),
  'with commas': (digits) => Array.from(digits, oh).join(', '),
  'with full stops': (digits) => `${spoken(digits).join('. ')}.`,
  'with pauses': (digits) => spoken(digits).join('... '),
  hyphenated: (digits) => spoken(digits).join('-'),
  'one then another': (digits) => spoken(digits).join(' then '),
  'one and another': (digits) => spoken(digits).join(' and '),
  'with a filler': (digits) => spoken(digits).join(' uh '),
  'with a filler in the middle': (digits) => `${digits.slice(0, 3)}, uh, ${digits.slice(3)}`,
  'in two breaths': (digits) =>
    `${spoken(digits.slice(0, 3)).join(' ')}. ${spoken(digits.slice(3)).join(' ')}`,
  'in capitals': (digits) => spoken(digits).join(' ').toUpperCase(),
  'in pairs': inPairs,
};

/** For numbers of up to six digits that do not start with a zero. */
export const asCardinal = (digits: string): string => cardinal(Number(digits));

/** Any digit of any script, and any word for one. */
export const DIGIT =
  /\p{N}|\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|double|triple)\b/iu;

/** What a mask leaves in place of digits says how many there were. */
export const withoutPlaceholders = (text: string): string =>
  text.replace(/\((?:said|keyed in) \d+ digits?\)|\[[a-z ]+\]/g, '');
