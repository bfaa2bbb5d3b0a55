// What the brain gets and gives: the plain data of one model request, and nothing that a model would not have.

export type HistoryItem =
  | { kind: 'caller'; text: string }
  | { kind: 'agent'; text: string }
  | { kind: 'call'; id: string; tool: string; args: Readonly<Record<string, unknown>> }
  | { kind: 'result'; id: string; tool: string; output: string; isError: boolean };

/** A tool as the model sees it: its name and the JSON Schema of its parameters. */
export interface BrainTool {
  name: string;
  parameters: unknown;
}

export interface BrainRequest {
  /** The agent's prompt. */
  instructions: string;
  /** The last system message that is headed "# Call state"; empty when there is none. */
  note: string;
  /** Oldest first. */
  history: readonly HistoryItem[];
  tools: readonly BrainTool[];
}

export interface WantedCall {
  tool: string;
  args: Record<string, unknown>;
}

export interface BrainAnswer {
  say?: string;
  calls?: WantedCall[];
}
