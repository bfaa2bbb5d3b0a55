// Ends the call, unless the caller still waits for something.
import { z } from 'zod';
import type { CustomerContext } from '../domain/customer-context.ts';
import { CodedError } from '../domain/errors.ts';
import { statesAnswer, turnWants } from '../understand/index.ts';
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
    // What is said beside this may be the answer.
    if (keptBy(call) === 'request') await call.wordsHeard();
    const kept = keptBy(call);
    if (kept === 'change') return askFirst(call);
    if (kept === 'request') return serveFirst(call);
    dropUnanswered(call);
    if (kept === 'wish') remind(call);
    await call.sayGoodbye();
    return undefined;
  },
});

/** What the caller has said last, and what has been answered to it. */
export interface LastTurn {
  words: string;
  /** What agents have said since, where it is not reported yet. */
  answer: string;
  /** It is not complete, and not reported. */
  isOpen: boolean;
}

/**
 * What keeps the line open: a change that waits for a yes, a wish that the caller was not asked about, or a request of
 * this very turn that nobody has served.
 */
export function keepsOpen(context: CustomerContext, turn: LastTurn): 'change' | 'wish' | 'request' | null {
  if (context.proposals.length > 0 && !isLeaving(context)) return 'change';
  const waiting = wishesWaiting(context);
  if (waiting !== '' && context.facts[REMINDED] !== waiting) return 'wish';
  return asksUnserved(context, turn) ? 'request' : null;
}

function keptBy({ context, callerTurns }: ToolCall): ReturnType<typeof keepsOpen> {
  return keepsOpen(context, { words: callerTurns.at(-1) ?? '', answer: '', isOpen: false });
}

function asksUnserved(context: CustomerContext, { words, answer, isOpen }: LastTurn): boolean {
  const { request, intents, active, turn, escalations } = context;
  const person = escalations.some(
    (one) => one.turn === turn && one.trigger === 'asked_for_person' && one.outcome === 'open',
  );
  const wants = turnWants(words);
  if (wants === null) return person;
  if (wants === 'answer' && statesAnswer(answer)) return false;
  const open = intents.some((intent) => intent.agent === active && intent.status === 'active');
  return isOpen || person || (request ? !request.served : open);
}

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

/** A model that only wants to go is asked no more: code talks to the caller. */
function serveFirst(call: ToolCall): ToldByCode {
  if (call.insistsOnEnding())
    return new ToldByCode({
      status: 'not_ended',
      next_step: 'The caller is asked what they need: say nothing more.',
    });
  throw new CodedError(
    'not_allowed',
    'The caller also asked for something in what they said last, and nobody has seen to it. Answer it or take it up now, without a goodbye.',
  );
}

function remind(call: ToolCall): void {
  const waiting = wishesWaiting(call.context);
  call.report({ type: 'fact.gathered', key: REMINDED, value: waiting });
  throw new CodedError(
    'not_allowed',
    `The caller also asked for something that has not been served (${waiting}). Take it up now, or end the call again if they no longer want it.`,
  );
}

function dropUnanswered(call: ToolCall): void {
  const ids = call.context.proposals.map(({ id }) => id);
  if (ids.length > 0) call.report({ type: 'action.dropped', ids, why: 'unanswered' });
}

function wishesWaiting({ intents }: CustomerContext): string {
  return intents
    .filter(({ status }) => status === 'stated')
    .map(({ agent, wish }) => `${agent}: ${wish}`)
    .join('; ');
}

function idsOf(proposals: CustomerContext['proposals']): string {
  return proposals.map(({ id }) => id).join(' ');
}
