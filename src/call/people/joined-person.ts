// The person who talks with a caller, from their first word to whatever comes after them: the end of the call, an agent
// that goes on with what was agreed, or the queue again.
import { HUMAN } from '../../domain/customer-context.ts';
import type { AttemptVia } from '../../domain/people.ts';
import { AGREED_WITH } from '../../domain/people.ts';
import type { Ticket } from '../../services/tickets/tickets.port.ts';
import { redact } from '../../understand/index.ts';
import { orElse, type PeopleDeps } from './people-deps.ts';

export interface JoinedPersonDeps extends PeopleDeps {
  /** They have vanished from the call: somebody else is looked for. */
  queueAgain: (reason: string) => Promise<void>;
}

interface Talking {
  person: string;
  via: AttemptVia;
  ticketId: string;
}

export class JoinedPerson {
  readonly #deps: JoinedPersonDeps;
  #talking: Talking | null = null;
  #cancelReturn: (() => void) | null = null;
  #over = false;

  constructor(deps: JoinedPersonDeps) {
    this.#deps = deps;
  }

  /** Somebody has the caller. */
  get talking(): boolean {
    return this.#talking !== null;
  }

  has(ticketId: string): boolean {
    return !this.#over && this.#talking?.ticketId === ticketId;
  }

  stop(): void {
    this.#over = true;
    this.#cancelReturn?.();
  }

  async joins(talking: Talking, telephonesAreDone: () => Promise<void>): Promise<void> {
    const { coordinator, log, speaker, line } = this.#deps;
    const { person, via, ticketId } = talking;
    this.#talking = talking;
    line?.holdMusic(false);
    await telephonesAreDone();
    coordinator.send({ type: 'human.joined', person });
    log.add('human.joined', { ticketId, via, person });
    // Nobody wants to hear to the end how long they would have had to wait.
    speaker.hush();
    await speaker.heardLine('person_joins', { person });
    if (this.has(ticketId)) line?.stepAside(true);
  }

  /** Their page was reloaded. */
  isBack(): void {
    this.#cancelReturn?.();
    this.#cancelReturn = null;
  }

  async leaves(ticketId: string): Promise<void> {
    if (!this.has(ticketId)) return;
    const { tickets, clock, timers, company, inFlight, hangUp } = this.#deps;
    const ticket = await this.#load(ticketId);
    if (!this.has(ticketId)) return;
    if (ticket?.closedAs === 'handed_back') {
      this.#resume('handed_back', ticket.note);
      return;
    }
    if (ticket !== null && ticket.handledAt !== null) {
      this.#left('finished');
      hangUp('person_ended');
      return;
    }
    if (this.#talking?.via === 'telephone') {
      const closing = { as: 'served' as const, note: null, now: clock() };
      await orElse(this.#deps, false, () => tickets.close(ticketId, closing));
      this.#resume('hung_up', null);
      return;
    }
    // A page that is reloaded comes back in a moment.
    this.#cancelReturn?.();
    this.#cancelReturn = timers.after(company.people.returnSeconds * 1000, () =>
      inFlight.track(this.#lost(ticketId)),
    );
  }

  /** They have vanished: the caller hears so, and the call is at its old place in the queue again. */
  async #lost(ticketId: string): Promise<void> {
    const { line, tickets, speaker, queueAgain } = this.#deps;
    const ticket = await this.#load(ticketId);
    if (!this.has(ticketId)) return;
    // They may have finished after their sound had gone.
    if (ticket?.handledAt != null) return this.leaves(ticketId);
    const person = this.#left('lost');
    line?.stepAside(false);
    const { takenBy = null } = ticket ?? {};
    if (takenBy !== null) await orElse(this.#deps, undefined, () => tickets.release(ticketId, takenBy));
    speaker.line('person_lost', { person });
    await queueAgain(`the connection to ${person} was lost`);
  }

  /** The agent that had the caller before goes on, with what was agreed. */
  #resume(how: 'handed_back' | 'hung_up', note: string | null): void {
    const { coordinator, line, speaker, handOver } = this.#deps;
    line?.stepAside(false);
    speaker.hush();
    const person = this.#left(how);
    const agreed = redact(note?.trim() ?? '');
    if (agreed) coordinator.send({ type: 'fact.gathered', key: `${AGREED_WITH}${person}`, value: agreed });
    const reason = agreed
      ? `${person} agreed with the caller: ${agreed}`
      : `${person} has talked with the caller`;
    const before = coordinator.context.transfers.findLast(
      ({ to, outcome }) => to === HUMAN && outcome === 'human',
    );
    if (!before || !handOver(before.from, reason)) speaker.line('person_left', { person });
  }

  /** Answers who it was. */
  #left(how: 'finished' | 'handed_back' | 'hung_up' | 'lost'): string {
    const { coordinator, log } = this.#deps;
    const { person = '', ticketId = '' } = this.#talking ?? {};
    this.#talking = null;
    this.#cancelReturn?.();
    this.#cancelReturn = null;
    log.add('human.left', { ticketId, person, how });
    coordinator.send({ type: 'human.left', lost: how === 'lost' });
    return person;
  }

  #load(ticketId: string): Promise<Ticket | null> {
    return orElse(this.#deps, null, () => this.#deps.tickets.load(ticketId));
  }
}
