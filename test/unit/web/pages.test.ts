// What the pages work out for themselves: figures, places on the board, the strip of time, scenarios, a reload.
import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../../../src/domain/call-event.ts';
import { viewOfEvents } from '../../../web/src/call-view/observe.ts';
import { cordsOf, placeRoster } from '../../../web/src/board/place-roster.ts';
import { isEmpty, readQuery, writeQuery } from '../../../web/src/calls/call-query.ts';
import { entryNear, tapeOf } from '../../../web/src/calls/tape.ts';
import { agentTitle, dollars, duration, label, moment, phone, wait } from '../../../web/src/parts/format.ts';
import { forgetCall, saveCall, savedCall } from '../../../web/src/session/saved-call.ts';
import { fillStep, SCENARIOS } from '../../../web/src/test-room/scenarios.ts';

describe('figures', () => {
  it('are written as people read them', () => {
    expect([duration(83_000), duration(3_723_000)]).toEqual(['1:23', '1:02:03']);
    expect([wait(412), wait(1240)]).toEqual(['412 ms', '1.2 s']);
    expect([dollars(0), dollars(0.0042), dollars(0.0731), dollars(2.5)]).toEqual([
      '$0.00',
      '$0.0042',
      '$0.073',
      '$2.50',
    ]);
    expect(phone('+14155551234')).toBe('+1 415 555 1234');
    expect(agentTitle('human')).not.toMatch(/human|person/i);
    expect([agentTitle('after_hours'), label('preferredDay')]).toEqual(['After hours', 'Preferred day']);
  });

  it('name the day only when it is another one', () => {
    const now = Date.UTC(2026, 10, 21, 15, 0);
    const tell = (at: number) => moment(at, now, 'UTC');
    expect(tell(now - 3_600_000)).toBe('Today, 2:00 PM');
    expect(tell(now - 20 * 3_600_000)).toBe('Yesterday, 7:00 PM');
    expect(tell(now - 80 * 3_600_000)).toBe('Nov 18, 7:00 AM');
  });
});

describe('the board', () => {
  const agent = (name: string, transfersTo: string[]) => ({
    name,
    transfersTo,
    requires: 'nothing' as const,
  });
  const roster = {
    entry: 'verification',
    agents: [
      agent('billing', ['verification']),
      agent('verification', ['billing', 'human']),
      agent('human', []),
    ],
  };

  it('has the agent that answers at the top, and nobody in the same place', () => {
    const places = placeRoster(roster);
    expect(places[0]).toMatchObject({ name: 'verification' });
    expect(Math.min(...places.map(({ y }) => y))).toBe(places[0]?.y);
    expect(new Set(places.map(({ x, y }) => `${x},${y}`)).size).toBe(3);
  });

  it('draws one cord for a transfer that goes both ways, and none to agents that are not there', () => {
    const odd = { ...roster, agents: [...roster.agents, agent('lost', ['nobody'])] };
    expect(cordsOf(odd).map(({ id }) => id)).toEqual(['billing-verification', 'human-verification']);
  });
});

describe('the strip of time', () => {
  it('gives each agent its part of the call', () => {
    const events: CallEvent[] = [
      { seq: 1, at: 0, type: 'call.started', data: { company: 'c', channel: 'chat', withheld: false } },
      { seq: 2, at: 20, type: 'caller.said', data: { text: 'hello', turn: 1, masked: false } },
      {
        seq: 3,
        at: 40,
        type: 'handoff.entered',
        data: {
          from: 'verification',
          to: 'billing',
          reason: 'money',
          epoch: 1,
          outcome: 'entered',
          msToEntered: 3,
        },
      },
      { seq: 4, at: 100, type: 'call.ended', data: { reason: 'caller_hung_up', disposition: 'resolved' } },
    ];
    const tape = tapeOf(viewOfEvents(events));
    expect(tape.stretches).toEqual([
      { agent: 'verification', from: 0, to: 0.4, entry: 2 },
      { agent: 'billing', from: 0.4, to: 1, entry: 3 },
    ]);
    expect(tape.marks).toMatchObject([{ kind: 'caller', at: 0.2, entry: 2 }]);
    expect(entryNear(tape, 0.9)).toBe(2);
    expect(entryNear({ ...tape, marks: [] }, 0.9)).toBeNull();
  });
});

describe('what is looked for among past calls', () => {
  it('stands in the address, and nothing does where everything is shown', () => {
    const query = { disposition: 'failed', agent: '', caller: '0123', text: 'ants & wasps' };
    expect(readQuery(writeQuery(query))).toEqual(query);
    expect(writeQuery(readQuery('?limit=9'))).toBe('');
    expect([isEmpty(query), isEmpty(readQuery(''))]).toEqual([false, true]);
  });
});

describe('scenarios', () => {
  it('say the ZIP code of whoever calls', () => {
    expect(fillStep('{zip}', 'ZIP code 98052')).toBe('Nine eight oh five two.');
    expect(fillStep('Sorry. {zip}', 'ZIP code 98109')).toBe('Sorry. Nine eight one oh nine.');
  });

  it('leave no placeholder, and differ in their ids', () => {
    const lines = SCENARIOS.flatMap(({ steps }) => steps.map(({ say }) => fillStep(say, null)));
    expect(lines.filter((line) => /[{}]/.test(line))).toEqual([]);
    expect(new Set(SCENARIOS.map(({ id }) => id)).size).toBe(SCENARIOS.length);
  });
});

describe('a call over a reload', () => {
  const store = () => {
    const values = new Map<string, string>();
    return {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
      removeItem: (key: string) => void values.delete(key),
    };
  };
  const about = { caller: { number: null, name: 'Withheld' }, scenario: null, savedAt: 1000 };
  const grant = { room: 'call-1', identity: 'caller-1', token: 't', url: 'ws://localhost:7880' };
  const spoken = { ...about, way: { mode: 'voice' as const, grant } };
  const typed = { ...about, way: { mode: 'text' as const, key: 'k' } };

  it.each([spoken, typed])('is found again, until it is over or too old: %#', (call) => {
    const tab = store();
    expect(savedCall(tab, 1000)).toBeNull();
    saveCall(tab, call);
    expect(savedCall(tab, 61_000)).toEqual(call);
    expect(savedCall(tab, 3_602_000)).toBeNull();
    forgetCall(tab);
    expect(savedCall(tab, 61_000)).toBeNull();
  });

  it('is not taken from what is no call', () => {
    const tab = store();
    tab.setItem('switchboard.call', '{"grant":');
    expect(savedCall(tab, 0)).toBeNull();
  });
});
