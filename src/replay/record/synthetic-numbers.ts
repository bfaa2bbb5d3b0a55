// Telephone numbers for the places where the log has blanks.
import { NUMBER } from './synthetic-digits.ts';
import { field, type ToolRun } from './tool-runs.ts';

/** The caller's words, with a number wherever they named one. */
export function withNumbers(words: ReadonlyMap<number, string>): Map<number, string> {
  return new Map([...words].map(([turn, text]) => [turn, text.replaceAll('[phone]', NUMBER)]));
}

/** What `leave_message` answers of a number that was named. */
export function numberIn(run: ToolRun): { number?: string } {
  if (run.tool !== 'leave_message' || field(run.result, 'number') === undefined) return {};
  return { number: `the number ending in ${Array.from(NUMBER.slice(-4)).join(' ')}` };
}
