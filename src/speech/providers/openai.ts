// OpenAI, and every endpoint that speaks its wire (a gateway to Claude, vLLM, Ollama, Workers AI): thinks and speaks.
import type { APIConnectOptions } from '@livekit/agents';
import { TTS, type ChunkedStream, type TTSOptions } from '@livekit/agents-plugin-openai';
import { z } from 'zod';
import { ask } from '../ask.ts';
import { ChatModel } from '../chat-wire/chat-model.ts';
import { profileOf } from '../chat-wire/model-profile.ts';
import { RefusedParameters } from '../chat-wire/refused-parameters.ts';
import { checkModel } from '../check-model.ts';
import type { ModelPart, Provider } from '../provider.ts';
import { quietFailure } from '../quiet-failure.ts';

const llmOptions = z.strictObject({
  topP: z.number().optional(),
  /** Instead of what the model's profile says; see chat-wire/model-profile.ts. */
  reasoningEffort: z.enum(['none', 'minimal', 'low', 'medium', 'high']).optional(),
  serviceTier: z.string().optional(),
});

const ttsOptions = z.strictObject({
  speed: z.number().min(0.25).max(4).default(1),
  /** How to speak, where the model can be told. */
  instructions: z.string().optional(),
});

/** Endpoints of the same wire have voices of their own; the plugin lists OpenAI's only. */
const anyVoice = z.custom<TTSOptions['voice']>((value) => typeof value === 'string' && value !== '');

const TITLE = 'OpenAI';

const build: ModelPart['build'] = (access, request, { timeoutMs, refused }) => {
  const { model, temperature, maxTokens, headers, options } = request;
  return new ChatModel({
    ...{ access, model, headers, timeoutMs, refused, title: TITLE },
    profile: profileOf(model),
    settings: { temperature, maxTokens },
    options: llmOptions.parse(options),
  });
};

export const openai: Provider = {
  title: TITLE,
  keyEnv: 'OPENAI_API_KEY',
  baseUrl: 'https://api.openai.com/v1',
  baseUrlEnv: 'OPENAI_BASE_URL',
  baseUrlServes: ['llm'],
  rehearsal: (url) => `${url}/v1`,
  rehearses: ['llm', 'tts'],
  llm: {
    // Named by OpenAI as what follows gpt-4o-mini, which ends on 14 January 2027; fast, and cheaper than that was:
    // https://developers.openai.com/api/docs/deprecations.
    defaultModel: 'gpt-6-luna',
    options: llmOptions,
    build,
    // As long as a call would wait, where that is set.
    check: (access, request, timeoutMs) => {
      const given = { timeoutMs: request.timeoutMs ?? timeoutMs, refused: new RefusedParameters() };
      return checkModel(build(access, request, given));
    },
  },
  tts: {
    // OpenAI ends every model of its own endpoint on 6 January 2027 and names none that follows on this wire
    // (https://developers.openai.com/api/docs/guides/text-to-speech): it is kept for others that speak the wire, and
    // this is the name that they know. No company ships with it.
    defaultModel: 'tts-1',
    options: ttsOptions,
    defaultVoice: 'nova',
    build: ({ baseUrl, apiKey }, { model, voice, options }, timeoutMs) =>
      new PatientTts(
        {
          ...{ baseURL: baseUrl, apiKey, model, voice: anyVoice.parse(voice) },
          ...defined(ttsOptions.parse(options)),
        },
        timeoutMs,
      ),
    check: ({ baseUrl, apiKey }, { model, voice }, timeoutMs) =>
      ask({
        url: `${baseUrl}/audio/speech`,
        headers: { authorization: `Bearer ${apiKey}` },
        body: { model, voice, input: 'Hello.', response_format: 'pcm' },
        ...{ timeoutMs, secrets: [apiKey], detail: 'speaks' },
      }),
  },
};

/** A sentence is synthesised whole, so it may take longer than a first sound elsewhere. */
const WHOLE_SENTENCE = 2;

class PatientTts extends TTS {
  readonly #timeoutMs: number;

  constructor(options: Partial<TTSOptions>, timeoutMs: number) {
    super(options);
    this.#timeoutMs = timeoutMs;
  }

  override synthesize(
    text: string,
    connOptions?: APIConnectOptions,
    abortSignal?: AbortSignal,
  ): ChunkedStream {
    const tooLate = AbortSignal.timeout(this.#timeoutMs * WHOLE_SENTENCE);
    const signal = abortSignal ? AbortSignal.any([abortSignal, tooLate]) : tooLate;
    return quietFailure(super.synthesize(text, connOptions, signal));
  }
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The plugins take an option that is there and undefined for one that was set. */
function defined<T extends object>(options: T): Partial<Defined<T>> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<
    Defined<T>
  >;
}
