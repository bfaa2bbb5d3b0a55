// Whether a transfer may happen, decided in one place for the machine's guards and for the tool that asks.
import { HUMAN, type CustomerContext } from '../domain/customer-context.ts';
import type { Roster } from '../domain/roster.ts';

/** What a company lays down for its coordinator. */
export interface CoordinatorRules {
  roster: Roster;
  attemptsPerCall: number;
  /** Fruitless handoffs between the same two agents before the call goes to a person. */
  pingPong: number;
  /** Handoffs in one call before every further wish goes to a person. */
  transfers: number;
}

export type RefusalReason =
  | 'unknown_agent'
  | 'already_there'
  | 'not_on_roster'
  | 'not_verified'
  | 'locked_out'
  | 'loop'
  | 'call_ending';

export type TransferVerdict =
  /** `to` differs from what was asked for when the loop budget is spent: then it is the human. */
  | { verdict: 'accepted'; to: string; redirected: boolean }
  /** A handoff is under way: the wish waits and is served next. */
  | { verdict: 'queued' }
  | { verdict: 'refused'; why: RefusalReason };

export type CoordinatorState =
  | 'verifying'
  | 'routing'
  | 'serving'
  | 'transferring'
  | 'recovering'
  | 'lockedOut'
  | 'withHuman'
  | 'wrappingUp'
  | 'ended';

/** The transfer rules, in the order in which they are checked. */
export function judgeTransfer(
  state: CoordinatorState,
  context: CustomerContext,
  to: string,
  rules: CoordinatorRules,
): TransferVerdict {
  const target = rules.roster.agents[to];
  if (!target) return refused('unknown_agent');
  if (state === 'ended' || state === 'wrappingUp') return refused('call_ending');
  if (context.verification.level === 'locked' && to !== HUMAN) return refused('locked_out');
  if (state === 'transferring' || state === 'recovering') return { verdict: 'queued' };
  if (to === context.active) return refused('already_there');
  if (to === HUMAN) return { verdict: 'accepted', to, redirected: false };
  if (!rules.roster.agents[context.active]?.transfersTo.includes(to)) return refused('not_on_roster');
  if (target.requires === 'verified' && context.verification.level !== 'verified')
    return refused('not_verified');
  if (!loopBudgetSpent(context, to, rules)) return { verdict: 'accepted', to, redirected: false };
  return context.active === HUMAN ? refused('loop') : { verdict: 'accepted', to: HUMAN, redirected: true };
}

function refused(why: RefusalReason): TransferVerdict {
  return { verdict: 'refused', why };
}

/** Fruitless back and forth between two agents, agents bouncing a silent caller, or simply too many handoffs. */
function loopBudgetSpent(context: CustomerContext, to: string, rules: CoordinatorRules): boolean {
  const entered = context.transfers.filter((t) => t.outcome === 'entered' || t.outcome === 'human');
  const withinThisTurn = entered.filter((t) => t.turn === context.turn).length;
  if (entered.length >= rules.transfers || withinThisTurn > rules.pingPong) return true;
  if (context.progress > 0) return false;
  const pair = new Set([context.active, to]);
  const lastOutside = entered.findLastIndex((t) => t.fruitful || !pair.has(t.from) || !pair.has(t.to));
  return entered.length - 1 - lastOutside >= rules.pingPong;
}
