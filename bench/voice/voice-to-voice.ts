// From the end of the caller's speech to the first sound of the answer, beside a bare agent; and how soon something is
// heard when the language model is slow.
import type { MarkKind } from './stand-ins/marks.ts';
import { duel, type Round } from './duel.ts';
import { heardAfter, known, markAfter, p50, p95, printBeside, printParts } from './figures.ts';
import { ring } from './calls.ts';
import type { Contender, Stage } from './stage.ts';
import { printTable } from '../support/table.ts';

export async function voiceToVoice(stage: Stage, rounds: number): Promise<void> {
  const measured = await duel(stage, { rounds, oneTurn: (call) => call.turn('ask') });
  const of = <T>(read: (round: Round) => T): Map<Contender, T[]> =>
    new Map([...measured].map(([contender, all]) => [contender, all.map(read)]));
  const heard = of(({ turn }) => heardAfter(turn, 'high'));
  console.log('');
  printBeside('voice to voice, ms', new Map([...heard].map(([who, all]) => [who, known(all)])));
  console.log('');
  const after = (kind: MarkKind) => of(({ turn, marks }) => markAfter(marks, kind, turn.said.to));
  printParts('ms after the end of speech, p50', {
    'final words leave the recogniser': after('recognised'),
    'the model is asked': after('asked'),
    'words come to the voice': after('told'),
    'sound leaves the voice': after('voiced'),
    'the caller hears it': heard,
  });
  const requests = of(({ marks }) => marks.filter(({ kind }) => kind === 'asked').length);
  const mean = (all: readonly number[]): string =>
    (all.reduce((sum, n) => sum + n, 0) / all.length).toFixed(2);
  console.log(
    `model requests a turn: ${[...requests].map(([who, all]) => `${who} ${mean(all)}`).join(', ')}`,
  );
}

/** What the language model takes to its first token in the second half, in milliseconds. */
const SLOW_MODEL = 900;

export async function slowModel(stage: Stage, rounds: number): Promise<void> {
  const worker = await stage.start('ours', { fillers: true });
  const callers = await stage.callers();
  // Job processes that were ready before the lines had been made do without them: not the first call.
  await (await ring(stage, worker, callers)).leave();
  await (await ring(stage, worker, callers)).leave();
  const call = await ring(stage, worker, callers);
  await call.turn('ask');
  const [anything, answer]: [number[], number[]] = [[], []];
  await stage.standIns.delays({ llm: SLOW_MODEL });
  for (let round = 0; round < rounds; round += 1) {
    const turn = await call.turn('ask');
    anything.push(...known([heardAfter(turn)]));
    answer.push(...known([heardAfter(turn, 'high')]));
  }
  await stage.standIns.delays({});
  await call.leave();
  console.log('');
  printTable(
    [`fillers on, model takes ${SLOW_MODEL} ms: end of speech to`, 'times', 'p50', 'p95'],
    [
      ['the first thing heard', anything.length, p50(anything), p95(anything)],
      ['the answer', answer.length, p50(answer), p95(answer)],
    ],
  );
}
