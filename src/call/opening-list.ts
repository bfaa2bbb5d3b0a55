// What an agent's first answer needs is looked up before its model is asked: one request less in the commonest turns.
import type { llm } from '@livekit/agents';
import type { Tool } from '../tools/define-tool.ts';
import { runLogged, type ToolHost, type ToolUser } from './run-tool.ts';
import { toolItems } from './tool-items.ts';

export interface OpeningList {
  tool: Tool;
  agent: ToolUser;
  host: ToolHost;
  /** Of the handoff that brought the agent in. */
  epoch: number;
}

/** The look-up as the model finds it in its history, also where it failed. Never throws. */
export async function openingList({ tool, agent, host, epoch }: OpeningList): Promise<llm.ChatItem[]> {
  const id = `opening-${epoch}`;
  const about = { id, tool: tool.name, args: {} };
  try {
    const run = { tool, agent, host, toolCallId: id, args: {} };
    const result = await runLogged(run, () => tool.run({}, host.toolCall(null)));
    return toolItems({ ...about, output: JSON.stringify(result), isError: false });
  } catch (error) {
    return toolItems({ ...about, output: (error as Error).message, isError: true });
  }
}

/** Whether the tool has answered this agent before. */
export function knowsAnswer({ items }: llm.ChatContext, tool: string): boolean {
  return items.some((item) => item.type === 'function_call_output' && item.name === tool && !item.isError);
}
