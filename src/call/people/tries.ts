// Each try to bring a person in: told to the log and kept with the ticket, with what came of it.
import type { AttemptOutcome, AttemptVia } from '../../domain/people.ts';
import { orElse, type PeopleDeps } from './people-deps.ts';

export class Tries {
  readonly #deps: Pick<PeopleDeps, 'tickets' | 'log' | 'clock'>;
  readonly #ticketId: string;
  readonly #open = new Map<number, { via: AttemptVia; person: string }>();
  #last = 0;

  constructor(deps: Pick<PeopleDeps, 'tickets' | 'log' | 'clock'>, ticketId: string) {
    this.#deps = deps;
    this.#ticketId = ticketId;
  }

  /** Answers the number of the try. */
  async begin(via: AttemptVia, person: string): Promise<number> {
    const { tickets, log, clock } = this.#deps;
    const begun = { via, person, now: clock() };
    const number = await orElse(this.#deps, this.#last + 1, () =>
      tickets.beginAttempt(this.#ticketId, begun),
    );
    this.#last = number;
    this.#open.set(number, { via, person });
    log.add('human.tried', { ticketId: this.#ticketId, number, via, person });
    return number;
  }

  /** One that has ended keeps its outcome. */
  async end(number: number, outcome: AttemptOutcome): Promise<void> {
    const tried = this.#open.get(number);
    if (!tried) return;
    this.#open.delete(number);
    const { tickets, log, clock } = this.#deps;
    log.add('human.answered', { ticketId: this.#ticketId, number, ...tried, outcome });
    await orElse(this.#deps, undefined, () =>
      tickets.endAttempt(this.#ticketId, { number, outcome, now: clock() }),
    );
  }

  /** Whatever is under way ends like this. */
  async endAll(outcome: AttemptOutcome): Promise<void> {
    for (const number of [...this.#open.keys()]) await this.end(number, outcome);
  }
}
