// A call whose process died: its record ends once, somebody knows whom to call back, and nobody is called twice.
import { expect, it } from 'vitest';
import { createCompanyRuntime } from '../../src/call/company-runtime.ts';
import { closeAbandoned } from '../../src/call/people/close-abandoned.ts';
import { loadCompany } from '../../src/config/load-company.ts';
import { Coordinator } from '../../src/coordinator/index.ts';
import { describeOnEveryEngine, NOW, type TestCompany } from '../support/database.ts';

const NUMBER = '+14155550123';
const CALL = 'call_1';
const runtime = createCompanyRuntime(loadCompany('pestcall'));

function snapshot(): unknown {
  const coordinator = Coordinator.start(runtime.machine, runtime.rules, {
    ...{ callId: CALL, channel: 'phone', callerNumber: NUMBER, company: 'pestcall', language: 'en' },
    ...{ startedAt: NOW, lockedUntil: null },
  });
  const customer = { id: 'cust_1', firstName: 'Dana', lastName: 'Reyes' };
  coordinator.send({ type: 'verification.passed', customer, at: NOW });
  coordinator.send({ type: 'action.done', summary: 'moved the visit to Friday' });
  return coordinator.persist();
}

const SAID = [
  { seq: 1, at: NOW, type: 'call.started', data: { company: 'pestcall', channel: 'phone', withheld: false } },
  { seq: 2, at: NOW, type: 'agent.said', data: { agent: 'billing', text: 'Hello.', interrupted: false } },
  { seq: 3, at: NOW, type: 'caller.said', data: { text: 'I want my money back', turn: 1, masked: false } },
];

