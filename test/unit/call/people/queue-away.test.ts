// Callers of whom nobody can be told: they hear so, and what becomes of it once the book of tickets is back.
import { afterAll, describe, expect, it } from 'vitest';
import type { NewTicket } from '../../../../src/services/tickets/tickets.port.ts';
import {
  closeTestDatabase,
  eventsOf,
  nextTick,
  openLine,
  type Line,
} from '../../../support/scripted-call.ts';

afterAll(closeTestDatabase);

async function withoutBook() {
  const book = { away: true };
  const line = await openLine(
    ({ lastWords, afterTool }) => {
      const to = /\[to (\w+)\]/.exec(lastWords)?.[1];
      return to !== undefined && !afterTool
        ? { calls: [{ tool: 'transfer_call', args: { to, reason: 'asked for it' } }] }
        : { say: 'All right.' };
    },
    {
      wrapServices: (services) => ({
        ...services,
        tickets: {
          ...services.tickets,
          open: (ticket: NewTicket) =>
            book.away ? Promise.reject(new Error('away')) : services.tickets.open(ticket),
        },
      }),
    },
  );
  return { line, book };
}

async function retry(line: Line, ms: number) {
  line.timers.fire(ms);
  for (let turns = 0; turns < 20; turns += 1) await nextTick();
  await line.call.settled();
}

const lines = (line: Line) => eventsOf(line.call, 'line.said').map(({ line: key }) => key);

describe('a caller of whom nobody can be told', () => {
  it('is in the queue once the book is back', async () => {
    const { line, book } = await withoutBook();
    await line.call.hear('[to human]');
    expect(lines(line)).toContain('people_untold');
    expect(line.asked.at(-1)?.note).toMatch(/people: nobody could be told/);
    book.away = false;
    await retry(line, 1000);
    expect(lines(line)).toContain('people_told');
    expect(await line.services.tickets.listWaiting({ limit: 9 })).toMatchObject([{ kind: 'handoff' }]);
    await line.call.hangUp('caller_hung_up');
  });

  it('is not looked for any more after they went back to an agent', async () => {
    const { line, book } = await withoutBook();
    await line.call.hear('[to human]');
    await line.call.hear('[to verification]');
    expect(line.call.coordinator.context.active).toBe('verification');
    book.away = false;
    await retry(line, 1000);
    expect(lines(line)).not.toContain('people_told');
    expect(await line.services.tickets.list({ limit: 9 })).toEqual([]);
    await line.call.hangUp('caller_hung_up');
  });

  it('is called back when the book comes back after they hung up', async () => {
    const { line, book } = await withoutBook();
    await line.call.hear('[to human]');
    await line.call.hangUp('caller_hung_up');
    const known = line.call.peopleKnow();
    book.away = false;
    await retry(line, 1000);
    await known;
    expect(await line.services.tickets.listWaiting({ limit: 9 })).toMatchObject([
      { kind: 'callback', callbackNumber: '+14155550123' },
    ]);
  });
});
