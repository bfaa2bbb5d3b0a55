// What the desk works out for itself: the order of the queue, what has just come, the brief as people read it.
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../web/src/api/request.ts';
import { parseQueue, parseTicket, takenByWhom, type DeskTicket } from '../../../web/src/api/desk.ts';
import { readBrief } from '../../../web/src/desk/brief.ts';
import { forgetJoin, saveJoin, wasJoined } from '../../../web/src/desk/saved-join.ts';
import { arrivals, countCalling, sectionsOf, stateOf } from '../../../web/src/desk/sections.ts';
import { dueText, waited } from '../../../web/src/desk/words.ts';
import { routeOf } from '../../../web/src/parts/routes.ts';

const NOW = 1_000_000_000;
const ME = 'per_me';
const SAM = { id: 'per_sam', name: 'Sam' };

function ticket(id: string, about: Partial<DeskTicket> = {}): DeskTicket {
  return {
    ...{ id, kind: 'handoff', priority: 'normal', reason: 'wants a person', openedAt: NOW, dueAt: null },
    ...{ callId: 'call_1', channel: 'phone', joinable: true, customer: null, takenBy: null, takenAt: null },
    ...{ handledAt: null, closedAs: null, disposition: null, attempts: [] },
    ...about,
  };
}
const ids = (tickets: readonly DeskTicket[]) => tickets.map(({ id }) => id);

describe('the queue', () => {
  it('has the most pressing caller first, and of two alike the one who has waited longer', () => {
    const { waiting } = sectionsOf(
      [
        ticket('new', { openedAt: NOW - 10 }),
        ticket('old', { openedAt: NOW - 500 }),
        ticket('low', { priority: 'low', openedAt: NOW - 900 }),
        ticket('urgent', { priority: 'urgent' }),
        ticket('high', { priority: 'high' }),
      ],
      ME,
      NOW,
    );
    expect(ids(waiting)).toEqual(['urgent', 'high', 'old', 'new', 'low']);
  });

  it('has callbacks that are due before those for later', () => {
    const callback = (id: string, about: Partial<DeskTicket>) => ticket(id, { kind: 'callback', ...about });
    const { due, waiting } = sectionsOf(
      [
        callback('tomorrow', { dueAt: NOW + 90_000_000, priority: 'urgent' }),
        callback('soon', { dueAt: NOW + 60_000 }),
        callback('now', { dueAt: NOW - 1 }),
        ticket('message', { kind: 'message', priority: 'low', openedAt: NOW - 5 }),
      ],
      ME,
      NOW,
    );
    expect([ids(due), waiting]).toEqual([['now', 'message', 'soon', 'tomorrow'], []]);
  });

  it('keeps apart what is mine, what others have, and what is done', () => {
    const tickets = [
      ticket('mine', { takenBy: { id: ME, name: 'Me' }, takenAt: NOW }),
      ticket('theirs', { takenBy: SAM, takenAt: NOW }),
      ticket('done', { takenBy: SAM, takenAt: NOW - 9, handledAt: NOW - 8 }),
      ticket('done later', { handledAt: NOW - 2 }),
    ];
    const { mine, colleagues, handled, waiting } = sectionsOf(tickets, ME, NOW);
    expect([mine, colleagues, handled, waiting].map(ids)).toEqual([
      ['mine'],
      ['theirs'],
      ['done later', 'done'],
      [],
    ]);
    expect(tickets.map((one) => stateOf(one, ME))).toEqual(['mine', 'taken', 'handled', 'handled']);
  });

  it('counts for the title who asks for somebody now', () => {
    const tickets = [
      ticket('caller'),
      ticket('due', { kind: 'callback', dueAt: NOW - 1 }),
      ticket('later', { kind: 'callback', dueAt: NOW + 60_000 }),
      ticket('taken', { takenBy: SAM }),
    ];
    expect(countCalling(sectionsOf(tickets, ME, NOW), NOW)).toBe(2);
  });

  it('rings for what has come and for what somebody gave back, not for what was there', () => {
    const before = [ticket('there'), ticket('taken', { takenBy: SAM })];
    const after = [ticket('there'), ticket('taken'), ticket('new'), ticket('new, taken', { takenBy: SAM })];
    expect(ids(arrivals(before, after))).toEqual(['taken', 'new']);
    expect(arrivals(after, after)).toEqual([]);
  });

  it('tells when a callback is due and for how long somebody waits', () => {
    const due = (dueAt: number | null) => dueText(ticket('one', { kind: 'callback', dueAt }), NOW);
    expect([due(null), due(NOW), due(NOW - 240_000), due(NOW + 25 * 60_000)]).toEqual([
      'As soon as possible',
      'Due now',
      'Due for 4 min',
      'Due in 25 min',
    ]);
    expect(dueText(ticket('a call'), NOW)).toBeNull();
    expect([waited(151_000), waited(-5), waited(5_700_000), waited(200 * 3_600_000)]).toEqual([
      '2:31',
      '0:00',
      '1 h 35 min',
      '8 days',
    ]);
  });
});

