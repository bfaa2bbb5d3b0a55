// Which transfers are carried out: one after a turn of the caller, one more for a wish that waits, a person always.
import { describe, expect, it } from 'vitest';
import { loadCompany } from '../../../src/config/load-company.ts';
import {
  Coordinator,
  createCoordinatorMachine,
  judgeEscalation,
  type CoordinatorEvent,
  type CoordinatorRules,
  type HeardTurn,
} from '../../../src/coordinator/index.ts';

const { company } = loadCompany('pestcall');
const rules: CoordinatorRules = { roster: company.roster, attemptsPerCall: 3, pingPong: 3, transfers: 6 };
const machine = createCoordinatorMachine(rules);
const customer = { id: 'cust_1', firstName: 'Dana', lastName: 'Reyes' };
const NOTHING: HeardTurn = {
  ...{ words: '', wants: null, trigger: null, mood: 0, wishes: [], asked: [] },
  ...{ withdraws: false, refuses: false, instead: false, declines: false },
};
const TALK_FIRST = { verdict: 'refused', why: 'caller_first' };

class Line {
  readonly coordinator = Coordinator.start(machine, rules, {
    ...{ callId: 'call_1', company: 'pestcall', channel: 'console', callerNumber: null },
    ...{ language: 'en-US', startedAt: 0, lockedUntil: null },
  });

  constructor({ verified = true } = {}) {
    if (verified) this.told({ type: 'verification.passed', customer, at: 1 });
  }

  told(event: CoordinatorEvent): this {
    this.coordinator.send(event);
    return this;
  }

  hears(heard: Partial<HeardTurn> = {}): this {
    return this.told({ type: 'caller.spoke', at: 1 }).told({
      type: 'caller.understood',
      heard: { ...NOTHING, ...heard },
    });
  }

  /** Answers what became of it. */
  asks(to: string, reason = `wants ${to}`) {
    const verdict = this.coordinator.judge(to);
    this.told({ type: 'transfer.requested', to, reason, wants: 'answer', at: 2 });
    const { pending } = this.coordinator.context;
    if (pending) this.told({ type: 'agent.entered', agent: pending.to, epoch: pending.epoch, at: 3 });
    return verdict;
  }

  get active(): string {
    return this.coordinator.context.active;
  }
}

const ACCEPTED = { verdict: 'accepted' };

describe('between two turns of the caller', () => {
  it('they are handed over once', () => {
    const line = new Line().hears();
    expect(line.asks('billing')).toEqual(ACCEPTED);
    for (const to of ['scheduling', 'cancellation', 'human']) expect(line.asks(to)).toEqual(TALK_FIRST);
    expect(line.active).toBe('billing');
    expect(line.hears().asks('scheduling')).toEqual(ACCEPTED);
  });

  it('they are handed over once more for a wish of theirs that waits, and no further', () => {
    const line = new Line().hears();
    line.asks('billing');
    line.told({ type: 'intent.stated', to: 'scheduling', reason: 'when do you come' });
    line.told({ type: 'intent.stated', to: 'cancellation', reason: 'cancel the ants' });
    line.told({ type: 'answer.given' });
    expect(line.asks('scheduling')).toEqual(ACCEPTED);
    line.told({ type: 'answer.given' });
    expect(line.asks('cancellation')).toEqual(TALK_FIRST);
    expect(line.asks('billing')).toEqual(TALK_FIRST);
    expect(line.hears().asks('cancellation')).toEqual(ACCEPTED);
  });

  it('a handoff that failed counts: the caller hears of it before it is tried again', () => {
    const line = new Line().hears();
    line.told({ type: 'transfer.requested', to: 'billing', reason: 'why', at: 1 });
    line.told({ type: 'handoff.failed', epoch: 1, at: 2 });
    line.told({ type: 'agent.entered', agent: 'verification', epoch: 2, at: 3 });
    expect(line.active).toBe('verification');
    expect(line.asks('scheduling')).toEqual(TALK_FIRST);
    expect(line.hears().asks('billing')).toEqual(ACCEPTED);
  });

  it('what they say while they are handed over is a turn: whoever enters may hand on for it', () => {
    const line = new Line().hears();
    line.told({ type: 'transfer.requested', to: 'billing', reason: 'why', at: 1 });
    line.hears();
    line.told({ type: 'agent.entered', agent: 'billing', epoch: 1, at: 2 });
    expect(line.asks('scheduling')).toEqual(ACCEPTED);
  });

  it('nobody who has just reached the agent for people is sent on', () => {
    const line = new Line().hears();
    line.told({ type: 'intent.stated', to: 'billing', reason: 'what do I owe' });
    line.asks('human');
    expect(line.asks('billing')).toEqual(TALK_FIRST);
  });
});

