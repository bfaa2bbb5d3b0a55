// A message for the company's people, kept as a ticket until somebody handles it.
import { z } from 'zod';
import { priorityOf } from '../coordinator/index.ts';
import { spokenDateTime } from '../domain/speak.ts';
import { defineTool } from './define-tool.ts';
import { dueTime } from './due-time.ts';

export const leaveMessage = defineTool({
  name: 'leave_message',
  description:
    'Leave a message for a person at the company, or ask for a callback. Use the words of the caller. Answers with a reference.',
  parameters: z.strictObject({
    message: z.string().min(1).max(1000),
    callback: z
      .boolean()
      .describe('Whether the caller wants to be called back, on the number they call from.'),
    when: z
      .string()
      .max(200)
      .optional()
      .describe('When they would like the call, in their own words; left out for as soon as possible.'),
  }),
  effect: 'read',
  requires: 'nothing',
  filler: null,
  async execute({ message, callback, when }, call) {
    const { context } = call;
    const dueAt = callback && when !== undefined ? dueTime(when, call) : null;
    if (dueAt !== null && typeof dueAt !== 'number') {
      const next_step = `Nothing is arranged yet. Ask the caller: "${dueAt.question}", and call leave_message again.`;
      return { status: 'which_day', ...dueAt, next_step };
    }
    const ticket = await call.services.tickets.open({
      key: `${context.callId}:message-${context.turn}`,
      callId: context.callId,
      customerId: context.customer?.id ?? null,
      kind: callback ? 'callback' : 'message',
      priority: priorityOf(context, call.company.escalation),
      reason: context.intents.at(-1)?.wish ?? 'left a message',
      message,
      callbackNumber: callback ? context.caller.number : null,
      dueAt,
      now: call.now,
    });
    const due = dueAt === null ? null : spokenDateTime(dueAt, call.company.timeZone);
    const arranged = `asked for a callback${due === null ? '' : ` on ${due}`}`;
    call.report({ type: 'action.done', summary: callback ? arranged : 'left a message' });
    const noNumber = callback && context.caller.number === null;
    return {
      status: 'done',
      reference: ticket.id,
      ...(due === null ? {} : { call_back: due }),
      ...(noNumber ? { next_step: 'Their number is withheld: ask them to call back instead.' } : {}),
    };
  },
});
