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
  costUsd: z.nullish(z.number()),
  chain: z.nullish(z.array(z.string())),
  audioUrl: z.nullish(z.string()),
});
export type PastCall = z.infer<typeof callSchema>;

const listSchema = z.object({ calls: z.array(callSchema) });
const storedSchema = z.object({ call: callSchema, events: z.array(z.unknown()) });

export interface StoredCall {
  call: PastCall;
  events: LogEvent[];
}

export const PAGE_SIZE = 50;

/** Newest first; `before` is the start of the last call of the page before, in milliseconds. */
export async function fetchCalls(before: number | null, signal: AbortSignal): Promise<PastCall[]> {
  const from = before === null ? '' : `&before=${before}`;
  return (await request(`/api/calls?limit=${PAGE_SIZE}${from}`, listSchema, { signal })).calls;
}

export async function fetchCall(id: string, signal: AbortSignal): Promise<StoredCall> {
  const { call, events } = await request(`/api/calls/${encodeURIComponent(id)}`, storedSchema, { signal });
  return { call, events: events.map(parseEvent).filter((event) => event !== undefined) };
}

/** The call as a transcript that can be replayed: YAML. */
export const fetchReplayFile = (id: string): Promise<string> =>
  requestText(`/api/calls/${encodeURIComponent(id)}/transcript`);
