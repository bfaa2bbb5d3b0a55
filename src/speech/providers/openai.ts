// OpenAI, and every endpoint that speaks its wire (a gateway to Claude, vLLM, Ollama, Workers AI): thinks and speaks.
import { APITimeoutError, type APIConnectOptions } from '@livekit/agents';
import {
  LLM,
  TTS,
  type ChunkedStream,
  type LLMOptions,
  type TTSOptions,
} from '@livekit/agents-plugin-openai';
import { z } from 'zod';
import { ask } from '../ask.ts';
import type { Access, CheckResult, Provider } from '../provider.ts';
import { quietFailure } from '../quiet-failure.ts';

const llmOptions = z.strictObject({
  topP: z.number().optional(),
  reasoningEffort: z.enum(['none', 'minimal', 'low', 'medium', 'high']).optional(),
  serviceTier: z.string().optional(),
});

const ttsOptions = z.strictObject({
  speed: z.number().min(0.25).max(4).default(1),
  /** How to speak; gpt-4o-mini-tts only. */
  instructions: z.string().optional(),
});

/** Endpoints of the same wire have voices of their own; the plugin lists OpenAI's only. */
const anyVoice = z.custom<TTSOptions['voice']>((value) => typeof value === 'string' && value !== '');

export const openai: Provider = {
  title: 'OpenAI',
  keyEnv: 'OPENAI_API_KEY',
  baseUrl: 'https://api.openai.com/v1',
  baseUrlEnv: 'OPENAI_BASE_URL',
  baseUrlServes: ['llm'],
  rehearsal: (url) => `${url}/v1`,
  llm: {
    defaultModel: 'gpt-4o-mini',
    options: llmOptions,
    build: ({ baseUrl, apiKey }, { model, temperature, maxTokens, headers, options }, timeoutMs) =>
      new PatientLlm(
        {
          ...{ baseURL: baseUrl, apiKey, model, temperature, maxCompletionTokens: maxTokens },
          // One call at a time keeps a transfer from racing the tool beside it; the protocol holds without it too.
          parallelToolCalls: false,
          ...defined(llmOptions.parse(options)),
        },
        { headers, timeoutMs },
      ),
    check: (access, { model, headers }, timeoutMs) => askForModel(access, { model, headers, timeoutMs }),
  },
  tts: {
    defaultModel: 'gpt-4o-mini-tts',
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
    check: (access, { model }, timeoutMs) => askForModel(access, { model, headers: {}, timeoutMs }),
  },
};

interface ModelQuestion {
  model: string;
  headers: Readonly<Record<string, string>>;
  timeoutMs: number;
}

function askForModel(
  { baseUrl, apiKey }: Access,
  { model, headers, timeoutMs }: ModelQuestion,
): Promise<CheckResult> {
  return ask({
    url: `${baseUrl}/models/${encodeURIComponent(model)}`,
    headers: { ...headers, authorization: `Bearer ${apiKey}` },
    timeoutMs,
    missing: {
      problem: `${new URL(baseUrl).host} has no model ${model}`,
      next: 'Correct the model in company.yaml, or ask for access to it.',
    },
  });
}

type ChatRequest = Parameters<LLM['chat']>[0];
type ChatStream = ReturnType<LLM['chat']>;

/** Adds headers, and gives up on a model that does not begin to answer, or stops in the middle. */
class PatientLlm extends LLM {
  readonly #headers: Readonly<Record<string, string>>;
  readonly #timeoutMs: number;

  constructor(
    options: Partial<LLMOptions>,
    { headers, timeoutMs }: { headers: Readonly<Record<string, string>>; timeoutMs: number },
  ) {
    super(options);
    this.#headers = headers;
    this.#timeoutMs = timeoutMs;
  }

  override chat(request: ChatRequest): ChatStream {
    const extraKwargs =
      Object.keys(this.#headers).length === 0
        ? request.extraKwargs
        : { ...request.extraKwargs, extra_headers: this.#headers };
    const stream = super.chat({ ...request, ...(extraKwargs === undefined ? {} : { extraKwargs }) });
    const next = stream.next.bind(stream);
    const giveUp = () => {
      stream.close();
      return new APITimeoutError({ message: `${this.provider} said nothing for ${this.#timeoutMs} ms` });
    };
    stream.next = () => within(next(), this.#timeoutMs, giveUp);
    return stream;
  }
}

async function within<T>(promise: Promise<T>, ms: number, giveUp: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(giveUp()), ms);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

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
