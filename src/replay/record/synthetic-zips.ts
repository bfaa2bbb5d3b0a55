// ZIP codes for the places where the log has blanks: the right one where verification passed, wrong ones where not.
import { understandZip } from '../../understand/index.ts';
import { dataOf } from './log-events.ts';
import { utterancesOf, type LoggedTurn, type Utterance } from './split-turns.ts';
import { madeUpKeys, zipOverPieces } from './synthetic-keys.ts';
import { toolRuns } from './tool-runs.ts';

export const RIGHT_ZIP = '98101';
const WRONG_ZIPS = ['98402', '98501', '98661', '98801', '99201'];

/** How many turns verify_caller looks at for one answer. */
const WINDOW = 3;
/** What redaction leaves where digits were; the likeliest for a ZIP code first. */
const BLANKS = [/\[zip\]/, /\[digits\]/, /\[(?:number|account|phone|ssn|card|date|address)\]/];

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
    const window = [...words].filter(([number]) => number > compared && number <= here.turn).slice(-WINDOW);
    for (const { turn: number, text } of fill(
      window.map(([number, text]) => ({ turn: number, text })),
      zip,
    ))
      words.set(number, text);
    compared = here.turn;
  }
  for (const [turn, text] of words) words.set(turn, madeUpKeys(text));
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

/** Puts the ZIP code where one was; where none is to be seen, it is said at the end. */
function fill(window: readonly Utterance[], zip: string): Utterance[] {
  const keyed = zipOverPieces(window, zip);
  if (keyed && heard(keyed) === zip) return keyed;
  const candidates = BLANKS.flatMap((blank) =>
    window.toReversed().flatMap((said) => (blank.test(said.text) ? [{ said, blank }] : [])),
  );
  for (const { said, blank } of candidates) {
    const at = said.text.lastIndexOf(blank.exec(said.text)?.[0] ?? '');
    const text = said.text.slice(0, at) + said.text.slice(at).replace(blank, zip);
    const filled = replaceIn(window, { ...said, text });
    if (heard(filled) === zip) return filled;
  }
  const last = window.at(-1);
  if (!last) return [];
  const said = replaceIn(window, { ...last, text: `${last.text} My ZIP code is ${zip}.` });
  return heard(said) === zip ? said : replaceIn(window, { ...last, text: `My ZIP code is ${zip}.` });
}

function replaceIn(window: readonly Utterance[], by: Utterance): Utterance[] {
  return window.map((said) => (said.turn === by.turn ? by : said));
}

/** What verify_caller takes for the ZIP code of these turns: the shortest run of last turns that has one. */
function heard(window: readonly Utterance[]): string | null {
  for (let from = window.length - 1; from >= 0; from--) {
    const understood = understandZip(
      window
        .slice(from)
        .map(({ text }) => text)
        .join(' '),
    );
    if (understood && 'value' in understood && /^\d{5}$/.test(understood.value)) return understood.value;
  }
  return null;
}
