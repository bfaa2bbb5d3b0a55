// A call told line by line to a real coordinator, without a session: what was wanted, what was done, how it ended.
import { isAnswer } from '../../src/call/agent-words.ts';
import { createCompanyRuntime, wantsAt } from '../../src/call/company-runtime.ts';
import { totalUsage } from '../../src/call/cost.ts';
import { hearTurn } from '../../src/call/escalations.ts';
import { summarise } from '../../src/call/summary.ts';
import { loadCompany } from '../../src/config/load-company.ts';
import { Coordinator, type CallEndReason, type CoordinatorEvent } from '../../src/coordinator/index.ts';
import type { CallEvent, CallEventData, CallEventType } from '../../src/domain/call-event.ts';
import { offersCallback, offersPerson } from '../../src/understand/index.ts';

const { company, rules, machine, agents } = createCompanyRuntime(loadCompany('pestcall'));
const CUSTOMER = { id: 'cust_1', firstName: 'Dana', lastName: 'Reyes' };

/** What a line of a told call may begin with; the rest of it, after the colon, goes to the function. */
const TELLERS: readonly (readonly [RegExp, (call: ToldCall, text: string, first: string) => void])[] = [
  [/^caller: /, (call, text) => call.hear(text)],
  [/^agent: /, (call, text) => call.say(text)],
  [/^to ([a-z]+): /, (call, text, agent) => call.transfer(agent, text)],
  [/^then ([a-z]+): /, (call, text, agent) => call.wait(agent, text)],
  [/^looks up$/, (call) => call.lookUp()],
  [/^look-up fails$/, (call) => call.fail()],
  [/^proposes: /, (call, text) => call.propose(text)],
  [/^done: /, (call, text) => call.done(text)],
  [/^for people: /, (call, text) => call.tell({ type: 'action.done', summary: text, forPeople: true })],
  [/^verified$/, (call) => call.tell({ type: 'verification.passed', customer: CUSTOMER, at: 1 })],
  [/^wrong zip$/, (call) => call.tell({ type: 'verification.failed', at: 1 })],
  [/^([A-Z][a-z]+) joins$/, (call, _text, person) => call.tell({ type: 'human.joined', person })],
  [/^[A-Z][a-z]+ leaves$/, (call) => call.tell({ type: 'human.left' })],
  [/^[A-Z][a-z]+ is lost$/, (call) => call.tell({ type: 'human.left', lost: true })],
  [/^callback promised$/, (call) => call.tell({ type: 'callback.promised' })],
  [/^nobody came$/, (call) => call.log('human.unreached', { ticketId: 't', callback: true })],
];

export class ToldCall {
  readonly coordinator = Coordinator.start(machine, rules, {
    ...{ callId: 'call_1', company: 'pestcall', channel: 'phone', callerNumber: '+14155550123' },
    ...{ language: 'en-US', startedAt: 0, lockedUntil: null },
  });
  readonly events: CallEvent[] = [];

  tellAll(lines: readonly string[]): this {
    for (const line of lines) {
      const [pattern, tell] = TELLERS.find(([begins]) => begins.test(line)) ?? [];
      if (!pattern || !tell) throw new Error(`Nothing begins like "${line}"`);
      tell(this, line.replace(pattern, ''), pattern.exec(line)?.[1] ?? '');
    }
    return this;
  }

  end(reason: CallEndReason) {
    this.tell({ type: 'call.ended', reason, at: 9 });
    const { disposition, summary } = summarise({
      ...{ context: this.coordinator.context, events: this.events, endedAt: 9 },
      ...{ usage: totalUsage([]), prices: company.prices },
    });
    return { disposition, summary };
  }

  tell(event: CoordinatorEvent): void {
    if (!this.coordinator.send(event)) throw new Error(`${event.type} was not taken`);
  }

  log<T extends CallEventType>(type: T, data: CallEventData[T]): void {
    this.events.push({ seq: this.events.length + 1, at: 1, type, data } as CallEvent);
  }

  hear(text: string): void {
    this.tell({ type: 'caller.spoke', at: 1 });
    this.log('caller.said', { text, turn: this.coordinator.context.turn, masked: false });
    this.tell({ type: 'caller.understood', heard: hearTurn(text, text, company.escalation) });
  }

  say(text: string): void {
    this.log('agent.said', { agent: this.coordinator.context.active, text, interrupted: false });
    if (offersPerson(text)) this.tell({ type: 'person.offered' });
    if (offersCallback(text)) this.tell({ type: 'callback.offered' });
    if (isAnswer(text, this.events)) this.tell({ type: 'answer.given' });
  }

  transfer(to: string, reason: string): void {
    const wants = wantsAt(agents.get(to), reason, this.coordinator.context);
    this.tell({ type: 'transfer.requested', to, reason, wants, at: 1 });
    const { pending, active: from } = this.coordinator.context;
    if (!pending) return;
    this.tell({ type: 'agent.entered', agent: to, epoch: pending.epoch, at: 2 });
    this.log('handoff.entered', {
      from,
      to,
      reason,
      epoch: pending.epoch,
      outcome: 'entered',
      msToEntered: 1,
    });
  }

  wait(to: string, reason: string): void {
    this.tell({
      type: 'intent.stated',
      to,
      reason,
      wants: wantsAt(agents.get(to), reason, this.coordinator.context),
    });
  }

  lookUp(): void {
    this.tell({ type: 'ids.listed', kind: 'policy', ids: ['p1'] });
    this.tell({ type: 'tool.succeeded', fruitful: true });
    this.log('tool.succeeded', { agent: '', tool: 'lookup_policy', toolCallId: 'c', result: {}, ms: 1 });
  }

  fail(): void {
    this.tell({ type: 'tool.failed' });
    const failed = { code: 'service_unavailable', message: 'down', ms: 1 };
    this.log('tool.failed', { agent: '', tool: 'list_open_invoices', toolCallId: 'c', ...failed });
  }

  /** What was proposed last, if anything waits. */
  done(summary: string): void {
    const id = this.coordinator.context.proposals.at(-1)?.id;
    this.tell({ type: 'action.done', summary, ...(id === undefined ? {} : { id }) });
  }

  propose(summary: string): void {
    const { turn } = this.coordinator.context;
    this.tell({
      type: 'action.proposed',
      proposal: { id: `p${turn}`, tool: 't', args: {}, summary, about: [] },
    });
  }
}
