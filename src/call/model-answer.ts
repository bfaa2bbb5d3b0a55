// What one model request brought forth, collected from its chunks: words and tool calls.
import type { Tool } from '../tools/define-tool.ts';
import type { ModelChunk } from './call-agent.ts';

export interface CollectedAnswer {
  text: string;
  calls: { tool: string; args: unknown }[];
}

export class ModelAnswer {
  #text = '';
  readonly #calls: { name: string; args: string }[] = [];

  add(chunk: ModelChunk): void {
    if (typeof chunk === 'string') {
      this.#text += chunk;
      return;
    }
    if (typeof chunk === 'symbol' || !chunk.delta) return;
    this.#text += chunk.delta.content ?? '';
    for (const call of chunk.delta.toolCalls ?? []) this.#calls.push({ name: call.name, args: call.args });
  }

  /** Secret arguments are masked; ones that are no JSON are kept out. */
  finish(tools: readonly Tool[]): CollectedAnswer {
    return {
      text: this.#text.trim(),
      calls: this.#calls.map(({ name, args }) => ({
        tool: name,
        args: maskSecrets(parse(args), secretsOf(tools, name)),
      })),
    };
  }
}

const MASK = '[masked]';

/** Replaces the values of secret arguments. */
export function maskSecrets(args: unknown, secrets: readonly string[]): unknown {
  if (typeof args !== 'object' || args === null) return args;
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [key, secrets.includes(key) ? MASK : value]),
  );
}

function secretsOf(tools: readonly Tool[], name: string): readonly string[] {
  return tools.find((tool) => tool.name === name)?.secrets ?? [];
}

function parse(args: string): unknown {
  try {
    return JSON.parse(args);
  } catch {
    return { unreadable: true };
  }
}
