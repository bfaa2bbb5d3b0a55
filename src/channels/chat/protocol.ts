// The web chat's protocol: JSON in text frames. docs/web-chat.md tells it to those who write clients.
import { z } from 'zod';
import type { CallSummary } from '../../call/create-call.ts';
import type { ObservedMessage } from '../observer/observed-message.ts';

const clientMessageSchema = z.discriminatedUnion('type', [
  /** Picks up. The number counts only where the server trusts its clients with it: see docs/web-chat.md. */
  z.strictObject({
    type: z.literal('start'),
    callerNumber: z.string().max(40).optional(),
    /** Also tell what the test room shows of the call. */
    observe: z.boolean().optional(),
  }),
  /** Comes back to a call whose connection broke, with the key that `started` gave. */
  z.strictObject({ type: z.literal('resume'), key: z.string().max(100), observe: z.boolean().optional() }),
  z.strictObject({
    type: z.literal('say'),
    text: z.string(),
    /** 1, 2, 3 … within the call: a message that is sent again after a break is taken once. */
    number: z.int().positive().optional(),
  }),
  /** A key of the telephone that a chat has not got; `#` ends what is keyed in. */
  z.strictObject({ type: z.literal('key'), key: z.string().regex(/^[0-9#*]$/) }),
  z.strictObject({ type: z.literal('hang_up') }),
]);

export type ClientMessage = z.infer<typeof clientMessageSchema>;

export type ServerMessage =
  /** First of all, and again to a caller who comes back, followed by everything so far. */
  | {
      type: 'started';
      callId: string;
      company: string;
      callerNumber: string | null;
      /** What `resume` takes. Whoever has it has the call. */
      key: string;
      /** Number of the caller's last message that was taken. */
      taken: number;
    }
  /** A turn of the caller as it is recorded, without personal data. */
  | { type: 'said'; turn: number; text: string }
  /** Words on their way; `final` has them all again. */
  | { type: 'token'; agent: string; text: string }
  | { type: 'final'; agent: string; text: string }
  /** The words that follow only fill the time until an answer comes. */
  | { type: 'filler'; line: string }
  | ToolMessage
  | TransferMessage
  | { type: 'state'; state: string }
  /** What the test room shows; only where `start` asked for it and the server allows it. */
  | { type: 'observed'; message: ObservedMessage }
  /** All that follows from one `say` is done. */
  | { type: 'turn_completed' }
  | ({ type: 'summary'; callId: string; reason: string; costUsd: number } & Omit<CallSummary, 'costMicros'>)
  | ErrorMessage;

export interface ErrorMessage {
  type: 'error';
  code: ChatErrorCode;
  message: string;
  retryAfterMs?: number;
}

export interface ToolMessage {
  type: 'tool_call';
  id: string;
  agent: string;
  tool: string;
  status: 'started' | 'success' | 'error';
  ms?: number;
  /** With status error. */
  code?: string;
}

export interface TransferMessage {
  type: 'transfer';
  status: 'requested' | 'queued' | 'refused' | 'withdrawn' | 'entered' | 'failed';
  from: string;
  to: string;
  /** Until the next agent had taken over. */
  ms?: number;
}

export type ChatErrorCode =
  | 'invalid_message'
  | 'message_too_large'
  | 'binary_not_supported'
  | 'invalid_argument'
  | 'not_allowed'
  | 'not_started'
  | 'already_started'
  | 'start_timeout'
  | 'rate_limited'
  | 'too_many_errors'
  | 'busy'
  | 'too_many_connections'
  | 'shutting_down'
  | 'service_unavailable'
  | 'call_over'
  | 'call_elsewhere'
  | 'internal';

/** RFC 6455, section 7.4.1, and the IANA registry of close codes. */
export const CLOSE = {
  normal: 1000,
  goingAway: 1001,
  policy: 1008,
  tooBig: 1009,
  internal: 1011,
  tryAgainLater: 1013,
} as const;
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];

export type ParsedMessage = { ok: true; message: ClientMessage } | { ok: false; why: string };

/** `why` names what was expected, and repeats nothing of what came. */
export function parseClientMessage(frame: string): ParsedMessage {
  let content: unknown;
  try {
    content = JSON.parse(frame);
  } catch {
    return { ok: false, why: 'The frame is not JSON. Send e.g. {"type":"say","text":"Hello"}.' };
  }
  const parsed = clientMessageSchema.safeParse(content);
  if (parsed.success) return { ok: true, message: parsed.data };
  const problems = parsed.error.issues.map(({ path, code }) =>
    code === 'unrecognized_keys' ? 'unknown keys' : `${path.join('.') || 'message'} is wrong`,
  );
  return {
    ok: false,
    why: `${[...new Set(problems)].join(', ')}. Send {"type":"start"}, {"type":"say","text":"…"}, {"type":"hang_up"} or {"type":"resume","key":"…"}.`,
  };
}