describe('a brief', () => {
  const note = [
    'Who: Dana Whitfield, verified, on the telephone.',
    'Wants: have it paid for.',
    'Open: they have not said yes to this: moves it to Thursday: no fee.',
    'Mood: unhappy.',
    '',
    'Last words:',
    'Caller: I want it paid for.',
    'billing: I understand.',
    'Shall I move the visit?',
    'Caller: No: get me a person.',
  ].join('\n');

  it('is read into its sentences and the last words', () => {
    expect(readBrief(note)).toEqual({
      facts: [
        { label: 'Who', text: 'Dana Whitfield, verified, on the telephone.' },
        { label: 'Wants', text: 'have it paid for.' },
        { label: 'Open', text: 'they have not said yes to this: moves it to Thursday: no fee.' },
        { label: 'Mood', text: 'unhappy.' },
      ],
      turns: [
        { agent: null, text: 'I want it paid for.' },
        { agent: 'billing', text: 'I understand. Shall I move the visit?' },
        { agent: null, text: 'No: get me a person.' },
      ],
      message: null,
    });
  });

  it('leaves a message as it was left', () => {
    const message = 'Note: the ladder is behind the shed.\n\nCaller: me';
    expect(readBrief(message)).toMatchObject({ message, turns: [], facts: [] });
    expect(readBrief(' ').message).toBeNull();
  });
});

describe('what the server tells the desk', () => {
  it('is a queue, or it is dropped', () => {
    const queue = { now: NOW, staffing: { free: 1, busy: 0 }, tickets: [ticket('one')] };
    expect(parseQueue(JSON.parse(JSON.stringify(queue)))).toEqual(queue);
    expect(parseQueue({ ...queue, tickets: [{ id: 'half' }] })).toBeUndefined();
  });

  it('may be a ticket alone, or one that is wrapped', () => {
    const full = { ...ticket('one'), brief: 'b', note: null, callbackNumber: null };
    expect([parseTicket(full), parseTicket({ ticket: full })]).toEqual([full, full]);
    expect(parseTicket({ ticket: { id: 'half' } })).toBeUndefined();
  });

  it('names who was quicker', () => {
    const refused = (by: unknown) =>
      takenByWhom(new ApiError(409, 'already_taken', 'Too late.', { code: 'already_taken', by }));
    expect([refused(SAM), refused('Sam'), refused(null)]).toEqual(['Sam', 'Sam', 'Somebody else']);
    expect(takenByWhom(new ApiError(409, 'handled', 'It is done.'))).toBeNull();
  });
});

describe('the desk over a reload', () => {
  it('remembers whose call it was in, until the person leaves it', () => {
    const values = new Map<string, string>();
    const tab = {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
      removeItem: (key: string) => void values.delete(key),
    };
    saveJoin(tab, 'tkt_1');
    expect([wasJoined(tab, 'tkt_1'), wasJoined(tab, 'tkt_2')]).toEqual([true, false]);
    forgetJoin(tab);
    expect(wasJoined(tab, 'tkt_1')).toBe(false);
  });
});

describe('addresses', () => {
  it('lead to the queue, to a ticket and to the audit, and nowhere else', () => {
    expect(['/desk', '/desk/tickets/tkt%201', '/desk/audit'].map(routeOf)).toEqual([
      { page: 'desk', show: { part: 'queue' } },
      { page: 'desk', show: { part: 'ticket', id: 'tkt 1' } },
      { page: 'desk', show: { part: 'audit' } },
    ]);
    expect(['/desk/tickets', '/desk/audit/x', '/desk/tickets/a/b', '/desks'].map(routeOf)).toEqual(
      Array(4).fill({ page: 'unknown' }),
    );
    expect([routeOf('/'), routeOf('/calls/c1')]).toEqual([{ page: 'test-room' }, { page: 'call', id: 'c1' }]);
  });
});
