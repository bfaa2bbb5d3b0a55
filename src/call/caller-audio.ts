// What the caller hears, in one place: the agents' speech and, while nobody speaks, the stock audio that fills the
// silence. It sits below LiveKit's transcript synchroniser, so that fillers are no part of what an agent said.
import { voice } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';

export interface CallerAudioListener {
  /** First sound of an agent's utterance. */
  started(): void;
  /** An agent's utterance is over: how many seconds of it were heard, and whether it was cut. */
  finished(heard: { seconds: number; interrupted: boolean }): void;
  /** A filler is over. */
  filled(): void;
}

/** The end of the chain: a room's track, or a test's loudspeaker. */
export type AudioSink = voice.AudioOutput;

export class CallerAudio extends voice.AudioOutput {
  readonly #sink: AudioSink;
  #listener: CallerAudioListener | null = null;
  #played: (frame: AudioFrame) => void = () => undefined;
  /** Segments of agents' speech that the sink has not finished. */
  #segments = 0;
  #open = false;
  #filler: { stop: () => void; over: Promise<void>; end: () => void } | null = null;
  #carryOn = false;
  /** LiveKit has paused the voice, and will let it go on. */
  #paused = false;
  /** The utterance under way has begun to be heard. */
  #heard = false;
  /** It is played on, lower: somebody speaks over it who may only be nodding. */
  #ducked = false;
  /** Of the piece that was played last. */
  #gain = 1;
  /** Nothing is played, whatever comes. */
  #held = false;
  /** Counts the cuts: a frame that waited through one is dropped. */
  #cuts = 0;

  constructor(sink: AudioSink) {
    super(sink.sampleRate, sink, { pause: true });
    this.#sink = sink;
  }

  listen(listener: CallerAudioListener): void {
    this.#listener = listener;
  }

  /** Hears what the caller hears, in short pieces as they are played; nothing of what was cut. */
  onPlayed(listener: (frame: AudioFrame) => void): void {
    this.#played = listener;
  }

  /** An agent's utterance has been begun and is not over; it may be held while the caller speaks. */
  get speaking(): boolean {
    return this.#segments > 0;
  }

  /** Something is heard at this moment: nothing holds it. */
  get sounding(): boolean {
    return !this.silent && !this.#held;
  }

  /** Nothing is heard and nothing is on its way. */
  get silent(): boolean {
    return this.#segments === 0 && this.#filler === null;
  }

  /**
   * Plays stock audio at once, unless something else is heard. Speech that comes meanwhile waits for its end: nothing
   * is cut. Returns whether it was begun.
   */
  fill(frames: readonly AudioFrame[]): boolean {
    if (!this.silent || frames.length === 0) return false;
    let end = (): void => undefined;
    let stopped = false;
    const over = new Promise<void>((resolve) => (end = resolve));
    this.#filler = { over, end, stop: () => (stopped = true) };
    void this.#playFiller(frames, () => stopped);
    return true;
  }

