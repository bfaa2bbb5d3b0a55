// What a provider is: a name, where it is found, and how it hears, thinks or speaks. One file each under providers/.
import type { stt, tts } from '@livekit/agents';
import type { z } from 'zod';
import type { LlmSettings, SttSettings, TtsSettings } from '../domain/speech-settings.ts';
import type { RefusedParameters } from './chat-wire/refused-parameters.ts';
import type { LanguageModel } from './language-model.ts';

export const COMPONENTS = ['stt', 'llm', 'tts'] as const;
export type Component = (typeof COMPONENTS)[number];

/** Where a provider is reached and with what. */
export interface Access {
  baseUrl: string;
  apiKey: string;
}

export interface SttRequest extends SttSettings {
  model: string;
  /** The company's, e.g. en-US. */
  language: string;
}

export interface LlmRequest extends LlmSettings {
  model: string;
}

export interface TtsRequest extends TtsSettings {
  model: string;
  voice: string;
  language: string;
}

/** What asking a provider showed: what it really did, or what is wrong and what to do next. */
export type CheckResult = { ok: true; detail: string } | { ok: false; problem: string; next: string };

/** Asks the provider for what a call asks of it, in small, and judges the answer. Never throws. */
export type Check<Request> = (access: Access, request: Request, timeoutMs: number) => Promise<CheckResult>;

export interface Part<Request, Built> {
  defaultModel: string;
  /** What `options` of company.yaml may hold for it. */
  options: z.ZodType;
  build: (access: Access, request: Request, timeoutMs: number) => Built;
  check: Check<Request>;
}

export interface ModelPart extends Omit<Part<LlmRequest, LanguageModel>, 'build'> {
  build: (
    access: Access,
    request: LlmRequest,
    given: { timeoutMs: number | null; refused: RefusedParameters },
  ) => LanguageModel;
}

export interface VoicePart extends Part<TtsRequest, tts.TTS> {
  defaultVoice: string;
}

export interface Provider {
  /** As told to people. */
  title: string;
  keyEnv: string;
  baseUrl: string;
  /** Overrides baseUrl. */
  baseUrlEnv: string;
  /** Components that baseUrlEnv speaks for; another one there is not found at a local language model. */
  baseUrlServes: readonly Component[];
  /** The base URL of rehearsal servers at this address. */
  rehearsal: (url: string) => string;
  /** Components that rehearsal servers can play on its wire. */
  rehearses: readonly Component[];
  stt?: Part<SttRequest, stt.STT>;
  llm?: ModelPart;
  tts?: VoicePart;
}
