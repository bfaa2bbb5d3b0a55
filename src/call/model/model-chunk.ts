// What LiveKit takes from an agent's language model: words, tool calls and what else comes in a stream.
import type { voice } from '@livekit/agents';
import type { ReadableStream } from 'node:stream/web';

export type ModelChunk =
  Exclude<Awaited<ReturnType<voice.Agent['llmNode']>>, null> extends ReadableStream<infer C> ? C : never;
