// One wait for a person, from the ticket to whatever ends it.
import type { AttemptOutcome } from '../../domain/people.ts';
import type { PeopleDeps } from './people-deps.ts';
import { Tries } from './tries.ts';

export class WaitingCall {
  readonly ticketId: string;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly tries: Tries;
  /** Whoever at the desk has the ticket and is not in the call yet, and the try that this is. */
  taken: { personId: string; since: number; attempt: number } | null = null;
  /** Somebody at the desk could take it, as far as was last known. */
  deskIsFree = false;
  /** Nobody is rung any more. */
  searched = false;
  /** Offers of a callback that were not answered, and the caller's turn at the last one. */
  offers = 0;
  offeredAt: number;
  readonly #search = new AbortController();

  constructor(deps: PeopleDeps, { ticketId, reason }: { ticketId: string; reason: string }) {
    this.ticketId = ticketId;
    this.reason = reason;
    this.since = deps.clock();
    this.offeredAt = deps.coordinator.context.turn;
    this.tries = new Tries(deps, ticketId);
  }

  /** Aborted when nobody is sought any more. */
  get over(): AbortSignal {
    return this.#search.signal;
  }

  /** A method: whether it is may change while something is waited for. */
  isOpen(): boolean {
    return !this.#search.signal.aborted;
  }

  /** Stops the search; tries that are under way end like this. */
  async end(outcome: AttemptOutcome): Promise<void> {
    this.#search.abort(outcome);
    await this.tries.endAll(outcome);
  }
}
