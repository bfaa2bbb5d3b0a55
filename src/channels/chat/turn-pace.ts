// Whether a caller may take another turn now: not faster than a person types, and not many while others wait.
import type { ChatLimits } from './chat-limits.ts';
import type { Fault } from './frame-gate.ts';
import { CLOSE } from './protocol.ts';
import { TokenBucket } from './token-bucket.ts';

type Limits = Pick<ChatLimits, 'turns' | 'waitingTurns' | 'refusedTurns'>;

export class TurnPace {
  readonly #limits: Limits;
  readonly #bucket: TokenBucket;
  #waiting = 0;
  #refused = 0;

  constructor(limits: Limits, now: number) {
    this.#limits = limits;
    this.#bucket = new TokenBucket(limits.turns, now);
  }

  /** Null when the turn is taken; `done` must follow. */
  take(now: number): (Fault & { retryAfterMs?: number }) | null {
    const retryAfterMs = this.#bucket.take(now);
    if (retryAfterMs === 0 && this.#waiting < this.#limits.waitingTurns) {
      this.#waiting++;
      return null;
    }
    const message = 'Too many messages at once: this one was not taken. Wait a moment and send it again.';
    if (++this.#refused >= this.#limits.refusedTurns)
      return { code: 'too_many_errors', message, close: CLOSE.policy };
    return { code: 'rate_limited', message, ...(retryAfterMs > 0 ? { retryAfterMs } : {}) };
  }

  done(): void {
    this.#waiting--;
  }
}
