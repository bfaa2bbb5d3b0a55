// Calls that are told in rows: how they begin, and what becomes of each is what its row says.
import { expect, it } from 'vitest';
import type { CallEndReason } from '../../../src/coordinator/index.ts';
import type { Disposition } from '../../../src/domain/customer-context.ts';
import { ToldCall } from '../../support/told-call.ts';

/** What happens, how the call ends, and what it is recorded as. */
export type Row = [
  name: string,
  lines: string[],
  end: CallEndReason,
  disposition: Disposition,
  summary: string,
];

/** A test for each row. */
export function itEnds(rows: readonly Row[]): void {
  it.each(rows)('%s', (_name, lines, end, disposition, summary) => {
    expect(new ToldCall().tellAll(lines).end(end)).toEqual({ disposition, summary });
  });
}

export const OWES = [
  'caller: what do I owe',
  'agent: Sure. What is the ZIP code on your account?',
  'caller: 98109',
  'verified',
  'to billing: asks what they owe',
];
export const VISIT = [
  'caller: when is my next visit',
  'agent: What is your ZIP code?',
  'caller: 98109',
  'verified',
  'to scheduling: asks when the next visit is',
];
export const CANCEL = [
  'caller: I need to cancel my visit',
  'agent: What is your ZIP code?',
  'caller: 98109',
  'verified',
  'to cancellation: wants to cancel a visit',
];
export const MOVE = [
  'caller: can you move my visit to Friday',
  'agent: What is your ZIP code?',
  'caller: 98109',
  'verified',
  'to scheduling: wants to move the visit to Friday',
];
export const PERSON = ['caller: get me a person', 'to human: asks for a person'];
export const NOBODY = 'agent: Nobody is there right now. Shall I take a message or arrange a callback?';
export const TOLD = 'agent: You owe 129 dollars. Anything else?';
export const UNFINISHED = 'The call ended before it was finished.';
export const bye = (words = 'bye') => [`caller: ${words}`, 'agent: Goodbye.'];
