// Yes, no, or neither: what a caller's answer to "shall I?" amounts to. A write waits on this, so doubt is "unclear".
import type { DateTimeClock } from './dates/understand-dates.ts';
import { plainWords } from './lexicon-normalise.ts';
import { spokenToWritten } from './spoken-to-written.ts';
import { MAX_INPUT } from './understood.ts';
import {
  isAside,
  isReceipt,
  scoffs,
  takesBack,
  withoutNotNeeding,
  type AsideRules,
  type Clause,
} from './yes-no-aside.ts';
import { inEnglish } from './yes-no-languages.ts';
import { plainAnswer, questionWords, type YesNo } from './yes-no-plain.ts';
import { holdAgainst } from './yes-no-times.ts';

export type { YesNo } from './yes-no-plain.ts';

export interface YesNoSituation {
  /** What the caller was asked; only then is repeating it an answer ("cancel it"). */
  readonly question?: string;
  /** Lets days and times in the answer be held against those of the question. */
  readonly clock?: DateTimeClock;
}

/** Recognisers write sounds in brackets: "[noise]", "(laughs)". */
const SOUNDS = /\[[^\][]{0,40}\]|\([^()]{0,40}\)/g;
/** Stands for a comma in plain words. */
const COMMA = 'xcomma';
const PAUSES = /[,;:…]|\.{2,}|\s[-–—]+\s|—/g;
/** Longest answer that is taken apart; what is longer is a story. In words. */
const LONGEST = 60;
/** Longest stretch of it that may be the yes. In words. */
const LONGEST_YES = 14;
/** Where something new may begin. */
const JOINTS: ReadonlyMap<string, Clause['joint']> = new Map([
  ...['and', 'also', 'plus', 'then', 'while', 'oh'].map((word) => [word, 'and'] as const),
  ...['because', 'cause', 'cuz', 'cos', 'coz', 'since', 'as', 'so'].map((word) => [word, 'because'] as const),
]);
/** "While you are at it" only joins. */
const GOING_ON =
  / (?:after (?:that|this)|afterwards?|while (?:you are|we are|i have you|i am) (?:there|here|at it|on it|on the (?:line|phone))|by the way|one more thing|another thing) /g;
const OPENINGS =
  /^(?:i|we|my|our|the|there|nobody|everybody|everything|nothing|somebody|someone|it|what|when|where|who|how|which|can|could|do|does|is|are|will|would|have|just|no)$/;
const ASKING =
  /^(?:(?:what|when|where|who|how|why|which|is|are)\b|(?:do|does|did|can|could|will|would) (?:you|i|we|they|he|she|it)$)/;
const RECEIVING =
  /^(?:yes+|yeah|yeh|yep|yup|yea|ya|yah|aye|si|okay|ok|sure|right|fine|good|great|alright|perfect|correct|mm|hm+|mhm+|uh|um|oh|ah|well|huh|and|so|then|all|i|you|see|know|understand|understood|got|it)$/;
