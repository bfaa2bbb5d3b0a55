// The call's log: everything that happens, in order. The room, the desk, the summary, the cost, the replay file
// and the recovery of a broken call are all made from these.
import type { Disposition } from './customer-context.ts';
import type { AttemptOutcome, AttemptVia } from './people.ts';

export const SPEECH_COMPONENTS = ['stt', 'llm', 'tts'] as const;
export type SpeechComponent = (typeof SPEECH_COMPONENTS)[number];
export type SpeechState = 'ok' | 'fallback' | 'down';
/** How much of the line works: everything, on fallbacks, with stock lines only, or just people. */
export type SpeechMode = 'full' | 'reduced' | 'minimal' | 'human';

/** What each type of event carries. Text and arguments are redacted before they get here. */
export interface CallEventData {
  'call.started': { company: string; channel: string; withheld: boolean };
  /** Stand-ins take part: what they use is priced as if it were the providers'. */
  'call.rehearsed': { components: SpeechComponent[] };
  /** `masked` is set where what was said may have held a verification answer. */
  'caller.said': { text: string; turn: number; masked: boolean };
  'caller.silent': { seconds: number };
  /** Keys were pressed; what they were is told nowhere. `ended` is what closed the entry. */
  'caller.keyed': { keys: number; ended: 'hash' | 'pause' | 'cleared' };
  /** A disclosure was read, and what the caller answered; null where none was needed. */
  'consent.answered': { kind: string; given: boolean | null; state: string | null };
  /** As the caller heard it; cut where they spoke over it. */
  'agent.said': { agent: string; text: string; interrupted: boolean };
  /** What one model request brought forth; `step` counts them through the call. */
  'model.answered': { agent: string; step: number; text: string; calls: { tool: string; args: unknown }[] };
  'tool.started': { agent: string; tool: string; toolCallId: string; args: unknown };
  'tool.succeeded': { agent: string; tool: string; toolCallId: string; result: unknown; ms: number };
  'tool.failed': {
    agent: string;
    tool: string;
    toolCallId: string;
    code: string;
    message: string;
    ms: number;
  };
  'transfer.requested': { from: string; to: string; reason: string; epoch: number };
  'transfer.queued': { from: string; to: string; reason: string };
  /** The caller did not want it, before it took place. */
  'transfer.withdrawn': { from: string; to: string; reason: string; epoch: number };
  'transfer.refused': { from: string; to: string; reason: string; why: string };
  'handoff.entered': {
    from: string;
    to: string;
    reason: string;
    epoch: number;
    outcome: string;
    msToEntered: number;
  };
  /** First words of the agent that took over; audio is null in text. */
  'handoff.spoke': { epoch: number; agent: string; msToFirstToken: number; msToFirstAudio: number | null };
  'handoff.failed': { from: string; to: string; epoch: number; why: string };
  /** The call is (not) recorded as sound from here on. */
  'recording.changed': { on: boolean; why: string };
  'verification.passed': { customerId: string };
  'verification.failed': { attempts: number; cause: 'mismatch' | 'silence' };
  'verification.locked': { until: number };
  'state.changed': { from: string; to: string; cause: string };
  /** A person should be brought in: `topic` with trigger `topic`, `reason` in words for people. */
  'escalation.signalled': { trigger: string; topic?: string | undefined; reason: string };
  /** `position` is 1 for whoever is next; null where the queue could not say. */
  'human.queued': { ticketId: string; position: number | null };
  /** What somebody who waits was told: an honest estimate, or none where there is nothing to make one of. */
  'human.waiting': { ticketId: string; position: number | null; free: number; estimateMs: number | null };
  /** A try to bring a person in begins, and how it ended. `number` counts them within the ticket. */
  'human.tried': { ticketId: string; number: number; via: AttemptVia; person: string };
  'human.answered': {
    ticketId: string;
    number: number;
    via: AttemptVia;
    person: string;
    outcome: AttemptOutcome;
  };
  /** The person and the caller hear each other; the agents have stepped aside. */
  'human.joined': { ticketId: string; via: AttemptVia; person: string };
  /** The call ended before anybody came. `callback`: there is a number, and they are to be called back. */
  'human.unreached': { ticketId: string; callback: boolean };
  'human.left': { ticketId: string; person: string; how: 'finished' | 'handed_back' | 'hung_up' | 'lost' };
  'line.said': { line: string; text: string };
  /** A stock line that filled a silence; `waitedMs` since the caller could have expected words. */
  'filler.said': { agent: string; line: string; text: string; waitedMs: number };
  /** Words over the agent's voice; `stopped` is whether the agent yielded. See understand/interruption.ts for kinds. */
  'caller.interrupted': { agent: string; kind: string; stopped: boolean; text: string };
  /** The caller's wait for the answer to a spoken turn, from the end of their speech to the first sound. */
  'turn.spoken': {
    turn: number;
    agent: string;
    msToFirstAudio: number;
    msToFiller: number | null;
    /** Until the turn was taken to be over: recognition, and the silence that was waited for. */
    msToTurnEnd?: number | undefined;
    /** Until the first words of the answer went to the voice: model and tools. Left out where words were ready. */
    msToFirstWords?: number | undefined;
  };
  /** A part of the speech pipeline changed: on its first choice, on a fallback, or none is left. */
  'speech.changed': { component: SpeechComponent; state: SpeechState; provider: string; mode: SpeechMode };
  /** The caller spoke for so long, and nothing was recognised. */
  'caller.unheard': { speechMs: number };
  /** The caller's connection turned poor. */
  'connection.poor': Record<string, never>;
  /** The caller's page or line is gone without having hung up; the call waits for them. */
  'caller.left': { waitSeconds: number };
  'caller.returned': { awayMs: number };
  error: { source: string; message: string };
  'call.ended': { reason: string; disposition: Disposition };
  'call.summarised': {
    summary: string;
    /** A few words of ours; older records have none. */
    title?: string | undefined;
    chain: string[];
    tools: string[];
    turns: number;
    durationMs: number;
    usage: Record<string, number>;
    costMicros: number;
    disposition: Disposition;
  };
}

export type CallEventType = keyof CallEventData;

/** One event; `seq` counts from 1 within the call, `at` is milliseconds since the epoch. */
export type CallEvent = {
  [T in CallEventType]: { seq: number; at: number; type: T; data: CallEventData[T] };
}[CallEventType];
