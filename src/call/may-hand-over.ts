// Whether an agent may hand the caller on before they speak again.
import { handoffsInARow } from '../coordinator/index.ts';
import { HUMAN, type CustomerContext } from '../domain/customer-context.ts';

/** One handoff, and one more for a wish that waits; then the caller speaks first. */
export function mayHandOver(context: CustomerContext): boolean {
  const before = handoffsInARow(context);
  const waits = context.intents.some(({ status }) => status === 'stated');
  return before === 0 || (before === 1 && context.active !== HUMAN && waits);
}
