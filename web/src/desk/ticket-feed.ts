// One ticket as it is looked at: what is known of it, and its call made from events as they come.
import { fetchTicket, parseTicket, ticketStream, type OpenTicket } from '../api/desk.ts';
import { openStream } from '../api/stream.ts';
import { tell } from '../api/request.ts';
import { EMPTY_VIEW, type CallView } from '../call-view/call-view.ts';
import { observe } from '../call-view/observe.ts';
import { parseEvent } from '../call-view/parse-message.ts';
import { Store } from '../parts/store.ts';

export interface FeedState {
  /** Null until it has come. */
  opened: OpenTicket | null;
  view: CallView;
  connection: 'connecting' | 'open' | 'reconnecting';
  problem: { message: string; error: unknown } | null;
}

export class TicketFeed {
  readonly id: string;
  readonly store = new Store<FeedState>({
    ...{ opened: null, view: EMPTY_VIEW, connection: 'connecting', problem: null },
  });
  #closed = true;
  /** Each look at a ticket is written into the audit: no two at once. */
  #loading = false;

  constructor(id: string) {
    this.id = id;
  }

  /** Follows the ticket until the function that it returns is called. */
  readonly open = (): (() => void) => {
    this.#closed = false;
    this.load();
    const stop = openStream(ticketStream(this.id), {
      hear: {
        event: (value) => this.#hearEvent(value),
        ticket: (value) => this.#hearTicket(value),
      },
      connection: (connection) => this.#set({ connection }),
      // Nothing more comes of a call that is over; the queue tells of the ticket itself.
      goOn: () => this.#mayTellMore(),
    });
    return () => {
      this.#closed = true;
      stop();
    };
  };

  /** After an action of our own, without waiting for the stream. */
  load(): void {
    if (this.#loading) return;
    this.#loading = true;
    fetchTicket(this.id)
      .then(
        (opened) => this.#set({ opened, problem: null }),
        (error: unknown) => {
          if (this.store.current.opened === null) this.#set({ problem: { message: tell(error), error } });
        },
      )
      .finally(() => (this.#loading = false));
  }

  #mayTellMore(): boolean {
    const { view, opened, problem } = this.store.current;
    return view.end === null && problem === null && (opened === null || opened.call?.endedAt === null);
  }

  #hearEvent(value: unknown): void {
    const event = parseEvent(value);
    if (event) this.#set({ view: observe(this.store.current.view, { type: 'event', event }, event.at) });
  }

  #hearTicket(value: unknown): void {
    const ticket = parseTicket(value);
    const { opened } = this.store.current;
    if (ticket && opened) this.#set({ opened: { ...opened, ticket } });
    else this.load();
  }

  #set(change: Partial<FeedState>): void {
    if (!this.#closed) this.store.set(change);
  }
}
