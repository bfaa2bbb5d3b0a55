// Where the note on the call's state stands in a request: before the caller's last words, so that these come last.
import { llm } from '@livekit/agents';

/** @param opening The agent speaks first, having taken over: nobody's words are being answered. */
export function placeNote(request: llm.ChatContext, note: string, { opening }: { opening: boolean }): void {
  const message = llm.ChatMessage.create({ role: 'system', content: note });
  const last = request.items.findLastIndex((item) => item.type === 'message' && item.role === 'user');
  // What was looked up for it is what it speaks to, and comes last.
  const lookedUp = request.items.at(-1)?.type === 'function_call_output';
  if ((opening && !lookedUp) || last < 0) request.items.push(message);
  else request.items.splice(last, 0, message);
}
