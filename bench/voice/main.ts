// Voice benchmarks: a real LiveKit server, real job processes, callers who are heard and hear. Needs a livekit-server
// (LIVEKIT_SERVER, PATH or tools/). None passes or fails.
// Usage: tsx bench/voice/main.ts [part …] [--quick]
import { parseArgs } from 'node:util';
import { printMachine } from '../support/table.ts';
import { bargeIn } from './barge-in.ts';
import { callsAtOnce } from './calls-at-once.ts';
import { handoffGap } from './handoff-gap.ts';
import { openStage, type Stage } from './stage.ts';
import { slowModel, voiceToVoice } from './voice-to-voice.ts';

interface Part {
  about: string;
  run: (stage: Stage, quick: boolean) => Promise<void>;
}

const PARTS: Readonly<Record<string, Part>> = {
  'voice-to-voice': {
    about: 'End of the caller’s speech to the first sound of the answer',
    run: (stage, quick) => voiceToVoice(stage, quick ? 5 : 20),
  },
  fillers: {
    about: 'What is heard while the language model is slow',
    run: (stage, quick) => slowModel(stage, quick ? 4 : 12),
  },
  handoff: {
    about: 'The gap that the caller hears at a handoff',
    run: (stage, quick) => handoffGap(stage, quick ? 4 : 16),
  },
  'barge-in': {
    about: 'The caller speaks over the agent',
    run: (stage, quick) => bargeIn(stage, quick ? 4 : 16),
  },
  load: {
    about: 'Calls at once, each with a turn every seven seconds',
    run: async (stage, quick) => {
      const steps = quick ? [1, 2, 4] : [1, 2, 4, 8, 12, 16, 20, 25, 30];
      await callsAtOnce(stage, { contender: 'ours', steps, turns: quick ? 2 : 3 });
    },
  },
  'load-bare': {
    about: 'The same by the framework alone',
    run: async (stage, quick) => {
      const steps = quick ? [1, 4] : [1, 4, 8, 12];
      await callsAtOnce(stage, { contender: 'bare', steps, turns: quick ? 2 : 3 });
    },
  },
};

const USAGE = `usage: tsx bench/voice/main.ts [part …] [--quick]

Without a part all of them run, half an hour; with --quick twelve minutes.
${Object.entries(PARTS)
  .map(([name, { about }]) => `  ${name.padEnd(16)}${about}`)
  .join('\n')}`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
  });
  const unknown = positionals.find((name) => !(name in PARTS));
  if (values.help || unknown !== undefined) {
    console.log(unknown === undefined ? USAGE : `No part "${unknown}".\n${USAGE}`);
    return unknown === undefined ? 0 : 2;
  }
  let failed = 0;
  for (const name of positionals.length > 0 ? positionals : Object.keys(PARTS)) {
    const part = PARTS[name];
    // A stage of its own for each: what one leaves behind is not the next one's load.
    const stage = part && (await openStage());
    if (!stage) return 0;
    printMachine(part.about);
    try {
      await part.run(stage, values.quick);
    } catch (error) {
      console.error(error);
      failed += 1;
    } finally {
      await stage.stop();
    }
  }
  return failed === 0 ? 0 : 1;
}

process.exit(await main());
