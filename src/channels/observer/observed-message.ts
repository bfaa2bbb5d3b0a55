// What somebody who watches a call is told, live: the test room now, the desk later. The same messages travel as text
// streams in a LiveKit room and as frames of the chat socket. Everything in them is redacted.
import type { CallEvent } from '../../domain/call-event.ts';
import type { Disposition } from '../../domain/customer-context.ts';

/** Topic of the text streams in a room; one JSON message a stream. */
export const OBSERVED_TOPIC = 'switchboard.observed';
/** Topic of the text streams by which the caller's page acts on the call; one JSON message a stream. */
export const CONTROL_TOPIC = 'switchboard.control';

export type ControlMessage =
  /** The caller hangs up. Leaving the room without it may be a reload: the call waits a while. */
  | { type: 'hang_up' }
  /** Whoever comes into the room asks for everything so far, once they can hear. */
  | { type: 'watch' }
  /** A typed turn, where the page does not use LiveKit's own chat topic. */
  | { type: 'say'; text: string };

export type ObservedMessage =
  /** First of all, and again to whoever joins later, followed by all events so far. */
  | ObservedCall
  | { type: 'event'; event: CallEvent }
  /** An agent's words as the caller hears them, piece by piece; `agent.said` has them all again. */
  | { type: 'words'; agent: string; text: string }
  /** What is understood of the caller's speech so far; `caller.said` is the turn. Masked before verification. */
  | { type: 'hearing'; text: string; final: boolean }
  | { type: 'context'; context: ObservedContext }
  | { type: 'usage'; costUsd: number; units: Record<string, number> };

export interface ObservedCall {
  type: 'call';
  callId: string;
  company: { slug: string; name: string };
  channel: string;
  startedAt: number;
  /** Whether the caller is heard and agents speak; false where the call is typed only. */
  voice: boolean;
  roster: {
    entry: string;
    agents: { name: string; transfersTo: string[]; requires: 'nothing' | 'verified' }[];
  };
}

/** The CustomerContext as anyone who may watch may see it. */
export interface ObservedContext {
  /** The coordinator's state, e.g. verifying, serving, transferring. */
  state: string;
  active: string;
  turn: number;
  /** First name only; null before verification. */
  customer: string | null;
  /** Last four digits; null when withheld. */
  callerLast4: string | null;
  verification: { level: 'none' | 'verified' | 'locked'; attempts: number };
  intents: { agent: string; wish: string; status: 'stated' | 'active' | 'resolved' }[];
  facts: Record<string, string>;
  done: string[];
  /** What the caller is asked to confirm. */
  proposals: string[];
  escalations: string[];
  disposition: Disposition | null;
}
