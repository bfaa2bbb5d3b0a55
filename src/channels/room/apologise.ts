// For a call that cannot be answered at all: one sentence instead of silence.
import type { AudioFrame } from '@livekit/rtc-node';
import { CallerAudio } from '../../call/caller-audio.ts';
import { realTimers } from '../../call/timers.ts';
import type { CallTrack } from './track.ts';

/** Longest wait for the sentence to be heard, in milliseconds. */
const HEARD_WITHIN = 10_000;

/** Resolves when it has been heard, or nobody is there to hear it. */
export async function apologise(track: CallTrack, frames: readonly AudioFrame[]): Promise<void> {
  const audio = new CallerAudio(track.output);
  const heard = new Promise<void>((resolve) =>
    audio.listen({ started: () => undefined, finished: () => undefined, filled: resolve }),
  );
  track.publish();
  audio.fill(frames);
  await Promise.race([heard, new Promise<void>((resolve) => realTimers.after(HEARD_WITHIN, resolve))]);
}
