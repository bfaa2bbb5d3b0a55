// Postal codes: ZIP codes of the United States, and British postcodes out of misheard letters.
import { DIGIT_HOMOPHONES, REPEATS, UNITS } from './number-words.ts';
import { alphabetLetter, letterName } from './letters.ts';
import { NUMBER_TALK } from './number-words-around.ts';
import { POSTCODE_AREAS } from './postcode-areas.ts';
import { answerOverTurns, type AnswerHeard } from './answer-over-turns.ts';
import { understandKind } from './digits.ts';
import { tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';
import { firstUnderstood, likely, sure } from './understood.ts';
import type { Understood } from './understood.ts';

interface PostalOptions {
  readonly nbest?: readonly string[];
}

const ZIP = { label: 'zip', lengths: [5, 9] } as const;

/** Its five digits, however many turns they took, and whatever was taken back on the way. */
export function zipOverTurns(turns: readonly string[]): AnswerHeard {
  return answerOverTurns(turns, ZIP);
}

/**
 * The five digits of a ZIP code; postal codes of other lengths (other countries) are only `likely`.
 *
 * @example understandZip("it's not 98108, it's 98109-1234") // { value: '98109', confidence: 'likely' }
 */
export function understandZip(text: string, options: PostalOptions = {}): Understood<string> {
  return firstUnderstood(text, options.nbest, (hypothesis) => {
    const { answer } = zipOverTurns([hypothesis]);
    if (answer !== null) return answer.repaired ? likely(answer.digits) : sure(answer.digits);
    // India's six-digit postal code is called a PIN.
    return (
      understandKind(hypothesis, { label: 'zip', lengths: [], tolerated: [6, 7, 8] }) ??
      understandKind(hypothesis, { label: 'pin', lengths: [6] })
    );
  });
}

/** Shapes of a British postcode: A a letter, 9 a digit. */
const SHAPES = ['A99AA', 'A999AA', 'AA99AA', 'AA999AA', 'A9A9AA', 'AA9A9AA'] as const;

/** What letters and digits are taken for each other, by ear. */
// prettier-ignore
const CONFUSED: ReadonlyMap<string, string> = new Map([
  ['O', '0'], ['0', 'O'], ['I', '1'], ['L', '1'], ['1', 'I'], ['S', '5'], ['V', '5'], ['Z', '2'], ['5', 'S'],
  ['8', 'A'], ['A', '8'], ['4', 'F'], ['2', 'U'], ['B', '8'], ['R', '0'],
]);

interface Alternative {
  readonly chars: string;
  readonly cost: number;
}

/** Costs are in units of "one plain mishearing"; a code that needs more than this many is not trusted. */
const HIGHEST_COST = 2.6;
const SURE_BELOW = 0.5;

function alternativesOf(token: Token): Alternative[] {
  const { text } = token;
  if (token.kind === 'sign') return [{ chars: '', cost: 0 }];
  if (token.kind === 'digits') return [{ chars: text, cost: 0 }];
  const found: Alternative[] = [{ chars: '', cost: text.length === 1 ? 1 : 0.7 }];
  const unit = UNITS.get(text);
  const digit = DIGIT_HOMOPHONES.get(text);
  const letter = alphabetLetter(text);
  const name = letterName(text);
  if (unit !== undefined) found.push({ chars: String(unit), cost: 0 });
  if (digit !== undefined) found.push({ chars: digit, cost: 0.4 });
  if (letter !== undefined) found.push({ chars: letter.toUpperCase(), cost: 0 });
  if (name !== undefined) found.push({ chars: name.toUpperCase(), cost: 0.4 });
  if (/^[a-z]{1,3}$/.test(text))
    found.push({ chars: text.toUpperCase(), cost: name === undefined ? 0 : 0.4 });
  if (/^(?:i'?ll|ill|al)$/.test(text)) found.push({ chars: 'L', cost: 0.6 });
  if (letter === undefined && /^[a-z]{4,}$/.test(text)) {
    // A word in the place of a letter is an alphabet word of the caller's own, or one misheard: its initial.
    found.push({ chars: text.charAt(0).toUpperCase(), cost: 0.9 });
  }
  return found;
}

interface State {
  readonly chars: string;
  readonly cost: number;
}

/** Takes one character further along the shape, in each way it can be heard. */
function advance(state: State, char: string, shape: string): State[] {
  const wanted = shape[state.chars.length];
  const next: State[] = [];
  const isOf = (one: string): boolean => /\d/.test(one) === (wanted === '9');
  if (wanted !== undefined) {
    const other = CONFUSED.get(char);
    if (isOf(char)) next.push({ chars: state.chars + char, cost: state.cost });
    else if (other !== undefined)
      next.push({ chars: state.chars + other, cost: state.cost + (/[O0]/.test(char) ? 0.3 : 0.8) });
  }
  // A letter stuttered or heard twice.
  if (state.chars.endsWith(char)) next.push({ chars: state.chars, cost: state.cost + 0.6 });
  return next;
}

function emit(state: State, alternative: Alternative, shape: string): State[] {
  let states: State[] = [{ chars: state.chars, cost: state.cost + alternative.cost }];
  for (const char of alternative.chars) states = states.flatMap((one) => advance(one, char, shape));
  return states;
}

const cheapest = (states: readonly State[]): State[] => {
  const best = new Map<string, State>();
  for (const state of states) {
    const known = best.get(state.chars);
    if (state.cost <= HIGHEST_COST && (known === undefined || state.cost < known.cost))
      best.set(state.chars, state);
  }
  return [...best.values()].sort((a, b) => a.cost - b.cost).slice(0, 24);
};

/** What is known of real codes: their areas, and which letters the Royal Mail uses in which place. */
function unlikeliness(code: string): number {
  const [, area = '', district = '', unit = ''] = /^([A-Z]+)\d+([A-Z]?)\d([A-Z]{2})$/.exec(code) ?? [];
  const third = area.length === 1 ? /^[A-HJKPSTUW]?$/ : /^[ABEHMNPRV-Y]?$/;
  return (
    (POSTCODE_AREAS.has(area) ? 0 : 0.7) +
    (third.test(district) ? 0 : 0.5) +
    (/^[ABD-HJLNP-UW-Z]{2}$/.test(unit) ? 0 : 0.3)
  );
}

/** One token as heard: what it can be, and what it costs to leave it out in front of or behind the code. */
interface Heard {
  readonly alternatives: readonly Alternative[];
  readonly outside: number;
  /** "No", "sorry": whatever came before does not count. */
  readonly restarts: boolean;
}

function hear(token: Token): Heard {
  const letterLike =
    token.kind === 'word' && (token.text.length === 1 || letterName(token.text) !== undefined);
  const codeLike = token.kind === 'digits' || alphabetLetter(token.text) !== undefined;
  return {
    alternatives: alternativesOf(token),
    outside: codeLike ? 0.8 : letterLike ? 0.6 : 0.05,
    restarts: /^(?:no|sorry|wait|actually|correction)$/.test(token.text),
  };
}

function bestFor(shape: string, heard: readonly Heard[]): State | undefined {
  let states: State[] = [{ chars: '', cost: 0 }];
  let before = 0;
  for (const token of heard) {
    before = token.restarts ? 0.05 : Math.min(before + token.outside, 1.2);
    const done = states.filter((state) => state.chars.length === shape.length);
    states = cheapest([
      { chars: '', cost: before },
      ...done.map((state) => ({ chars: state.chars, cost: state.cost + token.outside })),
      ...states.flatMap((state) => token.alternatives.flatMap((one) => emit(state, one, shape))),
    ]);
  }
  return states
    .filter((state) => state.chars.length === shape.length)
    .map((state) => ({ chars: state.chars, cost: state.cost + unlikeliness(state.chars) }))
    .sort((a, b) => a.cost - b.cost)[0];
}

/** "double u" is a letter of its own; other doublings repeat what follows. */
function spread(tokens: readonly Token[]): Heard[] {
  const heard: Heard[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const next = tokens[at + 1];
    const times = REPEATS.get(token.text);
    if (times === undefined || next === undefined) heard.push(hear(token));
    else if (token.text === 'double' && /^(?:u|you)$/.test(next.text)) {
      heard.push({ alternatives: [{ chars: 'W', cost: 0 }], outside: 0.6, restarts: false });
      at++;
    } else for (let extra = 1; extra < times; extra++) heard.push(hear(next));
  }
  return heard;
}

const FEWEST_CODE_TOKENS = 3;

/** Whether what is said is a code and not a sentence: "make me a new one" could be bent into one, too. */
function isCodeTalk(tokens: readonly Token[]): boolean {
  const isCode = ({ text, kind, glued }: Token): boolean =>
    kind === 'digits' || text.length === 1 || UNITS.has(text) || alphabetLetter(text) !== undefined || glued;
  const said = tokens.filter(({ kind }) => kind !== 'sign');
  const code = said.filter((token, index) => isCode(token) || said[index + 1]?.glued === true);
  const talk = said.filter((token) => !code.includes(token) && token.text.length > 3);
  const elsewhere = talk.filter(({ text }) => !NUMBER_TALK.has(text) && letterName(text) === undefined);
  const named = /post(?:al)? ?code/.test(said.map(({ text }) => text).join(' '));
  return code.length >= FEWEST_CODE_TOKENS && (named || elsewhere.length <= 1);
}

/** Reads one hypothesis: the code and how much had to be repaired. */
function readPostcode(text: string): State | undefined {
  const heard = tokenise(text).slice(-40);
  if (!isCodeTalk(heard)) return undefined;
  const tokens = spread(heard);
  return SHAPES.map((shape) => bestFor(shape, tokens))
    .filter((state) => state !== undefined)
    .sort((a, b) => a.cost - b.cost)[0];
}

/**
 * A British postcode in its written form, "SW1A 1AA".
 *
 * Letters may be named, spelled by a telephone alphabet, doubled or stuttered; the hypothesis that needs the least
 * repair wins. The code is of the right shape; that it exists is for the caller of this function to check.
 */
export function understandPostcode(text: string, options: PostalOptions = {}): Understood<string> {
  const hypotheses = [text, ...(options.nbest ?? []).filter((other) => other !== text).slice(0, 9)];
  const [best] = hypotheses
    .flatMap((hypothesis, rank) => {
      const state = readPostcode(hypothesis);
      return state === undefined ? [] : [{ ...state, cost: state.cost + rank * 0.3 }];
    })
    .sort((a, b) => a.cost - b.cost);
  if (best === undefined || best.cost > HIGHEST_COST) return null;
  const code = `${best.chars.slice(0, -3)} ${best.chars.slice(-3)}`;
  return best.cost < SURE_BELOW ? sure(code) : likely(code);
}
