// A handoff as the caller hears it: from the last sound of the agent who leaves to the first of the one who comes.
import { duel, type Round } from './duel.ts';
import { known, printBeside, printParts } from './figures.ts';
import type { Turn } from './callers-protocol.ts';
import type { Stretch } from './sounds.ts';
import type { Contender, Stage } from './stage.ts';
import { HIGH_WORD } from './stand-ins/voice.ts';
import type { MarkKind } from './stand-ins/marks.ts';

export async function handoffGap(stage: Stage, rounds: number): Promise<void> {
  const measured = await duel(stage, {
    rounds,
    before: (call) => call.turn('zip'),
    oneTurn: (call) => call.turn('next'),
  });
  const of = (read: (round: Round) => number | null): Map<Contender, (number | null)[]> =>
    new Map([...measured].map(([contender, all]) => [contender, all.map(read)]));
  const gaps = of(({ turn }) => {
    const { left, came } = change(turn);
    return left && came ? came.from - left.to : null;
  });
  console.log('');
  printBeside('gap at a handoff, ms', new Map([...gaps].map(([who, all]) => [who, known(all)])));
  console.log('');
  const passed = (kind: MarkKind) =>
    of(({ turn, marks }) => {
      const { left } = change(turn);
      const opening = marks.find((mark) => mark.kind === kind && mark.text.startsWith(HIGH_WORD));
      return left && opening ? opening.at - left.to : null;
    });
  printParts('ms after the last sound, p50', {
    'the new agent’s model is asked': passed('asked'),
    'words come to the voice': passed('told'),
    'sound leaves the voice': passed('voiced'),
    'the caller hears it': gaps,
  });
}

/** The farewell is low, the new agent's first words high. */
function change({ said, heard }: Turn): { left: Stretch | undefined; came: Stretch | undefined } {
  const after = heard.filter(({ from }) => from > said.to);
  const came = after.find(({ pitch }) => pitch === 'high');
  return { came, left: after.findLast(({ pitch, from }) => pitch === 'low' && came && from < came.from) };
}
