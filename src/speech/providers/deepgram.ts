// Deepgram: hears and speaks.
import { APITimeoutError, type APIConnectOptions } from '@livekit/agents';
import { STT, SpeechStream, type STTOptions } from '@livekit/agents-plugin-deepgram';
import { z } from 'zod';
import { askSocket } from '../ask-socket.ts';
import type { Provider } from '../provider.ts';
import { deepgramVoice, modelImprovement } from './deepgram-voice.ts';

const sttOptions = z.strictObject({
  smartFormat: z.boolean().default(true),
  interimResults: z.boolean().default(true),
  /** Silence after which a phrase is final. */
  endpointingMs: z.number().int().nonnegative().default(25),
  /** Words that callers say and a recogniser would miss; nova-3 only. */
  keyterms: z.array(z.string()).default([]),
  /** Digits for spoken numbers. */
  numerals: z.boolean().default(false),
  profanityFilter: z.boolean().default(false),
  modelImprovement,
});

/** The plugin's own defaults, which its stream wants spelled out. */
const PLAIN = {
  detectLanguage: false,
  punctuate: true,
  noDelay: true,
  fillerWords: false,
  sampleRate: 16_000,
  numChannels: 1,
  keywords: [],
  redact: [],
  utteranceEndMs: null,
  replace: null,
  search: null,
  dictation: false,
  diarize: false,
} satisfies Partial<STTOptions>;

export const deepgram: Provider = {
  title: 'Deepgram',
  keyEnv: 'DEEPGRAM_API_KEY',
  baseUrl: 'wss://api.deepgram.com',
  baseUrlEnv: 'DEEPGRAM_BASE_URL',
  baseUrlServes: ['stt'],
  rehearsal: (url) => url.replace(/^http/, 'ws'),
  rehearses: ['stt'],
  stt: {
    defaultModel: 'nova-3',
    options: sttOptions,
    build: ({ baseUrl, apiKey }, { model, language, options }, timeoutMs) => {
      const {
        endpointingMs: endpointing,
        keyterms: keyterm,
        modelImprovement,
        ...rest
      } = sttOptions.parse(options);
      return new PatientStt(
        {
          ...{ ...PLAIN, ...rest, baseUrl, apiKey, model, language, endpointing, keyterm },
          mipOptOut: !modelImprovement,
        },
        timeoutMs,
      );
    },
    check: ({ baseUrl, apiKey }, { model, language, options }, timeoutMs) => {
      const optOut = String(!sttOptions.parse(options).modelImprovement);
      const sound = { encoding: 'linear16', sample_rate: '16000', channels: '1' };
      const query = new URLSearchParams({ model, language, ...sound, mip_opt_out: optOut });
      return askSocket({
        url: `${baseUrl}/v1/listen?${query.toString()}`,
        headers: { authorization: `Token ${apiKey}` },
        goodbye: JSON.stringify({ type: 'CloseStream' }),
        ...{ timeoutMs, secrets: [apiKey], detail: 'listens' },
      });
    },
  },
  tts: deepgramVoice,
};

class PatientStt extends STT {
  readonly #options: STTOptions;
  readonly #timeoutMs: number;
  readonly #streams = new Set<WeakRef<SpeechStream>>();

  constructor(options: STTOptions, timeoutMs: number) {
    super(options);
    this.#options = options;
    this.#timeoutMs = timeoutMs;
  }

  override stream({ connOptions }: { connOptions?: APIConnectOptions } = {}): SpeechStream {
    const stream = new PatientStream({
      ...{ stt: this, options: this.#options, timeoutMs: this.#timeoutMs },
      connOptions,
    });
    this.#streams.add(new WeakRef(stream));
    return stream;
  }

  /** The plugin (1.9.0) does not notice a socket that breaks in mid-call, and would hear nothing from then on. */
  reconnect(): void {
    for (const stream of this.#streams) stream.deref()?.updateOptions({});
  }
}

/**
 * The plugin waits for ever for a socket that does not open; this gives up, so that the next provider is asked.
 * Only for a stream's first connection: one that the plugin makes again after a cut is left to it.
 */
class PatientStream extends SpeechStream {
  readonly #timeoutMs: number;
  #opened: () => void = () => undefined;

  constructor(given: {
    stt: STT;
    options: STTOptions;
    timeoutMs: number;
    connOptions: APIConnectOptions | undefined;
  }) {
    super(given.stt, given.options, given.connOptions);
    this.#timeoutMs = given.timeoutMs;
    // The plugin takes its first audio as soon as the socket is open.
    const { input } = this;
    const next = input.next.bind(input);
    input.next = () => {
      this.#opened();
      return next();
    };
  }

  protected override async run(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      const message = `Deepgram did not open a connection within ${this.#timeoutMs} ms`;
      timer = setTimeout(
        () => reject(new APITimeoutError({ message, options: { retryable: false } })),
        this.#timeoutMs,
      );
    });
    this.#opened = () => clearTimeout(timer);
    try {
      await Promise.race([super.run(), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}
