// Whether a value is what a file expects: objects are subsets, lists go item by item, patterns match text.
import { isDeepStrictEqual } from 'node:util';
import { matchesWords, toRegex } from './words.ts';

export interface Mismatch {
  /** Keys below the compared value, e.g. "verification.level". */
  at: string;
  expected: unknown;
  actual: unknown;
}

/** Everything in which `actual` is not as expected, deepest place first named. */
export function mismatches(expected: unknown, actual: unknown, at = ''): Mismatch[] {
  if (Array.isArray(expected)) return compareLists(expected, actual, at);
  if (isRecord(expected)) {
    if (!isRecord(actual)) return [{ at, expected, actual }];
    return Object.entries(expected).flatMap(([key, value]) =>
      mismatches(value, actual[key], at === '' ? key : `${at}.${key}`),
    );
  }
  return agrees(expected, actual) ? [] : [{ at, expected, actual }];
}

function compareLists(expected: readonly unknown[], actual: unknown, at: string): Mismatch[] {
  if (!Array.isArray(actual) || actual.length !== expected.length) return [{ at, expected, actual }];
  return expected.flatMap((item, index) => mismatches(item, actual[index], `${at}[${index}]`));
}

function agrees(expected: unknown, actual: unknown): boolean {
  if (typeof expected !== 'string') return isDeepStrictEqual(expected, actual);
  if (typeof actual === 'number') return Date.parse(expected) === actual;
  if (typeof actual !== 'string') return false;
  return toRegex(expected) ? matchesWords(expected, actual) : expected === actual;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
