// A message for the company's people, kept as a ticket until somebody handles it.
import { z } from 'zod';
import type { KeptMessage } from '../domain/people.ts';
import { spokenDateTime } from '../domain/speak.ts';
import { defineTool } from './define-tool.ts';
import { dueTime } from './due-time.ts';

export const leaveMessage = defineTool({
  name: 'leave_message',
  description:
    "Leave a message for a person at the company, or ask for a callback. Say what it is about; the caller's own words, with the codes and numbers that you see masked, are kept with it. Answers with a reference.",
  parameters: z.strictObject({
    message: z.string().min(1).max(1000),
    callback: z
      .boolean()
      .describe(
        'Whether the caller wants to be called back: on the number they call from, or on another one that they have said.',
      ),
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
    const dueAt = callback && when !== undefined ? dueTime(when, call) : null;
    if (dueAt !== null && typeof dueAt !== 'number') {
      const next_step = `Nothing is arranged yet. Ask the caller: "${dueAt.question}", and call leave_message again.`;
      return { status: 'which_day', ...dueAt, next_step };
    }
    const due = dueAt === null ? null : spokenDateTime(dueAt, call.company.timeZone);
    const kept = await call.leaveMessage({ text: message, callback, dueAt });
    if (kept.reference === null) return { status: 'not_passed_on', next_step: NOT_PASSED_ON };
    const arranged = `asked for a callback${due === null ? '' : ` on ${due}`}`;
    const reachable = callback && kept.numberEnding !== null;
    call.report({
      type: 'action.done',
      summary: reachable ? arranged : 'left a message',
      forPeople: true,
    });
    return {
      status: 'done',
      reference: kept.reference,
      ...(due !== null && reachable ? { call_back: due } : {}),
      ...numberOf(kept, callback),
    };
  },
});

const NOT_PASSED_ON =
  'Nobody has this message yet: the message book is out of order. A stock line has told the caller so. It is tried again while they are on the line; do not say that it was passed on.';

const NO_NUMBER =
  'The message is kept, but their number is withheld. Ask which number to call, area code first, and call leave_message again with callback true; or they call back themselves.';

/** What the agent may say of the number: its end, so that the caller hears whether it is the right one. */
function numberOf({ numberEnding, otherNumber }: KeptMessage, callback: boolean) {
  if (numberEnding === null) return callback ? { next_step: NO_NUMBER } : {};
  if (!otherNumber) return {};
  return { number: `the number ending in ${Array.from(numberEnding).join(' ')}` };
}
