// Keys of a telephone: how they become a turn, and that nobody is told which they were.
import { afterAll, describe, expect, it } from 'vitest';
import { Keypad, type KeypadDeps } from '../../../src/call/keypad.ts';
import { seedCompany } from '../../../src/database/seed/seed-company.ts';
import {
  closeTestDatabase,
  eventsOf,
  HandTimers,
  NOW,
  openLine,
  testDatabase,
  type Script,
} from '../../support/scripted-call.ts';

afterAll(closeTestDatabase);

const PAUSE = 3000;

function open({ speaks = false } = {}) {
  const timers = new HandTimers();
  const told: unknown[] = [];
  const caller = { speaks };
  const deps: KeypadDeps = {
    timers,
    pauseMs: PAUSE,
    callerSpeaks: () => caller.speaks,
    onKey: () => undefined,
    onEnded: ({ ended, keys }) => told.push(`${ended} ${keys}`),
    onTurn: (digits) => told.push(digits),
  };
  const keypad = new Keypad(deps);
  const press = (keys: string) => Array.from(keys).forEach((key) => keypad.press(key));
  return { keypad, press, timers, told, caller };
}

describe('a keypad', () => {
  it.each([
    ['98109#', ['hash 5', '98109']],
    ['12*98109#', ['cleared 2', 'hash 5', '98109']],
    ['9AB8CD#', ['hash 2', '98']],
    ['#', []],
    ['**', []],
    ['9#1#', ['hash 1', '9', 'hash 1', '1']],
    ['7'.repeat(50) + '#', ['hash 24', '7'.repeat(24)]],
  ])('makes of %s %j', (keys, expected) => {
    const { press, told } = open();
    press(keys);
    expect(told).toEqual(expected);
  });

  it('takes a pause for the end, counted from the last key', () => {
    const { press, timers, told } = open();
    press('98');
    press('109');
    expect(timers.fire(PAUSE)).toBe(1);
    expect(told).toEqual(['pause 5', '98109']);
    expect(timers.has(PAUSE)).toBe(false);
  });

  it('keeps what is keyed in while the caller speaks for the turn that they speak', () => {
    const { keypad, press, told } = open({ speaks: true });
    press('09#');
    expect(told).toEqual(['hash 2']);
    expect(keypad.take()).toMatchObject({ digits: '09', afterWords: true });
    expect(keypad.take()).toBeNull();
  });

  it('knows keys that came before the words', () => {
    const { keypad, press, caller } = open();
    press('981');
    caller.speaks = true;
    press('#');
    expect(keypad.take()).toMatchObject({ digits: '981', afterWords: false });
  });

  it('does not wait for ever for words that do not come', () => {
    const { press, timers, told } = open({ speaks: true });
    press('09#');
    timers.fire(PAUSE);
    expect(told).toEqual(['hash 2', '09']);
  });

  it('goes on with an entry that waits when more is keyed in', () => {
    const { keypad, press } = open({ speaks: true });
    press('98#109#');
    expect(keypad.take()).toMatchObject({ digits: '98109' });
  });

  it('leaves an entry that is not over alone when a turn ends', () => {
    const { keypad, press, told } = open();
    press('98');
    expect(keypad.take()).toBeNull();
    press('109#');
    expect(told).toEqual(['hash 5', '98109']);
  });
});

const NUMBER = '+14155550123';
const transfer = { tool: 'transfer_call', args: { to: 'billing', reason: 'wants their balance' } };

/** Verifies whatever is keyed in as five digits, then hands over; otherwise asks. */
const clerk: Script = ({ agent, lastWords, afterTool, chatCtx }) => {
  const output = chatCtx.items.findLast((item) => item.type === 'function_call_output');
  if (afterTool && output?.type === 'function_call_output' && output.name === 'verify_caller')
    return { say: 'Thank you.', calls: [transfer] };
  if (agent === 'verification' && lastWords.includes('5 digits') && !afterTool)
    return { calls: [{ tool: 'verify_caller', args: { zip: 'keyed in' } }] };
  return { say: `I heard ${lastWords}` };
};

async function line(script: Script = clerk) {
  const seed = async (company: string) => {
    const { db } = await testDatabase();
    const customers = [{ id: 'cust_1', firstName: 'Dana', lastName: 'Reyes', phone: NUMBER, zip: '98109' }];
    await seedCompany({ db, company, data: { customers }, now: NOW, timeZone: 'UTC', source: 'test' });
  };
  const opened = await openLine(script, { seed });
  const press = async (keys: string) => {
    for (const key of keys) opened.call.key(key);
    await opened.call.settled();
  };
  return { ...opened, press };
}

describe('what is keyed in', () => {
  it('verifies the caller, and its digits are in no event, model request, snapshot or stored row', async () => {
    const { call, asked, services, press, said } = await line();
    await press('98109#');
    expect(call.coordinator.context.verification.level).toBe('verified');
    expect(call.coordinator.context.active).toBe('billing');
    expect(eventsOf(call, 'caller.keyed')).toEqual([{ keys: 5, ended: 'hash' }]);
    expect(eventsOf(call, 'caller.said').map(({ text }) => text)).toEqual(['(keyed in 5 digits)']);
    await call.hangUp('caller_hung_up');
    const stored = await services.calls.load(call.id);
    const everything = JSON.stringify([
      call.log.events,
      call.coordinator.persist(),
      call.session.history,
      asked.map(({ chatCtx }) => chatCtx),
      stored,
      said(),
    ]);
    expect(asked.length).toBeGreaterThan(1);
    expect(everything).toContain('keyed in 5 digits');
    expect(everything).not.toMatch(/98109|9 8 1 0 9/);
  });

  it('by nobody’s wish is shown to the agent as so many digits', async () => {
    const { press, said } = await line();
    await press('0#');
    expect(said().at(-1)).toBe('verification: I heard (keyed in 1 digit)');
  });

  it('during a handoff is answered by the agent that takes over', async () => {
    const { call, press, said } = await line();
    let between = '';
    call.coordinator.subscribe(({ to, event }) => {
      if (to !== 'transferring' || event.type !== 'transfer.requested') return;
      queueMicrotask(() => {
        between = call.coordinator.state;
        for (const key of '12#') call.key(key);
      });
    });
    await press('98109#');
    expect(between).toBe('transferring');
    expect(said().at(-1)).toBe('billing: I heard (keyed in 2 digits)');
  });

  it('counts for nothing while a person talks with the caller, or when the call is over', async () => {
    const { call, press, asked } = await line(({ lastWords, afterTool }) =>
      lastWords === 'a person' && !afterTool
        ? { calls: [{ ...transfer, args: { to: 'human', reason: 'wants a person' } }] }
        : { say: 'Yes?' },
    );
    await call.hear('a person');
    call.coordinator.send({ type: 'human.joined', person: 'Sam' });
    const before = asked.length;
    await press('98109#');
    await call.hangUp('caller_hung_up');
    await press('98109#');
    expect(asked.length).toBe(before);
    expect(eventsOf(call, 'caller.keyed')).toEqual([]);
  });

  it('is an answer to silence: asking starts anew', async () => {
    const { call, press, timers } = await line();
    const idle = 120_000;
    expect(timers.has(idle)).toBe(true);
    await press('1#');
    expect(timers.fire(idle)).toBe(1);
    expect(eventsOf(call, 'caller.silent')).toHaveLength(1);
  });
});
