// Lowers the agent's voice the moment the caller's side turns loud, and raises it again when no speech comes of it: the
// detector needs 100 ms more to be sure, and the caller would talk against the agent that long.
import type { VAD } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import {
  TransformStream,
  type ReadableStreamDefaultReader,
  type WritableStreamDefaultWriter,
} from 'node:stream/web';
import type { CallerAudio } from './caller-audio.ts';
import { SpeechOnset } from './speech-onset.ts';
import type { Timers } from './timers.ts';

export interface EarlyDuckDeps {
  audio: Pick<CallerAudio, 'duck' | 'letGo'>;
  timers: Timers;
  monotonic: () => number;
  /** False while something is said that nobody may interrupt. */
  mayDuck: () => boolean;
}

/** By then the detector has said whether it is speech, in milliseconds; a cough lowers the voice this long. */
const SURE_AFTER = 250;
/** After lowering it for nothing, milliseconds until it may happen again; twice as long each time running. */
const WARY_FOR = 2000;
const WARIEST = 60_000;

export class EarlyDuck {
  readonly #deps: EarlyDuckDeps;
  readonly #onset = new SpeechOnset();
  #isSpeech = false;
  #waryFor = WARY_FOR;
  #waryUntil = 0;
  #cancel: (() => void) | null = null;

  constructor(deps: EarlyDuckDeps) {
    this.#deps = deps;
  }

  hear(frame: AudioFrame): void {
    const { audio, timers, monotonic, mayDuck } = this.#deps;
    if (!this.#onset.begins(frame) || this.#cancel || monotonic() < this.#waryUntil || !mayDuck()) return;
    if (!audio.duck()) return;
    this.#isSpeech = false;
    this.#cancel = timers.after(SURE_AFTER, () => this.#letGo());
  }

  /** The detector is sure that the caller speaks. */
  confirm(): void {
    this.#isSpeech = true;
    this.#waryFor = WARY_FOR;
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #letGo(): void {
    this.#cancel = null;
    this.#deps.audio.letGo();
    if (this.#isSpeech) return;
    // Noise comes again; a voice that stumbles over each piece of it is worse than one that stops a little later.
    this.#waryUntil = this.#deps.monotonic() + this.#waryFor;
    this.#waryFor = Math.min(2 * this.#waryFor, WARIEST);
  }
}

/** Hears along with the detector, which gets every piece of the caller's sound as it comes. */
export function hearAlong(vad: VAD, hear: (frame: AudioFrame) => void): void {
  const open = vad.stream.bind(vad);
  vad.stream = () => {
    const stream = open();
    const update = stream.updateInputStream.bind(stream);
    const detach = stream.detachInputStream.bind(stream);
    let letGo = (): void => undefined;
    stream.updateInputStream = (input) => {
      const reader = input.getReader();
      // The input outlives the detector that reads it; a pipe would not give it back at once.
      letGo = () => reader.releaseLock();
      const { readable, writable } = new TransformStream<AudioFrame, AudioFrame>();
      void copy(reader, writable.getWriter(), hear);
      update(readable);
    };
    stream.detachInputStream = () => {
      letGo();
      detach();
    };
    return stream;
  };
}

async function copy(
  from: ReadableStreamDefaultReader<AudioFrame>,
  to: WritableStreamDefaultWriter<AudioFrame>,
  hear: (frame: AudioFrame) => void,
): Promise<void> {
  try {
    for (;;) {
      const { done, value } = await from.read();
      if (done) break;
      hear(value);
      await to.write(value);
    }
    await to.close();
  } catch {
    // The detector is done with it, or the caller's track is gone.
  }
}
