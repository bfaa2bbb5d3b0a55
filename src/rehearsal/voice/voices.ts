// Which of flite's voices speaks for a provider's voice: always the same one, so that agents sound different.

/** kal in its 16 kHz version; awb is Scottish. */
export const FLITE_VOICES = ['cmu_us_slt', 'cmu_us_rms', 'cmu_us_awb', 'cmu_us_kal16'] as const;

export type FliteVoice = (typeof FLITE_VOICES)[number];

/** OpenAI's voices, so that a man's name is no woman's voice. Others fall where they fall. */
const KNOWN: ReadonlyMap<string, FliteVoice> = new Map([
  ['alloy', 'cmu_us_slt'],
  ['ash', 'cmu_us_kal16'],
  ['ballad', 'cmu_us_awb'],
  ['coral', 'cmu_us_slt'],
  ['echo', 'cmu_us_kal16'],
  ['fable', 'cmu_us_awb'],
  ['nova', 'cmu_us_slt'],
  ['onyx', 'cmu_us_rms'],
  ['sage', 'cmu_us_slt'],
  ['shimmer', 'cmu_us_slt'],
]);

/** Lets one ask for a voice of flite by name, as in `slt`; any other id falls on one of them. */
export function fliteVoice(id: string): FliteVoice {
  const named = FLITE_VOICES.find((voice) => voice === id || voice === `cmu_us_${id}`);
  return KNOWN.get(id) ?? named ?? FLITE_VOICES[hash(id) % FLITE_VOICES.length] ?? 'cmu_us_slt';
}

/** FNV-1a, folded: ids that differ in a letter fall far apart. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
