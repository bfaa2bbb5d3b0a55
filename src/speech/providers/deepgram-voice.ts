// Deepgram's voices, Aura: streams through the plugin, whole texts by a request of our own.
import { APIStatusError, AudioByteStream, tts, type APIConnectOptions } from '@livekit/agents';
import { TTS } from '@livekit/agents-plugin-deepgram';
import { z } from 'zod';
import { ask } from '../ask.ts';
import type { Access, TtsRequest, VoicePart } from '../provider.ts';
import { quietFailure } from '../quiet-failure.ts';
import { SPEECH_SAMPLE_RATE } from '../synthesise.ts';
import { closeWithoutSound } from '../without-sound.ts';

/**
 * What callers say, and what they are told, is kept by Deepgram to improve its models unless each request opts out:
 * https://developers.deepgram.com/trust-security/your-data.
 */
export const modelImprovement = z.boolean().default(false);

const ttsOptions = z.strictObject({ speed: z.number().min(0.7).max(1.5).optional(), modelImprovement });

export const deepgramVoice: VoicePart = {
  defaultModel: 'aura-2',
  options: ttsOptions,
  defaultVoice: 'thalia',
  build: (access, request, timeoutMs) => new PatientTts(access, request, timeoutMs),
  check: (access, request, timeoutMs) =>
    ask({
      ...wholeText(access, request, 'Hello.'),
      ...{ timeoutMs, secrets: [access.apiKey], detail: 'speaks' },
    }),
};

/** Deepgram has one name for model, voice and language: aura-2-thalia-en. */
function voiceModel({ model, voice, language }: TtsRequest): string {
  return `${model}-${voice}-${language.split('-')[0] ?? language}`;
}

/** https://developers.deepgram.com/reference/text-to-speech/speak-request */
function wholeText({ baseUrl, apiKey }: Access, request: TtsRequest, text: string) {
  const { speed, modelImprovement: kept } = ttsOptions.parse(request.options);
  const query = new URLSearchParams({
    ...{ model: voiceModel(request), encoding: 'linear16', container: 'none' },
    ...{ sample_rate: String(SPEECH_SAMPLE_RATE), mip_opt_out: String(!kept) },
    ...(speed !== undefined && { speed: String(speed) }),
  });
  return {
    url: `${baseUrl.replace(/^ws/, 'http')}/v1/speak?${query.toString()}`,
    headers: { authorization: `Token ${apiKey}` },
    body: { text },
  };
}

class PatientTts extends TTS {
  readonly #access: Access;
  readonly #request: TtsRequest;
  readonly #timeoutMs: number;

  constructor(access: Access, request: TtsRequest, timeoutMs: number) {
    const { speed, modelImprovement: kept } = ttsOptions.parse(request.options);
    super({
      ...{ baseUrl: access.baseUrl, apiKey: access.apiKey, model: voiceModel(request) },
      ...{ sampleRate: SPEECH_SAMPLE_RATE, mipOptOut: !kept },
      ...(speed !== undefined && { speed }),
    });
    this.#access = access;
    this.#request = request;
    this.#timeoutMs = timeoutMs;
  }

  override stream(options?: { connOptions?: APIConnectOptions }): ReturnType<TTS['stream']> {
    return closeWithoutSound(super.stream(options), this.#timeoutMs);
  }

  /** The plugin's own (1.9.0) goes to port 443 whatever the address says, and its failure ends the process. */
  override synthesize(text: string, connOptions?: APIConnectOptions, abort?: AbortSignal): tts.ChunkedStream {
    const asked = wholeText(this.#access, this.#request, text);
    const given = { timeoutMs: this.#timeoutMs, text, asked, connOptions, abort };
    return quietFailure(new WholeText(this, given));
  }
}

interface WholeTextGiven {
  text: string;
  asked: ReturnType<typeof wholeText>;
  timeoutMs: number;
  connOptions: APIConnectOptions | undefined;
  abort: AbortSignal | undefined;
}

class WholeText extends tts.ChunkedStream {
  override label = 'deepgram.WholeText';
  readonly #given: WholeTextGiven;

  constructor(voice: PatientTts, given: WholeTextGiven) {
    super(given.text, voice, given.connOptions, given.abort);
    this.#given = given;
  }

  protected override async run(): Promise<void> {
    const { asked, timeoutMs } = this.#given;
    const { url, headers, body } = asked;
    const signal = AbortSignal.any([this.abortController.signal, AbortSignal.timeout(timeoutMs)]);
    const response = await fetch(url, {
      ...{ method: 'POST', body: JSON.stringify(body), signal },
      headers: { ...headers, 'content-type': 'application/json' },
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new APIStatusError({ message: 'Deepgram', options: { statusCode: response.status } });
    }
    const sound = new AudioByteStream(SPEECH_SAMPLE_RATE, 1);
    const frames = [...sound.write(await response.arrayBuffer()), ...sound.flush()];
    for (const [at, frame] of frames.entries())
      this.queue.put({ requestId: '', segmentId: '', frame, final: at === frames.length - 1 });
    this.queue.close();
  }
}
