// OpenAI's chat request as the brain's request: the same that the brain would get in process.
import { z } from 'zod';
import { NOTE_HEADING, parseJson } from '../../brain/note.ts';
import type { BrainRequest, HistoryItem } from '../../brain/request.ts';

const contentSchema = z.union([
  z.string(),
  z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
]);

const messageSchema = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['system', 'developer']), content: contentSchema }),
  z.object({ role: z.literal('user'), content: contentSchema }),
  z.object({
    role: z.literal('assistant'),
    content: contentSchema.nullish(),
    tool_calls: z
      .array(z.object({ id: z.string(), function: z.object({ name: z.string(), arguments: z.string() }) }))
      .nullish(),
  }),
  z.object({ role: z.literal('tool'), tool_call_id: z.string(), content: contentSchema }),
]);
type Message = z.infer<typeof messageSchema>;

export const chatRequestSchema = z.object({
  model: z.string().min(1),
  messages: z.array(messageSchema).min(1),
  tools: z
    .array(
      z.object({
        type: z.literal('function'),
        function: z.object({ name: z.string(), parameters: z.unknown() }),
      }),
    )
    .nullish(),
  tool_choice: z
    .union([z.enum(['auto', 'none', 'required']), z.object({ function: z.object({ name: z.string() }) })])
    .nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  max_tokens: z.int().positive().nullish(),
  max_completion_tokens: z.int().positive().nullish(),
  stop: z.union([z.string(), z.array(z.string())]).nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

/** Some models are sent the note with the caller's words; see speech/chat-wire/chat-messages.ts. */
function withNotesApart(message: Message): Message[] {
  if (message.role !== 'user') return [message];
  const text = textOf(message.content);
  const at = text.indexOf(NOTE_HEADING);
  if (at < 0) return [message];
  const [note = '', said] = text
    .slice(at)
    .replace(/\n\nnext step: .*$/, '')
    .split('\n\n# The caller says\n');
  const words = [text.slice(0, at).trim(), said ?? ''].filter((one) => one !== '');
  return [{ role: 'system', content: note }, ...words.map((content) => ({ role: 'user' as const, content }))];
}

export function toBrainRequest({
  messages: sent,
  tools,
  tool_choice: toolChoice,
}: ChatRequest): BrainRequest {
  const messages = sent.flatMap(withNotesApart);
  const system = messages.filter(isSystem).map(({ content }) => textOf(content));
  const note = system.findLast((text) => text.startsWith(NOTE_HEADING)) ?? '';
  const names = new Map(
    messages.flatMap((message) => callsOf(message)).map((call) => [call.id, call.function.name]),
  );
  return {
    instructions: system.filter((text) => text !== note).join('\n\n'),
    note,
    history: messages.flatMap((message) => toHistory(message, names)),
    tools: toolChoice === 'none' ? [] : (tools ?? []).map(({ function: tool }) => ({ ...tool })),
  };
}

const argsSchema = z.record(z.string(), z.unknown()).catch({});

function toHistory(message: Message, names: ReadonlyMap<string, string>): HistoryItem[] {
  switch (message.role) {
    case 'system':
    case 'developer':
      return [];
    case 'user':
      return [{ kind: 'caller', text: textOf(message.content) }];
    case 'assistant': {
      const text = textOf(message.content ?? '');
      const calls = callsOf(message).map(({ id, function: called }): HistoryItem => {
        return { kind: 'call', id, tool: called.name, args: argsSchema.parse(parseJson(called.arguments)) };
      });
      return text === '' && calls.length > 0 ? calls : [{ kind: 'agent', text }, ...calls];
    }
    case 'tool': {
      const id = message.tool_call_id;
      const output = textOf(message.content);
      return [{ kind: 'result', id, tool: names.get(id) ?? '', output, isError: isError(output) }];
    }
  }
}

/** The wire has no mark for errors. Our tools answer JSON, or nothing, when they succeed, and sentences when they do not. */
function isError(output: string): boolean {
  return output !== '' && parseJson(output) === undefined;
}

function isSystem(message: Message): message is Extract<Message, { role: 'system' | 'developer' }> {
  return message.role === 'system' || message.role === 'developer';
}

function callsOf(message: Message) {
  return message.role === 'assistant' ? (message.tool_calls ?? []) : [];
}

function textOf(content: z.infer<typeof contentSchema>): string {
  if (typeof content === 'string') return content;
  return content.flatMap(({ text }) => (text === undefined ? [] : [text])).join('\n');
}
