// The caller's last turn, and whether they have heard anything of its answer.
import type { llm } from '@livekit/agents';
import type { CallEventData } from '../domain/call-event.ts';

/** Somebody who goes on after so short a pause goes on with the same turn, if they have heard nothing. Milliseconds. */
const SAME_TURN = 2500;
/** An answer of which so little was heard has not been heard, in seconds. */
const NOTHING = 0.3;

export class AnswerWait {
  #turn: { message: llm.ChatMessage; number: number } | null = null;
  #since: number | null = null;
  #wordsAt: number | null = null;
  #heard = true;

  /** When the turn was taken to be over, in milliseconds; null before the first. */
  get since(): number | null {
    return this.#since;
  }

  begins(message: llm.ChatMessage, number: number, now: number): void {
    this.#turn = { message, number };
    this.#since = now;
    this.#wordsAt = null;
    this.#heard = false;
  }

  /** Whether who began to speak then goes on with this turn. */
  goesOn(speechBegan: number): boolean {
    return !this.#heard && this.#since !== null && speechBegan - this.#since < SAME_TURN;
  }

  /** Words of an answer go to the voice. */
  words(now: number): void {
    if (!this.#heard) this.#wordsAt ??= now;
  }

  /** An agent is heard. Answers how long that took, if it was waited for. */
  sounds(now: number, fillerAt: number | null): Omit<CallEventData['turn.spoken'], 'agent'> | null {
    const { message, number } = this.#turn ?? {};
    if (this.#heard || this.#since === null || !message || number === undefined) return null;
    this.#heard = true;
    const ago = silenceBefore(message);
    const since = this.#since;
    return {
      turn: number,
      msToFirstAudio: Math.round(now - since + ago),
      msToFiller: fillerAt === null ? null : Math.round(fillerAt - since + ago),
      msToTurnEnd: Math.round(ago),
      ...(this.#wordsAt !== null && { msToFirstWords: Math.round(this.#wordsAt - since + ago) }),
    };
  }

  /** The agent was cut off after so many seconds. */
  cut(seconds: number): void {
    if (seconds < NOTHING) this.#heard = false;
  }
}

/** Milliseconds between the end of the caller's speech and the moment at which their turn was taken to be over. */
function silenceBefore(message: llm.ChatMessage): number {
  const { endOfTurnDelay } = message.metrics;
  return endOfTurnDelay === undefined ? 0 : endOfTurnDelay * 1000;
}
