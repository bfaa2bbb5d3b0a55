// The CustomerContext as somebody who watches may see it: no ids, no surname, no whole number, words redacted again.
import type { CustomerContext } from '../../domain/customer-context.ts';
import { redact } from '../../understand/index.ts';
import type { ObservedContext } from './observed-message.ts';

export function toObservedContext(context: CustomerContext, state: string): ObservedContext {
  const { active, turn, customer, caller, verification, intents, facts, done, proposals } = context;
  return {
    state,
    active,
    turn,
    customer: customer?.firstName ?? null,
    callerLast4: caller.number?.slice(-4) ?? null,
    verification: { level: verification.level, attempts: verification.attempts },
    intents: intents.map(({ agent, wish, status }) => ({ agent, wish: redact(wish), status })),
    facts: Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, redact(value)])),
    done: done.map(redact),
    proposals: proposals.map(({ summary }) => redact(summary)),
    escalations: [...new Set(context.escalations.map(({ trigger, topic }) => topic ?? trigger))],
    disposition: context.disposition,
  };
}
