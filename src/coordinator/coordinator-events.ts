// The facts that the coordinator is told. Past tense: what happened, never what to do.
import type { DROPPED, Intent, ListedKind, People, Proposal, Request } from '../domain/customer-context.ts';
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
  | { type: 'action.proposed'; proposal: NewProposal }
  /** Code reads these to the caller and asks for their yes. */
  | { type: 'action.asked'; ids: readonly string[] }
  /** The caller has heard all that matters of it. */
  | { type: 'action.heard'; ids: readonly string[] }
  /** Something else was asked or said: what the caller says next is no answer to what was read before. */
  | { type: 'action.overtaken' }
  /** With the id of the proposal that it was. `forPeople`: a message or a callback, so that the matter rests with a person. */
  | { type: 'action.done'; summary: string; id?: string; forPeople?: boolean }
  /** It was agreed to, and a service failed. */
  | { type: 'action.failed'; id: string }
  | { type: 'action.dropped'; ids: readonly string[]; why: (typeof DROPPED)[number] }
  /** `fruitful` when it found something out that may be what the caller wants to know. */
  | { type: 'tool.succeeded'; fruitful: boolean }
  | { type: 'tool.failed' }
  | ({ type: 'escalation.signalled' } & DueEscalation)
  /** An agent has asked the caller whether they would like a person. */
  | { type: 'person.offered' }
  /** An agent, or a stock line, has offered a callback or to take a message. */
  | { type: 'callback.offered' }
  /** The caller was told that they will be called back. */
  | { type: 'callback.promised' }
  /** An agent has told the caller something: not asked back, not declined, not promised. */
  | { type: 'answer.given' }
  | ({ type: 'transfer.requested'; to: string; at: number } & WishStated)
  /** A wish named beside the one that a transfer is for: it waits. */
  | ({ type: 'intent.stated'; to: string } & WishStated)
  /** The caller does not want the transfer that is being announced. */
  | { type: 'transfer.withdrawn'; epoch: number; at: number }
  /** Sent by the entering agent itself: the commit of a handoff. */
  | { type: 'agent.entered'; agent: string; epoch: number; at: number }
  | { type: 'handoff.failed'; epoch: number; at: number }
  /** The call waits for a person, or what it waits for has changed. */
  | { type: 'human.queued'; people: Omit<People, 'person'> }
  | { type: 'human.briefed' }
  | { type: 'human.joined'; person: string }
  /** `lost`: the connection broke, and somebody else is sought. */
  | { type: 'human.left'; lost?: boolean }
  | { type: 'goodbye.said' }
  | { type: 'call.ended'; reason: CallEndReason; at: number };

export interface WishStated {
  /** What the caller wants, in the model's words. */
  reason: string;
  /** Left out where the words do not say; null where the caller has asked for nothing, and a person hands them back. */
  wants?: Intent['wants'] | null;
}

/** As a tool makes it, before anybody was asked. */
export type NewProposal = Pick<Proposal, 'id' | 'tool' | 'args' | 'summary' | 'about'>;

/** A caller's turn as code understands it. */
export interface HeardTurn {
  /** Free of personal data. */
  words: string;
  /** What would serve it; null when it asks for nothing. */
  wants: Intent['wants'] | null;
  /** It takes back what was asked for. */
  withdraws: boolean;
  /** It says no to what was asked, and nothing else. */
  refuses: boolean;
  /** It puts something in place of something else: "I'd rather move it". */
  instead: boolean;
  /** What it calls for by itself; null when nothing. */
  trigger: string | null;
  topic?: string;
  /** From −1 to 1. */
  mood: number;
  /** The specialists whose wishes it states. */
  wishes: readonly string[];
  /** What it asks of which specialist; empty where that takes more than code to tell. */
  asked: Request['wishes'];
  /** It says no. */
  declines: boolean;
  /** Somebody or something is hurt, or about to be. */
  danger?: 'emergency' | 'poison' | 'harm';
}

/** Why a call ended: the last thing that happened, not a judgement (that is the disposition). */
export type CallEndReason = 'agent_ended' | 'caller_hung_up' | 'person_ended' | 'shutdown' | 'error';
