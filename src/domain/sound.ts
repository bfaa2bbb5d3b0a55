// How loud speech is, and where in the silence around it it lies: mono 16 bit PCM.

/** Of full scale, for what is heard of speech: about -20 dBFS, which leaves its peaks room. */
const LEVEL = 0.1;
/** -1 dBFS: louder would be distorted. */
const PEAK = 0.89;
/** Windows of speech that are quieter than this, of its loudest, are pauses: 30 dB below. */
const PAUSE = 0.03;
const WINDOW_MS = 10;
const FULL_SCALE = 32_768;

/** The same speech as loud as any other: by the RMS of what is no pause. */
export function leveled(pcm: Int16Array, rate: number): Int16Array {
  const windows = windowsOf(pcm, rate);
  const floor = Math.max(...windows, 0) * PAUSE;
  const sounding = windows.filter((level) => level > floor);
  if (sounding.length === 0) return pcm;
  const rms = Math.sqrt(sounding.reduce((sum, level) => sum + level * level, 0) / sounding.length);
  const peak = pcm.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / FULL_SCALE;
  const gain = Math.min(LEVEL / rms, PEAK / peak);
  return pcm.map((sample) => Math.round(sample * gain));
}

/** Where the first sound begins and the last one ends, in milliseconds; null where all of it is silent. */
export function soundIn(pcm: Int16Array, rate: number): { startMs: number; endMs: number } | null {
  const windows = windowsOf(pcm, rate);
  const floor = Math.max(...windows, 0) * PAUSE;
  const isSound = (level: number) => level > floor;
  const first = windows.findIndex(isSound);
  if (first < 0) return null;
  return { startMs: first * WINDOW_MS, endMs: (windows.findLastIndex(isSound) + 1) * WINDOW_MS };
}

/** A part of it; both ends may lie outside. */
export function cut(pcm: Int16Array, rate: number, startMs: number, endMs: number): Int16Array {
  const at = (ms: number) => Math.max(0, Math.round((ms * rate) / 1000));
  return pcm.slice(at(startMs), at(endMs));
}

/** The RMS of each window, of full scale. */
function windowsOf(pcm: Int16Array, rate: number): number[] {
  const length = Math.max(1, Math.round((rate * WINDOW_MS) / 1000));
  return Array.from({ length: Math.ceil(pcm.length / length) }, (_, index) => {
    const window = pcm.subarray(index * length, (index + 1) * length);
    const power = window.reduce((sum, sample) => sum + (sample / FULL_SCALE) ** 2, 0) / window.length;
    return Math.sqrt(power);
  });
}
