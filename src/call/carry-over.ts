// What an agent that takes over is given to remember: speech, and its own earlier work. Never a verification answer.
import { llm } from '@livekit/agents';
import { hiddenContent } from './without-secrets.ts';

/** Spoken turns that are carried over; the brief in the state note holds the rest. */
const TURNS = 40;

export interface CarryOver {
  /** The session's whole history. */
  history: llm.ChatContext;
  /** What this agent itself remembers from when it last had the call. */
  own: readonly llm.ChatItem[] | undefined;
  /** What models may see of words. */
  hide: (text: string) => string;
}

/** The chat context of the entering agent, without instructions. */
export function carryOver({ history, own, hide }: CarryOver): llm.ChatContext {
  const remembered = (own ?? []).filter(isWorkOrWords);
  const known = new Set(remembered.map((item) => item.id));
  const spoken = history.items.flatMap((item) =>
    item.type === 'message' && isSpeech(item) && !known.has(item.id) ? [masked(item, hide)] : [],
  );
  const items = [...remembered, ...spoken].sort((a, b) => a.createdAt - b.createdAt);
  return new llm.ChatContext(items).truncate(TURNS);
}

/** Calls come with their outputs; a transfer's own call has no place in what is remembered. */
function isWorkOrWords(item: llm.ChatItem): boolean {
  if (item.type === 'message') return isSpeech(item);
  return (
    (item.type === 'function_call' || item.type === 'function_call_output') && item.name !== 'transfer_call'
  );
}

function isSpeech(message: llm.ChatMessage): boolean {
  return message.role === 'user' || message.role === 'assistant';
}

/** Agents' words too: one that came to hear of an answer may have repeated it. */
function masked(message: llm.ChatMessage, hide: (text: string) => string): llm.ChatMessage {
  const { id, role, createdAt, interrupted } = message;
  return llm.ChatMessage.create({ id, role, createdAt, interrupted, content: hiddenContent(message, hide) });
}
