// What a call was about, in a few words of ours: made from what was done, what was answered and what was left, never from
// what anybody said.
import { z } from 'zod';
import { agentWords, HUMAN } from '../domain/agent-title.ts';
import type { CallEvent, CallEventData } from '../domain/call-event.ts';
import { isOpen, type CustomerContext } from '../domain/customer-context.ts';

/** Longer titles say no more at a glance. */
const MOST_PARTS = 3;

/** Tools that change something, with what is told of their success; `it` is what the change was about. */
const DEEDS: Readonly<Record<string, (it: string) => string>> = {
  book_appointment: (it) => `${it} booked`,
  reschedule_appointment: (it) => `${it} moved`,
  cancel_appointment: (it) => `${it} cancelled`,
};

/** Tools that answer. */
const ANSWERS: Readonly<Record<string, string>> = {
  list_open_invoices: 'balance asked',
  list_appointments: 'visits asked',
  find_slots: 'free times asked',
  lookup_policy: 'policy asked',
};

/** Those of which a title tells nothing: they serve the call itself, or are told of otherwise. */
export const UNTITLED_TOOLS: readonly string[] = [
  'verify_caller',
  'transfer_call',
  'end_call',
  'leave_message',
];
export const TITLED_TOOLS: readonly string[] = [...Object.keys(DEEDS), ...Object.keys(ANSWERS)];

const doneSchema = z.object({ status: z.literal('done'), service: z.string().optional() });

/** @example titleOf(context, events) // "Ant treatment moved; balance asked" */
export function titleOf(context: CustomerContext, events: readonly CallEvent[]): string {
  const parts = [
    ...new Set([
      ...deeds(events),
      ...people(context, events),
      ...answers(context, events),
      ...context.intents
        .filter((intent) => isOpen(intent) && intent.agent !== HUMAN)
        .map(({ agent }) => `${agentWords(agent)} left open`),
      ...verification(context, events),
    ]),
  ].slice(0, MOST_PARTS);
  if (parts.length === 0) parts.push(context.turn === 0 ? 'nothing was said' : 'nothing was asked');
  const title = parts.join('; ');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

type Ran = CallEventData['tool.succeeded'];

function runsOf(events: readonly CallEvent[]): Ran[] {
  return events.flatMap(({ type, data }) => (type === 'tool.succeeded' ? [data] : []));
}

/** Null for what changed nothing, a proposal among others. */
function deedOf({ tool, result }: Ran): string | null {
  const done = doneSchema.safeParse(result).data;
  return (done && DEEDS[tool]?.(done.service ?? 'visit')) ?? null;
}

function deeds(events: readonly CallEvent[]): string[] {
  return runsOf(events).flatMap((run) => deedOf(run) ?? []);
}

/** What an agent looked up on the way to a change, done or left open, was not asked for itself. */
function answers({ intents }: CustomerContext, events: readonly CallEvent[]): string[] {
  const ran = runsOf(events);
  const changes = new Set([
    ...ran.flatMap((run) => (deedOf(run) === null ? [] : [run.agent])),
    ...intents.filter(isOpen).map(({ agent }) => agent),
  ]);
  return ran.flatMap(({ agent, tool }) => (changes.has(agent) ? [] : (ANSWERS[tool] ?? [])));
}

function people({ transfers, intents }: CustomerContext, events: readonly CallEvent[]): string[] {
  const person = transfers.some((transfer) => transfer.person !== null);
  const left = runsOf(events).some(
    ({ tool, result }) => tool === 'leave_message' && doneSchema.safeParse(result).success,
  );
  const asked = intents.some(({ agent }) => agent === HUMAN);
  return [
    ...(person ? ['a person took over'] : asked && !left ? ['a person asked for'] : []),
    ...(left ? ['message left'] : []),
  ];
}

function verification({ verification: { level, attempts } }: CustomerContext, events: readonly CallEvent[]) {
  const hasTried = runsOf(events).some(({ tool }) => tool === 'verify_caller');
  if (level === 'locked') return ['verification locked'];
  return level === 'none' && (attempts > 0 || hasTried) ? ['not verified'] : [];
}
