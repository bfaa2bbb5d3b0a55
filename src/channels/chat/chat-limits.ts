// Limits of one chat. Times are milliseconds.

export interface ChatLimits {
  /** Between connecting and `start`. */
  startMs: number;
  /** Silence before the caller is asked; after as much again the call ends. */
  idleMs: number;
  /** For the summary to reach the client, and for a call to end when the server stops. */
  summaryMs: number;
  turns: { burst: number; perMinute: number };
  /** Keys of the telephone: two of them can be a turn. */
  keys: { burst: number; perMinute: number };
  /** Turns that wait for an answer at once. */
  waitingTurns: number;
  /** Turns refused for their number before the line is closed. */
  refusedTurns: number;
  /** Longest frame, in UTF-16 units; a turn has its own, shorter limit, which is answered by the agent. */
  frameLength: number;
  /** Frames that made no sense before the line is closed. */
  badFrames: number;
}

export const CHAT_LIMITS: ChatLimits = {
  startMs: 10_000,
  idleMs: 180_000,
  summaryMs: 8000,
  turns: { burst: 10, perMinute: 30 },
  keys: { burst: 30, perMinute: 60 },
  waitingTurns: 5,
  refusedTurns: 50,
  frameLength: 16 * 1024,
  badFrames: 10,
};
