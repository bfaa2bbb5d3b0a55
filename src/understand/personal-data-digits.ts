// Finds runs of digits however they were said: "4111 1111", "five five two one", "double two", "(415) 555-0123".

/** One number within a run: `4111` typed, or one spoken digit word. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly spoken: boolean;
}

/** Groups that follow one another with nothing but spacing or punctuation between them. */
export interface DigitRun {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly DigitGroup[];
}

const SPOKEN: ReadonlyMap<string, string> = new Map([
  ...'zero one two three four five six seven eight nine'
    .split(' ')
    .map((w, i): [string, string] => [w, `${i}`]),
  ...['oh', 'o', 'nought', 'naught'].map((w): [string, string] => [w, '0']),
  ['niner', '9'],
  ...'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((w, i): [string, string] => [w, `${i + 10}`]),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((w, i): [string, string] => [w, `${(i + 2) * 10}`]),
]);

const REPEATS: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
  ['quadruple', 4],
]);

// One pass, no nesting: the scan stays linear however long the text is.
const TOKEN = /[\p{L}\p{M}'’_]+|\d+/gu;

// What may stand between two groups of one run. Line breaks and tabs end a run: they separate fields.
const GAP = /^(?:[ \u00a0]{0,2}[-–.,()+/] ?[()+]{0,2}|[ \u00a0]{1,3}[-–(]?(?:\(0\))?|\) ?|- ?)$/;
const MAX_GAP = 5;

/** Every run in order; a run of one group is a run too. Linear in the text's length. */
export function* digitRuns(text: string): Generator<DigitRun> {
  let groups: DigitGroup[] = [];
  let repeat: { readonly start: number; readonly end: number; readonly times: number } | null = null;

  for (const match of text.matchAll(TOKEN)) {
    const word = match[0].toLowerCase();
    const start = match.index;
    const end = start + match[0].length;
    const digits = /^\d/.test(word) ? word : SPOKEN.get(word);
    const spoken = digits !== word;
    const from: number = repeat && isGap(text, repeat.end, start) ? repeat.start : start;
    const joins = groups.length > 0 && isGap(text, groups[groups.length - 1]?.end ?? 0, from);

    if (digits !== undefined && !(isGlued(text, start, end) && spoken)) {
      const group: DigitGroup = {
        start: from,
        end,
        digits: repeat && from !== start ? digits.repeat(repeat.times) : digits,
        spoken,
      };
      if (!joins && groups.length > 0) {
        yield toRun(groups);
        groups = [];
      }
      groups.push(group);
      repeat = null;
      continue;
    }
    const times = REPEATS.get(word);
    repeat = times === undefined ? null : { start, end, times };
    if (groups.length > 0 && !(repeat && joins)) {
      yield toRun(groups);
      groups = [];
    }
  }
  if (groups.length > 0) yield toRun(groups);
}

function toRun(groups: readonly DigitGroup[]): DigitRun {
  return { start: groups[0]?.start ?? 0, end: groups[groups.length - 1]?.end ?? 0, groups };
}

function isGap(text: string, from: number, to: number): boolean {
  return to > from && to - from <= MAX_GAP && GAP.test(text.slice(from, to));
}

// "one-way" is no digit; "five-five" is two.
function isGlued(text: string, start: number, end: number): boolean {
  return /[\d_@]/.test(text.charAt(start - 1)) || /[\d_@]/.test(text.charAt(end));
}
