// Which calls a worker takes: none beyond its places, and none while the machine cannot keep up with those it has.
import { describe, expect, it } from 'vitest';
import { Admission } from '../../../src/channels/room/admission.ts';

function worker(...lags: number[]): Admission {
  return new Admission({ maxCalls: 4, measureLag: () => lags.shift() ?? 1 });
}

describe('a worker', () => {
  it('is as full as its places are taken', () => {
    const admission = worker();
    expect([0, 1, 3, 4].map((calls) => admission.load(calls))).toEqual([0, 0.25, 0.75, 1]);
  });

  it('takes no more while the machine lags, and does again when it has caught up', () => {
    const admission = worker(1, 12, 12, 12, 1);
    const loads = Array.from({ length: 5 }, () => admission.load(2));
    expect(loads).toEqual([0.5, 0.5, 0.5, 1, 0.5]);
  });

  it('does not mind a machine that is busy for a moment', () => {
    const admission = worker(20, 1, 20, 1, 20);
    expect(Array.from({ length: 5 }, () => admission.load(1))).toEqual(Array(5).fill(0.25));
  });

  it('takes a call when it has none, whatever else the machine does', () => {
    const admission = worker(20, 20, 20, 20);
    expect(Array.from({ length: 4 }, () => admission.load(0))).toEqual([0, 0, 0, 0]);
  });
});
