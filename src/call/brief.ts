// What a person finds when a call comes to them: who, what they want, what was done, the last words.
import { priorityOf } from '../coordinator/index.ts';
import type { CallEvent } from '../domain/call-event.ts';
import type { Company } from '../domain/company.ts';
import type { CustomerContext } from '../domain/customer-context.ts';
import type { TicketsPort } from '../services/tickets/tickets.port.ts';
import { renderStateNote } from './state-note.ts';

const LAST_TURNS = 10;

export interface BriefInput {
  context: CustomerContext;
  company: Company;
  events: readonly CallEvent[];
  now: number;
}

export function renderBrief({ context, company, events, now }: BriefInput): string {
  const said = events.flatMap((event) => {
    if (event.type === 'caller.said') return [`Caller: ${event.data.text}`];
    return event.type === 'agent.said' ? [`${event.data.agent}: ${event.data.text}`] : [];
  });
  return `${renderStateNote(context, company, { kind: 'answer' }, now)}\n\n${said.slice(-LAST_TURNS).join('\n')}`;
}

/** Puts the call into the people's queue, once per handoff. Throws what the ticket service throws. */
export async function queueForPerson(
  tickets: TicketsPort,
  input: BriefInput,
  reason: string,
): Promise<{ id: string; position: number }> {
  const { context, company, now } = input;
  return tickets.open({
    key: `${context.callId}:handoff-${context.epoch}`,
    callId: context.callId,
    customerId: context.customer?.id ?? null,
    kind: 'handoff',
    priority: priorityOf(context, company.escalation),
    reason,
    message: renderBrief(input),
    callbackNumber: context.caller.number,
    now,
  });
}
