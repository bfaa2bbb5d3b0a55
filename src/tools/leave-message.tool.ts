// A message for the company's people, kept as a ticket until somebody handles it.
import { z } from 'zod';
import { inQuotes } from '../domain/in-quotes.ts';
import { nextOpen } from '../domain/opening.ts';
import type { KeptMessage, NamedNumber } from '../domain/people.ts';
import { spokenDateTime } from '../domain/speak.ts';
import { redact, withoutToldData } from '../understand/index.ts';
import { defineTool, type ToolCall } from './define-tool.ts';
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
    const asked = callback && when !== undefined ? dueTime(when, call) : null;
    if (asked !== null && typeof asked !== 'number') {
      const next_step = `Nothing is arranged yet. Ask the caller: "${asked.question}", and call leave_message again.`;
      return { status: 'which_day', ...asked, next_step };
    }
    const open = callback ? openFor(asked, call) : { dueAt: null };
    const left = { text: message, callback, dueAt: open.dueAt };
    const named = callback ? call.namedNumber(left) : null;
    if (named?.state === 'impossible') return { status: 'no_such_number', next_step: NO_SUCH_NUMBER };
    if (named?.state === 'unchecked') return askAbout(named);
    const due = open.dueAt === null ? null : spokenDateTime(open.dueAt, call.company.timeZone);
    const kept = await call.leaveMessage(left);
    if (kept.reference === null) return { status: 'not_passed_on', next_step: NOT_PASSED_ON };
    const reachable = callback && kept.numberEnding !== null;
    const arranged = reachable
      ? `asked for a callback${due === null ? '' : ` on ${due}`}${kept.otherNumber ? ` to ${endingIn(kept.numberEnding ?? '')}` : ''}`
      : 'left a message';
    const about = withoutToldData(redact(message));
    const summary = SAYS_NO_MORE.test(about) ? arranged : `${arranged}: ${inQuotes(about)}`;
    call.report({ type: 'action.done', summary, forPeople: true });
    return {
      status: 'done',
      reference: kept.reference,
      ...(due !== null && reachable ? { call_back: due, ...(open.moved ? { moved: open.moved } : {}) } : {}),
      ...numberOf(kept, callback),
    };
  },
});

/** A call is due when somebody is there to make it, whatever was asked for; null for as soon as possible. */
function openFor(asked: number | null, { now, company }: ToolCall): { dueAt: number | null; moved?: string } {
  const at = asked ?? now;
  const dueAt = nextOpen(at, company.people.hours, company.timeZone);
  if (dueAt !== at) return { dueAt, moved: CLOSED_THEN };
  return { dueAt: asked };
}

/** "Please call back.", "the caller wants a callback". */
const SAYS_NO_MORE =
  /^(?:\W|\b(?:i|please|wants?|asks?|asked|would like|needs?|requests?|requested|the|caller|customer|they|to|be|for|a|an|call(?:ed|ing)?|callback|back|them|him|her|me|us|message|left|as soon as possible|today)\b)*$/i;

const CLOSED_THEN =
  'Nobody makes calls before that, or at the time they asked for: tell the caller when they will be called.';

function askAbout(named: NamedNumber) {
  const number = endingIn(named.ending);
  const next_step = `Nothing is arranged yet. Ask the caller, in one question, whether ${number} is right, and call leave_message again with the same message after they have answered.`;
  return { status: 'check_number', number, next_step };
}

const NO_SUCH_NUMBER =
  'Nothing is arranged yet: no telephone can have the number that the caller said. Tell them so, ask for the number again, area code first, and call leave_message again when they have said it.';

const NOT_PASSED_ON =
  'Nobody has this message yet: the message book is out of order. A stock line has told the caller so. It is tried again while they are on the line; do not say that it was passed on.';

const NO_NUMBER =
  'The message is kept, but their number is withheld. Ask which number to call, area code first, and call leave_message again with callback true; or they call back themselves.';

/** What the agent may say of the number: its end, so that the caller hears whether it is the right one. */
function numberOf({ numberEnding, otherNumber }: KeptMessage, callback: boolean) {
  if (numberEnding === null) return callback ? { next_step: NO_NUMBER } : {};
  if (!otherNumber) return {};
  return { number: endingIn(numberEnding) };
}

function endingIn(digits: string): string {
  return `the number ending in ${Array.from(digits).join(' ')}`;
}
