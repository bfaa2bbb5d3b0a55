// How each fact changes the CustomerContext. Pure functions, one per action of the machine.
import { HUMAN, type CustomerContext, type Intent, type Transfer } from '../domain/customer-context.ts';
import * as escalation from './escalation-updates.ts';

type Update = Partial<CustomerContext>;

/** A wish that waits for its specialist; the same specialist is not queued twice. */
export function stateIntent(context: CustomerContext, agent: string, wish: string): Update {
  const open = context.intents.some((i) => i.agent === agent && i.status === 'stated');
  const stated = escalation.stateWish(context, agent);
  return open ? stated : { ...stated, intents: [...context.intents, { agent, wish, status: 'stated' }] };
}

export function beginTransfer(
  context: CustomerContext,
  { to, reason, at }: { to: string; reason: string; at: number },
  kind: 'transfer' | 'rescue' = 'transfer',
): Update {
  const epoch = context.epoch + 1;
  return {
    epoch,
    pending: { epoch, to, reason, kind },
    transfers: [...context.transfers, newTransfer(context, epoch, to, reason, at)],
  };
}

/** The entering agent has reported: from here on it is the one that speaks. */
export function commitHandoff(context: CustomerContext, at: number): Update {
  const { pending } = context;
  if (!pending) return {};
  const left =
    pending.kind === 'recovery'
      ? {}
      : {
          intents: intentsAfterHandoff(context, pending.to),
          proposal: null,
          ...escalation.enter(context, pending.to),
        };
  return {
    ...left,
    active: pending.to,
    pending: null,
    progress: 0,
    people: null,
    transfers: settle(context.transfers, at, outcomeOf(pending)),
  };
}

/** The target did not come up: the agent from before is brought back under a fresh epoch. */
export function beginRecovery(context: CustomerContext, at: number): Update {
  const epoch = context.epoch + 1;
  const pending = {
    epoch,
    to: context.active,
    reason: context.pending?.reason ?? '',
    kind: 'recovery' as const,
  };
  return { epoch, pending, transfers: settle(context.transfers, at, 'recovered') };
}

/** Neither the target nor the agent from before came up: a person takes over. */
export function beginRescue(context: CustomerContext, at: number): Update {
  const reason = context.pending?.reason ?? 'the line is having trouble';
  return beginTransfer(context, { to: HUMAN, reason, at }, 'rescue');
}

/** The caller would rather stay: the wish that the transfer was for is not theirs. */
export function withdrawTransfer(context: CustomerContext, at: number): Update {
  const { pending, intents } = context;
  const last = intents.findLastIndex((i) => i.agent === pending?.to && i.status === 'stated');
  return {
    pending: null,
    intents: intents.filter((_intent, index) => index !== last),
    transfers: settle(context.transfers, at, 'withdrawn'),
  };
}

export function endCall(context: CustomerContext, reason: string, at: number): Update {
  return {
    pending: null,
    transfers: settle(context.transfers, at, 'abandoned'),
    disposition: dispositionOf(context, reason),
  };
}

/** Who talks with the caller now, or nobody does. */
export function withPerson({ people }: CustomerContext, person: string | null): CustomerContext['people'] {
  const unknown = { ticketId: null, reach: 'free' as const, position: null, estimateMs: null };
  return { ...(people ?? unknown), person };
}

function dispositionOf(context: CustomerContext, reason: string): CustomerContext['disposition'] {
  if (reason === 'error') return 'failed';
  if (context.verification.level === 'locked') return 'locked_out';
  if (context.active === HUMAN) return 'escalated';
  if (context.disposition === 'failed') return 'failed';
  const openWish = context.intents.some(
    (i) => i.status !== 'resolved' && !(i.status === 'active' && context.progress > 0),
  );
  const nothingHappened = context.done.length === 0 && context.progress === 0 && context.intents.length === 0;
  const turnedAway =
    context.verification.attempts > 0 && context.customer === null && context.done.length === 0;
  if (reason !== 'agent_ended' && (openWish || nothingHappened || turnedAway)) return 'abandoned';
  return 'resolved';
}

function newTransfer(
  context: CustomerContext,
  epoch: number,
  to: string,
  reason: string,
  at: number,
): Transfer {
  return {
    epoch,
    from: context.active,
    to,
    reason,
    turn: context.turn,
    fruitful: context.progress > 0,
    requestedAt: at,
    settledAt: null,
    outcome: 'pending',
  };
}

function outcomeOf(pending: NonNullable<CustomerContext['pending']>): Transfer['outcome'] {
  if (pending.kind === 'recovery') return 'recovered';
  return pending.to === HUMAN ? 'human' : 'entered';
}

/** Settles whatever is still pending; a transfer that has its outcome keeps it. */
function settle(transfers: readonly Transfer[], at: number, outcome: Transfer['outcome']): Transfer[] {
  return transfers.map((t) => (t.outcome === 'pending' ? { ...t, outcome, settledAt: at } : t));
}

/** The agent left behind has served its wish if it got something done and left no proposal open. */
function intentsAfterHandoff(context: CustomerContext, to: string): Intent[] {
  const served = context.transfers.some((t) => t.outcome === 'pending' && t.fruitful) && !context.proposal;
  const left = context.intents.map((intent): Intent => {
    if (intent.status !== 'active') return intent;
    if (served) return { agent: intent.agent, wish: intent.wish, status: 'resolved' };
    const unfinished = context.proposal
      ? `proposed, not yet confirmed: ${context.proposal.summary}`
      : intent.unfinished;
    return {
      agent: intent.agent,
      wish: intent.wish,
      status: 'stated',
      ...(unfinished ? { unfinished } : {}),
    };
  });
  const waiting = left.findIndex((i) => i.agent === to && i.status === 'stated');
  return left.map((intent, i) => (i === waiting ? { ...intent, status: 'active' } : intent));
}
