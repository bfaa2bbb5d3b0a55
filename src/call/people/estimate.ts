// What somebody who waits can honestly be told: their place, and the usual wait where there is one to go by.
import type { People } from '../../domain/customer-context.ts';

/** Fewer waits than this tell nothing. */
const ENOUGH = 3;
/** Waits are looked at that began no longer ago. Milliseconds. */
export const LATELY = 2 * 3_600_000;
export const MOST_WAITS = 50;

const MINUTE = 60_000;

/** The median of recent waits, in milliseconds; null where there were too few. */
export function usualWait(waits: readonly number[]): number | null {
  if (waits.length < ENOUGH) return null;
  const sorted = waits.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** Key of the stock line for somebody who waits, and what goes into it. */
export function waitingLine({ position, estimateMs }: People): {
  key: string;
  values: Record<string, string>;
} {
  if (position === null) return { key: 'hold_unknown', values: {} };
  const ahead = Math.max(0, position - 1);
  const key = ahead === 0 ? 'hold_next' : 'hold_place';
  const values = {
    ahead: ahead === 1 ? 'one caller' : `${ahead} callers`,
    are: ahead === 1 ? 'is' : 'are',
    wait: estimateMs === null ? '' : inWords(estimateMs),
  };
  return { key: estimateMs === null ? key : `${key}_estimate`, values };
}

/** Rounded up: an estimate that is too short is a broken promise. */
export function inWords(ms: number): string {
  const minutes = Math.ceil(ms / MINUTE);
  return minutes <= 1 ? 'about a minute' : `about ${minutes} minutes`;
}
