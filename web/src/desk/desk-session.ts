// The desk of one person while it is open: the queue as it changes, their presence, and the call that they are in.
// It outlives the page's parts, so that looking at a past call ends nothing.
import {
  fetchDesk,
  parseQueue,
  QUEUE_STREAM,
  tellPresence,
  type Desk,
  type DeskPerson,
  type DeskQueue,
} from '../api/desk.ts';
import { openStream } from '../api/stream.ts';
import { goTo } from '../parts/router.ts';
import { Store } from '../parts/store.ts';
import type { Availability } from '../../../src/domain/people.ts';
import { Alerts } from './alerts.ts';
import { DeskCall, type CallState } from './desk-call.ts';
import { forgetJoin, saveJoin } from './saved-join.ts';
import { arrivals } from './sections.ts';

export interface DeskState {
  /** Null until it has come. */
  queue: DeskQueue | null;
  /** How far the server's clock is ahead of the page's, in milliseconds. */
  clockAhead: number;
  connection: 'connecting' | 'open' | 'reconnecting';
  availability: Availability;
  alerting: boolean;
  call: CallState | null;
  /** The sign-in is over: another tab signed out, or it has expired. */
  signedOut: boolean;
}

/** A desk that is silent for three times as long counts as closed. Milliseconds. */
const PRESENCE_EVERY = 15_000;

export class DeskSession {
  readonly desk: Desk;
  readonly person: DeskPerson;
  readonly store: Store<DeskState>;
  readonly #alerts = new Alerts();
  readonly #stop: (() => void)[] = [];
  #call: DeskCall | null = null;

  constructor(desk: Desk, person: DeskPerson) {
    this.desk = desk;
    this.person = person;
    this.store = new Store<DeskState>({
      ...{ queue: null, clockAhead: 0, connection: 'connecting', call: null, signedOut: false },
      availability: person.availability,
      alerting: this.#alerts.on,
    });
    this.#stop.push(
      openStream(QUEUE_STREAM, {
        hear: { queue: (value) => this.#hearQueue(value) },
        connection: (connection) => this.store.set({ connection }),
        goOn: () => {
          void this.#checkSignIn();
          return true;
        },
      }),
    );
    const presence = setInterval(() => this.#tellPresence(), PRESENCE_EVERY);
    this.#stop.push(() => clearInterval(presence));
    this.#tellPresence();
  }

  get line() {
    return this.#call?.line ?? null;
  }

  setAvailability(availability: Availability): void {
    this.store.set({ availability });
    this.#tellPresence();
  }

  async toggleAlerts(): Promise<void> {
    this.store.set({ alerting: !this.#alerts.on });
    await this.#alerts.toggle();
  }

  join(ticketId: string, deviceId: string | null): void {
    this.#call?.leave();
    this.#call = new DeskCall({
      ticketId,
      deviceId,
      now: () => Date.now(),
      changed: (call) => {
        if (call.phase === 'in') saveJoin(window.sessionStorage, ticketId);
        if (call.phase === 'over') forgetJoin(window.sessionStorage);
        this.store.set({ call });
      },
    });
    this.store.set({ call: this.#call.state });
  }

  /** Out of the room; the ticket stays what it is. */
  leave(): void {
    this.#call?.leave();
    this.#call = null;
    forgetJoin(window.sessionStorage);
    this.store.set({ call: null });
  }

  close(): void {
    for (const stop of this.#stop) stop();
    this.#call?.leave();
    this.#alerts.close();
  }

  #hearQueue(value: unknown): void {
    const queue = parseQueue(value);
    if (!queue) return;
    const before = this.store.current.queue;
    this.store.set({ queue, clockAhead: queue.now - Date.now() });
    const { availability, call } = this.store.current;
    if (before === null || availability === 'away' || isOn(call)) return;
    for (const ticket of arrivals(before.tickets, queue.tickets).slice(0, 1))
      this.#alerts.ring(ticket, () => goTo(ticketPage(ticket.id)));
  }

  #tellPresence(): void {
    tellPresence(this.store.current.availability).catch(() => void this.#checkSignIn());
  }

  async #checkSignIn(): Promise<void> {
    const desk = await fetchDesk().catch(() => null);
    if (desk?.signedIn === false) this.store.set({ signedOut: true });
  }
}

export function isOn(call: CallState | null): boolean {
  return call !== null && (call.phase === 'joining' || call.phase === 'in');
}

export function ticketPage(id: string): string {
  return `/desk/tickets/${encodeURIComponent(id)}`;
}
