// What is left of a call when it is over: made from its log and context by code, so that it needs no model.
import type { CallEvent, CallEventData } from '../domain/call-event.ts';
import { isOpen, type CustomerContext, type Disposition } from '../domain/customer-context.ts';
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
    summary: describe(context, events, disposition),
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

function describe(context: CustomerContext, events: readonly CallEvent[], disposition: Disposition): string {
  const { customer, done, intents, request } = context;
  const who = customer ? `${customer.firstName} called` : 'A caller who was not verified called';
  const asked = request ? [request.words] : [];
  const wishes = intents.length > 0 ? intents.map(({ wish }) => wish) : asked;
  const open = [
    ...intents.filter(isOpen).map(({ wish }) => wish),
    ...(request?.served === false ? asked : []),
  ];
  const declined = intents.filter(({ outcome }) => outcome === 'declined').map(({ wish }) => wish);
  const sentences = [
    wishes.length > 0 ? `${who}: ${listed(wishes)}.` : `${who}.`,
    done.length > 0 ? `Done: ${done.join('; ')}.` : '',
    declined.length > 0 ? `Decided against: ${listed(declined)}.` : '',
    open.length > 0 ? `Left open: ${listed(open)}.` : '',
    people(context, events),
    OUTCOME[disposition],
  ];
  return sentences.filter(Boolean).join(' ');
}

/** Who came, or that nobody did and what was promised. */
function people({ transfers }: CustomerContext, events: readonly CallEvent[]): string {
  const came = new Set(transfers.flatMap(({ person }) => person ?? []));
  if (came.size > 0) return `Passed on to ${[...came].join(' and ')}.`;
  if (
    events.some(
      (event) =>
        event.type === 'human.answered' && event.data.via === 'refer' && event.data.outcome === 'answered',
    )
  )
    return 'Passed on to another line.';
  const unreached = events.findLast((event) => event.type === 'human.unreached');
  if (unreached?.type !== 'human.unreached') return '';
  return unreached.data.callback
    ? 'Nobody could take the call; they are to be called back.'
    : 'Nobody could take the call.';
}

const OUTCOME: Record<Disposition, string> = {
  resolved: '',
  escalated: '',
  abandoned: 'The call ended before it was finished.',
  locked_out: 'Verification is locked.',
  failed: 'The line had trouble and the call was ended.',
};

/** Each once; they end up in the middle of a sentence, whatever they ended with. */
function listed(wishes: readonly string[]): string {
  return [...new Set(wishes.map((wish) => wish.replace(/[\s.,;!?]+$/, '')))].join('; ');
}