describeOnEveryEngine('a call that its process has abandoned', (makeCompany) => {
  async function abandoned(stored: unknown = snapshot()) {
    const made = await makeCompany();
    await made.services.calls.start({
      ...{ id: CALL, channel: 'phone', callerNumber: NUMBER, room: 'room-1', startedAt: NOW },
    });
    await made.services.calls.append(CALL, SAID, stored);
    return made;
  }
  const close = ({ services }: TestCompany, id = CALL, now = NOW + 60_000) =>
    closeAbandoned({ services, runtime, clock: () => now }, id);
  /** A ticket of the waiting call, as a call opens it. */
  async function handedOver(
    { services }: TestCompany,
    priority: 'normal' | 'urgent' = 'normal',
    room: string | null = 'room-1',
  ) {
    const { id } = await services.tickets.open({
      ...{ key: `${CALL}:handoff-1`, callId: CALL, customerId: null, kind: 'handoff', priority },
      ...{ reason: 'asked for a person', message: '', callbackNumber: NUMBER, room, now: NOW },
    });
    const data = { ticketId: id, position: 1 };
    await services.calls.append(CALL, [{ seq: 4, at: NOW, type: 'human.queued', data }]);
    return id;
  }
  const typesAfter = async ({ services }: TestCompany, seq: number) =>
    (await services.calls.load(CALL))?.events.flatMap((event) => (event.seq > seq ? [event.type] : []));

  it('ends as failed, with a callback that holds the brief', async () => {
    const made = await abandoned();
    expect(await close(made)).toBe(true);
    const [ticket, ...others] = await made.services.tickets.listWaiting({ limit: 9 });
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({
      ...{ kind: 'callback', priority: 'high', callbackNumber: NUMBER, customerId: 'cust_1', room: null },
      reason: 'the line broke off in the middle of the call',
    });
    expect(ticket?.message).toMatch(
      /Dana Reyes[^]*moved the visit to Friday[^]*Caller: I want my money back/,
    );
    const call = await made.services.calls.load(CALL);
    expect(call).toMatchObject({ endedAt: NOW + 60_000, disposition: 'failed', customerId: 'cust_1' });
    expect(call?.summary).toMatch(/^Dana called\.[^]*The line had trouble/);
    expect(call?.events.slice(3)).toMatchObject([
      { seq: 4, type: 'error', data: { source: 'worker' } },
      { seq: 5, type: 'human.queued', data: { ticketId: ticket?.id, position: 1 } },
      { seq: 6, type: 'human.unreached', data: { ticketId: ticket?.id, callback: true } },
      { seq: 7, type: 'call.ended', data: { reason: 'error', disposition: 'failed' } },
      { seq: 8, type: 'call.summarised', data: { durationMs: 60_000, disposition: 'failed' } },
    ]);
  });

  it('is closed once, also when two try at the same moment', async () => {
    const made = await abandoned();
    await Promise.all([close(made), close(made)]);
    const call = await made.services.calls.load(CALL);
    expect(await close(made, CALL, NOW + 99_000)).toBe(false);
    expect(await made.services.calls.load(CALL)).toEqual(call);
    expect(call?.events).toHaveLength(8);
    expect(await made.services.tickets.list({ limit: 9 })).toHaveLength(1);
    expect(await close(made, 'call_unknown')).toBe(false);
  });

  it.each([
    ['does not fit this version', { value: 'serving', context: {} }],
    ['was never written', null],
  ])('is closed without what it knew where its snapshot %s', async (_why, stored) => {
    const made = await abandoned(stored);
    await close(made);
    const [ticket] = await made.services.tickets.listWaiting({ limit: 9 });
    expect(ticket).toMatchObject({ kind: 'message', callbackNumber: null });
    expect(ticket?.message).toContain('I want my money back');
    expect(await made.services.calls.load(CALL)).toMatchObject({ disposition: 'failed' });
  });

  it('takes its place in the queue back: one ticket to call back, as urgent as the one before', async () => {
    const made = await abandoned();
    const before = await handedOver(made, 'urgent');
    await made.services.tickets.beginAttempt(before, { via: 'telephone', person: 'Ann', now: NOW });
    await close(made);
    expect(await made.services.tickets.load(before)).toMatchObject({
      closedAs: 'withdrawn',
      attempts: [{ outcome: 'failed' }],
    });
    expect(await made.services.tickets.listWaiting({ limit: 9 })).toMatchObject([
      { kind: 'callback', priority: 'urgent' },
    ]);
  });

  it('stays with the person at the desk who has taken it: there is no second ticket', async () => {
    const made = await abandoned();
    const taken = await handedOver(made);
    await made.services.tickets.take(taken, { personId: 'sam', now: NOW });
    await close(made);
    expect(await made.services.tickets.list({ limit: 9 })).toMatchObject([{ id: taken, takenBy: 'sam' }]);
    expect(await typesAfter(made, 4)).toEqual(['error', 'call.ended', 'call.summarised']);
  });

  it('that had come to its own end only gets its last words: nobody is to call back', async () => {
    const made = await abandoned();
    const data = { reason: 'caller_hung_up', disposition: 'resolved' };
    await made.services.calls.append(CALL, [{ seq: 4, at: NOW + 5000, type: 'call.ended', data }]);
    expect(await close(made)).toBe(true);
    expect(await made.services.calls.load(CALL)).toMatchObject({
      endedAt: NOW + 5000,
      disposition: 'resolved',
    });
    expect(await typesAfter(made, 4)).toEqual(['call.summarised']);
    expect(await made.services.tickets.list({ limit: 9 })).toEqual([]);
  });

  it('that had come to its own end leaves nobody waiting at the desk', async () => {
    const made = await abandoned();
    const waiting = await handedOver(made);
    const data = { reason: 'caller_hung_up', disposition: 'escalated' };
    await made.services.calls.append(CALL, [{ seq: 5, at: NOW + 5000, type: 'call.ended', data }]);
    await close(made);
    expect(await made.services.tickets.list({ limit: 9 })).toMatchObject([
      { id: waiting, kind: 'callback', room: null, handledAt: null },
    ]);
  });

  it('that was typed holds up no caller on the line, before and after it is closed', async () => {
    const made = await abandoned();
    await handedOver(made, 'urgent', null);
    const open = (key: string, now: number) =>
      made.services.tickets.open({
        ...{ key, callId: CALL, customerId: null, kind: 'handoff', priority: 'normal', reason: '' },
        ...{ message: '', callbackNumber: null, room: `room-${key}`, now },
      });
    expect(await open('first', NOW + 1)).toMatchObject({ position: 1 });
    await close(made);
    expect(await open('second', NOW + 2)).toMatchObject({ position: 2 });
  });
});
