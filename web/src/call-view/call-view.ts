// What the pages show of a call: everything in it is made from observed messages by observe.ts, and from nothing else.
import type { CallEvent, CallEventData } from '../../../src/domain/call-event.ts';
import type { ObservedCall, ObservedContext } from '../../../src/channels/observer/observed-message.ts';

export interface CallView {
  /** Null for a stored call, which has events only. */
  call: ObservedCall | null;
  log: EventOrder;
  channel: string | null;
  /** The caller's number is not known to the call, whatever was chosen. */
  withheld: boolean;
  startedAt: number | null;
  endedAt: number | null;
  conversation: Conversation;
  /** Who speaks for the company now. */
  active: string | null;
  /** Agents in the order in which they had the call. */
  chain: readonly string[];
  state: string | null;
  tools: readonly ToolRun[];
  handoffs: readonly Handoff[];
  pace: Pace;
  verification: { level: 'none' | 'verified' | 'locked'; attempts: number };
  context: ObservedContext | null;
  /** Parts of the speech pipeline that are not on their first choice. */
  speech: readonly CallEventData['speech.changed'][];
  /** Parts that stand-ins play. */
  rehearsed: CallEventData['call.rehearsed']['components'];
  /** Everything that happened, in order. */
  events: readonly LogEvent[];
  costUsd: number | null;
  end: CallEventData['call.ended'] | null;
  summary: CallEventData['call.summarised'] | null;
}

/** Events are applied in the order of their numbers, once each, however they arrive. */
export interface EventOrder {
  /** The number that is due. */
  next: number;
  /** Arrived too early. */
  held: readonly LogEvent[];
}

/** An event of a type that this page does not know yet keeps its place in the order. */
export type LogEvent = CallEvent | { seq: number; at: number; type: 'unknown'; name: string; data: unknown };

export interface Conversation {
  entries: readonly Entry[];
  /** An agent's words on their way. */
  speaking: Speaking | null;
  /** What is understood of the caller's speech so far. */
  hearing: string | null;
  /** The caller's turn that nobody has answered yet. */
  openTurn: number | null;
}

export interface Speaking {
  agent: string;
  text: string;
  /** The turn whose first answer this is. */
  answers: number | null;
  /** The caller has spoken since: words that follow may be another utterance. */
  stale: boolean;
}

export type Entry = { id: number; at: number } & (
  | { kind: 'caller'; text: string; turn: number; masked: boolean }
  | { kind: 'agent'; agent: string; text: string; interrupted: boolean; answers: number | null }
  | { kind: 'filler'; agent: string; text: string }
  | { kind: 'handoff'; from: string; to: string; reason: string; ms: number; recovered: boolean }
  | { kind: 'note'; tone: 'good' | 'bad' | 'plain'; text: string }
);
export type EntryOf<K extends Entry['kind']> = Extract<Entry, { kind: K }>;

export interface ToolRun {
  id: string;
  agent: string;
  tool: string;
  args: unknown;
  startedAt: number;
  outcome:
    | { status: 'running' }
    | { status: 'success'; ms: number; result: unknown }
    | { status: 'error'; ms: number; code: string; message: string };
}

export interface Handoff {
  /** Null where it was never under way. */
  epoch: number | null;
  at: number;
  from: string;
  to: string;
  reason: string;
  status: 'requested' | 'queued' | 'refused' | 'withdrawn' | 'entered' | 'recovered' | 'failed';
  why: string | null;
  msToEntered: number | null;
  msToFirstWords: number | null;
}

export interface Answer {
  turn: number;
  ms: number;
  fillerMs: number | null;
  /** Null where it was typed, and in calls of older versions. */
  parts: WaitParts | null;
}

/** What a spoken answer was waited for, in milliseconds; together they are the wait. */
export interface WaitParts {
  /** Recognition, and the silence that ends a turn. */
  hearing: number;
  /** Model and tools. */
  thinking: number;
  /** From the first words to the first sound. */
  speaking: number;
}

/** How long the caller waited for each answer. */
export interface Pace {
  answers: readonly Answer[];
  waiting: { turn: number; at: number; receivedAt: number } | null;
}

export const EMPTY_VIEW: CallView = {
  call: null,
  log: { next: 1, held: [] },
  channel: null,
  withheld: false,
  startedAt: null,
  endedAt: null,
  conversation: { entries: [], speaking: null, hearing: null, openTurn: null },
  active: null,
  chain: [],
  state: null,
  tools: [],
  handoffs: [],
  pace: { answers: [], waiting: null },
  verification: { level: 'none', attempts: 0 },
  context: null,
  speech: [],
  rehearsed: [],
  events: [],
  costUsd: null,
  end: null,
  summary: null,
};
