// ElevenLabs: speaks.
import { APITimeoutError, type APIConnectOptions } from '@livekit/agents';
import {
  TTS,
  type ChunkedStream,
  type SynthesizeStream,
  type TTSOptions,
} from '@livekit/agents-plugin-elevenlabs';
import { z } from 'zod';
import { ask } from '../ask.ts';
import type { CheckResult, Provider } from '../provider.ts';
import { quietFailure } from '../quiet-failure.ts';

/** What calls are spoken in, so that nothing is resampled; ElevenLabs has it, the plugin's list lacks it. */
const ENCODING = z.custom<NonNullable<TTSOptions['encoding']>>().parse('pcm_24000');

const ttsOptions = z.strictObject({
  stability: z.number().min(0).max(1).default(0.5),
  similarityBoost: z.number().min(0).max(1).default(0.75),
  style: z.number().min(0).max(1).optional(),
  speed: z.number().min(0.7).max(1.2).optional(),
});

export const elevenlabs: Provider = {
  title: 'ElevenLabs',
  keyEnv: 'ELEVEN_API_KEY',
  baseUrl: 'https://api.elevenlabs.io/v1',
  baseUrlEnv: 'ELEVEN_BASE_URL',
  baseUrlServes: ['tts'],
  rehearsal: (url) => `${url}/v1`,
  tts: {
    defaultModel: 'eleven_turbo_v2_5',
    options: ttsOptions,
    // Alice.
    defaultVoice: 'Xb7hH8MSUJpSbSDYk0k2',
    build: ({ baseUrl, apiKey }, { model, voice, language, options }, timeoutMs) => {
      const { stability, similarityBoost, style, speed } = ttsOptions.parse(options);
      return new PatientTts(
        {
          ...{ baseURL: baseUrl, apiKey, model, voiceId: voice, language, encoding: ENCODING },
          voiceSettings: {
            stability,
            similarity_boost: similarityBoost,
            ...(style === undefined ? {} : { style }),
            ...(speed === undefined ? {} : { speed }),
          },
        },
        timeoutMs,
      );
    },
    check: async ({ baseUrl, apiKey }, { model, voice }, timeoutMs): Promise<CheckResult> => {
      const asked = { headers: { 'xi-api-key': apiKey }, timeoutMs };
      const known = await ask({ url: `${baseUrl}/models`, ...asked, look: (body) => hasModel(body, model) });
      if (!known.ok) return known;
      return ask({
        url: `${baseUrl}/voices/${encodeURIComponent(voice)}`,
        ...asked,
        missing: {
          problem: `ElevenLabs does not know the voice ${voice}`,
          next: "Take a voice's id from the account's library, and add the voice to the account.",
        },
      });
    },
  },
};

const modelsSchema = z.array(z.looseObject({ model_id: z.string() }));

function hasModel(body: unknown, model: string): CheckResult {
  const models = modelsSchema.safeParse(body);
  // A stand-in of the same wire need not list models.
  if (!models.success || models.data.some(({ model_id }) => model_id === model)) return { ok: true };
  const known = models.data.map(({ model_id }) => model_id).join(', ');
  return { ok: false, problem: `ElevenLabs has no model ${model}`, next: `It has: ${known}.` };
}

/** The plugin waits for ever for a socket that does not open or sound that does not come; this gives up. */
class PatientTts extends TTS {
  readonly #options: TTSOptions;
  readonly #timeoutMs: number;
  /** Opens the sockets: a stuck one holds the plugin's lock, so it is left behind together with its owner. */
  #door: TTS;

  constructor(options: TTSOptions, timeoutMs: number) {
    super(options);
    this.#options = options;
    this.#timeoutMs = timeoutMs;
    this.#door = new TTS(options);
  }

  override async currentConnection(): ReturnType<TTS['currentConnection']> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#door = new TTS(this.#options);
        const message = `ElevenLabs did not open a connection within ${this.#timeoutMs} ms`;
        reject(new APITimeoutError({ message }));
      }, this.#timeoutMs);
    });
    try {
      return await Promise.race([this.#door.currentConnection(), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Opens the socket before the first words. */
  prewarm(): void {
    this.currentConnection().catch(() => undefined);
  }

  /** The plugin goes on after it was told to stop, and fails when nobody listens any more. */
  override synthesize(text: string, _connOptions?: APIConnectOptions, abort?: AbortSignal): ChunkedStream {
    const stream = quietFailure(super.synthesize(text));
    abort?.addEventListener('abort', () => stream.close(), { once: true });
    return stream;
  }

  override stream(options?: { connOptions?: APIConnectOptions }): SynthesizeStream {
    return closeWithoutSound(super.stream(options), this.#timeoutMs);
  }

  override async close(): Promise<void> {
    await Promise.all([super.close(), this.#door.close()]);
  }
}

const LOOK_MS = 100;

/** A stream that ends without a sound is what the fallback adapter takes for a failure. */
function closeWithoutSound(stream: SynthesizeStream, timeoutMs: number): SynthesizeStream {
  const looking = setInterval(() => {
    const since = stream.startedTime?.time;
    if (since !== undefined && performance.now() - since * 1000 > timeoutMs) stream.close();
  }, LOOK_MS);
  looking.unref();
  const pushAudio = stream.pushAudio.bind(stream);
  const markDone = stream.markDone.bind(stream);
  const close = stream.close.bind(stream);
  stream.pushAudio = (data) => {
    clearInterval(looking);
    pushAudio(data);
  };
  stream.markDone = () => {
    clearInterval(looking);
    markDone();
  };
  stream.close = () => {
    clearInterval(looking);
    close();
  };
  return stream;
}
