// When a person should be brought in: each trigger, what ends it, and how soon the person is wanted.
import { describe, expect, it } from 'vitest';
import { renderStateNote } from '../../../src/call/state-note.ts';
import { loadCompany } from '../../../src/config/load-company.ts';
import {
  Coordinator,
  createCoordinatorMachine,
  judgeEscalation,
  openEscalations,
  priorityOf,
  type HeardTurn,
} from '../../../src/coordinator/index.ts';

const NOTHING: HeardTurn = {
  ...{ words: '', wants: null, trigger: null, mood: 0, wishes: [], asked: [] },
  ...{ withdraws: false, refuses: false, instead: false, declines: false },
};

const { company } = loadCompany('pestcall');
const rules = { roster: company.roster, attemptsPerCall: 3, pingPong: 3, transfers: 12 };
const machine = createCoordinatorMachine(rules);
const customer = { id: 'cust_1', firstName: 'Dana', lastName: 'Reyes' };
const UNHAPPY = { mood: -0.8 };

/** A call whose triggers are told to its coordinator as they fire, like src/call/escalations.ts does. */
class Line {
  readonly coordinator = Coordinator.start(machine, rules, {
    callId: 'call_1',
    company: 'pestcall',
    channel: 'console',
    callerNumber: '+14155550123',
    language: 'en-US',
    startedAt: 0,
    lockedUntil: null,
  });
  readonly fired: string[] = [];

  constructor() {
    this.coordinator.subscribe(({ event }) => {
      if (event.type === 'caller.spoke') return;
      const [due] = judgeEscalation(this.coordinator.context, company.escalation);
      if (!due) return;
      this.fired.push(due.topic ?? due.trigger);
      this.coordinator.send({ type: 'escalation.signalled', ...due });
    });
  }

  hears(heard: Partial<HeardTurn> = {}): this {
    this.coordinator.send({ type: 'caller.spoke', at: 1 });
    this.coordinator.send({
      type: 'caller.understood',
      heard: { ...NOTHING, ...heard },
    });
    return this;
  }

  hearsTimes(times: number, heard: Partial<HeardTurn> = {}): this {
    for (let i = 0; i < times; i++) this.hears(heard);
    return this;
  }

  verified(): this {
    this.coordinator.send({ type: 'verification.passed', customer, at: 2 });
    return this;
  }

  goesTo(to: string): this {
    this.coordinator.send({ type: 'transfer.requested', to, reason: 'why', at: 2 });
    const { pending } = this.coordinator.context;
    if (pending)
      this.coordinator.send({ type: 'agent.entered', agent: pending.to, epoch: pending.epoch, at: 3 });
    return this;
  }

  offers(): this {
    this.coordinator.send({ type: 'person.offered' });
    return this;
  }

  get open(): string[] {
    return openEscalations(this.coordinator.context).map(({ trigger }) => trigger);
  }

  get priority(): string {
    return priorityOf(this.coordinator.context, company.escalation);
  }

  get note(): string {
    return renderStateNote(this.coordinator.context, company, {
      ...{
        moment: { kind: 'answer' },
        digits: 'none',
        parting: false,
        afterTool: null,
        offered: [],
        changes: [],
      },
      ...{ now: 0, hint: null },
    });
  }
}

