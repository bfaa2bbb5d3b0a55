// Barge-in: from the caller's first sample to the agent's silence at the caller; silence counts from its start.
import { duel } from './duel.ts';
import { known, markAfter, printBeside, printParts } from './figures.ts';
import type { Stage } from './stage.ts';

export async function bargeIn(stage: Stage, rounds: number): Promise<void> {
  const measured = await duel(stage, {
    rounds,
    contenders: ['bare', 'ours', 'reflex'],
    oneTurn: (call) => call.interrupt(),
  });
  const until = new Map(
    [...measured].map(([who, all]) => [
      who,
      known(all.map(({ turn }) => (turn.stopped ? turn.stopped.to - turn.said.from : null))),
    ]),
  );
  console.log('');
  printBeside('caller speaks up to agent is silent, ms', until);
  console.log('');
  printParts('ms after the caller’s first sample, p50', {
    'their sound is at the recogniser': new Map(
      [...measured].map(([who, all]) => [
        who,
        all.map(({ turn, marks }) => markAfter(marks, 'hears', turn.said.from, 'last')),
      ]),
    ),
    'the caller hears nothing any more': until,
  });
}
