// How loud the agents' voice is in each band, for the page to draw. Fillers come on a track of their own.
interface Tap {
  source: MediaStreamAudioSourceNode;
  analyser: AnalyserNode;
}

/** Speech lies within this many of the analyser's bins, at 48 kHz and 512 samples: up to about 6 kHz. */
const SPEECH_BINS = 64;

export class LevelMeter {
  #context: AudioContext | null = null;
  /** Null until it may be measured. */
  readonly #taps = new Map<MediaStreamTrack, Tap | null>();
  readonly #bins = new Uint8Array(256);

  add(track: MediaStreamTrack): void {
    this.#taps.set(track, null);
  }

  remove(track: MediaStreamTrack): void {
    this.#taps.get(track)?.source.disconnect();
    this.#taps.delete(track);
  }

  /** 0 to 1 each; all 0 before the first click or key, when browsers let nobody measure. */
  levels(bands: number): number[] {
    const loudest = new Array<number>(bands).fill(0);
    if (!navigator.userActivation.hasBeenActive) return loudest;
    for (const [track, known] of this.#taps) {
      const tap = known ?? this.#tap(track);
      this.#taps.set(track, tap);
      tap.analyser.getByteFrequencyData(this.#bins);
      for (let band = 0; band < bands; band += 1)
        loudest[band] = Math.max(loudest[band] ?? 0, this.#level(band, bands));
    }
    return loudest;
  }

  close(): void {
    for (const tap of this.#taps.values()) tap?.source.disconnect();
    this.#taps.clear();
    void this.#context?.close();
    this.#context = null;
  }

  #tap(track: MediaStreamTrack): Tap {
    this.#context ??= new AudioContext();
    const analyser = this.#context.createAnalyser();
    analyser.fftSize = 512;
    analyser.smoothingTimeConstant = 0.7;
    const source = this.#context.createMediaStreamSource(new MediaStream([track]));
    source.connect(analyser);
    return { source, analyser };
  }

  #level(band: number, bands: number): number {
    // Bands widen upwards as hearing does.
    const from = Math.floor(SPEECH_BINS * (band / bands) ** 1.6);
    const to = Math.max(from + 1, Math.floor(SPEECH_BINS * ((band + 1) / bands) ** 1.6));
    return this.#bins.subarray(from, to).reduce((sum, bin) => sum + bin, 0) / (to - from) / 255;
  }
}
