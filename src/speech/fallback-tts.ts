// Several voices as one: LiveKit's fallback adapter, without what it would cost a session.
import { tts } from '@livekit/agents';
import { quietFailure } from './quiet-failure.ts';
import { WholeSentences } from './whole-sentences.ts';

export interface TtsChain {
  ttss: tts.TTS[];
  /** How long a provider that failed rests before it is tried again in the background. */
  restMs: number;
  onAvailability: (index: number, available: boolean) => void;
}

export class FallbackTts extends tts.FallbackAdapter {
  readonly #onAvailability: TtsChain['onAvailability'];
  readonly #streaming = new Map<number, tts.TTS>();
  #speaking: tts.TTS | undefined;

  constructor({ ttss, restMs, onAvailability }: TtsChain) {
    super({ ttsInstances: ttss, maxRetryPerTTS: 0, recoveryDelayMs: restMs });
    this.#onAvailability = onAvailability;
    [this.#speaking] = ttss;
    // Nobody may be listening any more when the last words of a closed call fail.
    this.on('error', () => undefined);
    for (const [index, child] of ttss.entries()) {
      // The adapter passes a child's errors on, and a session ends after the fourth: those of a provider that is
      // being tried again in the background would end a call that speaks well on the next one.
      child.removeAllListeners('error');
      child.on('error', ({ recoverable }) => {
        if (!recoverable) onAvailability(index, false);
      });
      child.on('metrics_collected', ({ ttfbMs }) => {
        if (ttfbMs < 0) return;
        this.#speaking = child;
        onAvailability(index, true);
      });
    }
  }

  /** Of the provider that spoke last: traces and prices go by it. */
  override get model(): string {
    return this.#speaking?.model ?? super.model;
  }

  override get provider(): string {
    return this.#speaking?.provider ?? super.provider;
  }

  /** Each provider's own metrics are passed on: the adapter's would count the same characters twice. */
  override emit<E extends keyof tts.TTSCallbacks>(
    event: E,
    ...args: Parameters<tts.TTSCallbacks[E]>
  ): boolean {
    const [first] = args;
    if (event === 'metrics_collected' && first.label === this.label) return false;
    return super.emit(event, ...args);
  }

  /** One wrapper a provider: the adapter makes one an utterance, and each leaves its listeners behind. */
  override getStreamingInstance(index: number): tts.TTS {
    const kept = this.#streaming.get(index);
    if (kept) return kept;
    const child = super.getStreamingInstance(index);
    const voice = this.ttsInstances[index];
    // A voice that takes whole texts only gets sentences.
    const made = voice && child !== voice ? new tts.StreamAdapter(voice, new WholeSentences()) : child;
    if (made !== voice) made.on('error', () => undefined);
    this.#streaming.set(index, made);
    return made;
  }

  /** Opens the first provider's socket, where it has one. */
  prewarm(): void {
    const [first] = this.ttsInstances;
    if (first && canPrewarm(first)) first.prewarm();
  }

  override synthesize(...request: Parameters<tts.FallbackAdapter['synthesize']>): tts.ChunkedStream {
    return quietFailure(super.synthesize(...request));
  }

  override async close(): Promise<void> {
    await super.close();
    // The adapter takes every listener away, and an error that nobody hears ends the process.
    for (const child of this.ttsInstances) child.on('error', () => undefined);
  }

  override markUnAvailable(index: number): void {
    super.markUnAvailable(index);
    this.#onAvailability(index, false);
  }
}

const canPrewarm = (voice: tts.TTS): voice is tts.TTS & { prewarm(): void } =>
  'prewarm' in voice && typeof voice.prewarm === 'function';
