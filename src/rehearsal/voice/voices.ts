// Which of flite's voices speaks for a provider's voice: always the same one, so that agents sound different.

/** kal in its 16 kHz version; awb is Scottish. */
export const FLITE_VOICES = ['cmu_us_slt', 'cmu_us_rms', 'cmu_us_awb', 'cmu_us_kal16'] as const;

export type FliteVoice = (typeof FLITE_VOICES)[number];

/** Lets one ask for a voice of flite by name, as in `slt`; any other id falls on one of them. */
export function fliteVoice(id: string): FliteVoice {
  const named = FLITE_VOICES.find((voice) => voice === id || voice === `cmu_us_${id}`);
  return named ?? FLITE_VOICES[hash(id) % FLITE_VOICES.length] ?? 'cmu_us_slt';
}

/** FNV-1a, folded: ids that differ in a letter fall far apart. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
