// A caller in a LiveKit room: says phrases in real time, and knows when the last sample left and what was heard when.
import {
  AudioFrame,
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
  type RemoteTrack,
} from '@livekit/rtc-node';
import { setTimeout as pause } from 'node:timers/promises';
import { CONTROL_TOPIC, OBSERVED_TOPIC } from '../../src/channels/observer/observed-message.ts';
import { CALLER_RATE } from './phrases.ts';
import { PIECE_MS, Sounds, type Stretch } from './sounds.ts';
import { now } from './stand-ins/marks.ts';

/** A phrase as it was said; epoch milliseconds of its first and last sample. */
export interface Said {
  from: number;
  to: number;
}

const FRAME_MS = 20;
const FRAME = (CALLER_RATE * FRAME_MS) / 1000;
/** Sound that waits in the caller's own source; it keeps the pace. */
const QUEUE_MS = 100;
/** How often a caller looks up, in milliseconds; what is measured is stamped as it comes, not here. */
const LOOK_MS = 20;
const LIMIT_MS = 20_000;

export class Caller {
  readonly sounds = new Sounds();
  readonly #room = new Room();
  readonly #source = new AudioSource(CALLER_RATE, 1, QUEUE_MS);
  #script: { pcm: Int16Array; from: number; done: (said: Said) => void } | null = null;
  #talking = true;

  static async join(url: string, token: string): Promise<Caller> {
    const caller = new Caller();
    caller.#room.on(RoomEvent.TrackSubscribed, (track: RemoteTrack) => {
      if (track.kind === TrackKind.KIND_AUDIO) void caller.#listen(track);
    });
    // As a page would read them.
    for (const topic of [OBSERVED_TOPIC, 'lk.transcription'])
      caller.#room.registerTextStreamHandler(topic, (reader) => void reader.readAll().catch(() => undefined));
    await caller.#room.connect(url, token, { autoSubscribe: true, dynacast: false });
    const track = LocalAudioTrack.createAudioTrack('microphone', caller.#source);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
    await caller.#room.localParticipant?.publishTrack(track, options);
    void caller.#talk();
    return caller;
  }

  say(pcm: Int16Array): Promise<Said> {
    return new Promise((done) => (this.#script = { pcm, from: 0, done }));
  }

  /** The first stretch that passes, past or future. @throws Error after twenty seconds. */
  async hears(what: string, test: (stretch: Stretch) => boolean): Promise<Stretch> {
    for (const limit = now() + LIMIT_MS; now() < limit;) {
      const found = this.sounds.stretches.find(test);
      if (found) return found;
      await pause(LOOK_MS);
    }
    throw new Error(`${what} was not heard in ${LIMIT_MS / 1000} s`);
  }

  /** Resolves when nothing has been heard for so long. @throws Error after twenty seconds. */
  async silence(ms: number): Promise<void> {
    for (const limit = now() + LIMIT_MS; now() < limit;) {
      if (this.sounds.quietFor(now()) >= ms) return;
      await pause(LOOK_MS);
    }
    throw new Error(`it was never silent in ${LIMIT_MS / 1000} s`);
  }

  async leave(): Promise<void> {
    // Ours takes it for a hang-up; the bare agent ends when its caller leaves.
    await this.#room.localParticipant?.sendText('{"type":"hang_up"}', { topic: CONTROL_TOPIC });
    await pause(200);
    this.#talking = false;
    await this.#room.disconnect();
  }

  /** Silence, or what is to be said. */
  async #talk(): Promise<void> {
    const silence = new Int16Array(FRAME);
    let at = 0;
    while (this.#talking) {
      const script = this.#script;
      const samples = new Int16Array(FRAME);
      samples.set(script?.pcm.subarray(at, at + FRAME) ?? silence);
      await this.#source.captureFrame(new AudioFrame(samples, CALLER_RATE, 1, FRAME));
      if (!script) continue;
      // What is queued leaves first.
      const leaves = now() + this.#source.queuedDuration;
      if (at === 0) script.from = leaves - FRAME_MS;
      at += FRAME;
      if (at < script.pcm.length) continue;
      const unused = ((at - script.pcm.length) / CALLER_RATE) * 1000;
      [this.#script, at] = [null, 0];
      script.done({ from: script.from, to: leaves - unused });
    }
  }

  async #listen(track: RemoteTrack): Promise<void> {
    const options = { sampleRate: CALLER_RATE, numChannels: 1, frameSizeMs: PIECE_MS };
    for await (const frame of new AudioStream(track, options)) this.sounds.take(frame.data, now());
  }
}
