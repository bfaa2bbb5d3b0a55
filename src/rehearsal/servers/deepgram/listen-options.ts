// What a client asks of Deepgram's streaming wire in the query of its address.
import { z } from 'zod';
import { RequestError } from '../exchange.ts';

/** Below, a stop in the middle of a word ("nine-eight") would end the utterance. */
const SHORTEST_ENDPOINTING_MS = 200;
/** The plugin sends no more than a second of silence: an end that waits for longer would never come. */
const LONGEST_ENDPOINTING_MS = 900;
const DEFAULT_ENDPOINTING_MS = 300;

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const querySchema = z.object({
  encoding: z.literal('linear16'),
  sample_rate: z.coerce.number().int().min(8000).max(48_000),
  channels: z.literal('1').optional(),
  interim_results: flag.default(false),
  vad_events: flag.default(false),
  endpointing: z.union([z.literal('false'), z.coerce.number().min(0)]).default(DEFAULT_ENDPOINTING_MS),
  utterance_end_ms: z.coerce.number().int().min(1000).optional(),
});

export interface ListenOptions {
  sampleRate: number;
  interimResults: boolean;
  vadEvents: boolean;
  endpointingMs: number;
  /** Null when the client does not ask for it. */
  utteranceEndMs: number | null;
}

/** @throws RequestError 400 that names the parameter. */
export function listenOptions({ searchParams }: URL): ListenOptions {
  const parsed = querySchema.safeParse(Object.fromEntries(searchParams));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new RequestError(400, `${issue?.path.join('.') ?? 'query'}: ${issue?.message ?? 'not understood'}`);
  }
  const query = parsed.data;
  const endpointing = query.endpointing === 'false' ? LONGEST_ENDPOINTING_MS : query.endpointing;
  return {
    sampleRate: query.sample_rate,
    interimResults: query.interim_results,
    vadEvents: query.vad_events,
    endpointingMs: Math.min(LONGEST_ENDPOINTING_MS, Math.max(SHORTEST_ENDPOINTING_MS, endpointing)),
    utteranceEndMs: query.utterance_end_ms ?? null,
  };
}
