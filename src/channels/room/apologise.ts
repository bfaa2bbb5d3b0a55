// For a call that cannot be answered at all: one sentence instead of silence.
import { voice, type JobContext } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import { CallerAudio } from '../../call/caller-audio.ts';
import { realTimers } from '../../call/timers.ts';
import { TRACK } from './track.ts';

/** Longest wait for the sentence to be heard, in milliseconds. */
const HEARD_WITHIN = 10_000;

/** Resolves when it has been heard, or nobody is there to hear it. */
export async function apologise({ room }: JobContext, frames: readonly AudioFrame[]): Promise<void> {
  const track = new voice.ParticipantAudioOutput(room, TRACK);
  const audio = new CallerAudio(track);
  const published = new AbortController();
  const heard = new Promise<void>((resolve) =>
    audio.listen({ started: () => undefined, finished: () => undefined, filled: resolve }),
  );
  void track.start(published.signal).catch(() => undefined);
  audio.fill(frames);
  await Promise.race([heard, new Promise<void>((resolve) => realTimers.after(HEARD_WITHIN, resolve))]);
  published.abort();
  await track.close();
}
