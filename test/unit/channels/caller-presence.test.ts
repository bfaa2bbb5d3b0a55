// A caller who leaves the room: a reload comes back, a hang-up does not.
import { describe, expect, it } from 'vitest';
import { CallerPresence } from '../../../src/channels/caller-presence.ts';
import { HandTimers } from '../../support/scripted-call.ts';

function watch(returnSeconds = 20) {
  const timers = new HandTimers();
  const told: string[] = [];
  let now = 0;
  const presence = new CallerPresence({
    timers,
    monotonic: () => now,
    returnSeconds,
    onLeft: (seconds) => told.push(`left, waiting ${seconds} s`),
    onReturned: (awayMs) => told.push(`back after ${awayMs} ms`),
    onGone: () => told.push('gone'),
  });
  return { presence, timers, told, pass: (ms: number) => (now += ms) };
}

describe('the presence of the caller', () => {
  it('waits for a page that is reloaded, and goes on when it is back', () => {
    const { presence, timers, told, pass } = watch();
    presence.left({ mayReturn: true });
    pass(1500);
    presence.returned();
    expect(timers.fire(20_000)).toBe(0);
    expect(told).toEqual(['left, waiting 20 s', 'back after 1500 ms']);
  });

  it('ends the call when nobody comes back', () => {
    const { presence, timers, told } = watch();
    presence.left({ mayReturn: true });
    timers.fire(20_000);
    expect(told).toEqual(['left, waiting 20 s', 'gone']);
  });

  it('does not wait for a telephone that has hung up, nor when told not to wait at all', () => {
    const phone = watch();
    phone.presence.left({ mayReturn: false });
    expect(phone.told).toEqual(['gone']);
    const impatient = watch(0);
    impatient.presence.left({ mayReturn: true });
    expect(impatient.told).toEqual(['gone']);
  });

  it('thinks nothing of somebody who joins for the first time', () => {
    const { presence, told } = watch();
    presence.returned();
    expect(told).toEqual([]);
  });
});
