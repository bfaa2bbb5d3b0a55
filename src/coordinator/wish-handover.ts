// What becomes of the caller's wishes when the next agent has entered: served next, waiting, or gone along to a person.
import { HUMAN, isOpen, type CustomerContext, type Intent } from '../domain/customer-context.ts';
import { unfinished } from './proposal-updates.ts';

type Pending = NonNullable<CustomerContext['pending']>;

/** The wishes once the next agent has entered. */
export function handOverWishes(context: CustomerContext, pending: Pending): Partial<CustomerContext> {
  if (pending.to !== HUMAN) return { intents: goToAgent(context, pending.to) };
  return { intents: goToPerson(context, pending), request: null };
}

/** What is left unserved waits, and what waits for the agent is what it serves. */
function goToAgent(context: CustomerContext, to: string): Intent[] {
  const left = context.intents.map((intent): Intent => {
    if (intent.status !== 'active') return intent;
    // Nobody came, and they would rather have something else.
    if (context.active === HUMAN) return { ...intent, status: 'resolved', outcome: 'withdrawn' };
    if (wasCorrected(context)) return { ...intent, status: 'resolved', outcome: 'declined' };
    const left = unfinished(context);
    return { ...intent, status: 'stated', ...(left === undefined ? {} : { unfinished: left }) };
  });
  const next = left.find((intent) => intent.agent === to && intent.status === 'stated');
  return left.map((intent) => (intent === next ? { ...intent, status: 'active' } : intent));
}

/** What is left unserved goes along, and a person is told all of it at once. */
function goToPerson({ intents, request }: CustomerContext, { reason, kind }: Pending): Intent[] {
  const asked = request && !request.served ? request.wishes : [];
  const along = intents.filter(
    (intent) => intent.status === 'active' || (kind === 'rescue' && isOpen(intent) && intent.wish === reason),
  );
  const waiting = intents.filter((intent) => intent.agent === HUMAN && intent.status === 'stated');
  const known = new Set([...along, ...waiting.filter(({ wish }) => along.length === 0 || wish !== reason)]);
  const kept = intents.flatMap((intent): Intent[] => {
    if (known.has(intent)) return [{ ...intent, ...FOR_PERSON }];
    return waiting.includes(intent) ? [] : [intent];
  });
  const all = [...asked.map(({ words }) => ({ wish: words, ...FOR_PERSON })), ...kept];
  return known.size > 0 ? all : [...all, { wish: reason, ...FOR_PERSON }];
}

const FOR_PERSON = { agent: HUMAN, wants: 'change', status: 'active' } as const;

/** What was proposed was turned down in the turn that brought the handoff, and nothing else is open. */
function wasCorrected({ settled, proposals, turn }: CustomerContext): boolean {
  return proposals.length === 0 && settled.some((one) => one.turn === turn && one.outcome === 'corrected');
}
