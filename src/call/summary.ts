// What is left of a call when it is over: made from its log and context by code, so that it needs no model.
import type { CallEvent, CallEventData } from '../domain/call-event.ts';
import { isOpen, type CustomerContext, type Disposition } from '../domain/customer-context.ts';
import { costMicros, type Prices, type Usage } from './cost.ts';
import { titleOf } from './title.ts';
import { tellWishes } from './wish-words.ts';

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
    title: titleOf(context, events),
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
  const said = events.flatMap((event) => (event.type === 'caller.said' ? [event.data.text] : []));
  const who = customer ? `${customer.firstName} called` : 'A caller who was not verified called';
  const asked = request ? [request.words] : [];
  const told = (wishes: readonly string[]) => tellWishes(wishes, said).join('; ');
  const wishes = told(intents.length > 0 ? intents.map(({ wish }) => wish) : asked);
  const open = told([
    ...intents.filter(isOpen).map(({ wish }) => wish),
    ...(request?.served === false ? asked : []),
  ]);
  const declined = told(intents.filter(({ outcome }) => outcome === 'declined').map(({ wish }) => wish));
  const sentences = [
    wishes === '' ? `${who}.` : `${who}: ${wishes}.`,
    done.length > 0 ? `Done: ${done.join('; ')}.` : '',
    declined === '' ? '' : `Decided against: ${declined}.`,
    open === '' ? '' : `Left open: ${open}.`,
    people(context, events),
    OUTCOME[disposition],
  ];
  return sentences.filter(Boolean).join(' ');
}

/** Who came, and whether the caller still waits for somebody. */
function people({ transfers }: CustomerContext, events: readonly CallEvent[]): string {
  const came = new Set(transfers.flatMap(({ person }) => person ?? []));
  for (const event of events)
    if (event.type === 'human.answered' && event.data.via === 'refer' && event.data.outcome === 'answered')
      came.add(event.data.person);
  const passedOn = came.size > 0 ? `Passed on to ${[...came].join(' and ')}.` : '';
  const [unreached] = events.flatMap(({ type, data }) => (type === 'human.unreached' ? [data] : []));
  if (!unreached) return passedOn;
  const nobody = came.size > 0 ? 'Nobody else could take the call' : 'Nobody could take the call';
  return `${passedOn} ${nobody}${unreached.callback ? '; they are to be called back' : ''}.`.trim();
}

const OUTCOME: Record<Disposition, string> = {
  resolved: '',
  escalated: '',
  abandoned: 'The call ended before it was finished.',
  locked_out: 'Verification is locked.',
  failed: 'The line had trouble and the call was ended.',
};
