// How a company hears, thinks and speaks: providers in the order in which they are tried, voice, turn detection.
import { z } from 'zod';

const variableName = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'expected the name of an environment variable');

/** What every provider takes. `options` are the provider's own; its file under src/speech/providers tells them. */
const providerShape = {
  provider: z.string().min(1),
  model: z.string().min(1).optional(),
  /** Another endpoint that speaks the provider's wire. It gets no key unless apiKeyEnv names one. */
  baseUrl: z.url({ protocol: /^(https?|wss?)$/ }).optional(),
  /** The variable that holds the endpoint. */
  baseUrlEnv: variableName.optional(),
  /** The variable that holds the key. */
  apiKeyEnv: variableName.optional(),
  options: z.record(z.string(), z.unknown()).default({}),
};

const sttSchema = z.strictObject(providerShape);

const llmSchema = z.strictObject({
  ...providerShape,
  /** Sent with every request, e.g. a gateway's caching. */
  headers: z.record(z.string(), z.string()).default({}),
  temperature: z.number().min(0).max(2).default(0.7),
  /** Longest reply, in tokens. Arguments of tools, and thoughts where a model cannot do without, come on top. */
  maxTokens: z.number().int().positive().default(150),
  /** Longest silence of the model before its first word and after it; retry.timeoutMs when left out. */
  timeoutMs: z.number().positive().optional(),
});

const ttsSchema = z.strictObject({ ...providerShape, voice: z.string().min(1).optional() });

const noTwice = (entries: readonly { provider: string; model?: string | undefined }[]) =>
  new Set(entries.map(({ provider, model }) => `${provider}/${model ?? ''}`)).size === entries.length;
const chain = <S extends typeof sttSchema | typeof llmSchema | typeof ttsSchema>(schema: S) =>
  z.array(schema).min(1).refine(noTwice, 'the same provider and model stand there twice');

/** Alice. */
const DEFAULT_VOICE = 'Xb7hH8MSUJpSbSDYk0k2';

export const speechSettingsSchema = z.strictObject({
  stt: chain(sttSchema).prefault([{ provider: 'deepgram', model: 'nova-3' }]),
  llm: chain(llmSchema).prefault([{ provider: 'openai', model: 'gpt-6-luna' }]),
  tts: chain(ttsSchema).prefault([
    { provider: 'elevenlabs', model: 'eleven_turbo_v2_5', voice: DEFAULT_VOICE },
  ]),
  /**
   * How the end of the caller's turn is found: `bundled` listens to the voice with the model that comes with
   * LiveKit Agents; `livekit` reads the words with @livekit/agents-plugin-livekit, installed separately; `vad`
   * waits for silence; `stt` trusts the recogniser.
   */
  turnDetection: z.enum(['bundled', 'livekit', 'vad', 'stt']).default('bundled'),
  /** Voice activity. Short speech makes barge-in quick; the bundled detector needs 250 ms of silence. */
  vad: z
    .strictObject({
      minSpeechMs: z.number().positive().default(50),
      minSilenceMs: z.number().positive().default(350),
      /** Pre-roll before speech is noticed. */
      prefixPaddingMs: z.number().nonnegative().default(500),
      threshold: z.number().gt(0.01).lt(1).default(0.5),
    })
    .prefault({}),
  /** How long a provider is waited for before the next one is tried, and how a failing chain is tried again. */
  retry: z
    .strictObject({
      /** Of ears and voices; a language model is asked once for a request, and then the next one. */
      tries: z.number().int().positive().default(3),
      firstAfterMs: z.number().positive().default(1000),
      /** Until the socket is open, the first token, the next token, or the first sound. */
      timeoutMs: z.number().positive().default(4000),
      /** A provider that failed is tried last this long. */
      skipMs: z.number().positive().default(30_000),
    })
    .prefault({}),
});

export type SpeechSettings = z.infer<typeof speechSettingsSchema>;
export type SttSettings = z.infer<typeof sttSchema>;
export type LlmSettings = z.infer<typeof llmSchema>;
export type TtsSettings = z.infer<typeof ttsSchema>;

/** An agent's voice: of the first TTS provider, or by provider. */
export const agentVoiceSchema = z.union([z.string().min(1), z.record(z.string(), z.string().min(1))]);
export type AgentVoice = z.infer<typeof agentVoiceSchema>;
