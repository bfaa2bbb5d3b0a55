// How each fact changes the CustomerContext. Pure functions, one per action of the machine.
import { HUMAN, type CustomerContext, type Transfer } from '../domain/customer-context.ts';
import type { CallEndReason } from './coordinator-events.ts';
import * as escalation from './escalation-updates.ts';
import { judgeEnd } from './judge-end.ts';
import { handOverWishes } from './wish-handover.ts';
import { passOn } from './wish-updates.ts';

type Update = Partial<CustomerContext>;

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
          ...handOverWishes(context, pending),
          proposals: [],
          ...escalation.enter(context, pending.to),
        };
  return {
    ...left,
    active: pending.to,
    pending: null,
    progress: 0,
    people: null,
    transfers: settle(context, at, outcomeOf(pending)),
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
  return { epoch, pending, transfers: settle(context, at, 'recovered') };
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
    intents: intents.map((intent, index) =>
      index === last ? { ...intent, status: 'resolved', outcome: 'withdrawn' } : intent,
    ),
    transfers: settle(context, at, 'withdrawn'),
  };
}

export function endCall(context: CustomerContext, reason: CallEndReason, at: number): Update {
  return {
    pending: null,
    transfers: settle(context, at, 'abandoned'),
    disposition: judgeEnd(context, reason),
  };
}

/** Somebody talks with the caller: what they wanted a person for rests there, and the handoff has led to one. */
export function joinPerson(context: CustomerContext, person: string): Update {
  const last = context.transfers.findLastIndex(({ to }) => to === HUMAN);
  return {
    ...passOn(context),
    people: withPerson(context, person),
    progress: context.progress + 1,
    transfers: context.transfers.map((transfer, i) => (i === last ? { ...transfer, person } : transfer)),
  };
}

/** Who talks with the caller now, or nobody does. */
export function withPerson({ people }: CustomerContext, person: string | null): CustomerContext['people'] {
  const unknown = { ticketId: null, reach: 'free' as const, position: null, estimateMs: null };
  return { ...(people ?? unknown), person };
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
    fruitful: false,
    person: null,
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
function settle(
  { transfers, progress }: CustomerContext,
  at: number,
  outcome: Transfer['outcome'],
): Transfer[] {
  return transfers.map((transfer) =>
    transfer.outcome === 'pending'
      ? { ...transfer, outcome, fruitful: progress > 0, settledAt: at }
      : transfer,
  );
}
