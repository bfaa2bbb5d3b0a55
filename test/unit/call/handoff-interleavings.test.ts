// Some hundreds of random calls in which handoffs fail, race and are talked over: what must hold, holds in all.
import { llm } from '@livekit/agents';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { CallAgent } from '../../../src/call/call-agent.ts';
import type { AgentOrder } from '../../../src/call/handoffs.ts';
import {
  agreement,
  closeTestDatabase,
  eventsOf,
  letIn,
  nextTick,
  openLine,
  type Asked,
  type Line,
} from '../../support/scripted-call.ts';

afterAll(closeTestDatabase);

const CALLS = 240;
const AT_ONCE = 40;
const AGENTS = ['verification', 'scheduling', 'billing', 'cancellation', 'human'];

/** `is too slow` comes when it has been given up already. */
const MANNERS = ['well', 'throws', 'never enters', 'is slow', 'is too slow'] as const;
type Manner = (typeof MANNERS)[number];
/** Turns of the event loop before a handoff that has not been reported is given up. */
const PATIENCE = 100;

interface Turn {
  /** What the model calls, in this order, in one answer. */
  calls: string[];
  /** How the agents that are brought in during this turn behave, one after the other; then they behave. */
  builds: Manner[];
  /** Said while the handoff is under way. */
  during: boolean;
  /** Turns of the event loop after which the caller speaks over the agent; null when they do not. */
  interruptsAt: number | null;
}

const turn: fc.Arbitrary<Turn> = fc.record({
  calls: fc.array(fc.constantFrom(...AGENTS.map((to) => `to ${to}`), 'quick', 'slow', 'failing'), {
    maxLength: 4,
  }),
  builds: fc.array(fc.constantFrom(...MANNERS), { maxLength: 3 }),
  during: fc.boolean(),
  interruptsAt: fc.option(fc.nat(30)),
});

it(`machine and session agree, and no word or wish is lost, in ${CALLS} random calls`, async () => {
  const plans = fc.sample(fc.array(turn, { minLength: 1, maxLength: 5 }), { numRuns: CALLS, seed: 20260302 });
  for (let i = 0; i < plans.length; i += AT_ONCE) await Promise.all(plans.slice(i, i + AT_ONCE).map(playOut));
}, 240_000);

async function playOut(turns: readonly Turn[]): Promise<void> {
  let current: Turn = { calls: [], builds: [], during: false, interruptsAt: null };
  let builds: Turn['builds'] = [];
  let spoken = 0;
  const line = await openLine((asked) => answer(asked), {
    sessionTools: [
      llm.tool({ name: 'quick', description: '', execute: async () => 'quick' }),
      llm.tool({ name: 'slow', description: '', execute: () => nextTicks(20).then(() => 'slow') }),
      llm.tool({ name: 'failing', description: '', execute: () => Promise.reject(new llm.ToolError('no')) }),
    ],
    buildAgent: (order, build) => misbehave(order, build),
  });
  const { call, timers } = line;
  letIn(call);

  function answer({ agent, afterTool, lastWords, note }: Asked) {
    const says = { say: `${agent} ${++spoken} answers ${lastWords}.` };
    if (afterTool || !note.includes('moment: answer the caller')) return says;
    const calls = current.calls.map((name) =>
      name.startsWith('to ')
        ? { tool: 'transfer_call', args: { to: name.slice(3), reason: 'wish' } }
        : { tool: name, args: {} },
    );
    return { ...says, calls };
  }

  async function misbehave(order: AgentOrder, build: (order: AgentOrder) => CallAgent): Promise<CallAgent> {
    const how = order.epoch === 0 ? 'well' : builds.shift();
    if (how === 'throws') throw new Error('cannot be built');
    if (how === 'is slow') await nextTicks(PATIENCE / 3);
    if (how === 'is too slow') await nextTicks(PATIENCE * 2.5);
    const agent = build(order);
    if (how === 'never enters') agent.onEnter = () => Promise.reject(new Error('cannot enter'));
    return agent;
  }

  const said: string[] = [];
  for (const [i, plan] of turns.entries()) {
    current = plan;
    builds = [...plan.builds];
    const words = [`turn ${i} opens`];
    const hearing = [call.hear(`turn ${i} opens`)];
    const turnState = { done: false };
    const finished = Promise.all(hearing).then(() => (turnState.done = true));
    for (let ticks = 0; !turnState.done; ticks++) {
      await nextTick();
      if (plan.during && words.length === 1 && call.coordinator.state === 'transferring') {
        words.push(`turn ${i} goes on`);
        hearing.push(call.hear(`turn ${i} goes on`));
      }
      if (ticks === plan.interruptsAt) interrupt(line);
      if (ticks % PATIENCE === PATIENCE - 1) {
        timers.fire(5000);
        timers.fire(10_000);
      }
    }
    await Promise.all([finished, ...hearing]);
    if (call.coordinator.state === 'ended') break;
    said.push(...words);
    expectAgreement(line);
  }
  expectNothingLost(line, said);
  await call.hangUp('caller_hung_up');
  expect(call.coordinator.context.transfers.filter((t) => t.outcome === 'pending')).toEqual([]);
}

function interrupt({ call }: Line): void {
  try {
    call.session.interrupt();
  } catch {
    // Speech that announces a transfer refuses to be interrupted.
  }
}

function expectAgreement({ call }: Line): void {
  const { machine, session, pending } = agreement(call);
  expect({ session, pending }).toEqual({ session: machine, pending: null });
}

function expectNothingLost({ call, asked }: Line, words: readonly string[]): void {
  const heard = JSON.stringify(asked.map((request) => request.chatCtx.items));
  for (const text of words) expect(heard).toContain(text);
  const answers = eventsOf(call, 'agent.said').filter((event) => / answers /.test(event.text));
  expect(new Set(answers.map((event) => event.text)).size).toBe(answers.length);
  for (const { to } of [...eventsOf(call, 'transfer.requested'), ...eventsOf(call, 'transfer.queued')]) {
    const { transfers, intents } = call.coordinator.context;
    const kept =
      transfers.some((t) => t.to === to) || intents.some((i) => i.agent === to) || to === 'verification';
    // What is open when they go to a person goes along.
    expect(kept || intents.some((i) => i.agent === 'human')).toBe(true);
  }
}

async function nextTicks(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await nextTick();
}
