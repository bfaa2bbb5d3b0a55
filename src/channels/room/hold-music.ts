// Music for a caller who waits: composed here, so that it is nobody's, on a track of its own beside the agents' voice.
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  TrackPublishOptions,
  TrackSource,
  type Room,
} from '@livekit/rtc-node';

const RATE = 16_000;
const FRAME = RATE / 50;
/** Sound on its way that is still heard when the music stops, in milliseconds. */
const QUEUE_MS = 60;

/** Of the loudest possible: a caller must be heard through it, and hear that somebody speaks. */
const LOUDNESS = 0.11;
const BEAT_SECONDS = 0.6;
/** Four slow broken chords (C, A minor, F, G), eight notes each, in semitones above A3. */
const CHORDS: readonly (readonly number[])[] = [
  [3, 10, 15, 19],
  [0, 7, 12, 15],
  [-4, 8, 12, 15],
  [-2, 5, 10, 14],
];
const FIGURE = [0, 1, 2, 3, 2, 1, 2, 3] as const;

/** One round of it, as samples of 16 bits at that rate; it joins its own beginning. */
export function composeHoldMusic(rate = RATE): Int16Array {
  const beat = Math.round(BEAT_SECONDS * rate);
  const notes = CHORDS.flatMap((chord) => FIGURE.map((step) => chord[step] ?? 0));
  const sound = new Float32Array(notes.length * beat);
  notes.forEach((semitones, index) => {
    const hertz = 220 * 2 ** (semitones / 12);
    // Each note fades under the two that follow it.
    for (let at = 0; at < 3 * beat; at += 1) {
      const seconds = at / rate;
      const envelope = Math.min(1, seconds / 0.012) * Math.exp(-2.4 * seconds);
      const turn = 2 * Math.PI * hertz * seconds;
      const where = (index * beat + at) % sound.length;
      sound[where] = (sound[where] ?? 0) + envelope * (Math.sin(turn) + 0.25 * Math.sin(2 * turn));
    }
  });
  return Int16Array.from(sound, (value) => Math.round(Math.tanh(value) * LOUDNESS * 32_767));
}

export class HoldMusic {
  readonly #room: Room;
  readonly #music: Int16Array;
  #source: AudioSource | null = null;
  #publishing: Promise<void> | null = null;
  #on = false;
  /** Where it goes on the next time. */
  #at = 0;
  #playing = false;

  constructor(room: Room, music = composeHoldMusic()) {
    this.#room = room;
    this.#music = music;
  }

  /** Plays, or stops at once. */
  set(on: boolean): void {
    if (on === this.#on) return;
    this.#on = on;
    if (!on) this.#source?.clearQueue();
    else void this.#play().catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.set(false);
    await this.#publishing?.catch(() => undefined);
    await this.#source?.close();
  }

  async #play(): Promise<void> {
    this.#publishing ??= this.#publish();
    await this.#publishing;
    if (this.#playing) return;
    this.#playing = true;
    try {
      while (this.#on && this.#room.isConnected) {
        const samples = Int16Array.from(
          { length: FRAME },
          (_sample, index) => this.#music[(this.#at + index) % this.#music.length] ?? 0,
        );
        this.#at = (this.#at + FRAME) % this.#music.length;
        await this.#source?.captureFrame(new AudioFrame(samples, RATE, 1, FRAME));
      }
    } finally {
      this.#playing = false;
    }
  }

  async #publish(): Promise<void> {
    const source = new AudioSource(RATE, 1, QUEUE_MS);
    const track = LocalAudioTrack.createAudioTrack('hold-music', source);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_UNKNOWN });
    await this.#room.localParticipant?.publishTrack(track, options);
    this.#source = source;
  }
}
