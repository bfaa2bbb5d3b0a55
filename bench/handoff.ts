// What a handoff costs: from the transfer tool being called to the next agent's model being asked. Our call core, with
// its coordinator, log and database, beside the bare framework in the same run, rounds interleaved.
// Usage: tsx bench/handoff.ts [--quick]   (BENCH_DATABASE_URL adds a PostgreSQL)
import { initializeLogger, llm, voice } from '@livekit/agents';
import { AnsweringLlm, type ModelRequest } from '../src/rehearsal/answering-llm.ts';
import { openBenchLine, type BenchLine } from './support/bench-line.ts';
import { openEmbedded, openPostgres, type BenchDatabase } from './support/databases.ts';
import { viewOf } from './support/request-view.ts';
import { percentile, printMachine, printTable } from './support/table.ts';

const QUICK = process.argv.includes('--quick');
const ROUNDS = QUICK ? 15 : 60;
const WARM_UP = 3;
/** Three agents in a ring: what the roster and the loop budget of a real company allow in one call. */
const RING = ['scheduling', 'billing', 'cancellation', 'scheduling', 'billing', 'cancellation'];

/** Milliseconds of each handoff of one call. */
type OneCall = () => Promise<number[]>;

async function main(): Promise<void> {
  printMachine('Handoff: transfer tool called → next model request, milliseconds');
  initializeLogger({ pretty: false, level: 'silent' });
  const contenders: [string, OneCall][] = [
    ['bare framework, returned handoff', () => bareCall('returned')],
    ['bare framework, updateAgent', () => bareCall('updateAgent')],
  ];
  const opened = [await openEmbedded(), await openPostgres()].filter((one) => one !== null);
  for (const one of opened) contenders.push([`ours, ${one.engine}`, await ourCall(one)]);
  const samples = await interleave(contenders);
  for (const one of opened) await one.close();
  for (const [name, ms] of samples) {
    const asked = ROUNDS * RING.length;
    if (ms.length !== asked) throw new Error(`${name}: ${ms.length} of ${asked} handoffs happened`);
  }

  const base = percentile(samples.get('bare framework, updateAgent') ?? [], 0.5);
  printTable(
    ['handoff by', 'handoffs', 'p50', 'p95', 'p99', 'ratio of p50 to updateAgent'],
    [...samples].map(([name, ms]) => {
      const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(ms, share));
      return [name, ms.length, p50 ?? null, p95 ?? null, p99 ?? null, (p50 ?? 0) / base];
    }),
  );
}

/** One call of each in turn, so that a busy moment of the machine hits all alike. */
async function interleave(contenders: readonly [string, OneCall][]): Promise<Map<string, number[]>> {
  const samples = new Map<string, number[]>(contenders.map(([name]) => [name, []]));
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const [name, oneCall] of contenders) {
      const times = await oneCall();
      if (round >= 0) samples.get(name)?.push(...times);
    }
  }
  return samples;
}

async function ourCall({ database }: BenchDatabase): Promise<OneCall> {
  const line: BenchLine = await openBenchLine(database, 1);
  return async () => {
    const times: number[] = [];
    let started = 0;
    const call = await line.answer(0, (request) => {
      const { handover, words } = viewOf(request);
      if (!handover)
        return {
          say: 'One moment.',
          calls: [{ tool: 'transfer_call', args: { to: words, reason: `wants ${words}` } }],
        };
      times.push(performance.now() - started);
      return { say: 'How can I help?' };
    });
    call.coordinator.send({
      type: 'verification.passed',
      customer: { id: 'cust_0', firstName: 'Dana', lastName: 'Whitfield' },
      at: Date.now(),
    });
    call.onEvent(({ type }) => {
      if (type === 'tool.started') started = performance.now();
    });
    for (const target of RING) await call.hear(target);
    await call.hangUp('caller_hung_up');
    return times;
  };
}

/** The least that the framework asks for: agents with a prompt, one tool, and words on entering. */
async function bareCall(way: 'returned' | 'updateAgent'): Promise<number[]> {
  const times: number[] = [];
  let started = 0;
  let entered: () => void = () => undefined;
  const model = new AnsweringLlm('script', ({ chatCtx }: ModelRequest) => {
    const asked = chatCtx.items.findLast((item) => item.type !== 'agent_handoff');
    if (asked?.type === 'message' && asked.role === 'user')
      return { say: 'One moment.', calls: [{ tool: 'transfer', args: {} }] };
    times.push(performance.now() - started);
    return { say: 'How can I help?' };
  });
  class Entering extends voice.Agent<undefined> {
    override async onEnter(): Promise<void> {
      const speech = this.session.generateReply();
      void speech.waitForPlayout().then(entered);
    }
  }
  const make = (): Entering => new Entering({ instructions: 'You are an agent.', tools: [transfer] });
  const transfer: llm.ToolContextEntry<undefined> = llm.tool<undefined>({
    name: 'transfer',
    description: 'Hands over.',
    execute: async (_args, { ctx }): Promise<unknown> => {
      started = performance.now();
      if (way === 'returned') return llm.handoff({ agent: make() });
      ctx.session.updateAgent(make());
      return undefined;
    },
  });
  const session = new voice.AgentSession<undefined>({
    ...{ llm: model, vad: null, userData: undefined },
    turnHandling: { turnDetection: 'manual' },
  });
  await session.start({
    agent: new voice.Agent({ instructions: 'You answer.', tools: [transfer] }),
    record: false,
  });
  for (const target of RING) {
    const landed = new Promise<void>((resolve) => (entered = resolve));
    session.generateReply({ userInput: target });
    await landed;
  }
  // As an error: any other close waits half a second for a last transcript.
  session.shutdown({ drain: false, reason: voice.CloseReason.ERROR });
  await session.close();
  return times;
}

await main();
