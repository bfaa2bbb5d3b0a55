// What is going on in the call this moment, in a few words.
import { agentTitle } from '../parts/format.ts';
import type { SessionState } from '../session/call-session.ts';

/** Who has the call. */
export function holder({ phase, view }: SessionState): string {
  if (view.active !== null) return agentTitle(view.active);
  return phase === 'broken' ? 'No connection' : 'Calling';
}

const STATES: Record<string, string> = {
  verifying: 'Verifying the caller',
  routing: 'Finding out what is wanted',
  lockedOut: 'Verification is locked',
};

export function doingNow({ phase, view, typed, line }: SessionState): string {
  switch (phase) {
    case 'calling':
      return line.connection === 'open' ? 'Ringing…' : 'Connecting…';
    case 'ending':
      return 'Hanging up…';
    case 'over':
      return 'Call ended';
    case 'broken':
      return 'The line broke';
    case 'live':
      break;
  }
  const { conversation, handoffs, tools, state } = view;
  if (conversation.hearing !== null) return 'Listening';
  if (conversation.speaking) return 'Speaking';
  const handoff = handoffs.findLast(({ status }) => status === 'requested');
  if (handoff) return `Handing over to ${agentTitle(handoff.to)}`;
  const tool = tools.findLast(({ outcome }) => outcome.status === 'running');
  if (tool) return `Running ${tool.tool}`;
  if (conversation.openTurn !== null || typed.length > 0) return 'Thinking';
  return STATES[state ?? ''] ?? 'Waiting for the caller';
}
