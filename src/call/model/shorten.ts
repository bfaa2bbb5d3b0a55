// A request that a model can take after all: the last turns only, and nothing long in them.
import { llm } from '@livekit/agents';

const ITEMS = 10;
const CHARACTERS = 1000;

export function shorten(chatCtx: llm.ChatContext): llm.ChatContext {
  const short = chatCtx.copy().truncate(ITEMS);
  return new llm.ChatContext(short.items.map(cut));
}

function cut(item: llm.ChatItem): llm.ChatItem {
  if (item.type === 'function_call_output' && item.output.length > CHARACTERS)
    return llm.FunctionCallOutput.create({
      callId: item.callId,
      name: item.name,
      isError: item.isError,
      output: `${item.output.slice(0, CHARACTERS)}…`,
    });
  if (item.type !== 'message' || item.role === 'system') return item;
  const text = item.textContent ?? '';
  if (text.length <= CHARACTERS) return item;
  const { id, role, createdAt, interrupted } = item;
  return llm.ChatMessage.create({
    id,
    role,
    createdAt,
    interrupted,
    content: `${text.slice(0, CHARACTERS)}…`,
  });
}
