// What one model request brought forth, as the log keeps it: words and tool calls.
import type { llm } from '@livekit/agents';
import type { Tool } from '../../tools/define-tool.ts';

export interface CollectedAnswer {
  text: string;
  calls: { tool: string; args: unknown }[];
}

/** Secret arguments are masked; ones that are no JSON are kept out. */
export function collectAnswer(
  { text, calls }: { text: string; calls: readonly llm.FunctionCall[] },
  tools: readonly Tool[],
): CollectedAnswer {
  return {
    text: text.trim(),
    calls: calls.map(({ name, args }) => ({
      tool: name,
      args: maskSecrets(parse(args), secretsOf(tools, name)),
    })),
  };
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