/** "No, I mean yes": one of them was a slip, and a slip of the other kind would change something. */
const SLIP =
  /^\W*(?:no|nope|nah)\W+(?:(?:wait|sorry|i mean|i meant|hold on|actually|scratch that|i'?m sorry)\W+)+(?:yes|yeah|yep|yup|sure)\b/i;
/** Goes on in a moment. */
const LEFT_OPEN = /(?:^| )(?:so|and|but|because|or|if|also|the|a|an|to|(?:^|and )then) $/;
const ENDING = /^(?:cancel|end|stop|close|delete|remove|terminat)/;

/**
 * Whether an answer agrees, declines, or does neither plainly. Beside a yes there may stand reasons, thanks, and wishes
 * about something else; a condition, doubt, or anything about the change itself makes it unclear.
 *
 * @example understandYesNo('yeah go ahead') // 'yes'
 * @example understandYesNo('yes but make it Tuesday') // 'unclear'
 * @example understandYesNo('cancel it', { question: 'Shall I cancel it for $49?' }) // 'yes'
 * @example understandYesNo('yes, and do I owe anything?', { question: 'Shall I cancel it?' }) // 'yes'
 */
export function understandYesNo(text: string, { question, clock }: YesNoSituation = {}): YesNo {
  const said = inEnglish(text.slice(0, MAX_INPUT).replace(SOUNDS, ' '));
  if (SLIP.test(said)) return 'unclear';
  const held = question !== undefined && clock ? holdAgainst(said, question, clock) : null;
  const heard = held?.text ?? said;
  const asked = question === undefined ? null : questionWords(question);
  const plain = plainWords(heard, { keepFillers: true });
  if (plain.trim() === '') return 'unclear';
  const answer = plainly(plain, asked);
  const differs = held?.differs === true || namesOtherPrice(said, question);
  if (answer === 'yes') return differs || held?.namesOld === true ? 'unclear' : answer;
  if (answer === 'no' || LEFT_OPEN.test(plain)) return answer;
  return agreesBeside(heard, asked, differs) ? 'yes' : 'unclear';
}

/** "Yes for ten dollars", of a change that costs $25. */
function namesOtherPrice(said: string, question: string | undefined): boolean {
  const [named, asked] = [said, question ?? ''].map((text) => pricesIn(spokenToWritten(text)));
  return question !== undefined && named?.some((price) => !asked?.includes(price)) === true;
}

function pricesIn(text: string): readonly number[] {
  return [...text.matchAll(/[$£€] ?(\d+(?:\.\d+)?)|\b(\d+(?:\.\d+)?) (?:dollars|bucks|pounds|euros)\b/g)].map(
    ([, sign, word]) => Number(sign ?? word),
  );
}

/** Where something is to be ended, not needing it is no refusal of that. */
function plainly(plain: string, question: readonly string[] | null): YesNo {
  const needed = question && endsSomething(question) ? withoutNotNeeding(plain) : plain;
  const answer = plainAnswer(needed, question);
  return answer === 'yes' || / (?:anymore|any more|any longer) /.test(plain)
    ? answer
    : plainAnswer(plain, question);
}

/** One stretch of the turn is a whole yes, and what stands before and after leaves it as it is. */
function agreesBeside(text: string, question: readonly string[] | null, differs: boolean): boolean {
  const marked = plainWords(text.replace(PAUSES, ` ${COMMA} `), { keepFillers: true }).replace(
    GOING_ON,
    ' then ',
  );
  const words = marked.trim().split(' ');
  if (words.length > LONGEST || scoffs(spoken(words))) return false;
  const ending = question !== null && endsSomething(question);
  if (differs && !ending) return false;
  const cuts = [0, ...words.flatMap((_word, at) => (beginsAt(words, at) ? [at] : [])), words.length];
  return cuts.some((from) =>
    cuts.some((to) => {
      const yes = words.slice(from, to);
      if (to <= from || to - from > LONGEST_YES || plainAnswer(spoken(yes), question) !== 'yes') return false;
      const rules: AsideRules = { question, ending, plainly: isPlain(yes) };
      if (takesBack(spoken(words.slice(0, from)), rules) || takesBack(spoken(words.slice(to)), rules))
        return false;
      return (
        clausesOf(words.slice(0, from)).every((clause) => leadsTo(clause, rules)) &&
        clausesOf(words.slice(to)).every((clause) => follows(clause, rules))
      );
    }),
  );
}

function endsSomething(question: readonly string[]): boolean {
  return question.some((word) => ENDING.test(word));
}

function leadsTo(clause: Clause, rules: AsideRules): boolean {
  const yes = !clause.asks && plainAnswer(clause.words, rules.question) === 'yes';
  return yes || isAside(clause, { ...rules, plainly: false }) || (rules.plainly && isReceipt(clause));
}

function follows(clause: Clause, rules: AsideRules): boolean {
  return isAside(clause, rules) || (!clause.asks && plainAnswer(clause.words, rules.question) === 'yes');
}

function beginsAt(words: readonly string[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (before === undefined || word === undefined) return false;
  // "Go ahead and tell me" orders something else; "go ahead, and when is the next" asks.
  if (before === 'ahead' && word === 'and' && !ASKING.test(words.slice(at + 1, at + 3).join(' ')))
    return false;
  return isPause(word) || isPause(before) || JOINTS.has(word) || OPENINGS.test(word);
}

/** More than a word that may only say that they are listening. */
function isPlain(words: readonly string[]): boolean {
  return words.some((word) => !isPause(word) && !RECEIVING.test(word));
}

function clausesOf(words: readonly string[]): readonly Clause[] {
  const clauses: { words: string[]; joint: Clause['joint']; asks: boolean }[] = [];
  let open: (typeof clauses)[number] | null = null;
  for (const word of words) {
    if (isPause(word)) {
      if (open && open.words.length > 0) {
        open.asks = word === '?';
        open = null;
      }
      continue;
    }
    const joint = JOINTS.get(word);
    if (open === null || (joint !== undefined && open.words.length > 0)) {
      open = { words: [], joint: 'none', asks: false };
      clauses.push(open);
    }
    if (joint !== undefined && open.words.length === 0)
      open.joint = joint === 'and' ? joint : open.joint === 'and' ? 'and' : joint;
    else open.words.push(word);
  }
  return clauses.flatMap(({ words: said, ...rest }) =>
    said.length === 0 ? [] : [{ ...rest, words: spoken(said) }],
  );
}

function isPause(word: string): boolean {
  return word === COMMA || word === '.' || word === '?';
}

function spoken(words: readonly string[]): string {
  return ` ${words.filter((word) => word !== COMMA).join(' ')} `;
}
