// What a scripted model needs to know of a request: who is asked, the caller's words, the last tool's answer.
import type { llm } from '@livekit/agents';
import type { ModelRequest } from '../../src/rehearsal/answering-llm.ts';

export interface RequestView {
  /** From the state note. */
  agent: string;
  /** The agent was just brought in and opens. */
  handover: boolean;
  /** Last words of the caller, or ''. */
  words: string;
  /** The tool that has just answered, and its answer. */
  answered: { tool: string; output: string } | null;
}

export function viewOf({ chatCtx }: ModelRequest): RequestView {
  const { items } = chatCtx;
  const isSystem = (item: llm.ChatItem) => item.type === 'message' && item.role === 'system';
  const note = items.findLast(isSystem);
  const text = note?.type === 'message' ? (note.textContent ?? '') : '';
  const last = items.findLast((item) => !isSystem(item));
  const user = items.findLast((item) => item.type === 'message' && item.role === 'user');
  return {
    agent: /^you are: (\S+)$/m.exec(text)?.[1] ?? 'unknown',
    handover: text.includes('moment: you have just taken over'),
    words: user?.type === 'message' ? (user.textContent ?? '') : '',
    answered: last?.type === 'function_call_output' ? { tool: last.name, output: last.output } : null,
  };
}
