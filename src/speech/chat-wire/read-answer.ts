// An accepted request's answer, from the first byte to the last: a stream, or a whole one from who cannot stream.
import type { llm } from '@livekit/agents';
import { readRefusal } from '../refusal.ts';
import { AnswerFault, AnswerReader } from './answer-reader.ts';
import { serverEvents } from './server-events.ts';

export interface ReadOptions {
  /** In tokens. */
  limit: number;
  /** A word, or a piece of a tool call; and after the first of them anything at all. */
  onWord: () => void;
}

/** An English token has four letters, a long one eight. */
const LETTERS_A_TOKEN = 8;
const DONE = '[DONE]';

/** @throws AnswerFault, and what the connection throws when it breaks. */
export async function* readAnswer(
  response: Response,
  { limit, onWord }: ReadOptions,
): AsyncGenerator<llm.ChatChunk> {
  const type = (response.headers.get('content-type') ?? 'text/event-stream').split(';')[0] ?? '';
  const reader = new AnswerReader(limit * LETTERS_A_TOKEN);
  if (/json/.test(type)) {
    yield* reader.read(await response.text());
    yield* reader.end(true);
    return;
  }
  if (!response.body || !/event-stream|text\/plain|octet-stream/.test(type)) {
    const { reason } = readRefusal(response.status, await response.text());
    throw new AnswerFault({ kind: 'bad_answer', detail: type || 'nothing', reason });
  }
  const events = serverEvents(response.body);
  for (;;) {
    const next = await events.next();
    const data = next.done === true ? null : next.value;
    if (data === null || data.trim() === DONE || reader.isTooLong) {
      // Told first, read to the end afterwards.
      if (data !== null && !reader.isTooLong) void drain(events);
      yield* reader.end(data !== null);
      return;
    }
    const before = reader.characters;
    const chunks = reader.read(data);
    if (before > 0 || reader.characters > before) onWord();
    yield* chunks;
  }
}

async function drain(events: AsyncIterator<string, void>): Promise<void> {
  try {
    while ((await events.next()).done !== true);
  } catch {
    // The answer was whole already.
  }
}
