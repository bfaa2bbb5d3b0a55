// When each character of a sentence is heard, as ElevenLabs tells it: from flite's phones and pauses.
import type { Segment } from './flite.ts';

export interface Alignment {
  chars: string[];
  charStartTimesMs: number[];
  charDurationsMs: number[];
}

/** Sound between two pauses, in milliseconds from the beginning of the audio. */
interface Stretch {
  startMs: number;
  endMs: number;
}

/**
 * Which letters make which phone is not known here: pauses inside fall on the punctuation that makes them, the letters
 * between two pauses share the time evenly, a digit weighs as much as the word that it is spoken as.
 */
export function align(text: string, segments: readonly Segment[], spokenMs: number): Alignment {
  const chars = Array.from(text);
  const runs = soundRuns(segments, spokenMs);
  const phrases = intoPhrases(chars);
  const whole = { startMs: runs[0]?.startMs ?? 0, endMs: runs.at(-1)?.endMs ?? spokenMs };
  const times =
    phrases.length === runs.length
      ? phrases.flatMap((phrase, index) => timesOf(phrase, runs[index] ?? whole))
      : timesOf(chars, whole);
  const starts = times.map((time) => Math.round(time));
  const ends = [...starts.slice(1), Math.round(runs.at(-1)?.endMs ?? spokenMs)];
  return {
    chars,
    charStartTimesMs: starts,
    charDurationsMs: starts.map((start, index) => Math.max(0, (ends[index] ?? start) - start)),
  };
}

function soundRuns(segments: readonly Segment[], spokenMs: number): Stretch[] {
  const runs: (Stretch & { silent: boolean })[] = [];
  let startMs = 0;
  for (const { phone, endMs } of segments) {
    const silent = phone === 'pau';
    const last = runs.at(-1);
    if (last?.silent === silent) last.endMs = endMs;
    else runs.push({ silent, startMs, endMs });
    startMs = endMs;
  }
  const sound = runs.filter(({ silent }) => !silent);
  return sound.length > 0 ? sound : [{ startMs: 0, endMs: spokenMs }];
}

/** Cut behind the punctuation that flite pauses at. */
function intoPhrases(chars: readonly string[]): string[][] {
  const phrases: string[][] = [[]];
  chars.forEach((char, index) => {
    phrases.at(-1)?.push(char);
    const more = /\S/.test(chars.slice(index + 1).join(''));
    if (/[,.;:!?]/.test(char) && /\s/.test(chars[index + 1] ?? '') && more) phrases.push([]);
  });
  return phrases;
}

function timesOf(phrase: readonly string[], run: { startMs: number; endMs: number }): number[] {
  const weights = phrase.map(weightOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  let passed = 0;
  return weights.map((weight) => {
    const at = run.startMs + ((run.endMs - run.startMs) * passed) / total;
    passed += weight;
    return at;
  });
}

function weightOf(char: string): number {
  if (/\d/.test(char)) return 4;
  return /[\s,.;:!?'"-]/.test(char) ? 0.4 : 1;
}
