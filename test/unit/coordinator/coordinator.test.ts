// The coordinator as its callers use it: told facts, asked for verdicts, stored and taken up again.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIAGRAM_FILE, drawCoordinator } from '../../../scripts/draw-coordinator.ts';
import { loadCompany } from '../../../src/config/load-company.ts';
import {
  Coordinator,
  createCoordinatorMachine,
  type CoordinatorEvent,
  type CoordinatorRules,
  type NewProposal,
} from '../../../src/coordinator/index.ts';

const { company } = loadCompany('pestcall');
const rules: CoordinatorRules = { roster: company.roster, attemptsPerCall: 3, pingPong: 3, transfers: 12 };
const machine = createCoordinatorMachine(rules);
const customer = { id: 'cust_1', firstName: 'Dana', lastName: 'Reyes' };
const AGENTS = Object.keys(company.roster.agents);

function start(lockedUntil: number | null = null): Coordinator {
  return Coordinator.start(machine, rules, {
    callId: 'call_1',
    company: 'pestcall',
    channel: 'console',
    callerNumber: '+14155550123',
    language: 'en-US',
    startedAt: 0,
    lockedUntil,
  });
}

function verified(): Coordinator {
  const coordinator = start();
  coordinator.send({ type: 'verification.passed', customer, at: 1 });
  return coordinator;
}

/** After a turn of the caller. */
function handOver(coordinator: Coordinator, to: string, reason = `wants ${to}`): void {
  coordinator.send({ type: 'caller.spoke', at: 2 });
  handOn(coordinator, to, reason);
}

/** In the same turn. */
function handOn(coordinator: Coordinator, to: string, reason = `wants ${to}`): void {
  coordinator.send({ type: 'transfer.requested', to, reason, at: 2 });
  const { pending } = coordinator.context;
  if (pending) coordinator.send({ type: 'agent.entered', agent: pending.to, epoch: pending.epoch, at: 3 });
}

function proposalOf(id: string, summary: string, about: string[] = [id]): NewProposal {
  return { id, tool: 'cancel_appointment', args: { id }, summary, about };
}

