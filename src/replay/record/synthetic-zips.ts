// ZIP codes for the places where the log has blanks: the right one where verification passed, wrong ones where not.
import { zipOverTurns } from '../../understand/index.ts';
import { dataOf } from './log-events.ts';
import { utterancesOf, type LoggedTurn, type Utterance } from './split-turns.ts';
import { hiddenCounts, withDigits, withMadeUpDigits } from './synthetic-digits.ts';
import { toolRuns } from './tool-runs.ts';

export const RIGHT_ZIP = '98101';
/** They differ from the right one at the end, where callers correct themselves. */
const WRONG_ZIPS = ['98108', '98102', '98107', '98103', '98106'];

/** The caller's words by turn number, with a ZIP code in each that was compared. */
export function withZips(turns: readonly LoggedTurn[]): Map<number, string> {
  const words = new Map(turns.flatMap(utterancesOf).map(({ turn, text }) => [turn, text]));
  let compared = 0;
  let spoken = 0;
  let failures = 0;
  const isBefore = ({ turn }: Utterance): boolean => turn <= compared;
  for (const turn of turns) {
    const here = utterancesOf(turn).at(-1);
    const outcome = comparison(turn);
    spoken = here?.turn ?? spoken;
    // Silence is a failed attempt too: what was said before it does not count any more.
    if ('silence' in turn.kind) compared = spoken;
    if (!here || outcome === 'none') continue;
    const zip = outcome === 'passed' ? RIGHT_ZIP : (WRONG_ZIPS[failures++ % WRONG_ZIPS.length] ?? '99999');
    const said = [...words]
      .map(([number, text]) => ({ turn: number, text }))
      .filter(({ turn: number }) => number <= here.turn);
    const [before, window] = [said.filter(isBefore), said.filter((one) => !isBefore(one))];
    for (const { turn: number, text } of fill(window, before, zip)) words.set(number, text);
    compared = here.turn;
  }
  for (const [turn, text] of words) words.set(turn, withMadeUpDigits(text));
  return words;
}

/** Whether a ZIP code was compared in this turn, and what came of it. */
function comparison({ events }: LoggedTurn): 'passed' | 'failed' | 'none' {
  if (dataOf(events, 'verification.passed').length > 0) return 'passed';
  const asked = toolRuns(events).some(({ tool }) => tool === 'verify_caller');
  const refused = [
    ...dataOf(events, 'verification.failed').filter(({ cause }) => cause === 'mismatch'),
    ...dataOf(events, 'verification.locked'),
  ];
  return asked && refused.length > 0 ? 'failed' : 'none';
}

/** Puts the ZIP code where one was, whole or in pieces; where none is to be seen, it is said at the end. */
function fill(window: readonly Utterance[], before: readonly Utterance[], zip: string): Utterance[] {
  const fits = (filled: readonly Utterance[]) => heard([...before, ...filled]) === zip;
  const counts = window.flatMap(({ text }) => hiddenCounts(text));
  for (let from = counts.length - 1; from >= 0; from -= 1) {
    const rest = counts.slice(from).reduce((sum, count) => sum + count, 0);
    // A correction is the end of it.
    for (const digits of [zip, zip.slice(-rest)]) {
      const filled = fillFrom(window, from, digits);
      if (fits(filled)) return filled;
    }
  }
  const last = window.at(-1);
  if (!last) return [];
  const said = replaceIn(window, { ...last, text: `${last.text} My ZIP code is ${zip}.` });
  return fits(said) ? said : replaceIn(window, { ...last, text: `My ZIP code is ${zip}.` });
}

/** The digits in the blanks from this one on, and made-up ones in those before. */
function fillFrom(window: readonly Utterance[], from: number, answer: string): Utterance[] {
  let blank = -1;
  let rest = answer;
  return window.map(({ turn, text }) => ({
    turn,
    text: withDigits(text, (count) => {
      blank += 1;
      if (blank < from) return '1'.repeat(count);
      const digits = rest.slice(0, count);
      rest = rest.slice(count);
      return digits.padEnd(count, '1');
    }),
  }));
}

function replaceIn(window: readonly Utterance[], by: Utterance): Utterance[] {
  return window.map((said) => (said.turn === by.turn ? by : said));
}

/** What verify_caller takes for the ZIP code of these turns. */
function heard(said: readonly Utterance[]): string | null {
  return zipOverTurns(said.map(({ text }) => withMadeUpDigits(text))).answer?.digits ?? null;
}
