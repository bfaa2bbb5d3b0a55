// Where the caller's words stand in the talk, by when they began to speak and not by when the recogniser was done.

/** In milliseconds on one clock. */
export interface Moments {
  now: number;
  /** The caller's last speech; its end is infinite while it goes on. */
  speech: { began: number; ended: number };
  /** When the caller's last turn was taken to be over; null before the first. */
  turnAt: number | null;
  /** When the agent's utterance under way was first heard; null while nothing is. */
  utteranceAt: number | null;
  /** The turn is being answered. */
  answering: boolean;
  /** How long after speech its words may come. */
  wordsWithinMs: number;
}

/** The caller began to speak while the agent was heard; otherwise they talk over nobody. */
export function isOverVoice({ speech, utteranceAt, wordsWithinMs }: Moments): boolean {
  if (utteranceAt === null) return false;
  // Of speech that the detector has missed nothing is known; what came long before is not it.
  return speech.began >= utteranceAt || speech.ended < utteranceAt - 2 * wordsWithinMs;
}

/** The words belong to the turn that was taken to be over: nothing has been said since. */
export function isLate({ now, speech, turnAt, answering, wordsWithinMs }: Moments): boolean {
  if (turnAt === null || !answering) return false;
  return speech.began < turnAt && speech.ended <= now && now - speech.ended < wordsWithinMs;
}