describe('a person', () => {
  it.each<[string, (line: Line) => void]>([
    ['who was asked for in this turn', (line) => line.hears({ trigger: 'asked_for_person' })],
    ['whom a matter of this turn calls for', (line) => line.hears({ trigger: 'topic', topic: 'legal' })],
    [
      'whom the caller was offered in the turn before',
      (line) => line.hears().told({ type: 'person.offered' }).hears(),
    ],
    [
      'whom they want after something else',
      (line) => line.hears().told({ type: 'intent.stated', to: 'human', reason: 'then a person' }),
    ],
  ])('%s is always had, also after a handoff', (_name, hear) => {
    const line = new Line();
    hear(line);
    line.asks('billing');
    expect(line.asks('human')).toEqual(ACCEPTED);
    expect(line.active).toBe('human');
  });

  it('is had by a caller who is locked out', () => {
    const line = new Line({ verified: false }).hears();
    for (let i = 0; i < 3; i++) line.told({ type: 'verification.failed', at: 1 });
    expect(line.asks('human')).toEqual(ACCEPTED);
  });

  it('who talked with the caller may hand them back in the same turn', () => {
    const line = new Line().hears({ trigger: 'asked_for_person' });
    line.asks('human');
    line.told({ type: 'human.joined', person: 'Sam' }).told({ type: 'human.left' });
    expect(line.asks('billing')).toEqual(ACCEPTED);
  });
});

describe('back and forth that gets nothing done', () => {
  function pingPong(line: Line, times: number) {
    const targets = ['billing', 'scheduling'];
    return Array.from({ length: times }, (_, i) => line.hears().asks(targets[i % 2] ?? ''));
  }

  it('ends with the caller being asked, by the agent that has them', () => {
    const line = new Line();
    const verdicts = pingPong(line, 5);
    expect(verdicts.slice(0, 4)).toEqual([ACCEPTED, ACCEPTED, ACCEPTED, ACCEPTED]);
    expect(verdicts[4]).toEqual({ verdict: 'refused', why: 'loop' });
    expect(line.active).toBe('scheduling');
    expect(judgeEscalation(line.coordinator.context, company.escalation)).toMatchObject([
      { trigger: 'handed_around' },
    ]);
  });

  it('goes on once they have said what they need', () => {
    const line = new Line();
    pingPong(line, 5);
    expect(line.hears().asks('billing')).toEqual(ACCEPTED);
  });

  it('never keeps a person from them', () => {
    const line = new Line();
    pingPong(line, 5);
    expect(line.asks('human')).toEqual(ACCEPTED);
  });

  it('among many agents ends like that between two', () => {
    const line = new Line();
    const verdicts = [
      'billing',
      'scheduling',
      'cancellation',
      'billing',
      'scheduling',
      'cancellation',
      'billing',
    ].map((to) => line.hears().asks(to));
    expect(verdicts.at(-1)).toEqual({ verdict: 'refused', why: 'loop' });
  });

  it('is none where each agent has served them', () => {
    const line = new Line();
    for (let i = 0; i < 40; i++) {
      expect(line.hears().asks(i % 2 ? 'billing' : 'scheduling')).toEqual(ACCEPTED);
      line.told({ type: 'answer.given' });
    }
  });
});

describe('facts that come where nobody expects them', () => {
  it('verification passes wherever the caller is', () => {
    for (const bring of [
      (line: Line) => line.hears().asks('human'),
      (line: Line) => line.told({ type: 'transfer.requested', to: 'human', reason: 'why', at: 1 }),
      (line: Line) => line.told({ type: 'goodbye.said' }),
    ]) {
      const line = new Line({ verified: false });
      bring(line);
      expect(line.coordinator.send({ type: 'verification.passed', customer, at: 9 })).toBe(true);
      expect(line.coordinator.context).toMatchObject({ customer, verification: { level: 'verified' } });
    }
  });

  it('verification fails and locks wherever the caller is', () => {
    const line = new Line({ verified: false }).hears();
    line.asks('human');
    for (let i = 0; i < 3; i++) line.told({ type: 'verification.failed', at: 1 });
    expect(line.coordinator.state).toBe('withHuman');
    expect(line.coordinator.context.verification.level).toBe('locked');
    expect(line.coordinator.send({ type: 'verification.passed', customer, at: 9 })).toBe(false);
    expect(line.coordinator.context.customer).toBeNull();
  });

  it('an event that no state takes is told as such, and one that is refused is not', () => {
    const { coordinator } = new Line();
    const ignored: string[] = [];
    coordinator.subscribe(({ event, taken }) => {
      if (!taken) ignored.push(event.type);
    });
    coordinator.send({ type: 'human.joined', person: 'Sam' });
    coordinator.send({ type: 'agent.entered', agent: 'billing', epoch: 7, at: 1 });
    coordinator.send({ type: 'transfer.requested', to: 'nowhere', reason: 'why', at: 1 });
    coordinator.send({
      type: 'human.queued',
      people: { ticketId: null, reach: 'free', position: 1, estimateMs: null },
    });
    expect(ignored).toEqual(['human.joined', 'agent.entered']);
  });

  it('a person who comes while goodbye is said talks with the caller', () => {
    const line = new Line().hears();
    line.asks('human');
    line.told({ type: 'goodbye.said' }).told({ type: 'human.joined', person: 'Sam' });
    expect(line.coordinator.humanState).toBe('talking');
  });
});
