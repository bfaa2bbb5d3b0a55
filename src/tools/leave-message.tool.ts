// A message for the company's people, kept as a ticket until somebody handles it.
import { z } from 'zod';
import { priorityOf } from '../coordinator/index.ts';
import { spokenDateTime } from '../domain/speak.ts';
import { defineTool } from './define-tool.ts';

export const leaveMessage = defineTool({
  name: 'leave_message',
  description:
    'Leave a message for a person at the company, or ask for a callback. Use the words of the caller. Answers with a reference.',
  parameters: z.strictObject({
    message: z.string().min(1).max(1000),
    callback: z
      .boolean()
      .describe('Whether the caller wants to be called back, on the number they call from.'),
  }),
  effect: 'read',
  requires: 'nothing',
  filler: null,
  async execute({ message, callback }, call) {
    const { context } = call;
    const ticket = await call.services.tickets.open({
      key: `${context.callId}:message-${context.turn}`,
      callId: context.callId,
      customerId: context.customer?.id ?? null,
      kind: callback ? 'callback' : 'message',
      priority: priorityOf(context, call.company.escalation),
      reason: context.intents.at(-1)?.wish ?? 'left a message',
      message,
      callbackNumber: callback ? context.caller.number : null,
      now: call.now,
    });
    const kind = callback ? 'callback' : 'message';
    call.report({
      type: 'action.done',
      summary: `left a ${kind} at ${spokenDateTime(call.now, call.company.timeZone)}`,
    });
    const noNumber = callback && context.caller.number === null;
    return {
      status: 'done',
      reference: ticket.id,
      ...(noNumber ? { next_step: 'Their number is withheld: ask them to call back instead.' } : {}),
    };
  },
});
