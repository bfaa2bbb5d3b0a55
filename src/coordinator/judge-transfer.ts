// Whether a transfer may happen, decided in one place for the machine's guards and for the tool that asks.
import { HUMAN, isOpen, type CustomerContext } from '../domain/customer-context.ts';
import type { Roster } from '../domain/roster.ts';
import { openEscalations } from './judge-escalation.ts';

/** What a company lays down for its coordinator. */
export interface CoordinatorRules {
  roster: Roster;
  attemptsPerCall: number;
  /** Fruitless handoffs between the same two agents before the caller is asked what they need. */
  pingPong: number;
  /** Fruitless handoffs between any agents before they are. */
  transfers: number;
}

export type RefusalReason =
  | 'unknown_agent'
  | 'already_there'
  | 'not_on_roster'
  | 'not_verified'
  | 'locked_out'
  /** The caller has not spoken since the last handoff. */
  | 'caller_first'
  /** Handed back and forth without getting anywhere. */
  | 'loop'
  | 'call_ending';

export type TransferVerdict =
  | { verdict: 'accepted' }
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
  if (to !== HUMAN) {
    if (!rules.roster.agents[context.active]?.transfersTo.includes(to)) return refused('not_on_roster');
    if (target.requires === 'verified' && context.verification.level !== 'verified')
      return refused('not_verified');
  }
  if (!callerHasSpoken(context, to)) return refused('caller_first');
  if (to !== HUMAN && isHandedAround(context, to, rules)) return refused('loop');
  return { verdict: 'accepted' };
}

/** Handoffs, also those that failed, since the caller or a person last spoke. */
export function handoffsInARow({ transfers, turn }: CustomerContext): number {
  const last = transfers.findLastIndex(({ person }) => person !== null);
  return transfers.slice(last + 1).filter((transfer) => transfer.turn === turn).length;
}

function refused(why: RefusalReason): TransferVerdict {
  return { verdict: 'refused', why };
}

/**
 * One handoff for each turn of the caller, and one more for a wish of theirs that still waits. Whoever asked for a
 * person gets one whatever has gone before, and nobody who got one is sent on without having said so.
 */
function callerHasSpoken(context: CustomerContext, to: string): boolean {
  const before = handoffsInARow(context);
  if (before === 0) return true;
  if (to === HUMAN) return personIsCalledFor(context);
  const waits = context.intents.some((intent) => intent.agent === to && intent.status === 'stated');
  return before === 1 && waits && context.active !== HUMAN;
}

function personIsCalledFor(context: CustomerContext): boolean {
  const { signs, turn, intents, verification } = context;
  const asked =
    signs.heard?.turn === turn || intents.some((intent) => intent.agent === HUMAN && isOpen(intent));
  const offered = signs.offeredTurn !== null && signs.offeredTurn === turn - 1;
  return asked || offered || verification.level === 'locked' || openEscalations(context).length > 0;
}

/** Back and forth that got nothing done, since the caller was last asked what they need. */
function isHandedAround(context: CustomerContext, to: string, rules: CoordinatorRules): boolean {
  if (context.progress > 0) return false;
  const { handedAroundTurn } = context.signs;
  const entered = context.transfers.filter(
    ({ outcome, turn }) => (outcome === 'entered' || outcome === 'human') && turn > (handedAroundTurn ?? -1),
  );
  const fruitless = entered.slice(entered.findLastIndex(({ fruitful }) => fruitful) + 1);
  const pair = new Set([context.active, to]);
  const lastOutside = fruitless.findLastIndex(({ from, to }) => !pair.has(from) || !pair.has(to));
  return fruitless.length >= rules.transfers || fruitless.length - 1 - lastOutside >= rules.pingPong;
}
