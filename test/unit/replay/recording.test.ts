// What a recording keeps of a call and what it replaces, piece by piece.
import { describe, expect, it } from 'vitest';
import { introductions } from '../../../src/replay/record/introductions.ts';
import { Pseudonyms } from '../../../src/replay/record/pseudonyms.ts';
import { centsOf } from '../../../src/replay/record/seen-rows.ts';
import type { LogEvent } from '../../../src/replay/record/log-events.ts';
import { splitTurns } from '../../../src/replay/record/split-turns.ts';
import { withZips } from '../../../src/replay/record/synthetic-zips.ts';
import { isoInZone, isoOfWall } from '../../../src/replay/record/zoned-iso.ts';

const said = (turn: number, text: string): LogEvent => ({ type: 'caller.said', data: { turn, text } });
const compared = (id: string): LogEvent => ({
  type: 'tool.started',
  data: { tool: 'verify_caller', toolCallId: id, args: {} },
});
const answered = (id: string): LogEvent => ({
  type: 'tool.succeeded',
  data: { tool: 'verify_caller', toolCallId: id, result: {} },
});
const passed: LogEvent = { type: 'verification.passed', data: { customerId: 'c' } };
const failed: LogEvent = { type: 'verification.failed', data: { cause: 'mismatch' } };
const attempt = (id: string, outcome: LogEvent) => [compared(id), answered(id), outcome];

const answers = (text: string): LogEvent => ({ type: 'model.answered', data: { text, calls: [] } });

const words = (events: LogEvent[]) => [...withZips(splitTurns(events).turns).values()];

describe('the ZIP codes of a recording', () => {
  it('are right where verification passed', () => {
    expect(words([said(1, 'my balance'), said(2, "it's (said 5 digits)"), ...attempt('a', passed)])).toEqual([
      'my balance',
      "it's 98101",
    ]);
  });

  it('are wrong, and each time another, where it failed', () => {
    const events = [
      said(1, '(said 5 digits)'),
      ...attempt('a', failed),
      said(2, 'then (said 5 digits)'),
      ...attempt('b', failed),
    ];
    const [first, second] = words([...events, said(3, '(said 5 digits)'), ...attempt('c', passed)]);
    expect(first).toMatch(/^\d{5}$/);
    expect(second).toMatch(/^then \d{5}$/);
    expect(new Set([first, second, '98101', 'then 98101', `then ${first ?? ''}`]).size).toBe(5);
  });

  it('stand where the digits were, even some turns before', () => {
    const turns = [said(1, 'cancel, (said 5 digits)'), said(2, 'the visit on Thursday')];
    expect(words([...turns, ...attempt('a', passed)])).toEqual(['cancel, 98101', 'the visit on Thursday']);
  });

  it('come in the pieces in which they were said', () => {
    const turns = [1, 2, 1, 1].map((count, turn) =>
      said(turn + 1, `(said ${count} digit${count === 1 ? '' : 's'})`),
    );
    expect(words([...turns, ...attempt('a', passed)])).toEqual(['9', '81', '0', '1']);
  });

  it('are the one that the caller meant, where they corrected themselves', () => {
    const turns = [said(1, "it's not (said 5 digits), it's (said 5 digits)")];
    expect(words([...turns, ...attempt('a', passed)])).toEqual(["it's not 11111, it's 98101"]);
  });

  it('are corrected where the caller corrected the end of them', () => {
    const turns = [
      said(1, '(said 5 digits)'),
      ...attempt('a', failed),
      said(2, 'no, (said 2 digits) at the end'),
    ];
    expect(words([...turns, ...attempt('b', passed)])).toEqual(['98108', 'no, 01 at the end']);
  });

  it('are said at the end where no digits can be seen', () => {
    expect(words([said(1, 'as I told you'), ...attempt('a', passed)])).toEqual([
      'as I told you My ZIP code is 98101.',
    ]);
  });

  it('are not put where nothing was compared', () => {
    expect(words([said(1, 'call me at [phone]'), said(2, 'or (said 3 digits)')])).toEqual([
      'call me at [phone]',
      'or 111',
    ]);
  });
});

