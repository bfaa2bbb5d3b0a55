// Callers who go back and forth between agents: each question is answered, nobody is handed around without a word of
// theirs, and no callback is ordered that nobody wanted.
import { afterAll, describe, expect, it } from 'vitest';
import { seedCompany } from '../../../src/database/seed/seed-company.ts';
import { createBrain } from '../../../src/rehearsal/brain/index.ts';
import { closeTestDatabase, eventsOf, NOW, openLine, testDatabase } from '../../support/scripted-call.ts';

afterAll(closeTestDatabase);

const data = {
  customers: [
    { id: 'cust_1', firstName: 'Dana', lastName: 'Whitfield', phone: '+14155550123', zip: '98109' },
  ],
  appointments: [
    { id: 'apt_1', service: 'quarterly pest treatment', startsAt: '2026-03-05T10:00:00-08:00' },
    { id: 'apt_2', service: 'ant treatment', startsAt: '2026-03-12T13:00:00-07:00' },
  ],
  slots: [
    { id: 'slot_1', startsAt: '2026-03-06T08:00:00-08:00', technician: 'Maria Lopez' },
    { id: 'slot_2', startsAt: '2026-03-06T13:00:00-08:00', technician: 'Ben Carter' },
  ],
  invoices: [
    {
      id: 'inv_1',
      description: 'Quarterly pest treatment',
      amountCents: 12900,
      issuedOn: '2026-02-18',
      dueOn: '2026-03-20',
    },
  ],
};

const V = 'verification';
const S = 'scheduling';
const B = 'billing';
const C = 'cancellation';
const H = 'human';

/** What the caller says, turn by turn; who has the call, one after the other; and how it ends. */
const CALLS: readonly (readonly [said: string, chain: readonly string[], disposition: string])[] = [
  [
    'when is my next visit / 98109 / what do I owe / when is my next visit / what do I owe / bye',
    [V, S, B, S, B],
    'resolved',
  ],
  [
    'what do I owe / 98109 / when is my next visit / what do I owe again / when is that due / when is my next visit / bye',
    [V, B, S, B, S],
    'resolved',
  ],
  ['what do I owe and when is my next visit / 98109 / no thanks bye', [V, B, S], 'resolved'],
  [
    'I want to cancel my visit and know what I owe / 98109 / the first one / yes / bye',
    [V, C, B],
    'resolved',
  ],
  [
    'cancel the ant treatment / 98109 / before that, what do I owe / ok cancel it then / bye',
    [V, C, B, C],
    'resolved',
  ],
  [
    "cancel the ant treatment / 98109 / no, I'd rather move it to Friday / the first one / yes / what do I owe / bye",
    [V, C, S, B],
    'resolved',
  ],
  ['move my quarterly visit to Friday / 98109 / actually what do I owe / bye', [V, S, B, S], 'abandoned'],
  [
    'when is my next visit / 98109 / cancel it / no leave it / what do I owe / when is my next visit / bye',
    [V, S, C, B, S],
    'resolved',
  ],
  [
    'are you open on saturdays / what do I owe / 98109 / are you open on Sundays / when is my next visit / bye',
    [V, B, S],
    'resolved',
  ],
  [
    'what do I owe / 98109 / get me a person / never mind, when is my next visit / what do I owe / bye',
    [V, B, H, S, B],
    'resolved',
  ],
  ['when is my next visit / 98109 / when is my next visit / when is my next visit / bye', [V, S], 'resolved'],
  [
    'what do I owe / 98109 / cancel my visit / the first one / what do I owe / yes / bye',
    [V, B, C, B, C],
    'resolved',
  ],
  [
    'when is my next visit / 98109 / what do I owe / forget it, when is my visit / what do I owe / ok bye',
    [V, S, B, S, B],
    'resolved',
  ],
  [
    'move my ant treatment to Friday and tell me what I owe / 98109 / the first one / yes / bye',
    [V, S, B],
    'resolved',
  ],
  [
    'what do I owe / 98109 / when is my next visit / cancel it / what do I owe / no leave it / bye',
    [V, B, S, C, B, C],
    'resolved',
  ],
  ['get me a person / no, forget it, what do I owe / 98109 / bye', [V, H, V, B], 'resolved'],
  ['get me a person / no thanks, bye', [V, H], 'abandoned'],
  ['get me a person / call me back at five / bye', [V, H], 'escalated'],
  ['hi, call me Dana / what do I owe / 98109 / just call me Dana please / bye', [V, B], 'resolved'],
  ["call me Dana / I'll call back later / bye", [V], 'abandoned'],
  [
    'what do I owe / 98109 / a person please / what do I owe / a person please / what do I owe / bye',
    [V, B, H, B, H, B],
    'resolved',
  ],
  [
    'cancel the ant treatment / 98109 / what do I owe / when is my next visit / yes cancel it / yes / bye',
    [V, C, B, C],
    'resolved',
  ],
];

describe('a caller says', () => {
  it.each(CALLS)('%s', async (said, chain, disposition) => {
    const { db } = await testDatabase();
    const { call } = await openLine(() => ({}), {
      llm: createBrain(),
      seed: (company) =>
        seedCompany({ db, company, data, now: NOW, timeZone: 'America/Los_Angeles', source: 'test' }),
    });
    for (const words of said.split(' / ')) {
      const before = eventsOf(call, 'handoff.entered').length;
      await call.hear(words);
      expect(eventsOf(call, 'handoff.entered').length - before, words).toBeLessThanOrEqual(2);
    }
    const summary = await call.hangUp('caller_hung_up');
    expect(summary).toMatchObject({ chain, disposition });
    const promised = disposition === 'escalated';
    expect(summary.tools.includes('leave_message')).toBe(promised);
    expect(eventsOf(call, 'human.unreached')).toEqual([]);
  });
});
