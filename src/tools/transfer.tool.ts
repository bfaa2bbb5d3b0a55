// THE transfer tool: the one way from agent to agent. It asks the coordinator and carries out what that decides.
import { z } from 'zod';
import type { RefusalReason } from '../coordinator/index.ts';
import { CodedError } from '../domain/errors.ts';
import { defineTool, type Tool, type ToolCall, type Wanted } from './define-tool.ts';

/** More than a caller says in one breath. */
const MOST_WISHES = 3;

/** The tool as one agent sees it: `targets` are the agents that the roster lets it hand over to. */
export function transferCall(targets: readonly [string, ...string[]]): Tool {
  const wish = { to: z.enum(targets), reason: z.string().min(1).max(300) };
  return defineTool({
    name: 'transfer_call',
    description:
      'Hand the caller to the colleague who can help them. If they want several things from different colleagues, name the others under "then": they wait and are taken up next.',
    parameters: z.strictObject({
      to: wish.to,
      reason: wish.reason.describe('What the caller wants from them, in a few words.'),
      then: z
        .array(z.strictObject(wish))
        .max(MOST_WISHES)
        .nullish()
        .describe('What else the caller wants, and from whom, in the order to serve it.'),
    }),
    effect: 'read',
    requires: 'nothing',
    filler: null,
    async execute({ to, reason, then }, call) {
      const verdict = await call.handOff(byAgent({ to, reason }, then ?? []));
      switch (verdict.verdict) {
        case 'accepted':
          return undefined;
        case 'queued':
          return { status: 'waiting', next_step: `The call is being handed over already; ${to} comes next.` };
        case 'refused':
          if (call.insists()) return undefined;
          throw new CodedError('transfer_refused', refusal(verdict.why, to, call));
      }
    },
  });
}

/** Two wishes for one colleague are told to them together. */
function byAgent(first: Wanted, others: readonly Wanted[]): [Wanted, ...Wanted[]] {
  const reasonsOf = (to: string) =>
    [first, ...others].filter((wish) => wish.to === to).map(({ reason }) => reason);
  const together = (to: string): Wanted => ({ to, reason: [...new Set(reasonsOf(to))].join('; ') });
  const rest = new Set(others.map(({ to }) => to).filter((to) => to !== first.to));
  return [together(first.to), ...[...rest].map(together)];
}

function refusal(why: RefusalReason, to: string, call: ToolCall): string {
  switch (why) {
    case 'unknown_agent':
    case 'not_on_roster':
      return `You cannot transfer to ${to}. Help the caller yourself, or transfer them to a person.`;
    case 'already_there':
      return 'You are that colleague. Go on helping the caller yourself.';
    case 'not_verified':
      return `Their wish is noted, and ${to} serves verified callers only. Verify the caller first, then transfer; a person can be had without.`;
    case 'locked_out':
      return 'This caller cannot be verified on this line. Only a person can help them: offer that.';
    case 'caller_first':
      return 'The caller has been handed over just now and has not spoken since. Talk to them: answer what you can, ask what they need, or offer a person. Transfer after their next words.';
    case 'loop':
      return 'The caller has been handed back and forth too often. Ask them in one sentence what exactly they need, and offer a person. Transfer after their next words.';
    case 'call_ending':
      return `The call with ${call.company.name} is ending. Nothing more can be transferred.`;
  }
}
