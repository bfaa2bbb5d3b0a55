// What an agent is: data. Its words are in config/prompts, its place in the company's roster.
import type { Tool } from '../tools/define-tool.ts';

export interface AgentSpec {
  /** As in the roster, and the file name of its prompt. */
  name: string;
  /** For colleagues and people: what it does. */
  purpose: string;
  /** Its own tools, in the order the model sees them; the transfer tool is added from the roster. */
  tools: readonly Tool[];
  /** Whether an answer alone may be what the caller wanted. Where only a change is, looking things up serves nobody. */
  answersServe: boolean;
}

export function defineAgent(spec: AgentSpec): AgentSpec {
  return spec;
}
