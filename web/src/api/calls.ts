// The server's answers about past calls.
import * as z from 'zod/mini';
import type { LogEvent } from '../call-view/call-view.ts';
import { parseEvent } from '../call-view/parse-message.ts';
import { request, requestText } from './request.ts';

const callSchema = z.object({
  id: z.string(),
  channel: z.string(),
  callerLast4: z.nullish(z.string()),
  startedAt: z.number(),
  endedAt: z.nullish(z.number()),
  disposition: z.nullish(z.string()),
  summary: z.nullish(z.string()),
  title: z.nullish(z.string()),
  rehearsed: z.nullish(z.boolean()),
  costUsd: z.nullish(z.number()),
  chain: z.nullish(z.array(z.string())),
  audioUrl: z.nullish(z.string()),
});
export type PastCall = z.infer<typeof callSchema>;

const totalsSchema = z.object({
  calls: z.number(),
  durationMs: z.number(),
  costUsd: z.number(),
  byDisposition: z.record(z.string(), z.number()),
});
export type Totals = z.infer<typeof totalsSchema>;

const listSchema = z.object({
  calls: z.array(callSchema),
  /** Of all that match, with the first page. */
  totals: z.nullable(totalsSchema),
  /** Who may have had a call. */
  agents: z.array(z.string()),
});
export type CallsFound = z.infer<typeof listSchema>;
const storedSchema = z.object({ call: callSchema, events: z.array(z.unknown()) });

export interface StoredCall {
  call: PastCall;
  events: LogEvent[];
}

export const PAGE_SIZE = 50;

/** Empty for whatever is not asked for. */
export interface CallQuery {
  disposition: string;
  agent: string;
  /** Last four digits of the caller's number. */
  caller: string;
  text: string;
}

/** Newest first; `before` is the start of the last call of the page before, in milliseconds. */
export function fetchCalls(
  query: CallQuery,
  before: number | null,
  signal: AbortSignal,
): Promise<CallsFound> {
  const asked = new URLSearchParams({ limit: String(PAGE_SIZE) });
  if (before !== null) asked.set('before', String(before));
  for (const [key, value] of Object.entries<string>({ ...query })) if (value !== '') asked.set(key, value);
  return request(`/api/calls?${asked}`, listSchema, { signal });
}

export async function fetchCall(id: string, signal: AbortSignal): Promise<StoredCall> {
  const { call, events } = await request(`/api/calls/${encodeURIComponent(id)}`, storedSchema, { signal });
  return { call, events: events.map(parseEvent).filter((event) => event !== undefined) };
}

/** The call as a transcript that can be replayed: YAML. */
export const fetchReplayFile = (id: string): Promise<string> =>
  requestText(`/api/calls/${encodeURIComponent(id)}/transcript`);
