// Everything that a call tells to somebody who watches it: what has been so far, and then what happens.
// How the messages travel is the business of whoever is given them.
import type { Call } from '../../call/create-call.ts';
import type { CallEvent } from '../../domain/call-event.ts';
import type { Company } from '../../domain/company.ts';
import { redact } from '../../understand/index.ts';
import { CarefulWords } from './careful-words.ts';
import { toObservedContext } from './observed-context.ts';
import type { ObservedCall, ObservedContext, ObservedMessage } from './observed-message.ts';

export interface ObservedInfo {
  company: Pick<Company, 'slug' | 'name' | 'roster'>;
  /** Whether the caller is heard and agents speak. */
  voice: boolean;
}

export interface Observation {
  /** The call, its events and where it stands, for whoever comes later. */
  replay(): ObservedMessage[];
  stop(): void;
}

/** Sends what has been so far at once, and then everything as it happens, until `stop` or the end of the call. */
export function observeCall(
  call: Call,
  info: ObservedInfo,
  send: (message: ObservedMessage) => void,
): Observation {
  const changed = onlyChanges(send);
  const words = new CarefulWords(
    (said) => send({ type: 'words', ...said }),
    () => call.coordinator.context.verification.level === 'verified',
  );
  const replay = (): ObservedMessage[] => [
    observedCall(call, info),
    ...call.log.events.map((event) => ({ type: 'event' as const, event })),
    contextOf(call),
    usageOf(call),
  ];
  for (const message of replay()) {
    if (message.type === 'context' || message.type === 'usage') changed(message);
    else send(message);
  }
  const stops = [
    call.onWords((said) => words.add(said)),
    call.onEvent((event) => {
      words.flush();
      send({ type: 'event', event });
      if (event.type === 'call.summarised') changed(lastUsage(event));
      else if (MAY_COST.has(event.type)) changed(usageOf(call));
    }),
    call.coordinator.subscribe(() => changed(contextOf(call))),
    call.onHearing(({ text, final }) => send({ type: 'hearing', text: redact(text), final })),
  ];
  return { replay, stop: () => stops.forEach((stop) => stop()) };
}

/** After these a model, a voice or an ear may have been used. */
const MAY_COST: ReadonlySet<CallEvent['type']> = new Set(['caller.said', 'agent.said', 'model.answered']);

type Repeated = Extract<ObservedMessage, { type: 'context' | 'usage' }>;

/** What is as it was is not told again. */
function onlyChanges(send: (message: Repeated) => void): (message: Repeated) => void {
  const last = new Map<Repeated['type'], string>();
  return (message) => {
    const content = JSON.stringify(message);
    if (last.get(message.type) === content) return;
    last.set(message.type, content);
    send(message);
  };
}

function observedCall({ id, coordinator }: Call, { company, voice }: ObservedInfo): ObservedCall {
  const { caller, startedAt } = coordinator.context;
  const { slug, name } = company;
  const roster = toObservedRoster(company.roster);
  return {
    type: 'call',
    callId: id,
    company: { slug, name },
    channel: caller.channel,
    startedAt,
    voice,
    roster,
  };
}

/** Who may hand over to whom. */
export function toObservedRoster({ entry, agents }: Company['roster']): ObservedCall['roster'] {
  return {
    entry,
    agents: Object.values(agents).map(({ name, transfersTo, requires }) => ({
      name,
      transfersTo: [...transfersTo],
      requires,
    })),
  };
}

function contextOf({ coordinator }: Call): { type: 'context'; context: ObservedContext } {
  return { type: 'context', context: toObservedContext(coordinator.context, coordinator.state) };
}

function usageOf({ usage }: Call): Repeated {
  return { type: 'usage', costUsd: usage.costMicros / 1e6, units: { ...usage.units } };
}

/** The bill as it is recorded: the session may count a little after the last words. */
function lastUsage({ data }: Extract<CallEvent, { type: 'call.summarised' }>): Repeated {
  return { type: 'usage', costUsd: data.costMicros / 1e6, units: data.usage };
}
