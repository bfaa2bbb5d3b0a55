// The last line that a model reads: what code can tell of what is to be done next.
import { describe, expect, it } from 'vitest';
import { renderStateNote } from '../../../src/call/state-note.ts';
import { digitsSaid, nextStep, type TurnSeen } from '../../../src/call/next-step.ts';
import { hearTurn } from '../../../src/call/escalations.ts';
import { loadCompany } from '../../../src/config/load-company.ts';
import { Coordinator } from '../../../src/coordinator/index.ts';
import { createCompanyRuntime } from '../../../src/call/company-runtime.ts';

const runtime = createCompanyRuntime(loadCompany('pestcall'));
const customer = { id: 'cust_1', firstName: 'Dana', lastName: 'Reyes' };
const ENTRY = ['transfer_call', 'verify_caller', 'lookup_policy', 'end_call'];
const SPECIALIST = ['transfer_call', 'list_appointments', 'end_call'];

function call(callerNumber: string | null = '+14155550123'): Coordinator {
  const line = { callId: 'c', channel: 'phone', company: 'pestcall', language: 'en-US' } as const;
  return Coordinator.start(runtime.machine, runtime.rules, {
    ...{ ...line, callerNumber, startedAt: 0, lockedUntil: null },
  });
}

function verified(): Coordinator {
  const coordinator = call();
  coordinator.send({ type: 'caller.spoke', at: 1 });
  coordinator.send({ type: 'verification.passed', customer, at: 1 });
  return coordinator;
}

function handOver(coordinator: Coordinator, to: string, reason: string): Coordinator {
  coordinator.send({ type: 'caller.spoke', at: 2 });
  const wants = /^(?:move|cancel)/.test(reason) ? 'change' : 'answer';
  coordinator.send({ type: 'transfer.requested', to, reason, wants, at: 2 });
  const epoch = coordinator.context.pending?.epoch ?? 0;
  coordinator.send({ type: 'agent.entered', agent: to, epoch, at: 3 });
  return coordinator;
}

function step({ context }: Coordinator, seen: Partial<TurnSeen> = {}): string {
  const nothing = {
    moment: { kind: 'answer' },
    digits: 'none',
    parting: false,
    afterTool: null,
    changes: [],
  } as const;
  const offered = context.active === 'verification' ? ENTRY : SPECIALIST;
  return nextStep(context, runtime.company, { ...nothing, offered, ...seen });
}

