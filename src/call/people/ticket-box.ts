// Puts tickets where people find them. While the book is away it tries again, for as long as the call lasts and a while
// after; nobody is promised anything of a ticket that is not in there.
import type { NewTicket } from '../../services/tickets/tickets.port.ts';
import { redact } from '../../understand/index.ts';
import type { PeopleDeps } from './people-deps.ts';

export interface OpenedTicket {
  id: string;
  position: number;
}

/** A book that takes longer counts as away; what it does after all is still told. Milliseconds. */
const ANSWERS_WITHIN = 3000;
/** Waits between tries, in milliseconds; the last one repeats. */
const RETRY_MS = [1000, 3000, 10_000, 30_000];
/** How long tries go on after the call, in milliseconds: its process waits for nothing else. */
const AFTER_THE_CALL = 60_000;

interface Errand {
  work: () => Promise<void>;
  tries: number;
}

export class TicketBox {
  readonly #deps: Pick<PeopleDeps, 'tickets' | 'log' | 'timers' | 'inFlight'>;
  /** What is not done yet, oldest first. */
  readonly #errands = new Set<Errand>();
  #givenUp = false;
  #wake: (() => void)[] = [];

  constructor(deps: Pick<PeopleDeps, 'tickets' | 'log' | 'timers' | 'inFlight'>) {
    this.#deps = deps;
  }

  /** Null where it could not be stored now; `later` is told when it has been. Never throws. */
  async open(ticket: NewTicket, later: (opened: OpenedTicket) => void = noop): Promise<OpenedTicket | null> {
    let opened: OpenedTicket | null = null;
    let told = false;
    const store = async (): Promise<void> => {
      const stored = await this.#deps.tickets.open(ticket);
      if (opened !== null) return;
      opened = stored;
      if (told) later(stored);
    };
    await this.#soon(store);
    told = true;
    return opened;
  }

  /** Something about a ticket that is in the book, done now or later. Never throws. */
  change(work: () => Promise<unknown>): Promise<void> {
    return this.#soon(async () => {
      await work();
    });
  }

  /** The call is over: resolves when nothing is left to do, or nothing more is tried. */
  async settle(): Promise<void> {
    if (this.#errands.size === 0) return;
    this.#deps.timers.after(AFTER_THE_CALL, () => this.#giveUp());
    await new Promise<void>((resolve) => this.#wake.push(resolve));
  }

  /** Resolves when it is done, has failed once, or takes too long. */
  async #soon(work: () => Promise<void>): Promise<void> {
    const errand = { work, tries: 0 };
    this.#errands.add(errand);
    await this.#briefly(this.#try(errand));
  }

  async #briefly(work: Promise<void>): Promise<void> {
    let cancel = noop;
    const late = new Promise<void>((resolve) => (cancel = this.#deps.timers.after(ANSWERS_WITHIN, resolve)));
    await Promise.race([work, late]);
    cancel();
  }

  async #try(errand: Errand): Promise<void> {
    try {
      await errand.work();
      this.#done(errand);
    } catch (error) {
      this.#deps.log.add('error', { source: 'tickets', message: redact(String(error)) });
      this.#later(errand);
    }
  }

  #later(errand: Errand): void {
    if (this.#givenUp) {
      this.#done(errand);
      return;
    }
    const wait = RETRY_MS[Math.min(errand.tries, RETRY_MS.length - 1)] ?? 0;
    errand.tries += 1;
    const { timers, inFlight } = this.#deps;
    timers.after(wait, () => inFlight.track(this.#briefly(this.#try(errand))));
  }

  #done(errand: Errand): void {
    this.#errands.delete(errand);
    if (this.#errands.size === 0) this.#wakeAll();
  }

  #giveUp(): void {
    this.#givenUp = true;
    this.#wakeAll();
  }

  #wakeAll(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}

function noop(): void {
  // Nothing to stop, and nobody to tell.
}
