// The brain behind LiveKit's LLM interface: a deterministic stand-in for the language model, for calls without keys.
import type { llm } from '@livekit/agents';
import { z } from 'zod';
import { AnsweringLlm, type ModelRequest } from './answering-llm.ts';
import { NOTE_HEADING, parseJson } from './brain/note.ts';
import type { BrainRequest, HistoryItem } from './brain/request.ts';
import { think } from './brain/think.ts';

/** A language model that needs no network and no keys, and answers the same request always alike. */
export function createBrain(): llm.LLM {
  return new AnsweringLlm('brain', (request) => think(toBrainRequest(request)));
}

/** What the model is given, as plain data: the note apart from the prompt, the history without system messages. */
export function toBrainRequest({ chatCtx, tools }: ModelRequest): BrainRequest {
  const system = chatCtx.items.flatMap((item) =>
    item.type === 'message' && isSystem(item) ? [item.textContent ?? ''] : [],
  );
  const note = system.findLast((text) => text.startsWith(NOTE_HEADING)) ?? '';
  return {
    instructions: system.filter((text) => text !== note).join('\n\n'),
    note,
    history: chatCtx.items.flatMap(toHistory),
    tools: tools.map(({ name, parameters }) => ({ name, parameters })),
  };
}

function isSystem({ role }: llm.ChatMessage): boolean {
  return role === 'system' || role === 'developer';
}

const argsSchema = z.record(z.string(), z.unknown()).catch({});

function toHistory(item: llm.ChatItem): HistoryItem[] {
  switch (item.type) {
    case 'message':
      if (isSystem(item)) return [];
      return [{ kind: item.role === 'user' ? 'caller' : 'agent', text: item.textContent ?? '' }];
    case 'function_call':
      return [
        { kind: 'call', id: item.callId, tool: item.name, args: argsSchema.parse(parseJson(item.args)) },
      ];
    case 'function_call_output':
      return [
        { kind: 'result', id: item.callId, tool: item.name, output: item.output, isError: item.isError },
      ];
    case 'agent_handoff':
    case 'agent_config_update':
      return [];
  }
}