describe('what brings a person', () => {
  it('two unhappy turns running, and not two with a calm one between', () => {
    const line = new Line().hears(UNHAPPY).hears().hears(UNHAPPY);
    expect(line.fired).toEqual([]);
    line.hears(UNHAPPY);
    expect(line.fired).toEqual(['negative_sentiment']);
  });

  it('a mood of just −0.5 is not below it', () => {
    expect(new Line().hearsTimes(3, { mood: -0.5 }).fired).toEqual([]);
  });

  it('more than ten turns without progress, counted from the last progress', () => {
    const line = new Line().hearsTimes(5).verified().hearsTimes(10);
    expect(line.fired).toEqual([]);
    line.hears();
    expect(line.fired).toEqual(['no_progress']);
  });

  it.each([
    ['something is done', { type: 'action.done', summary: 'cancelled' } as const],
    ['a tool bears fruit', { type: 'tool.succeeded', fruitful: true } as const],
  ])('%s: that is progress', (_what, event) => {
    const line = new Line().verified().hearsTimes(10);
    line.coordinator.send(event);
    expect(line.hearsTimes(10).fired).toEqual([]);
    expect(line.hears().fired).toEqual(['no_progress']);
  });

  it('a handoff that entered is progress, one that failed is none', () => {
    const entered = new Line().verified().hearsTimes(10).goesTo('billing').hears();
    expect(entered.fired).toEqual([]);
    const failed = new Line().verified().hearsTimes(10);
    failed.coordinator.send({ type: 'transfer.requested', to: 'billing', reason: 'why', at: 2 });
    failed.coordinator.send({ type: 'handoff.failed', epoch: 1, at: 2 });
    failed.coordinator.send({ type: 'agent.entered', agent: 'verification', epoch: 2, at: 3 });
    expect(failed.hears().fired).toEqual(['no_progress']);
  });

  it('the same wish three times, whoever states it, once a turn', () => {
    const line = new Line()
      .hears({ wishes: ['billing'] })
      .goesTo('billing')
      .hears({ wishes: ['billing'] });
    expect(line.fired).toEqual([]);
    line.hears().goesTo('billing');
    expect(line.fired).toEqual(['same_intent']);
  });

  it('three wishes for three things are not the same', () => {
    const wishes = ['billing', 'scheduling', 'cancellation'];
    const line = new Line();
    for (const wish of wishes) line.hears({ wishes: [wish] });
    expect(line.fired).toEqual([]);
  });

  it('a wish restated after something new came of it starts anew', () => {
    const line = new Line()
      .verified()
      .goesTo('scheduling')
      .hearsTimes(2, { wishes: ['scheduling'] });
    line.coordinator.send({ type: 'ids.listed', kind: 'slot', ids: ['s1'] });
    expect(line.hears({ wishes: ['scheduling'] }).fired).toEqual([]);
    line.coordinator.send({ type: 'ids.listed', kind: 'slot', ids: ['s1'] });
    expect(line.hearsTimes(2, { wishes: ['scheduling'] }).fired).toEqual(['same_intent']);
  });

  it('two tool failures running, and not two with a success between', () => {
    const line = new Line();
    const { coordinator } = line;
    coordinator.send({ type: 'tool.failed' });
    coordinator.send({ type: 'tool.succeeded', fruitful: false });
    coordinator.send({ type: 'tool.failed' });
    expect(line.fired).toEqual([]);
    coordinator.send({ type: 'tool.failed' });
    expect(line.fired).toEqual(['tool_failures']);
  });

  it('verification that is locked', () => {
    const line = new Line();
    for (let i = 0; i < 3; i++) line.coordinator.send({ type: 'verification.failed', at: i });
    expect(line.fired).toEqual(['locked_out']);
  });

  it('several at once fire once each', () => {
    const line = new Line().hears(UNHAPPY).hears({ ...UNHAPPY, trigger: 'topic', topic: 'complaint' });
    expect(line.fired).toEqual(['complaint', 'negative_sentiment']);
  });

  it('what one turn alone calls for, by its topic', () => {
    const line = new Line().hears({ trigger: 'topic', topic: 'legal' }).hears({ trigger: 'distress' });
    expect(line.fired).toEqual(['legal', 'distress']);
    expect(line.coordinator.context.escalations[0]).toEqual({
      trigger: 'topic',
      topic: 'legal',
      reason: 'spoke of legal steps',
      turn: 1,
      outcome: 'open',
    });
  });
});

