// The sound of calls whose callers consented to it.

export interface Recording {
  /** audio/mpeg, audio/ogg … */
  mimeType: string;
  seconds: number;
  sound: Buffer;
}

export interface RecordingsPort {
  /** Once per call; a second time changes nothing. */
  keep(callId: string, recording: Recording, now: number): Promise<void>;
  /** Null where there is none. */
  load(callId: string): Promise<Recording | null>;
  /** Which of these calls have one. */
  among(callIds: readonly string[]): Promise<Set<string>>;
  /** Deletes what was recorded before that moment; answers how many there were. @param olderThan Milliseconds since the epoch. */
  forget(query: { olderThan: number }): Promise<number>;
}
