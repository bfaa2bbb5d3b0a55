// Of several changes the ones that an answer takes and the ones that it turns down. Every part of it has to be understood.
import { partsOf, PAUSE, type Part } from './answer-selection.ts';
import type { DateTimeClock } from './dates/understand-dates.ts';
import { isAside, takesBack } from './yes-no-aside.ts';
import { plainAnswer, questionWords } from './yes-no-plain.ts';

/** A change as it was read to the caller: "cancel the ant treatment on Thursday, March 5 at 10 AM, at no charge". */
export interface AskedChange {
  readonly id: string;
  readonly summary: string;
}

export interface Choice {
  readonly agreed: readonly string[];
  readonly declined: readonly string[];
}

interface Piece {
  /** What it begins with, where it goes on from another. */
  joint: 'and' | 'but' | 'except' | null;
  picks: readonly number[];
  /** Its words, "that" in place of what is picked. */
  words: string[];
  asks: boolean;
}

interface Reading {
  taken: Set<number>;
  left: Set<number>;
  only: boolean;
  yes: boolean;
  no: boolean;
}

const JOINTS: ReadonlyMap<string, Piece['joint']> = new Map([
  ...['and', 'then', 'also', 'plus'].map((word) => [word, 'and'] as const),
  ...['except', 'besides', 'without'].map((word) => [word, 'except'] as const),
  ['but', 'but'],
]);
const NEGATING = /^(?:not|no|nope|nah|never|leave|leaving|keep|keeping|skip|stays?|remains?|neither|none)$/;
/** What is done with a change that is taken. */
const TAKING =
  /^(?:yes|yeah|yep|yup|sure|okay|ok|cancel|book|move|reschedule|change|do|drop|go|proceed|definitely|absolutely)$/;
/** What may stand beside a "not" or "keep" and adds nothing. */
const BESIDE_NOT =
  /^(?:do|does|please|that|it|to|the|a|an|one|as|is|are|was|be|alone|i|we|want|would|will|should|can|could|must|has|have|rather|need|like|still|go|ahead|in|place|where|there|how|now|today|yet|so|ok|okay|fine|good|right|too|just|let|us|me|with|for|on|thanks|you|thank|really|actually|definitely|maam|sir|cancel|cancelled|canceled|book|move|moved|change|happen)$/;
const ONLY = /^(?:only|just)$/;
const HESITATING = /^(?:wait|hold|hang|on|sorry|actually|oh|um|uh|hmm?)$/;
const NONE = /^(?:neither|none)$/;

/** Null where none is spoken of in particular. */
export function chooseAmong(
  text: string,
  asked: readonly AskedChange[],
  clock: DateTimeClock,
): Choice | 'unclear' | null {
  const summaries = asked.map(({ summary }) => summary);
  const pieces = piecesOf(partsOf(text, summaries, clock));
  if (!pieces.some((piece) => piece.picks.length > 0 || isNone(piece))) return null;
  const reading: Reading = { taken: new Set(), left: new Set(), only: false, yes: false, no: false };
  const understood = pieces.every((piece) => read(piece, asked, reading));
  return (understood && conclude(reading, asked)) || 'unclear';
}

function conclude({ taken, left, only, yes, no }: Reading, asked: readonly AskedChange[]): Choice | null {
  const all = asked.map((_one, at) => at);
  const none = left.size === asked.length && taken.size === 0;
  if ((yes && (no || none)) || (no && taken.size > 0 && !only)) return null;
  const agreed = taken.size > 0 ? [...taken] : yes ? all.filter((at) => !left.has(at)) : [];
  const rest = only || no ? all : [...left];
  const declined = rest.filter((at) => !agreed.includes(at));
  const ids = (places: readonly number[]) => asked.flatMap(({ id }, at) => (places.includes(at) ? [id] : []));
  return agreed.length + declined.length > 0 ? { agreed: ids(agreed), declined: ids(declined) } : null;
}

