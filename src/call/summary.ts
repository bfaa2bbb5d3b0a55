// What is left of a call when it is over: made from its log and context by code, so that it needs no model.
import type { CallEvent, CallEventData } from '../domain/call-event.ts';
import { HUMAN, type CustomerContext, type Disposition, type Intent } from '../domain/customer-context.ts';
import { costMicros, type Prices, type Usage } from './cost.ts';

export interface SummaryInput {
  context: CustomerContext;
  events: readonly CallEvent[];
  usage: Usage;
  prices: Prices;
  endedAt: number;
}

/** Sentences, the chain of agents, the tools in order, and what it cost. */
export function summarise({
  context,
  events,
  usage,
  prices,
  endedAt,
}: SummaryInput): CallEventData['call.summarised'] {
  const disposition = context.disposition ?? 'abandoned';
  return {
    summary: describe(context, disposition),
    chain: agentChain(events, context),
    tools: events.flatMap((event) => (event.type === 'tool.succeeded' ? [event.data.tool] : [])),
    turns: context.turn,
    durationMs: endedAt - context.startedAt,
    usage,
    costMicros: costMicros(usage, prices),
    disposition,
  };
}

/** The agents in the order in which they had the call; a handoff that was recovered from is not among them. */
export function agentChain(events: readonly CallEvent[], context: CustomerContext): string[] {
  const entered = events.flatMap((event) =>
    event.type === 'handoff.entered' && event.data.outcome !== 'recovered' ? [event.data] : [],
  );
  return [entered[0]?.from ?? context.active, ...entered.map((handoff) => handoff.to)];
}

function describe(context: CustomerContext, disposition: Disposition): string {
  const who = context.customer
    ? `${context.customer.firstName} called`
    : 'A caller who was not verified called';
  const wishes = context.intents.map((intent) => trimmed(intent.wish));
  const open = context.intents
    .filter((intent) => isOpen(intent, context))
    .map((intent) => trimmed(intent.wish));
  const sentences = [
    wishes.length > 0 ? `${who}: ${wishes.join('; ')}.` : `${who}.`,
    context.done.length > 0 ? `Done: ${context.done.join('; ')}.` : '',
    open.length > 0 ? `Left open: ${open.join('; ')}.` : '',
    context.active === HUMAN ? 'Passed on to a person.' : '',
    OUTCOME[disposition],
  ];
  return sentences.filter(Boolean).join(' ');
}

const OUTCOME: Record<Disposition, string> = {
  resolved: '',
  escalated: '',
  abandoned: 'The call ended before it was finished.',
  locked_out: 'Verification is locked.',
  failed: 'The line had trouble and the call was ended.',
};

/** Wishes end up in the middle of a sentence, whatever they ended with. */
function trimmed(wish: string): string {
  return wish.replace(/[\s.,;!?]+$/, '');
}

function isOpen(intent: Intent, context: CustomerContext): boolean {
  return intent.status === 'stated' || (intent.status === 'active' && context.progress === 0);
}
