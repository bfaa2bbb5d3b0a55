// Every path of the coordinator up to a depth, generated from the machine itself: what must hold, holds on all of them.
import { describe, expect, it } from 'vitest';
import { getAdjacencyMap } from 'xstate/graph';
import type { StateValue } from 'xstate';
import { loadCompany } from '../../../src/config/load-company.ts';
import {
  createCoordinatorMachine,
  handoffsInARow,
  type CoordinatorEvent,
  type CoordinatorRules,
} from '../../../src/coordinator/index.ts';
import type { CustomerContext } from '../../../src/domain/customer-context.ts';

const { company } = loadCompany('pestcall');
const rules: CoordinatorRules = { roster: company.roster, attemptsPerCall: 2, pingPong: 1, transfers: 3 };
const machine = createCoordinatorMachine(rules);
const input = {
  callId: 'call_1',
  company: 'pestcall',
  channel: 'console' as const,
  callerNumber: null,
  language: 'en-US',
  startedAt: 0,
  lockedUntil: null,
};
const customer = { id: 'cust_1', firstName: 'Dana', lastName: 'Reyes' };
const TARGETS = ['billing', 'cancellation', 'human', 'nowhere'];
/** Deep enough for a transfer, its recovery, its rescue, and one more. */
const MOST_TRANSFERS = 3;

interface State {
  value: StateValue;
  context: CustomerContext;
}

/** Everything that could be told to the machine in this state, sensible or not. */
function eventsFor({ context }: State): CoordinatorEvent[] {
  const epochs = [...new Set([context.pending?.epoch ?? context.epoch, 0])];
  return [
    { type: 'caller.spoke', at: 1 },
    { type: 'verification.passed', customer, at: 1 },
    { type: 'verification.failed', at: 1 },
    { type: 'verification.locked', until: 9, at: 1 },
    { type: 'answer.given' },
    { type: 'tool.succeeded', fruitful: true },
    ...TARGETS.map((to): CoordinatorEvent => ({ type: 'transfer.requested', to, reason: 'why', at: 1 })),
    ...epochs.flatMap((epoch): CoordinatorEvent[] => [
      { type: 'handoff.failed', epoch, at: 1 },
      { type: 'agent.entered', agent: context.pending?.to ?? context.active, epoch, at: 1 },
      { type: 'agent.entered', agent: 'scheduling', epoch, at: 1 },
    ]),
    { type: 'human.briefed' },
    { type: 'human.joined', person: 'Sam' },
    { type: 'human.left' },
    { type: 'goodbye.said' },
    { type: 'call.ended', reason: 'caller_hung_up', at: 1 },
  ];
}

/** Counters that only grow would make the graph endless; what decides is kept. */
function serialize({ value, context }: State): string {
  const { active, pending, verification, transfers, progress, turn } = context;
  return JSON.stringify([
    value,
    active,
    pending && [pending.to, pending.kind],
    verification.level,
    Math.min(verification.attempts, 2),
    transfers.length,
    transfers.slice(-1).map((t) => [t.from, t.outcome]),
    progress > 0,
    transfers.filter((t) => t.turn === turn).length,
    context.people?.person != null,
  ]);
}

const map = getAdjacencyMap(machine, {
  input,
  events: (state) => eventsFor(state),
  serializeState: (state) => serialize(state),
  serializeEvent: (event) => JSON.stringify(event),
  stopWhen: (state) => state.context.transfers.length > MOST_TRANSFERS,
});
interface Vertex {
  state: State;
  transitions: Record<string, { event: CoordinatorEvent; state: State }>;
}

// The map's keys are branded strings, which hide its values from Object.values.
const vertices = Object.values(map as unknown as Readonly<Record<string, Vertex>>);
const byKey = new Map(vertices.map((vertex) => [serialize(vertex.state), vertex]));
const transitions = vertices.flatMap(({ state, transitions: out }) =>
  Object.values(out).map(({ event, state: next }) => ({ from: state, event, to: next })),
);
const requiresVerified = (agent: string) => rules.roster.agents[agent]?.requires === 'verified';