describe('the next step', () => {
  it('of a caller who has said nothing of what they want is to ask for it', () => {
    expect(step(call())).toMatch(/ask what they are calling about/);
  });

  it('of one who wants something of an account is the ZIP code, and the check once it was said', () => {
    const coordinator = call();
    coordinator.send({ type: 'caller.spoke', at: 1 });
    coordinator.send({ type: 'transfer.requested', to: 'billing', reason: 'what do I owe', at: 1 });
    expect(step(coordinator)).toMatch(/ask for the ZIP code/);
    expect(step(coordinator, { digits: 'part' })).toMatch(/the rest of the ZIP code/);
    expect(step(coordinator, { digits: 'whole' })).toBe('call verify_caller');
  });

  it('of one whose number is withheld is never the ZIP code', () => {
    expect(step(call(null))).not.toMatch(/ZIP/);
  });

  it('of a verified caller whose wish waits is the handover to who serves it', () => {
    const coordinator = call();
    coordinator.send({ type: 'caller.spoke', at: 1 });
    coordinator.send({ type: 'transfer.requested', to: 'billing', reason: 'what do I owe', at: 1 });
    coordinator.send({ type: 'verification.passed', customer, at: 1 });
    expect(step(coordinator)).toBe('call transfer_call with to "billing"');
  });

  it('of one who asks an agent for what somebody else does is the handover to them', () => {
    const coordinator = handOver(verified(), 'scheduling', 'when is my next visit');
    coordinator.send({ type: 'caller.spoke', at: 4 });
    const words = 'and what do I owe?';
    const heard = hearTurn(words, words, runtime.company.escalation);
    coordinator.send({ type: 'caller.understood', heard });
    expect(step(coordinator)).toBe('call transfer_call with to "billing"');
  });

  it('of one who asks for a person is a person, whoever has the call', () => {
    const coordinator = handOver(verified(), 'billing', 'what do I owe');
    coordinator.send({ type: 'caller.spoke', at: 4 });
    coordinator.send({
      type: 'escalation.signalled',
      ...{ trigger: 'asked_for_person', reason: 'asked for a person', turn: coordinator.context.turn },
    });
    expect(step(coordinator)).toBe('call transfer_call with to "human"');
  });

  it('of an agent that takes over is what the caller wants, without a greeting', () => {
    const coordinator = handOver(verified(), 'scheduling', 'when is my next visit');
    const moment = { kind: 'handover', from: 'verification', reason: 'when is my next visit' } as const;
    expect(step(coordinator, { moment })).toMatch(/begin with what they want/);
  });

  it.each([
    ['scheduling', 'when is my next visit', [], /tell the caller .* from the answer of list_appointments/],
    ['cancellation', 'cancel my visit', ['cancel_appointment'], /^call cancel_appointment .* ask which$/],
    [
      'scheduling',
      'move my visit',
      ['book_appointment', 'reschedule_appointment'],
      /^call the tool for what/,
    ],
  ])('of %s that takes over "%s" with a list goes on from the list', (to, reason, changes, expected) => {
    const moment = { kind: 'handover', from: 'verification', reason } as const;
    const seen = { moment, changes, afterTool: 'list_appointments' };
    expect(step(handOver(verified(), to, reason), seen)).toMatch(expected);
  });

  it('of a question about the company is to look it up, also where nobody can be verified', () => {
    const coordinator = call(null);
    coordinator.send({ type: 'caller.spoke', at: 1 });
    const heard = hearTurn('what do I have to do before you come?', '', runtime.company.escalation);
    coordinator.send({ type: 'caller.understood', heard: { ...heard, wishes: [] } });
    expect(step(coordinator)).toMatch(/^call lookup_policy/);
  });

  it('while a change waits for a yes is to answer, and nothing more', () => {
    const coordinator = handOver(verified(), 'cancellation', 'cancel');
    const proposal = { id: 'p', tool: 'cancel_appointment', args: {}, summary: 'cancel', about: [] };
    coordinator.send({ type: 'action.proposed', proposal });
    expect(step(coordinator)).toMatch(/asked for their yes after you/);
  });

  it('of a caller who says goodbye is goodbye', () => {
    expect(step(handOver(verified(), 'billing', 'balance'), { parting: true })).toMatch(/end_call/);
  });

  it('after a tool is what the tool says', () => {
    expect(step(verified(), { afterTool: 'verify_caller' })).toMatch(/what the answer of verify_caller says/);
  });
});

it.each([
  [['nine eight one oh nine'], 'whole'],
  [['nine eight one'], 'part'],
  [['nine eight one', 'oh nine'], 'whole'],
  [['what do I owe'], 'none'],
] as const)('%j holds %s of an answer', (turns, digits) => {
  expect(digitsSaid(turns, call().context)).toBe(digits);
});

describe('a caller whom a person has handed back', () => {
  const agreed = 'Dana pays by Friday.';
  const back = {
    kind: 'handed_back',
    from: 'human',
    reason: `Sam agreed with the caller: ${agreed}`,
  } as const;
  function handedBack(): Coordinator {
    const coordinator = handOver(verified(), 'billing', 'what do I owe');
    coordinator.send({ type: 'fact.gathered', key: 'agreed with Sam', value: agreed });
    return coordinator;
  }
  const note = (moment: TurnSeen['moment']) => {
    const seen = {
      digits: 'none',
      parting: false,
      afterTool: null,
      offered: SPECIALIST,
      changes: [],
    } as const;
    return renderStateNote(handedBack().context, runtime.company, { ...seen, moment, now: 0, hint: null });
  };

  it('is told what was agreed, before anything is looked up', () => {
    expect(step(handedBack(), { moment: back })).toMatch(/^tell the caller .* what was agreed/);
    expect(note(back)).toMatch(/moment: you have just taken over from human: "Sam agreed .*Friday/);
  });

  it('is held to it by every agent from then on', () => {
    expect(note({ kind: 'answer' })).toContain('agreed: with Sam: "Dana pays by Friday."');
  });
});
