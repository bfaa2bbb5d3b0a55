// The language model of a company: any OpenAI-compatible endpoint.
import type { llm } from '@livekit/agents';
import { LLM } from '@livekit/agents-plugin-openai';

export interface LanguageModelOptions {
  apiKey: string;
  /** Any OpenAI-compatible endpoint; OpenAI's own when left out. */
  baseUrl?: string | undefined;
  model: string;
  temperature: number;
  /** Longest reply, in tokens. */
  maxTokens: number;
}

export function createLanguageModel({
  apiKey,
  baseUrl,
  model,
  temperature,
  maxTokens,
}: LanguageModelOptions): llm.LLM {
  return new LLM({
    apiKey,
    model,
    temperature,
    maxCompletionTokens: maxTokens,
    // One call at a time keeps a transfer from racing the tool beside it; the protocol holds without it too.
    parallelToolCalls: false,
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
  });
}
