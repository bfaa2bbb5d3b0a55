// How a call ended: what was wanted, what came of it, and nothing else. Who hung up does not matter.
import { isOpen, type CustomerContext, type Disposition } from '../domain/customer-context.ts';
import type { CallEndReason } from './coordinator-events.ts';

export function judgeEnd(context: CustomerContext, reason: CallEndReason): Disposition {
  const { intents, request, done, verification, disposition } = context;
  const cameTo = (outcome: string) => intents.some((intent) => intent.outcome === outcome);
  const unserved = intents.some(isOpen) || request?.served === false;
  if (reason === 'error' || disposition === 'failed') return 'failed';
  // A person talked with them to the end, or has a message or a callback to see to.
  if (reason === 'person_ended' || (cameTo('passed') && !unserved)) return 'escalated';
  if (verification.level === 'locked') return 'locked_out';
  if (unserved) return 'abandoned';
  const served = cameTo('served') || cameTo('declined') || request?.served === true || done.length > 0;
  return served ? 'resolved' : 'abandoned';
}
