// The record of calls: append-only events, the coordinator's snapshot, and the summary at the end.

/** One thing that happened in a call. `data` is redacted before it is stored. */
export interface StoredEvent {
  /** 1, 2, 3 … within the call. */
  seq: number;
  at: number;
  type: string;
  data: Readonly<Record<string, unknown>>;
}

export interface CallStart {
  id: string;
  channel: string;
  /** E.164; stored only as its last four digits and a salted hash. */
  callerNumber: string | null;
  /** The LiveKit room it is held in; left out in text. */
  room?: string | null;
  startedAt: number;
}

export interface CallEnd {
  id: string;
  endedAt: number;
  disposition: string;
  summary: string;
  /** Units and money per meter, see call/cost.ts. */
  usage: Readonly<Record<string, number>>;
  costMicros: number;
  customerId: string | null;
}

export interface StoredCall extends Omit<CallStart, 'callerNumber' | 'room'> {
  room: string | null;
  callerLast4: string | null;
  company: string;
  customerId: string | null;
  endedAt: number | null;
  disposition: string | null;
  summary: string | null;
  usage: Readonly<Record<string, number>> | null;
  costMicros: number | null;
  snapshot: unknown;
  events: StoredEvent[];
}

export interface CallListing extends Omit<StoredCall, 'events' | 'snapshot'> {
  /** The agents that had the call, in order; null while it is not summarised. */
  chain: string[] | null;
  /** What it was about, in a few words; null while it is not summarised, or where an older version did that. */
  title: string | null;
  /** Stand-ins took part: its cost is what real providers would have taken. */
  rehearsed: boolean;
}

/** What is left out is not asked for. */
export interface CallFilter {
  disposition?: string | undefined;
  /** Who had the call at some time. */
  agent?: string | undefined;
  /** Last four digits of the caller's number. */
  caller?: string | undefined;
  /** In title or summary, or the call's whole id. */
  text?: string | undefined;
}

export interface CallTotals {
  calls: number;
  /** Of those that have ended. */
  durationMs: number;
  costMicros: number;
  byDisposition: Record<string, number>;
}

export interface UnendedCall {
  id: string;
  room: string;
  startedAt: number;
}

export interface CallsPort {
  start(call: CallStart): Promise<void>;
  /** A sign of life of the process that holds a typed call. */
  keepAlive(callId: string, at: number): Promise<void>;
  /**
   * Appends events and, when given, replaces the snapshot, in one transaction. A repeated seq of the same call is
   * ignored, so that a retry after a lost answer doubles nothing.
   */
  append(callId: string, events: readonly StoredEvent[], snapshot?: unknown): Promise<void>;
  finish(end: CallEnd): Promise<void>;
  /** Null when there is no such call in this company. */
  load(callId: string): Promise<StoredCall | null>;
  /** Newest first. `before` leaves out calls that did not start before it, for the next page. */
  list(query: CallFilter & { limit: number; before?: number | undefined }): Promise<CallListing[]>;
  totals(filter: CallFilter): Promise<CallTotals>;
  /** Calls in a room whose record has no end, oldest first: under way, or left behind by a process that died. */
  listUnended(query: { limit: number }): Promise<UnendedCall[]>;
  /** Ids of typed calls whose record has no end and that have shown no sign of life since then, oldest first. */
  listSilent(query: { since: number; limit: number }): Promise<string[]>;
}
