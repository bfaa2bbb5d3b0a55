// A call as JSON lines: the log's events as they are stored, and the words as they come.
import type { ConsoleView, Write } from './view.ts';

export function createJsonView(write: Write, callId: string): ConsoleView {
  const line = (value: object) => write(`${JSON.stringify({ callId, ...value })}\n`);
  return {
    caller: () => undefined,
    words: (words) => line({ type: 'agent.words', data: words }),
    event: (event) => line(event),
    rest: () => undefined,
    summary: () => undefined,
  };
}
