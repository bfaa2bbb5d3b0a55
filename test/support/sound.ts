// Listening to a recording: decoded, and where there is sound in it.
import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';

export interface Decoded {
  rate: number;
  seconds: number;
  left: Float32Array;
  right: Float32Array;
}

export async function decodeOgg(file: Uint8Array): Promise<Decoded> {
  const decoder = new OggVorbisDecoder();
  await decoder.ready;
  const { channelData, sampleRate, samplesDecoded } = await decoder.decodeFile(file);
  decoder.free();
  const [left = new Float32Array(), right = new Float32Array()] = channelData;
  return { rate: sampleRate, seconds: samplesDecoded / sampleRate, left, right };
}

/** Loudness of a stretch as the root of its mean square; 0 is silence. Seconds. */
export function loudness(samples: Float32Array, rate: number, from: number, to: number): number {
  const piece = samples.subarray(Math.max(0, Math.round(from * rate)), Math.round(to * rate));
  if (piece.length === 0) return 0;
  return Math.sqrt(piece.reduce((sum, sample) => sum + sample * sample, 0) / piece.length);
}
