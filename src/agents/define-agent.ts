// What an agent is: data. Its words are in config/prompts, its place in the company's roster.
import type { Tool } from '../tools/define-tool.ts';

export interface AgentSpec {
  /** As in the roster, and the file name of its prompt. */
  name: string;
  /** For colleagues and people: what it does. */
  purpose: string;
  /** Its own tools, in the order the model sees them; the transfer tool is added from the roster. */
  tools: readonly Tool[];
  /** A tool without arguments whose answer it begins with; code runs it when the agent takes over a verified caller. */
  opensWith?: Tool;
  /** Whether an answer serves a wish whose words do not say what would: not where callers come to have something done. */
  answersServe: boolean;
}

export function defineAgent(spec: AgentSpec): AgentSpec {
  return spec;
}
