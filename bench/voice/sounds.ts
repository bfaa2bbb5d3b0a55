// What a caller hears, piece by piece, gathered into stretches of sound: low is a stock line or a farewell, high is an
// answer of an agent's model.
import { AUDIBLE, CALLER_RATE, loudness } from './phrases.ts';

export type Pitch = 'low' | 'high';

export interface Stretch {
  pitch: Pitch;
  /** Epoch milliseconds. */
  from: number;
  to: number;
}

/** Length of the pieces that are looked at, in milliseconds. */
export const PIECE_MS = 10;
/** Silence that ends a stretch: shorter gaps belong to speech. */
const SILENCE = 200;
/** Pieces in a row that make another pitch: one alone may be a codec's noise. */
const SURE = 3;
/** Between the stand-ins' two tones. */
const BORDER_HZ = 550;

export class Sounds {
  readonly stretches: Stretch[] = [];
  /** Pieces in a row of another pitch than the stretch's, since when. */
  #other: { pitch: Pitch; since: number; pieces: number } | null = null;

  /** Takes a piece that came at this time. */
  take(pcm: Int16Array, at: number): void {
    if (loudness(pcm) <= AUDIBLE) return;
    const pitch = pitchOf(pcm);
    const current = this.stretches.at(-1);
    if (!current || at - current.to >= SILENCE) {
      this.stretches.push({ pitch, from: at, to: at + PIECE_MS });
      this.#other = null;
      return;
    }
    if (pitch === current.pitch) {
      this.#other = null;
      current.to = at + PIECE_MS;
      return;
    }
    const other = (this.#other ??= { pitch, since: at, pieces: 0 });
    other.pieces += 1;
    if (other.pieces < SURE) return;
    const to = at + PIECE_MS;
    // Onsets are noisy: a stretch that has only begun is put right.
    if (other.since - current.from < SURE * PIECE_MS) Object.assign(current, { pitch, to });
    else this.stretches.push({ pitch, from: other.since, to });
    this.#other = null;
  }

  /** Milliseconds of silence until now. */
  quietFor(at: number): number {
    return at - (this.stretches.at(-1)?.to ?? 0);
  }
}

function pitchOf(pcm: Int16Array): Pitch {
  let crossings = 0;
  for (let i = 1; i < pcm.length; i++) if ((pcm[i] ?? 0) < 0 !== (pcm[i - 1] ?? 0) < 0) crossings += 1;
  return (crossings * CALLER_RATE) / (2 * pcm.length) > BORDER_HZ ? 'high' : 'low';
}
