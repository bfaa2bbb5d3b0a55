// The conversation as messages on the wire. Many servers take a system message at the beginning only, and roles only in
// turn: there the note on the call's state goes with the caller's words.
import type { llm } from '@livekit/agents';
import { z } from 'zod';

export type NoteRole = 'system' | 'user';

const messageSchema = z.looseObject({
  role: z.string(),
  content: z.unknown().optional(),
  tool_calls: z.array(z.unknown()).optional(),
});
type Message = z.infer<typeof messageSchema>;

/** What stands between the caller's words and ours. */
const WORDS = '# The caller says';
/** The note's last line. Small models do what they read last, so it comes behind the caller's words. */
const STEP = /\n(next step: .*)$/;

export async function chatMessages(chatCtx: llm.ChatContext, note: NoteRole): Promise<Message[]> {
  const messages = z.array(messageSchema).parse(await chatCtx.toProviderFormat('openai'));
  return note === 'system' ? messages : inTurns(messages);
}

/** Instructions, then user and assistant in turn; a tool's answers stand right behind its call. */
function inTurns([instructions, ...others]: readonly Message[]): Message[] {
  if (!instructions) return [];
  const turns = [instructions];
  for (const [at, message] of others.entries()) {
    const next = asTurn(message, others[at - 1], others[at + 1]);
    const last = turns.at(-1);
    if (last && last !== instructions && isJoined(last, next)) turns[turns.length - 1] = join(last, next);
    // A tool has answered, and the caller speaks: some take that only with words between.
    else if (last?.role === 'tool' && next.role === 'user') turns.push(BETWEEN, next);
    else turns.push(next);
  }
  return turns;
}

const BETWEEN: Message = { role: 'assistant', content: 'Okay.' };

const isNote = (message: Message | undefined): boolean =>
  message?.role === 'system' || message?.role === 'developer';

function asTurn(message: Message, before: Message | undefined, after: Message | undefined): Message {
  if (isNote(message)) {
    const note = String(message.content);
    return { ...message, role: 'user', content: after?.role === 'user' ? note.replace(STEP, '') : note };
  }
  if (message.role !== 'user' || typeof message.content !== 'string') return message;
  // What a caller says is one line, and cannot look like a note.
  const words = message.content.replace(/\s+/g, ' ');
  if (!isNote(before)) return { ...message, content: words };
  const [, step] = STEP.exec(String(before?.content)) ?? [];
  const parts = [`${WORDS}\n${words}`, ...(step === undefined ? [] : [step])];
  return { ...message, content: parts.join('\n\n') };
}

function isJoined(last: Message, next: Message): boolean {
  if (last.role !== next.role || last.role === 'tool') return false;
  return [last, next].every((one) => typeof one.content === 'string' && one.tool_calls === undefined);
}

function join(last: Message, next: Message): Message {
  const between = last.role === 'user' ? '\n\n' : ' ';
  return { ...last, content: `${String(last.content)}${between}${String(next.content)}` };
}
