// A tool that code has run, as it stands in an agent's history: as if its model had called it.
import { createHash } from 'node:crypto';
import { llm } from '@livekit/agents';

export interface ToolRunByCode {
  /** Unique in the call. */
  id: string;
  tool: string;
  args: unknown;
  output: string;
  isError: boolean;
}

/** The call and its answer. */
export function toolItems({ id, tool, args, output, isError }: ToolRunByCode): llm.ChatItem[] {
  const callId = callIdOf(id);
  return [
    llm.FunctionCall.create({ callId, name: tool, args: JSON.stringify(args) }),
    llm.FunctionCallOutput.create({ callId, name: tool, output, isError }),
  ];
}

/** Nine letters and digits: some servers take no other. */
function callIdOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 9);
}
