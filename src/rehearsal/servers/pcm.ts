// 16 bit little-endian PCM between bytes and samples.

/** The samples' own memory, not a copy: all our machines are little-endian. */
export function pcmBytes(pcm: Int16Array): Buffer {
  return Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);
}

/** A copy, since the bytes may begin at an odd address. An odd byte at the end is no sample. */
export function pcmSamples(bytes: Uint8Array): Int16Array {
  return new Int16Array(Uint8Array.from(bytes.subarray(0, bytes.length & ~1)).buffer);
}
