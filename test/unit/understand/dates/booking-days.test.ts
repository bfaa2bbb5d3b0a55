// Holds the measure of our own utterances where it is: what was understood once stays understood.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { measure } from '../../../../bench/understanding/booking-days.ts';

const ROWS = new URL('../../../../bench/understanding/booking-days.jsonl', import.meta.url);

it('99 of 100 utterances of a booking line are understood for what they are said for', () => {
  const rows = readFileSync(ROWS, 'utf8').trim().split('\n');
  const { accuracy, rows: count } = measure(rows.map((row): unknown => JSON.parse(row)));
  expect(count).toBeGreaterThan(1_000);
  expect(accuracy).toBeGreaterThan(0.99);
});
