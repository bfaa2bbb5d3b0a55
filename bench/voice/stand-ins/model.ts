// Stands in for OpenAI's chat completions: answers each phrase by rule, for our agents and for the bare one.
import { z } from 'zod';
import { PHRASES } from '../phrases.ts';
import { HIGH_WORD } from './voice.ts';

const requestSchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.unknown().optional() })),
  tools: z.array(z.object({ function: z.object({ name: z.string() }) })).default([]),
});
export type ChatRequest = z.infer<typeof requestSchema>;
export const parseChatRequest = (body: string): ChatRequest => requestSchema.parse(JSON.parse(body));

export interface Answer {
  say: string;
  call?: { name: string; args: Readonly<Record<string, string>> };
}

/** Each hands over to the next; all of them may. */
const RING = ['scheduling', 'billing', 'cancellation'];
const FAREWELL = 'One moment please.';
const OPENING = `${HIGH_WORD}, you are with the right department now.`;
const SHORT = `${HIGH_WORD}, we are open from nine to five.`;
const LONG = `${HIGH_WORD}, ${'we come to your house and look at every room of it and then we tell you '.repeat(3)}.`;

export function answer({ messages, tools }: ChatRequest): Answer {
  const offers = (name: string): boolean => tools.some((tool) => tool.function.name === name);
  const spoken = messages.filter(({ role }) => role !== 'system' && role !== 'developer');
  const last = spoken.at(-1);
  const note = textOf(
    messages.findLast(({ content }) => textOf(content).startsWith('# Call state'))?.content,
  );
  const agent = /^you are: (\S+)$/m.exec(note)?.[1] ?? '';
  const transfer = (to: string): Answer => ({
    say: FAREWELL,
    call: offers('transfer')
      ? { name: 'transfer', args: {} }
      : { name: 'transfer_call', args: { to, reason: 'wants another department' } },
  });
  if (note.includes('moment: you have just taken over')) return { say: OPENING };
  if (last?.role === 'tool') return offers('verify_caller') ? { say: SHORT } : transfer('scheduling');
  if (last?.role !== 'user') return { say: OPENING };
  const words = textOf(last.content);
  const next = RING[(RING.indexOf(agent) + 1) % RING.length] ?? 'scheduling';
  if (words.includes(PHRASES.zip))
    return offers('verify_caller')
      ? { say: '', call: { name: 'verify_caller', args: { zip: '98109' } } }
      : transfer(next);
  if (words.includes(PHRASES.next)) return transfer(next);
  return { say: words.includes(PHRASES.long) ? LONG : SHORT };
}

/** As server-sent events, word by word. */
export function* chunks(model: string, { say, call }: Answer): Generator<string> {
  const event = (body: object): string =>
    `data: ${JSON.stringify({ id: 'bench', object: 'chat.completion.chunk', created: 0, model, ...body })}\n\n`;
  const delta = (part: object, finish: string | null = null): string =>
    event({ choices: [{ index: 0, delta: part, finish_reason: finish }] });
  yield delta({ role: 'assistant', content: '' });
  for (const word of say.split(/(?<=\s)/)) if (word !== '') yield delta({ content: word });
  if (call) {
    const fn = { name: call.name, arguments: JSON.stringify(call.args) };
    const id = `call_${Math.random().toString(36).slice(2)}`;
    yield delta({ tool_calls: [{ index: 0, id, type: 'function', function: fn }] });
  }
  yield delta({}, call ? 'tool_calls' : 'stop');
  yield event({ choices: [], usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 } });
  yield 'data: [DONE]\n\n';
}

function textOf(content: unknown): string {
  return typeof content === 'string' ? content : JSON.stringify(content ?? '');
}
