// What a language model is here: asked once, it answers in chunks or fails with a reason. The chain does the rest.
import type { llm } from '@livekit/agents';

export interface ModelRequest {
  chatCtx: llm.ChatContext;
  toolCtx?: llm.ToolContext | undefined;
  toolChoice?: llm.ToolChoice | undefined;
  /** Aborted when nobody wants the answer any more. */
  signal: AbortSignal;
}

export interface LanguageModel {
  readonly model: string;
  /** The host that is asked. */
  readonly provider: string;
  /**
   * Sends the request once. Tool calls come whole, without ids, at the end of the answer.
   * @throws ModelError
   */
  ask(request: ModelRequest): AsyncIterable<llm.ChatChunk>;
  /** Opens the connection beforehand. Never throws. */
  warm(signal: AbortSignal): Promise<void>;
}
