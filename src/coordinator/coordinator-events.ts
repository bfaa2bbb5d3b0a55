// The facts that the coordinator is told. Past tense: what happened, never what to do.
import type { ListedKind, People, Proposal } from '../domain/customer-context.ts';
import type { DueEscalation } from './judge-escalation.ts';

/** `at` is milliseconds since the epoch; the machine has no clock of its own. */
export type CoordinatorEvent =
  | { type: 'caller.spoke'; at: number }
  /** What was made of the caller's turn, once it is taken down; `goesOn`: of the same turn, with more words. */
  | { type: 'caller.understood'; heard: HeardTurn; goesOn?: boolean }
  /** An answer is being compared: from here on it counts as given. */
  | { type: 'verification.attempted' }
  | { type: 'verification.passed'; customer: { id: string; firstName: string; lastName: string }; at: number }
  | { type: 'verification.failed'; at: number }
  /** The service refused to compare: the account, the number or this call has used up its attempts. */
  | { type: 'verification.locked'; until: number; at: number }
  | { type: 'ids.listed'; kind: ListedKind; ids: readonly string[] }
  /** A disclosure was made (ai), or the caller has agreed to something or not (recording). */
  | { type: 'consent.answered'; kind: string; given: boolean }
  | { type: 'fact.gathered'; key: string; value: string }
  | { type: 'action.proposed'; proposal: Proposal }
  | { type: 'action.done'; summary: string }
  | { type: 'action.dropped' }
  /** `fruitful` when the wish that the agent serves may be served by it. */
  | { type: 'tool.succeeded'; fruitful: boolean }
  | { type: 'tool.failed' }
  | ({ type: 'escalation.signalled' } & DueEscalation)
  /** An agent has asked the caller whether they would like a person. */
  | { type: 'person.offered' }
  | { type: 'transfer.requested'; to: string; reason: string; at: number }
  /** The caller does not want the transfer that is being announced. */
  | { type: 'transfer.withdrawn'; epoch: number; at: number }
  /** Sent by the entering agent itself: the commit of a handoff. */
  | { type: 'agent.entered'; agent: string; epoch: number; at: number }
  | { type: 'handoff.failed'; epoch: number; at: number }
  /** The call waits for a person, or what it waits for has changed. */
  | { type: 'human.queued'; people: Omit<People, 'person'> }
  | { type: 'human.briefed' }
  | { type: 'human.joined'; person: string }
  | { type: 'human.left' }
  | { type: 'goodbye.said' }
  | { type: 'call.ended'; reason: CallEndReason; at: number };

/** A caller's turn as code understands it. */
export interface HeardTurn {
  /** What it calls for by itself; null when nothing. */
  trigger: string | null;
  topic?: string;
  /** From −1 to 1. */
  mood: number;
  /** The specialists whose wishes it states. */
  wishes: readonly string[];
  /** It says no. */
  declines: boolean;
}

/** Why a call ended: the last thing that happened, not a judgement (that is the disposition). */
export type CallEndReason = 'agent_ended' | 'caller_hung_up' | 'person_ended' | 'shutdown' | 'error';