  /** The caller wants to speak: the filler stops. */
  stopFiller(): void {
    if (!this.#filler) return;
    this.#filler.stop();
    this.#sink.clearBuffer();
  }

  /** What is being said over the agent is no interruption: hold nothing until `yieldFloor`. */
  carryOn(): void {
    if (this.#carryOn) return;
    this.#carryOn = true;
    this.resume();
  }

  /** From now on the agent can be held and stopped again. */
  yieldFloor(): void {
    this.#carryOn = false;
  }

  /** The caller may be about to speak: the voice is lowered until LiveKit decides, or `letGo`. Whether it is. */
  duck(): boolean {
    if (this.silent || this.#carryOn || this.#paused) return false;
    this.#lower();
    return true;
  }

  /** As loud as before, unless LiveKit has paused the voice by now. */
  letGo(): void {
    if (!this.#paused) this.#raise();
  }

  /** Who speaks over the agent says more than a nod: nothing is heard until LiveKit lets it go on. */
  hush(): void {
    if (this.#paused) this.#hold();
  }

  /** A segment that the sink has dropped, because it was cut on its way there, is over as well. */
  override get pendingPlayoutSegments(): number {
    const held = this.#sink.pendingPlayoutSegments - (this.#filler ? 1 : 0);
    for (let lost = super.pendingPlayoutSegments - Math.max(held, 0); lost > 0; lost--)
      this.#segmentOver({ playbackPosition: 0, interrupted: true });
    return super.pendingPlayoutSegments;
  }

  override async captureFrame(frame: AudioFrame): Promise<void> {
    const cuts = this.#cuts;
    while (this.#filler) await this.#filler.over;
    if (cuts !== this.#cuts) return;
    await super.captureFrame(frame);
    if (!this.#open) {
      this.#open = true;
      this.#segments += 1;
    }
    for (const piece of pieces(frame)) {
      if (cuts !== this.#cuts) return;
      const gain = this.#ducked ? DUCKED : 1;
      const leveled = faded(piece, this.#gain, gain);
      this.#gain = gain;
      await this.#sink.captureFrame(leveled);
      if (cuts === this.#cuts) this.#played(leveled);
    }
  }

  override flush(): void {
    super.flush();
    this.#open = false;
    if (!this.#filler) this.#sink.flush();
  }

  clearBuffer(): void {
    this.#cuts += 1;
    this.#filler?.stop();
    this.#sink.clearBuffer();
  }

  /** What is being heard is only lowered: it may be a nod. What has not begun waits. */
  override pause(): void {
    if (this.#carryOn) return;
    this.#paused = true;
    this.#lower();
  }

  override resume(): void {
    this.#paused = false;
    this.#raise();
  }

  #lower(): void {
    if (this.#heard) this.#ducked = true;
    else this.#hold();
  }

  #hold(): void {
    this.#held = true;
    super.pause();
  }

  #raise(): void {
    this.#ducked = this.#held = false;
    super.resume();
  }

  override onPlaybackStarted(createdAt: number): void {
    if (this.#filler) return;
    this.#heard = true;
    this.#listener?.started();
    super.onPlaybackStarted(createdAt);
  }

  override onPlaybackFinished(event: voice.PlaybackFinishedEvent): void {
    const filler = this.#filler;
    if (filler) {
      this.#filler = null;
      filler.end();
      this.#listener?.filled();
      return;
    }
    this.#segmentOver(event);
  }

  #segmentOver(event: voice.PlaybackFinishedEvent): void {
    this.#segments = Math.max(0, this.#segments - 1);
    this.#carryOn = this.#heard = this.#ducked = false;
    super.onPlaybackFinished(event);
    this.#listener?.finished({ seconds: event.playbackPosition, interrupted: event.interrupted });
  }

  async #playFiller(frames: readonly AudioFrame[], isStopped: () => boolean): Promise<void> {
    try {
      for (const piece of frames.flatMap(pieces)) {
        if (isStopped()) break;
        await this.#sink.captureFrame(piece);
        if (!isStopped()) this.#played(piece);
      }
      this.#sink.flush();
    } catch {
      // The track is gone with the call; nobody waits for the rest.
      this.onPlaybackFinished({ playbackPosition: 0, interrupted: true });
    }
  }
}

/** How loud an agent goes on while somebody speaks over it, of 1: 14 dB lower. */
const DUCKED = 0.2;

/** From one loudness to another over the piece, so that it does not click. */
function faded(piece: AudioFrame, from: number, to: number): AudioFrame {
  if (from === 1 && to === 1) return piece;
  const { data, sampleRate, channels, samplesPerChannel } = piece;
  const samples = data.map((sample, at) => Math.round(sample * (from + ((to - from) * at) / data.length)));
  return new AudioFrame(samples, sampleRate, channels, samplesPerChannel);
}

/** Voices come in long frames; one that has been handed on plays to its end, so what is handed on is short. */
const PIECES_PER_SECOND = 50;

function pieces(frame: AudioFrame): AudioFrame[] {
  const { data, sampleRate, channels } = frame;
  const length = Math.floor(sampleRate / PIECES_PER_SECOND) * channels;
  if (data.length <= length) return [frame];
  return Array.from({ length: Math.ceil(data.length / length) }, (_piece, index) => {
    const samples = data.slice(index * length, (index + 1) * length);
    return new AudioFrame(samples, sampleRate, channels, samples.length / channels);
  });
}
