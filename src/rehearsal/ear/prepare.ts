// Brings speech of any loudness to what the acoustic model knows, and tells voices from mere noise.

/** Loud parts of speech are brought to this amplitude (RMS). */
const TARGET_RMS = 5000;
/** Quiet noise under it, evenly spread: the model knows no perfect silence, and synthetic voices have it. */
const NOISE = 100;
const FRAME_MS = 20;

/** Samples from -1 to 1. The noise is the same each time, so that the same speech is always heard alike. */
export function prepare(pcm: Int16Array, rate: number): Float32Array {
  const gain = TARGET_RMS / Math.max(1, loudness(pcm, rate));
  let seed = 1;
  return Float32Array.from(pcm, (sample) => {
    // A linear congruential generator (Numerical Recipes): good enough for hiss.
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const hiss = (seed / 0x80000000 - 1) * NOISE;
    return Math.max(-1, Math.min(1, (sample * gain + hiss) / 32_768));
  });
}

/** RMS that a tenth of the frames exceed. */
function loudness(pcm: Int16Array, rate: number): number {
  const size = Math.round((rate * FRAME_MS) / 1000);
  const levels: number[] = [];
  for (let at = 0; at + size <= pcm.length; at += size) {
    let sum = 0;
    for (const sample of pcm.subarray(at, at + size)) sum += sample * sample;
    levels.push(Math.sqrt(sum / size));
  }
  return levels.sort((a, b) => b - a)[Math.floor(levels.length / 10)] ?? 0;
}

/** Pitch of voices, in hertz. */
const PITCH = { lowest: 70, highest: 350 };
/** How alike two periods of a voice are at least, and for how long: hiss, clicks and breath are not. */
const PERIODIC = 0.6;
const VOICED_MS = 60;

/** Whether somebody speaks in it: sounds that repeat themselves at the pitch of a voice. */
export function hasVoice(pcm: Int16Array, rate: number): boolean {
  // Pitch needs no more than 4 kHz.
  const step = Math.max(1, Math.round(rate / 4000));
  const low = rate / step;
  const samples = pcm.filter((_, index) => index % step === 0);
  const size = Math.round((low * 40) / 1000);
  let voicedMs = 0;
  for (let at = 0; at + 2 * size <= samples.length && voicedMs < VOICED_MS; at += size / 2)
    if (isPeriodic(samples.subarray(at, at + 2 * size), low, size)) voicedMs += 20;
  return voicedMs >= VOICED_MS;
}

function isPeriodic(samples: Int16Array, rate: number, size: number): boolean {
  for (let lag = Math.floor(rate / PITCH.highest); lag <= Math.min(size, rate / PITCH.lowest); lag++) {
    let product = 0;
    let first = 1;
    let second = 1;
    for (let at = 0; at < size; at++) {
      const a = samples[at] ?? 0;
      const b = samples[at + lag] ?? 0;
      product += a * b;
      first += a * a;
      second += b * b;
    }
    if (product / Math.sqrt(first * second) > PERIODIC) return true;
  }
  return false;
}