describe('the coordinator', () => {
  it('locks the call out at the third failed attempt, and lets nothing but a person follow', () => {
    const coordinator = start();
    for (let i = 0; i < 3; i++) coordinator.send({ type: 'verification.failed', at: i });
    expect(coordinator.state).toBe('lockedOut');
    coordinator.send({ type: 'verification.passed', customer, at: 9 });
    expect(coordinator.context.customer).toBeNull();
    expect(coordinator.judge('billing')).toEqual({ verdict: 'refused', why: 'locked_out' });
    handOver(coordinator, 'human');
    expect(coordinator.state).toBe('withHuman');
    coordinator.send({ type: 'call.ended', reason: 'caller_hung_up', at: 9 });
    expect(coordinator.context.disposition).toBe('locked_out');
  });

  it('answers a line that was locked out before as locked out', () => {
    expect(start(1000).state).toBe('lockedOut');
  });

  it('notes a wish that verification stands before, and makes it active when its agent enters', () => {
    const coordinator = start();
    coordinator.send({ type: 'transfer.requested', to: 'billing', reason: 'what do I owe', at: 1 });
    expect(coordinator.context.intents).toMatchObject([
      { agent: 'billing', wish: 'what do I owe', status: 'stated' },
    ]);
    coordinator.send({ type: 'verification.passed', customer, at: 2 });
    handOver(coordinator, 'billing', 'balance');
    expect(coordinator.context.intents).toMatchObject([
      { agent: 'billing', wish: 'what do I owe', status: 'active' },
    ]);
  });

  it('keeps an unfinished wish with what was proposed, and resolves a served one', () => {
    const coordinator = verified();
    handOver(coordinator, 'cancellation', 'cancel');
    coordinator.send({ type: 'action.proposed', proposal: proposalOf('p1', 'cancel Thursday') });
    handOver(coordinator, 'billing', 'balance');
    expect(coordinator.context.proposals).toEqual([]);
    expect(coordinator.context.intents[0]).toMatchObject({
      status: 'stated',
      unfinished: 'proposed, not yet confirmed: cancel Thursday',
    });
    coordinator.send({ type: 'answer.given' });
    handOver(coordinator, 'cancellation', 'back to cancelling');
    expect(coordinator.context.intents).toMatchObject([
      { agent: 'cancellation', status: 'active' },
      { agent: 'billing', status: 'resolved' },
    ]);
  });

  it('takes a wish for served whose proposal the caller turned down, and does not keep it for later', () => {
    const coordinator = verified();
    handOver(coordinator, 'cancellation', 'cancel');
    coordinator.send({ type: 'action.proposed', proposal: proposalOf('p1', 'cancel Thursday') });
    coordinator.send({ type: 'caller.spoke', at: 2 });
    coordinator.send({ type: 'action.dropped', ids: ['p1'], why: 'corrected' });
    handOn(coordinator, 'scheduling', 'move it instead');
    expect(coordinator.context.intents).toMatchObject([
      { agent: 'cancellation', status: 'resolved' },
      { agent: 'scheduling', status: 'active' },
    ]);
  });

  it('lets any number of proposals wait, and a newer one about the same thing take the older one’s place', () => {
    const coordinator = verified();
    for (const made of [
      proposalOf('p1', 'cancel Thursday', ['visit:1']),
      proposalOf('p2', 'cancel Friday', ['visit:2']),
      proposalOf('p3', 'move Thursday', ['visit:1', 'slot:9']),
    ])
      coordinator.send({ type: 'action.proposed', proposal: made });
    expect(coordinator.context.proposals.map(({ id }) => id)).toEqual(['p2', 'p3']);
  });

  it('knows a proposal as heard only until something else is asked', () => {
    const coordinator = verified();
    coordinator.send({ type: 'action.proposed', proposal: proposalOf('p1', 'cancel Thursday') });
    coordinator.send({ type: 'action.asked', ids: ['p1'] });
    expect(coordinator.context.proposals).toMatchObject([{ asked: 1, heard: false }]);
    coordinator.send({ type: 'action.heard', ids: ['p1'] });
    expect(coordinator.context.proposals).toMatchObject([{ asked: 1, heard: true }]);
    coordinator.send({ type: 'action.overtaken' });
    expect(coordinator.context.proposals).toMatchObject([{ asked: 1, heard: false }]);
  });

  it('remembers what became of a proposal, and in which turn', () => {
    const coordinator = verified();
    for (const id of ['p1', 'p2', 'p3'])
      coordinator.send({ type: 'action.proposed', proposal: proposalOf(id, `cancel ${id}`) });
    coordinator.send({ type: 'caller.spoke', at: 2 });
    coordinator.send({ type: 'action.done', id: 'p1', summary: 'cancelled p1' });
    coordinator.send({ type: 'action.dropped', ids: ['p2'], why: 'declined' });
    coordinator.send({ type: 'action.failed', id: 'p3' });
    const { proposals, settled, done } = coordinator.context;
    expect(settled).toMatchObject([
      { id: 'p1', outcome: 'done', turn: 1 },
      { id: 'p2', outcome: 'declined', turn: 1 },
    ]);
    expect(done).toEqual(['cancelled p1']);
    expect(proposals).toMatchObject([{ id: 'p3', failed: 1 }]);
  });

  it('serves a caller who speaks up while goodbye is being said', () => {
    const coordinator = verified();
    handOver(coordinator, 'billing');
    coordinator.send({ type: 'goodbye.said' });
    expect(coordinator.state).toBe('wrappingUp');
    coordinator.send({ type: 'caller.spoke', at: 9 });
    expect(coordinator.state).toBe('serving');
  });

  it('does not let an agent take the caller from a person who is talking with them', () => {
    const coordinator = verified();
    handOver(coordinator, 'human');
    coordinator.send({ type: 'human.joined', person: 'Sam' });
    expect(coordinator.humanState).toBe('talking');
    handOver(coordinator, 'billing');
    expect(coordinator.context.active).toBe('human');
    coordinator.send({ type: 'human.left' });
    handOver(coordinator, 'billing');
    expect(coordinator.context.active).toBe('billing');
  });

  it('goes on after being stored and restored as if it had not been', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEvent(), { maxLength: 25 }), fc.nat(25), (events, cut) => {
        const straight = start();
        for (const event of events) straight.send(event);
        const before = start();
        for (const event of events.slice(0, cut)) before.send(event);
        const stored: unknown = JSON.parse(JSON.stringify(before.persist()));
        const restored = Coordinator.restore(machine, rules, stored);
        for (const event of events.slice(cut)) restored.send(event);
        expect(restored.persist()).toEqual(straight.persist());
      }),
      { numRuns: 300 },
    );
  });

  it('says what is wrong with a stored call that does not fit', () => {
    expect(() => Coordinator.restore(machine, rules, { value: 'dreaming' })).toThrow(
      /does not fit this version/,
    );
  });

  it('has a diagram that is drawn from it (npm run diagram)', () => {
    expect(readFileSync(DIAGRAM_FILE, 'utf8')).toBe(drawCoordinator());
  });
});

function arbitraryEvent(): fc.Arbitrary<CoordinatorEvent> {
  const agent = fc.constantFrom(...AGENTS);
  const epoch = fc.nat(4);
  return fc.oneof(
    fc.constant<CoordinatorEvent>({ type: 'caller.spoke', at: 1 }),
    fc.constant<CoordinatorEvent>({ type: 'verification.passed', customer, at: 1 }),
    fc.constant<CoordinatorEvent>({ type: 'verification.failed', at: 1 }),
    fc.constant<CoordinatorEvent>({ type: 'tool.succeeded', fruitful: true }),
    fc.constant<CoordinatorEvent>({ type: 'ids.listed', kind: 'slot', ids: ['slot_1', 'slot_2'] }),
    fc.constant<CoordinatorEvent>({ type: 'answer.given' }),
    fc.constant<CoordinatorEvent>({ type: 'action.done', summary: 'did it' }),
    fc.constant<CoordinatorEvent>({ type: 'goodbye.said' }),
    fc.constant<CoordinatorEvent>({ type: 'human.joined', person: 'Sam' }),
    agent.map((to): CoordinatorEvent => ({ type: 'transfer.requested', to, reason: 'why', at: 1 })),
    fc
      .tuple(agent, epoch)
      .map(([name, e]): CoordinatorEvent => ({ type: 'agent.entered', agent: name, epoch: e, at: 1 })),
    epoch.map((e): CoordinatorEvent => ({ type: 'handoff.failed', epoch: e, at: 1 })),
  );
}
