// What callers say in the voice benchmarks: real synthetic speech, told apart by its length, so that the words still
// travel as sound. How well anybody recognises is measured elsewhere.
import { Flite, FLITE_RATE } from '../../src/rehearsal/voice/flite.ts';
import { resample } from '../../src/rehearsal/voice/resample.ts';

export const PHRASES = {
  /** Over the agent's voice. */
  stop: 'wait, stop',
  /** Answered at some length. */
  long: 'tell me all about it',
  /** Answered by a sentence. */
  ask: 'when are you open on Saturdays',
  /** Handed to the next agent. */
  next: 'I would like to talk to the other department',
  /** Verified, and handed to the first agent of the ring. */
  zip: 'my ZIP code is nine eight one oh nine and I want to see you',
} as const;

export type Phrase = keyof typeof PHRASES;

/** Sample rate of what callers say and hear, in Hz. */
export const CALLER_RATE = 24_000;
/** 16 bit samples whose mean square root is above this are sound: voices lie far above, a codec's silence far below. */
export const AUDIBLE = 200;

export interface SpokenPhrase {
  phrase: Phrase;
  /** Without silence at either end. */
  pcm: Int16Array;
  ms: number;
}

/** All phrases as sound, shortest first. */
export function speakPhrases(): SpokenPhrase[] {
  const flite = new Flite();
  const names = Object.keys(PHRASES).filter(isPhrase);
  const spoken = names.map((phrase) => {
    const { pcm } = flite.speak(PHRASES[phrase].replaceAll(',', ''), 'cmu_us_rms');
    const trimmed = trim(resample(pcm, FLITE_RATE, CALLER_RATE));
    return { phrase, pcm: trimmed, ms: (trimmed.length / CALLER_RATE) * 1000 };
  });
  return spoken.sort((a, b) => a.ms - b.ms);
}

export function loudness(samples: Int16Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));
}

function isPhrase(name: string): name is Phrase {
  return name in PHRASES;
}

function trim(pcm: Int16Array): Int16Array {
  const step = CALLER_RATE / 100;
  let from = 0;
  let to = pcm.length - (pcm.length % step);
  while (from < to && loudness(pcm.subarray(from, from + step)) <= AUDIBLE) from += step;
  while (to > from && loudness(pcm.subarray(to - step, to)) <= AUDIBLE) to -= step;
  return pcm.slice(from, to);
}
