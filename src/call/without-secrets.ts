// What a language model gets of the conversation: every word of the caller that it may see, and nothing else. Cards,
// social security numbers and answers to verification are for the tools alone, which take them from the raw turns.
import { llm } from '@livekit/agents';

/** A request with the caller's words hidden by `hide`; the context that it was made of stays as it is. */
export function withoutSecrets(chatCtx: llm.ChatContext, hide: (text: string) => string): llm.ChatContext {
  const request = chatCtx.copy();
  request.items = request.items.map((item) => (item.type === 'message' ? hidden(item, hide) : item));
  return request;
}

function hidden(message: llm.ChatMessage, hide: (text: string) => string): llm.ChatMessage {
  if (message.role !== 'user') return message;
  const content = hiddenContent(message, hide);
  if (content.every((part, index) => part === message.content[index])) return message;
  const { id, role, createdAt, interrupted } = message;
  return llm.ChatMessage.create({ id, role, createdAt, interrupted, content });
}

/** Everything in a message that can be read as text. */
export function hiddenContent(
  { content }: llm.ChatMessage,
  hide: (text: string) => string,
): llm.ChatMessage['content'] {
  return content.map((part) => (typeof part === 'string' ? hide(part) : part));
}
