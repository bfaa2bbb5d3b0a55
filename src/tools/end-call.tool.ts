// Ends the call, unless the caller still waits for something.
import { z } from 'zod';
import type { CustomerContext } from '../domain/customer-context.ts';
import { CodedError } from '../domain/errors.ts';
import { defineTool, type ToolCall } from './define-tool.ts';
import { ToldByCode } from './proposed-change.ts';

const REMINDED = 'remindedOfWishes';
const LEAVING = 'leavesOpen';

export const endCall = defineTool({
  name: 'end_call',
  description:
    'End the call once the caller needs nothing more. Say goodbye in the same turn, in one short sentence.',
  parameters: z.strictObject({}),
  effect: 'read',
  requires: 'nothing',
  filler: null,
  async execute(_args, call) {
    await call.othersProposed();
    const open = call.context.proposals;
    if (open.length > 0 && !isLeaving(call.context)) return askFirst(call);
    if (open.length > 0)
      call.report({ type: 'action.dropped', ids: open.map(({ id }) => id), why: 'unanswered' });
    const { intents, facts } = call.context;
    const waiting = intents
      .filter((intent) => intent.status === 'stated')
      .map(({ agent, wish }) => `${agent}: ${wish}`);
    const reminder = waiting.join('; ');
    if (waiting.length > 0 && facts[REMINDED] !== reminder) {
      call.report({ type: 'fact.gathered', key: REMINDED, value: reminder });
      throw new CodedError(
        'not_allowed',
        `The caller also asked for something that has not been served (${reminder}). Take it up now, or end the call again if they no longer want it.`,
      );
    }
    await call.sayGoodbye();
    return undefined;
  },
});

/** Whether the end was wanted before, while these same changes waited for the caller's yes. */
export function isLeaving({ proposals, facts }: CustomerContext): boolean {
  return facts[LEAVING] === idsOf(proposals);
}

/** The caller is asked about what waits before they go, once. */
function askFirst(call: ToolCall): ToldByCode {
  call.report({ type: 'fact.gathered', key: LEAVING, value: idsOf(call.context.proposals) });
  return new ToldByCode({
    status: 'not_ended',
    next_step: 'A change waits for the caller. They are asked about it now: say nothing more.',
  });
}

function idsOf(proposals: CustomerContext['proposals']): string {
  return proposals.map(({ id }) => id).join(' ');
}
