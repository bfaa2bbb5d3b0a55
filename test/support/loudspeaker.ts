// An end of the audio chain for tests: it plays when the test says so, and remembers what was heard.
import { initializeLogger, voice } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';

initializeLogger({ pretty: false, level: 'silent' });

export const RATE = 24_000;

/** A frame of 10 ms whose samples all have this value. */
export function tone(value: number): AudioFrame {
  return new AudioFrame(new Int16Array(RATE / 100).fill(value), RATE, 1, RATE / 100);
}

export class Loudspeaker extends voice.AudioOutput {
  /** The value of each frame that was heard. */
  readonly heard: number[] = [];
  paused = false;
  #queue: AudioFrame[] = [];
  #played = 0;
  #pushed = 0;
  #flushed = false;

  constructor() {
    super(RATE, undefined, { pause: true });
  }

  override async captureFrame(frame: AudioFrame): Promise<void> {
    await super.captureFrame(frame);
    this.#queue.push(frame);
    this.#pushed += 1;
  }

  override flush(): void {
    super.flush();
    this.#flushed = true;
    if (this.#pushed > 0 && this.#queue.length === 0) this.#finish(false);
  }

  clearBuffer(): void {
    if (this.#pushed > 0) this.#finish(true);
  }

  override pause(): void {
    this.paused = true;
    super.pause();
  }

  override resume(): void {
    this.paused = false;
    super.resume();
  }

  /** Plays up to so many frames of what is there. */
  play(frames = Number.POSITIVE_INFINITY): void {
    for (let i = 0; i < frames && this.#queue.length > 0 && !this.paused; i++) {
      const frame = this.#queue.shift();
      if (!frame) return;
      if (this.#played++ === 0) this.onPlaybackStarted(0);
      this.heard.push(frame.data[0] ?? 0);
    }
    if (this.#flushed && this.#queue.length === 0 && this.#pushed > 0) this.#finish(false);
  }

  #finish(interrupted: boolean): void {
    const playbackPosition = this.#played / 100;
    this.#queue = [];
    this.#played = this.#pushed = 0;
    this.#flushed = false;
    super.flush();
    this.onPlaybackFinished({ playbackPosition, interrupted });
  }
}