describe('on every generated path of the coordinator', () => {
  it('there is something to look at', () => {
    expect(vertices.length).toBeGreaterThan(300);
    expect(new Set(vertices.map(({ state }) => JSON.stringify(state.value))).size).toBeGreaterThan(9);
  });

  it('no customer is known, and no specialist serves, without verification', () => {
    for (const { state } of vertices) {
      const { verification, customer: known, active } = state.context;
      if (verification.level === 'none') expect(known).toBeNull();
      if (requiresVerified(active)) expect(known).not.toBeNull();
    }
  });

  it('after a lockout only a person can be reached, or the end', () => {
    for (const { from, to } of transitions) {
      if (from.context.verification.level !== 'locked') continue;
      expect(to.context.verification.level).toBe('locked');
      const moved = to.context.active !== from.context.active;
      if (moved) expect(['human', 'verification']).toContain(to.context.active);
      const asked = to.context.pending;
      if (asked && asked.epoch !== from.context.pending?.epoch && asked.kind !== 'recovery')
        expect(asked.to).toBe('human');
    }
  });

  it('exactly one agent is active, and only its own report makes the next one so', () => {
    for (const { from, event, to } of transitions) {
      if (to.context.active === from.context.active) continue;
      expect(event).toMatchObject({
        type: 'agent.entered',
        agent: to.context.active,
        epoch: from.context.pending?.epoch,
      });
    }
  });

  it('a handoff is pending in the states of a handoff, and in no other', () => {
    for (const { state } of vertices) {
      const between = state.value === 'transferring' || state.value === 'recovering';
      expect(state.context.pending !== null).toBe(between);
    }
  });

  it('every accepted transfer has one outcome once nothing is pending', () => {
    for (const { state } of vertices) {
      const pending = state.context.transfers.filter((t) => t.outcome === 'pending');
      const { pending: flight } = state.context;
      expect(pending.length).toBe(flight !== null && flight.kind !== 'recovery' ? 1 : 0);
    }
  });

  it('a stale epoch changes nothing', () => {
    for (const { from, event, to } of transitions) {
      const stale =
        (event.type === 'agent.entered' || event.type === 'handoff.failed') &&
        event.epoch !== from.context.pending?.epoch;
      if (stale) expect(serialize(to)).toBe(serialize(from));
    }
  });

  it('the end can be reached from everywhere, and nothing leads out of it', () => {
    for (const { state, transitions: out } of vertices) {
      const ends = Object.values(out).filter(({ event }) => event.type === 'call.ended');
      if (state.value === 'ended')
        for (const { state: next } of Object.values(out)) expect(next.value).toBe('ended');
      else if (state.context.transfers.length <= MOST_TRANSFERS)
        expect(ends.map(({ state: next }) => next.value)).toEqual(['ended']);
    }
  });

  it('a call that has ended has a disposition', () => {
    for (const { state } of vertices)
      if (state.value === 'ended') expect(state.context.disposition).not.toBeNull();
  });

  it('a failing handoff always comes to an agent, a person or the end', () => {
    for (const { state } of vertices) {
      let at: State = state;
      for (let failures = 0; at.context.pending; failures++) {
        expect(failures).toBeLessThan(4);
        const out = byKey.get(serialize(at))?.transitions ?? {};
        const failed = Object.values(out).find(
          ({ event }) => event.type === 'handoff.failed' && event.epoch === at.context.pending?.epoch,
        );
        if (!failed) break;
        at = failed.state;
      }
    }
  });

  it('a caller is handed over once between two of their turns, and once more for a wish that waits', () => {
    for (const { from, to } of transitions) {
      const asked = to.context.pending;
      if (!asked || asked.epoch === from.context.pending?.epoch || asked.kind !== 'transfer') continue;
      const before = handoffsInARow(from.context);
      if (asked.to === 'human') continue;
      expect(before).toBeLessThan(2);
      const waits = from.context.intents.some(
        ({ agent, status }) => agent === asked.to && status === 'stated',
      );
      expect(before === 0 || waits).toBe(true);
    }
  });

  it('exactly the agent that has the call serves a wish', () => {
    for (const { state } of vertices) {
      const { intents, active, pending } = state.context;
      const served = intents.filter(({ status }) => status === 'active');
      if (!pending) expect(served.map(({ agent }) => agent)).toEqual(served.map(() => active));
      if (active !== 'human') expect(served.length).toBeLessThan(2);
    }
  });

  it('nobody takes the caller away from a person who talks with them', () => {
    const talking = transitions.filter(({ from }) => from.context.people?.person != null);
    expect(talking.length).toBeGreaterThan(0);
    for (const { from, event, to } of talking) {
      if (event.type !== 'transfer.requested') continue;
      expect(to.context.pending).toBeNull();
      expect(to.context.people?.person).toBe(from.context.people?.person);
    }
  });

  it('a person is with the caller only as long as the human-handoff agent has the call', () => {
    for (const { state } of vertices) if (state.context.people) expect(state.context.active).toBe('human');
  });
});