describe('the people of a recording', () => {
  it('have other names wherever they are named, in any case', () => {
    const names = new Pseudonyms();
    names.add('Dana', 'Alex');
    names.add('apt_dana', 'apt_1');
    expect(names.apply({ say: "Thanks, Dana. DANA's visit", apt_dana: { of: ['dana', 'Danada'] } })).toEqual({
      say: "Thanks, Alex. Alex's visit",
      apt_1: { of: ['Alex', 'Danada'] },
    });
  });

  it.each([
    ["it's me, Dana Whitfield, you know me", [{ firstName: 'Dana', lastName: 'Whitfield' }]],
    ['my name is dana whitfield and I want', [{ firstName: 'dana', lastName: 'whitfield' }]],
    ["I'm Dana, calling about Monday", [{ firstName: 'Dana', lastName: null }]],
    ["it's Monday that I mean", []],
    ["I'm not sure", []],
  ])('are noticed when they introduce themselves: %s', (text, found) => {
    expect(introductions(text)).toEqual(found);
  });
});

describe('the rows of a recording', () => {
  it.each([
    ['129 dollars', 12_900],
    ['1 dollar and 1 cent', 101],
    ['1,290 dollars and 50 cents', 129_050],
    ['0 dollars', 0],
  ])('have the amount that was said: %s', (spoken, cents) => {
    expect(centsOf(spoken)).toBe(cents);
  });

  it('have times on the company’s wall clock, in winter and in summer', () => {
    expect(isoInZone(Date.parse('2026-03-02T18:00:41Z'), 'America/Los_Angeles')).toBe(
      '2026-03-02T10:00:00-08:00',
    );
    expect(isoOfWall({ date: '2026-07-02', time: '08:00' }, 'America/Los_Angeles')).toBe(
      '2026-07-02T08:00:00-07:00',
    );
    expect(isoOfWall({ date: '2026-07-02', time: '08:00' }, 'Asia/Kolkata')).toBe(
      '2026-07-02T08:00:00+05:30',
    );
  });
});

describe('the turns of a recording', () => {
  it('keep what was said during a handoff with the turn that caused it', () => {
    const { turns } = splitTurns([
      said(1, 'billing'),
      { type: 'transfer.requested', data: { to: 'billing' } },
      said(2, 'about March'),
      { type: 'handoff.entered', data: { from: 'verification', to: 'billing', outcome: 'entered' } },
      said(3, 'thanks'),
    ]);
    expect(
      turns.map(({ kind, duringHandoff }) => ({ kind, during: duringHandoff.map(({ text }) => text) })),
    ).toEqual([
      { kind: { caller: { turn: 1, text: 'billing' } }, during: ['about March'] },
      { kind: { caller: { turn: 3, text: 'thanks' } }, during: [] },
    ]);
  });
});

describe('a turn whose words came in two pieces', () => {
  const events = [said(1, 'I want to cancel'), answers('Which?'), said(1, 'my visit'), answers('Of course.')];

  it('is one turn, with the answer to all of it', () => {
    const { turns } = splitTurns(events);
    expect(turns.map(({ kind }) => kind)).toEqual([
      { caller: { turn: 1, text: 'I want to cancel my visit' } },
    ]);
    expect(turns[0]?.events).toEqual([answers('Of course.')]);
  });

  it('leaves the log as it was', () => {
    splitTurns(events);
    expect(events[0]).toEqual(said(1, 'I want to cancel'));
  });

  it('does not take the next turn in', () => {
    expect(splitTurns([...events, said(2, 'thanks')]).turns).toHaveLength(2);
  });
});

describe('a transfer that the caller called off', () => {
  it('leaves what they say next to a turn of their own', () => {
    const called: LogEvent[] = [
      said(1, 'my bill'),
      { type: 'transfer.requested', data: { to: 'billing' } },
      said(2, 'no, not billing'),
      { type: 'transfer.withdrawn', data: { to: 'billing' } },
      said(3, 'my visit'),
    ];
    expect(splitTurns(called).turns.map(({ kind }) => ('caller' in kind ? kind.caller.text : null))).toEqual([
      'my bill',
      'my visit',
    ]);
  });
});
