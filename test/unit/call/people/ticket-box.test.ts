// Tickets while the book is away: tried again, told once, and given up in the end.
import { describe, expect, it } from 'vitest';
import { InFlight } from '../../../../src/call/in-flight.ts';
import { TicketBox, type OpenedTicket } from '../../../../src/call/people/ticket-box.ts';
import type { NewTicket } from '../../../../src/services/tickets/tickets.port.ts';
import {
  HandTimers,
  nextTick,
  openLine,
  eventsOf,
  closeTestDatabase,
} from '../../../support/scripted-call.ts';
import { afterAll } from 'vitest';

afterAll(closeTestDatabase);

const TICKET: NewTicket = {
  ...{ key: 'k', callId: 'call_1', customerId: null, kind: 'message', priority: 'normal', reason: 'r' },
  ...{ message: 'm', callbackNumber: null, now: 0 },
};

async function box() {
  const book = { away: true, tries: 0 };
  const line = await openLine(() => ({ say: 'hello' }));
  const timers = new HandTimers();
  const tickets = {
    ...line.services.tickets,
    open: (ticket: NewTicket) => {
      book.tries += 1;
      return book.away ? Promise.reject(new Error('away')) : line.services.tickets.open(ticket);
    },
  };
  const made = new TicketBox({ tickets, log: line.call.log, timers, inFlight: new InFlight() });
  const fire = async (ms: number) => {
    timers.fire(ms);
    for (let turns = 0; turns < 20; turns += 1) await nextTick();
  };
  return { book, line, timers, fire, box: made };
}

describe('a ticket that cannot be stored', () => {
  it('is tried again until it can, and whoever waits for it hears of it once', async () => {
    const { book, line, fire, box: made } = await box();
    const later: OpenedTicket[] = [];
    expect(await made.open(TICKET, (opened) => later.push(opened))).toBeNull();
    await fire(1000);
    expect(book.tries).toBe(2);
    book.away = false;
    await fire(3000);
    expect(later).toHaveLength(1);
    expect(await line.services.tickets.load(later[0]?.id ?? '')).toMatchObject({ message: 'm' });
    await fire(10_000);
    expect(book.tries).toBe(3);
    expect(eventsOf(line.call, 'error').filter(({ source }) => source === 'tickets')).toHaveLength(2);
  });

  it('is owed after the call, until it is stored or enough time has passed', async () => {
    const { book, fire, box: made } = await box();
    await made.open(TICKET);
    let settled = false;
    const waiting = made.settle().then(() => (settled = true));
    await fire(1000);
    expect(settled).toBe(false);
    await fire(60_000);
    await waiting;
    const { tries } = book;
    await fire(3000);
    await fire(10_000);
    expect(book.tries).toBe(tries + 1);
  });

  it('owes nothing where everything is stored', async () => {
    const { book, box: made } = await box();
    book.away = false;
    expect(await made.open(TICKET)).toMatchObject({ position: 1 });
    await made.settle();
  });
});

describe('a book that never answers', () => {
  it('keeps nobody waiting', async () => {
    const { line, timers, box: made } = await box();
    const hanging = new TicketBox({
      tickets: { ...line.services.tickets, open: () => new Promise<never>(() => undefined) },
      log: line.call.log,
      timers,
      inFlight: new InFlight(),
    });
    const opened = hanging.open(TICKET);
    await nextTick();
    timers.fire(3000);
    expect(await opened).toBeNull();
    await made.settle();
  });
});
