// The brain behind LiveKit's LLM interface: a chat context in, words, tool calls and usage out.
import { DEFAULT_API_CONNECT_OPTIONS, llm, type APIConnectOptions } from '@livekit/agents';
import { parseJson, NOTE_HEADING } from './note.ts';
import type { BrainAnswer, BrainRequest, BrainTool, HistoryItem } from './request.ts';
import { think } from './think.ts';
import { z } from 'zod';

interface ChatRequest {
  chatCtx: llm.ChatContext;
  toolCtx?: llm.ToolContextLike;
  connOptions?: APIConnectOptions;
}

/** A language model that needs no network and no keys, and always answers the same request alike. */
export function createBrain(): llm.LLM {
  return new Brain();
}

class Brain extends llm.LLM {
  label(): string {
    return 'rehearsal.Brain';
  }

  override get model(): string {
    return 'rehearsal-brain';
  }

  override get provider(): string {
    return 'rehearsal';
  }

  chat({ chatCtx, toolCtx, connOptions = DEFAULT_API_CONNECT_OPTIONS }: ChatRequest): llm.LLMStream {
    return new BrainStream(this, { chatCtx, connOptions, ...(toolCtx ? { toolCtx } : {}) });
  }
}

class BrainStream extends llm.LLMStream {
  protected override async run(): Promise<void> {
    const request = toBrainRequest(this.chatCtx, this.toolCtx);
    const answer = think(request);
    const id = `brain-${this.chatCtx.items.length}`;
    const words = answer.say?.split(/(?<= )/) ?? [];
    for (const content of words) {
      if (this.abortController.signal.aborted) return;
      this.queue.put({ id, delta: { role: 'assistant', content } });
    }
    const toolCalls = (answer.calls ?? []).map(({ tool, args }, at) =>
      llm.FunctionCall.create({ callId: `${id}-${at}`, name: tool, args: JSON.stringify(args) }),
    );
    if (toolCalls.length > 0) this.queue.put({ id, delta: { role: 'assistant', toolCalls } });
    this.queue.put({ id, usage: usageOf(request, answer) });
  }
}

/** What the model is given, as plain data. Tool calls carry ids of their own, so that a repeated one is told apart. */
export function toBrainRequest(chatCtx: llm.ChatContext, toolCtx?: llm.ToolContext): BrainRequest {
  const system: string[] = [];
  const history: HistoryItem[] = [];
  for (const item of chatCtx.items) {
    if (item.type === 'message' && (item.role === 'system' || item.role === 'developer'))
      system.push(item.textContent ?? '');
    else history.push(...toHistory(item));
  }
  const note = system.findLast((text) => text.startsWith(NOTE_HEADING)) ?? '';
  return {
    instructions: system.filter((text) => text !== note).join('\n\n'),
    note,
    history,
    tools: toTools(toolCtx),
  };
}

const argsSchema = z.record(z.string(), z.unknown()).catch({});

function toHistory(item: llm.ChatItem): HistoryItem[] {
  switch (item.type) {
    case 'message': {
      const text = item.textContent ?? '';
      return [{ kind: item.role === 'user' ? 'caller' : 'agent', text }];
    }
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

function toTools(toolCtx: llm.ToolContext | undefined): BrainTool[] {
  return Object.values(toolCtx?.functionTools ?? {}).map(({ name, parameters }) => ({
    name,
    parameters: llm.toJsonSchema(parameters),
  }));
}

/** Models count about four characters a token. */
const CHARACTERS_PER_TOKEN = 4;

function usageOf(request: BrainRequest, answer: BrainAnswer) {
  const tokens = (value: unknown) => Math.ceil(JSON.stringify(value).length / CHARACTERS_PER_TOKEN);
  const promptTokens = tokens([request.instructions, request.note, request.history]);
  const completionTokens = tokens(answer);
  return {
    promptTokens,
    completionTokens,
    promptCachedTokens: 0,
    totalTokens: promptTokens + completionTokens,
  };
}
