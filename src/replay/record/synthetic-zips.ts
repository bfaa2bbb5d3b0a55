// ZIP codes for the places where the log has blanks: the right one where verification passed, wrong ones where not.
import { zipOverTurns } from '../../understand/index.ts';
import { dataOf } from './log-events.ts';
import { utterancesOf, type LoggedTurn, type Utterance } from './split-turns.ts';
import { hiddenCounts, withDigits, withMadeUpDigits } from './synthetic-digits.ts';
import { toolRuns } from './tool-runs.ts';

export const RIGHT_ZIP = '98101';
const WRONG_ZIPS = ['98402', '98501', '98661', '98801', '99201'];

/** The caller's words by turn number, with a ZIP code in each that was compared. */
export function withZips(turns: readonly LoggedTurn[]): Map<number, string> {
  const words = new Map(turns.flatMap(utterancesOf).map(({ turn, text }) => [turn, text]));
  let compared = 0;
  let spoken = 0;
  let failures = 0;
  for (const turn of turns) {
    const here = utterancesOf(turn).at(-1);
    const outcome = comparison(turn);
    spoken = here?.turn ?? spoken;
    // Silence is a failed attempt too: what was said before it does not count any more.
    if ('silence' in turn.kind) compared = spoken;
    if (!here || outcome === 'none') continue;
    const zip = outcome === 'passed' ? RIGHT_ZIP : (WRONG_ZIPS[failures++ % WRONG_ZIPS.length] ?? '99999');
    const window = [...words].filter(([number]) => number > compared && number <= here.turn);
    for (const { turn: number, text } of fill(
      window.map(([number, text]) => ({ turn: number, text })),
      zip,
    ))
      words.set(number, text);
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
function fill(window: readonly Utterance[], zip: string): Utterance[] {
  const blanks = window.flatMap(({ text }) => hiddenCounts(text)).length;
  for (let from = blanks - 1; from >= 0; from -= 1) {
    const filled = fillFrom(window, from, zip);
    if (heard(filled) === zip) return filled;
  }
  const last = window.at(-1);
  if (!last) return [];
  const said = replaceIn(window, { ...last, text: `${last.text} My ZIP code is ${zip}.` });
  return heard(said) === zip ? said : replaceIn(window, { ...last, text: `My ZIP code is ${zip}.` });
}

/** The ZIP code in the blanks from this one on, and made-up digits in those before. */
function fillFrom(window: readonly Utterance[], from: number, zip: string): Utterance[] {
  let blank = -1;
  let rest = zip;
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
function heard(window: readonly Utterance[]): string | null {
  return zipOverTurns(window.map(({ text }) => text)).answer?.digits ?? null;
}
