// How loud the agents' voice is in each band, for the page to draw. Fillers come on a track of their own.
interface Tap {
  source: MediaStreamAudioSourceNode;
  analyser: AnalyserNode;
}

/** Speech lies within this many of the analyser's bins, at 48 kHz and 512 samples: up to about 6 kHz. */
const SPEECH_BINS = 64;

export class LevelMeter {
  #context: AudioContext | null = null;
  readonly #taps = new Map<MediaStreamTrack, Tap>();
  readonly #bins = new Uint8Array(256);

  add(track: MediaStreamTrack): void {
    if (this.#taps.has(track)) return;
    this.#context ??= new AudioContext();
    const analyser = this.#context.createAnalyser();
    analyser.fftSize = 512;
    analyser.smoothingTimeConstant = 0.7;
    const source = this.#context.createMediaStreamSource(new MediaStream([track]));
    source.connect(analyser);
    this.#taps.set(track, { source, analyser });
  }

  remove(track: MediaStreamTrack): void {
    this.#taps.get(track)?.source.disconnect();
    this.#taps.delete(track);
  }

  levels(bands: number): number[] {
    const loudest = new Array<number>(bands).fill(0);
    if (this.#context?.state === 'suspended') void this.#context.resume();
    for (const { analyser } of this.#taps.values()) {
      analyser.getByteFrequencyData(this.#bins);
      for (let band = 0; band < bands; band += 1) {
        // Bands widen upwards as hearing does.
        const from = Math.floor(SPEECH_BINS * (band / bands) ** 1.6);
        const to = Math.max(from + 1, Math.floor(SPEECH_BINS * ((band + 1) / bands) ** 1.6));
        const level = this.#bins.subarray(from, to).reduce((sum, bin) => sum + bin, 0) / (to - from) / 255;
        loudest[band] = Math.max(loudest[band] ?? 0, level);
      }
    }
    return loudest;
  }

  close(): void {
    for (const { source } of this.#taps.values()) source.disconnect();
    this.#taps.clear();
    void this.#context?.close();
    this.#context = null;
  }
}
