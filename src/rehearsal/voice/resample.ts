// Brings speech from one sample rate to another: a windowed sinc, good enough to be heard and to be recognised.

/** Zero crossings of the sinc on each side: 16 keep aliases below what a recogniser notices. */
const CROSSINGS = 16;

/** Mono 16 bit PCM at another rate; the very same array when the rates are equal. */
export function resample(pcm: Int16Array, from: number, to: number): Int16Array {
  if (from === to) return pcm;
  const divisor = greatestCommonDivisor(from, to);
  const phases = to / divisor;
  const step = from / divisor;
  // Going down, the filter lies below the new Nyquist frequency and grows as long as that takes.
  const cutoff = Math.min(1, to / from) * 0.95;
  const reach = Math.ceil(CROSSINGS / cutoff);
  const kernels = Array.from({ length: phases }, (_, phase) => kernel(phase / phases, reach, cutoff));
  const out = new Int16Array(Math.floor((pcm.length * to) / from));
  for (let at = 0; at < out.length; at++) {
    const position = at * step;
    const taps = kernels[position % phases] ?? new Float32Array();
    const first = Math.floor(position / phases) - reach + 1;
    let sum = 0;
    for (let tap = 0; tap < taps.length; tap++) sum += (pcm[first + tap] ?? 0) * (taps[tap] ?? 0);
    out[at] = Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  }
  return out;
}

/** The taps for a point that lies `offset` samples (0 to 1) behind a sample of the source; they add up to one. */
function kernel(offset: number, reach: number, cutoff: number): Float32Array {
  const taps = new Float32Array(2 * reach);
  let total = 0;
  for (let tap = 0; tap < taps.length; tap++) {
    const x = tap - reach + 1 - offset;
    const angle = Math.PI * cutoff * x;
    const sinc = x === 0 ? 1 : Math.sin(angle) / angle;
    const window = Math.abs(x) >= reach ? 0 : 0.5 + 0.5 * Math.cos((Math.PI * x) / reach);
    taps[tap] = sinc * window;
    total += sinc * window;
  }
  return taps.map((value) => value / total);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
