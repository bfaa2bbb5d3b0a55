// What a caller hears of a call in virtual time: sound is played at its own pace, and words are shown in step with it.
import { voice } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';

/** Sound that is on its way and cannot be taken back, in milliseconds: as the room's track is set up. */
const QUEUE = 60;
/** A piece of playback, in milliseconds. */
const TICK = 20;

type Captions = NonNullable<voice.AgentSession['output']['transcription']>;

export class VirtualSpeaker extends voice.AudioOutput {
  #audible = false;
  #queue: number[] = [];
  #played = 0;
  #pushed = 0;
  #flushed = false;
  #paused = false;
  #hasRoom: (() => void)[] = [];

  constructor(rate: number) {
    super(rate, undefined, { pause: true });
    setInterval(() => this.#tick(), TICK);
  }

  /** Whether something is heard at this moment. */
  get audible(): boolean {
    return this.#audible;
  }

  override async captureFrame(frame: AudioFrame): Promise<void> {
    await super.captureFrame(frame);
    const ms = (1000 * frame.samplesPerChannel) / frame.sampleRate;
    this.#pushed += ms;
    this.#queue.push(ms);
    while (this.#queued() > QUEUE) await new Promise<void>((resolve) => this.#hasRoom.push(resolve));
  }

  override flush(): void {
    super.flush();
    this.#flushed = true;
  }

  clearBuffer(): void {
    if (this.#pushed > 0) this.#finish(true);
  }

  override pause(): void {
    this.#paused = true;
    super.pause();
  }

  override resume(): void {
    this.#paused = false;
    super.resume();
  }

  #queued(): number {
    return this.#queue.reduce((sum, ms) => sum + ms, 0);
  }

  #tick(): void {
    this.#audible = false;
    if (this.#paused) return;
    for (let left = TICK; left > 0.01 && this.#queue.length > 0;) {
      const [next = 0] = this.#queue;
      if (this.#played === 0) this.onPlaybackStarted(Date.now());
      const piece = Math.min(next, left);
      this.#audible = true;
      this.#played += piece;
      left -= piece;
      if (piece === next) this.#queue.shift();
      else this.#queue[0] = next - piece;
    }
    for (const go of this.#hasRoom.splice(0)) go();
    if (this.#flushed && this.#queue.length === 0 && this.#pushed > 0) this.#finish(false);
  }

  #finish(interrupted: boolean): void {
    const playbackPosition = this.#played / 1000;
    this.#queue = [];
    this.#played = this.#pushed = 0;
    this.#flushed = this.#audible = false;
    super.flush();
    for (const go of this.#hasRoom.splice(0)) go();
    this.onPlaybackFinished({ playbackPosition, interrupted });
  }
}

/** Tells LiveKit which words were heard, as its own synchroniser does in a room. */
export class InStep extends voice.AudioOutput {
  readonly #inner: voice.AudioOutput;
  readonly #charactersPerSecond: number;
  #text = '';

  constructor(inner: voice.AudioOutput, charactersPerSecond: number) {
    super(inner.sampleRate, inner, { pause: true });
    this.#inner = inner;
    this.#charactersPerSecond = charactersPerSecond;
  }

  /** Takes the words of what is spoken. */
  get captions(): Captions {
    const captions: Pick<Captions, 'captureText' | 'flush' | 'onAttached' | 'onDetached'> = {
      captureText: async (text) => void (this.#text += typeof text === 'string' ? text : text.text),
      flush: () => undefined,
      onAttached: () => undefined,
      onDetached: () => undefined,
    };
    return captions;
  }

  override async captureFrame(frame: AudioFrame): Promise<void> {
    await super.captureFrame(frame);
    await this.#inner.captureFrame(frame);
  }

  override flush(): void {
    super.flush();
    this.#inner.flush();
  }

  clearBuffer(): void {
    this.#inner.clearBuffer();
  }

  override onPlaybackFinished(event: voice.PlaybackFinishedEvent): void {
    const heard = Math.round(event.playbackPosition * this.#charactersPerSecond);
    const synchronizedTranscript = event.interrupted
      ? this.#text.slice(0, heard).replace(/\s*\S*$/, '')
      : this.#text;
    this.#text = '';
    super.onPlaybackFinished({ ...event, synchronizedTranscript });
  }
}
