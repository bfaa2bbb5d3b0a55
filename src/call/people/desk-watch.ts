// Looks after the ticket of a caller who waits, as people at the desk take it, give it back, or never come.
import type { AttemptOutcome } from '../../domain/people.ts';
import { orElse, type PeopleDeps } from './people-deps.ts';
import type { PlaceInLine } from './place-in-line.ts';
import type { WaitingCall } from './waiting-call.ts';

/** Somebody who has taken the call and does not come into it. Milliseconds. */
const JOIN_WITHIN = 30_000;

export class DeskWatch {
  readonly #deps: PeopleDeps;
  readonly #place: PlaceInLine;
  readonly #onHandled: (waiting: WaitingCall) => Promise<void>;

  /** @param onHandled Somebody has closed the ticket and did not come. */
  constructor(deps: PeopleDeps, place: PlaceInLine, onHandled: (waiting: WaitingCall) => Promise<void>) {
    this.#deps = deps;
    this.#place = place;
    this.#onHandled = onHandled;
  }

  async look(waiting: WaitingCall): Promise<void> {
    const { tickets, clock } = this.#deps;
    const ticket = await orElse(this.#deps, null, () => tickets.load(waiting.ticketId));
    if (!ticket || !waiting.isOpen()) return;
    const { taken } = waiting;
    if (ticket.handledAt !== null) await this.#onHandled(waiting);
    else if (taken === null && ticket.takenBy !== null && !ticket.takenBy.startsWith('telephone:'))
      await this.#takenAtDesk(waiting, ticket.takenBy);
    else if (taken !== null && ticket.takenBy !== taken.personId) await this.#givenBack(waiting, 'declined');
    else if (taken !== null && clock() - taken.since >= JOIN_WITHIN) {
      await orElse(this.#deps, undefined, () => tickets.release(waiting.ticketId, taken.personId));
      await this.#givenBack(waiting, 'no_answer');
    } else await this.#place.refresh(waiting);
  }

  async #takenAtDesk(waiting: WaitingCall, personId: string): Promise<void> {
    const { people, coordinator, clock, speaker } = this.#deps;
    const person = await orElse(this.#deps, null, () => people.load(personId));
    const name = person?.name ?? 'A colleague';
    const attempt = await waiting.tries.begin('desk', name);
    if (!waiting.isOpen()) return;
    waiting.taken = { personId, since: clock(), attempt };
    coordinator.send({ type: 'human.briefed' });
    speaker.line('person_coming', { person: name });
  }

  async #givenBack(waiting: WaitingCall, outcome: AttemptOutcome): Promise<void> {
    const { taken } = waiting;
    if (!taken) return;
    waiting.taken = null;
    this.#deps.coordinator.send({ type: 'human.left' });
    await waiting.tries.end(taken.attempt, outcome);
    await this.#place.refresh(waiting);
  }
}