describe('a trigger that has fired', () => {
  it('does not fire again while it goes on', () => {
    expect(new Line().hearsTimes(9, UNHAPPY).fired).toEqual(['negative_sentiment']);
    expect(new Line().hearsTimes(30).fired).toEqual(['no_progress']);
  });

  it('lapses when what brought it up is over, and may fire again', () => {
    const line = new Line().hearsTimes(2, UNHAPPY).hears({ mood: 0.3 });
    expect(line.open).toEqual([]);
    expect(line.hearsTimes(2, UNHAPPY).fired).toEqual(['negative_sentiment', 'negative_sentiment']);
    line.coordinator.send({ type: 'tool.failed' });
    line.coordinator.send({ type: 'tool.failed' });
    expect(line.open).toContain('tool_failures');
    line.coordinator.send({ type: 'tool.succeeded', fruitful: false });
    expect(line.open).not.toContain('tool_failures');
  });

  it('is closed for good by a no right after the offer', () => {
    const line = new Line().hearsTimes(2, UNHAPPY).offers().hears({ declines: true });
    expect(line.open).toEqual([]);
    expect(line.hearsTimes(4, UNHAPPY).fired).toEqual(['negative_sentiment']);
  });

  it('is not closed by a no to anything else', () => {
    const unoffered = new Line().hearsTimes(2, UNHAPPY).hears({ ...UNHAPPY, declines: true });
    expect(unoffered.open).toEqual(['negative_sentiment']);
    const later = new Line().hearsTimes(2, UNHAPPY).offers().hears(UNHAPPY);
    expect(later.hears({ ...UNHAPPY, declines: true }).open).toEqual(['negative_sentiment']);
  });

  it('stays open for the turn that answers the offer, whatever its mood', () => {
    expect(new Line().hearsTimes(2, UNHAPPY).offers().hears({ mood: 0.4 }).open).toHaveLength(1);
  });

  it('does not silence a caller who asks for a person after all', () => {
    const line = new Line().hears({ trigger: 'asked_for_person' }).offers().hears({ declines: true });
    expect(line.hears({ trigger: 'asked_for_person' }).open).toEqual(['asked_for_person']);
  });

  it('is accepted when the person takes over, and the counting starts anew', () => {
    const line = new Line().verified().hearsTimes(2, UNHAPPY);
    line.coordinator.send({ type: 'tool.failed' });
    line.coordinator.send({ type: 'tool.failed' });
    line.goesTo('human');
    expect(line.coordinator.context.escalations.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'accepted',
    ]);
    line.hearsTimes(15).goesTo('billing').hears(UNHAPPY);
    expect(line.fired).toEqual(['negative_sentiment', 'tool_failures']);
    expect(line.hears(UNHAPPY).fired).toHaveLength(3);
  });

  it('stays open when the person did not come up', () => {
    const line = new Line().verified().hears({ trigger: 'asked_for_person' });
    line.coordinator.send({ type: 'transfer.requested', to: 'human', reason: 'why', at: 2 });
    expect(line.open).toEqual([]);
    line.coordinator.send({ type: 'handoff.failed', epoch: 1, at: 2 });
    line.coordinator.send({ type: 'agent.entered', agent: 'verification', epoch: 2, at: 3 });
    expect(line.open).toEqual(['asked_for_person']);
  });

  it('is only noted when the caller is with a person already', () => {
    const line = new Line().goesTo('human').hearsTimes(2, { trigger: 'topic', topic: 'safety', mood: -0.9 });
    expect(line.fired).toEqual(['safety']);
    expect(line.priority).toBe('urgent');
    line.goesTo('verification');
    expect(line.open).toEqual([]);
  });
});

describe('the state note', () => {
  it('tells the agent to offer a person, and why, until the caller has answered', () => {
    const line = new Line().hears(UNHAPPY);
    expect(line.note).not.toContain('offer a person');
    line.hears(UNHAPPY);
    expect(line.note).toContain('offer a person: the caller said twice running that they are unhappy\n');
    line.offers();
    expect(line.note).toContain('(offered already');
    line.hears({ declines: true });
    expect(line.note).not.toContain('offer a person');
  });

  it('has a caller who asked for a person transferred without an offer', () => {
    const line = new Line().hears({ trigger: 'asked_for_person' });
    expect(line.note).toContain('offer a person: the caller asked for one, so transfer them now');
    expect(line.goesTo('human').note).not.toContain('offer a person');
  });
});

describe('the priority of what is left for people', () => {
  it.each([
    ['nothing out of the ordinary', [{}], 'normal'],
    ['a person, please', [{ trigger: 'asked_for_person' }], 'normal'],
    ['a person, after an unhappy turn', [UNHAPPY, { trigger: 'asked_for_person' }], 'high'],
    ['unhappy twice', [UNHAPPY, UNHAPPY], 'high'],
    ['a complaint', [{ trigger: 'topic', topic: 'complaint' }], 'high'],
    ['a large refund', [{ trigger: 'topic', topic: 'refund_over_limit' }], 'high'],
    ['a lawyer', [{ trigger: 'topic', topic: 'legal' }, {}], 'urgent'],
    ['damage', [{ trigger: 'topic', topic: 'damage_claim' }], 'urgent'],
    ['danger', [{ trigger: 'topic', topic: 'safety' }], 'urgent'],
  ])('%s', (_what, turns: Partial<HeardTurn>[], priority) => {
    const line = new Line();
    for (const turn of turns) line.hears(turn);
    expect(line.priority).toBe(priority);
  });

  it('is high after a lockout, and does not fall when the caller calms down', () => {
    const line = new Line();
    line.coordinator.send({ type: 'verification.locked', until: 9, at: 1 });
    expect(line.hears({ mood: 0.8 }).priority).toBe('high');
  });
});
