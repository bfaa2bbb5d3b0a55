// THE transfer tool: the one way from agent to agent. It asks the coordinator and carries out what that decides.
import { z } from 'zod';
import type { RefusalReason } from '../coordinator/index.ts';
import { CodedError } from '../domain/errors.ts';
import { defineTool, type Tool, type ToolCall } from './define-tool.ts';

/** The tool as one agent sees it: `targets` are the agents that the roster lets it hand over to. */
export function transferCall(targets: readonly [string, ...string[]]): Tool {
  return defineTool({
    name: 'transfer_call',
    description:
      'Hand the caller to the colleague who can help them. For two wishes call it once for each: the first is served, the second waits and is taken up next.',
    parameters: z.strictObject({
      to: z.enum(targets),
      reason: z.string().min(1).max(300).describe('What the caller wants from them, in a few words.'),
    }),
    effect: 'read',
    requires: 'nothing',
    filler: null,
    async execute({ to, reason }, call) {
      const verdict = await call.handOff(to, reason);
      switch (verdict.verdict) {
        case 'accepted':
          return undefined;
        case 'queued':
          return { status: 'waiting', next_step: `The call is being handed over already; ${to} comes next.` };
        case 'refused':
          throw new CodedError('transfer_refused', refusal(verdict.why, to, call));
      }
    },
  });
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
    case 'loop':
      return 'This caller has been handed back and forth too often. Stay with them, and take a message for a person.';
    case 'call_ending':
      return `The call with ${call.company.name} is ending. Nothing more can be transferred.`;
  }
}
