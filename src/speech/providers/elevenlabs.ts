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
import type { Provider } from '../provider.ts';
import { quietFailure } from '../quiet-failure.ts';
import { WholeSentences } from '../whole-sentences.ts';
import { closeWithoutSound } from '../without-sound.ts';

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
  rehearses: ['tts'],
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
          wordTokenizer: new WholeSentences(),
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
    check: ({ baseUrl, apiKey }, { model, voice }, timeoutMs) =>
      ask({
        url: `${baseUrl}/text-to-speech/${encodeURIComponent(voice)}?output_format=pcm_24000`,
        headers: { 'xi-api-key': apiKey },
        body: { text: 'Hello.', model_id: model },
        ...{ timeoutMs, secrets: [apiKey], detail: 'speaks' },
      }),
  },
};

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