/** Notes what the piece says. False when it is not understood. */
function read(piece: Piece, asked: readonly AskedChange[], reading: Reading): boolean {
  const { picks, words } = piece;
  const all = asked.map((_one, at) => at);
  if (isNone(piece)) return leave(piece, all, reading);
  if (picks.length === 0) return readWithout(piece, asked, reading);
  const spared =
    piece.joint === 'except' ||
    (piece.joint === 'but' && reading.taken.size === asked.length && words.length === 1);
  if (spared || words.some((word) => NEGATING.test(word))) {
    if (spared) for (const at of picks) reading.taken.delete(at);
    return (picks.length < asked.length || !words.includes('not')) && leave(piece, picks, reading);
  }
  const only = words.some((word) => ONLY.test(word));
  const rest = words.filter((word) => !ONLY.test(word));
  const question = picks.flatMap((at) => questionWords(asked[at]?.summary ?? ''));
  const takes = plainAnswer(` yes ${rest.join(' ')} `, question) === 'yes';
  if (!takes || piece.asks) return false;
  for (const at of picks) reading.taken.add(at);
  for (const at of picks) reading.left.delete(at);
  reading.only ||= only;
  return true;
}

function isNone({ words }: Piece): boolean {
  return words.some((word) => NONE.test(word));
}

function leave({ words, asks }: Piece, picks: readonly number[], { left }: Reading): boolean {
  for (const at of picks) left.add(at);
  return (
    !asks &&
    words.every((word) => NEGATING.test(word) || BESIDE_NOT.test(word) || /^(?:yes|yeah|of|them)$/.test(word))
  );
}

function readWithout(
  { words, joint, asks }: Piece,
  asked: readonly AskedChange[],
  reading: Reading,
): boolean {
  const question = asked.flatMap(({ summary }) => questionWords(summary));
  const plain = ` ${words.join(' ')} `;
  const verdict = asks ? 'unclear' : plainAnswer(plain, question);
  if (verdict === 'yes') reading.yes = true;
  if (verdict === 'no') reading.no = true;
  if (verdict !== 'unclear' || plainAnswer(` yes${plain}`, question) === 'yes') return true;
  const rules = { question, plainly: true, ending: false };
  if (joint === 'but' || takesBack(plain, rules)) return false;
  return isAside({ words: plain, joint: joint === null ? 'none' : 'and', asks }, rules);
}

function piecesOf(parts: readonly Part[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let open: Piece | null = null;
  for (const [at, part] of parts.entries()) {
    const word = wordOf(part);
    if (isStop(part)) {
      if (open && word === '?') open.asks = true;
      open = null;
      continue;
    }
    const joint: Piece['joint'] | undefined = 'word' in part ? JOINTS.get(word) : undefined;
    if (open === null || (open.words.length > 0 && (joint !== undefined || beginsAnother(parts, at)))) {
      open = { joint: joint ?? null, picks: [], words: [], asks: false };
      pieces.push(open);
    }
    if (joint !== undefined) {
      open.joint = joint;
      continue;
    }
    open.words.push(word);
    if ('picks' in part) open.picks = [...open.picks, ...part.picks];
  }
  // "Wait, no, just the ants" has not waited.
  return pieces.filter(({ words }) => words.some((word) => !HESITATING.test(word)));
}

function wordOf(part: Part): string {
  return 'word' in part ? part.word : 'that';
}

function isStop(part: Part): boolean {
  return 'word' in part && [PAUSE, '.', '?'].includes(part.word);
}

/**
 * Verdicts and what they are of follow each other, with nothing between: "Tuesday yes Thursday no", "cancel the ants not the
 * quarterly". What came first in the first pair comes first in every other.
 */
function beginsAnother(parts: readonly Part[], at: number): boolean {
  const isEnd = (part: Part) => isStop(part) || JOINTS.has(wordOf(part));
  const from = parts.findLastIndex((part, place) => place < at && isEnd(part)) + 1;
  const end = parts.findIndex((part, place) => place > at && isEnd(part));
  const kinds = parts.slice(from, end < 0 ? parts.length : end).map(kindOf);
  const [place, kind] = [at - from, kinds[at - from]];
  const before = kinds.slice(0, place).filter((one) => one !== null);
  const after = kinds.slice(place + 1);
  const first = kinds.find((one) => one !== null);
  if (kind === null || kind !== first || before.at(-1) === kind) return false;
  const partner = kind === 'pick' ? 'verdict' : 'pick';
  return before.includes(partner) && after.includes(partner);
}

function kindOf(part: Part): 'pick' | 'verdict' | null {
  if ('picks' in part) return 'pick';
  return NEGATING.test(part.word) || TAKING.test(part.word) ? 'verdict' : null;
}
