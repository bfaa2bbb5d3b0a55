// The thread that speaks: one sentence a job.
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { cut, leveled, soundIn } from '../../domain/sound.ts';
import { Flite, FLITE_RATE, type Spoken } from './flite.ts';
import { resample } from './resample.ts';
import { FLITE_VOICES } from './voices.ts';

const jobSchema = z.object({
  job: z.object({
    text: z.string(),
    voice: z.enum(FLITE_VOICES),
    rate: z.number(),
    speed: z.number(),
    pauseMs: z.number(),
  }),
});

/** What a sentence needs lies far below; an instance that has grown beyond is given up. */
const MOST_MEMORY = 128 * 1024 * 1024;

/** Left of the silence around what is said, so that nothing of it is cut, in milliseconds. */
const AROUND = 20;

let flite = new Flite();

parentPort?.on('message', (message: unknown) => {
  const { job } = jobSchema.parse(message);
  try {
    const { pcm, segments } = bare(flite.speak(job.text, job.voice, job.speed), job.pauseMs);
    parentPort?.postMessage({ result: { pcm: resample(pcm, FLITE_RATE, job.rate), segments } });
    if (flite.memoryBytes > MOST_MEMORY) flite = new Flite();
  } catch (error) {
    flite = new Flite();
    parentPort?.postMessage({ error: String(error) });
  }
});
parentPort?.postMessage({ ready: true });

/** As loud as every other voice, and without the silence in front and behind but for the pause that is wanted. */
function bare({ pcm, segments }: Spoken, pauseMs: number): Spoken {
  const sound = soundIn(pcm, FLITE_RATE);
  if (!sound) return { pcm, segments };
  const startMs = Math.max(0, sound.startMs - Math.max(AROUND, pauseMs));
  const endMs = sound.endMs + AROUND;
  return {
    pcm: cut(leveled(pcm, FLITE_RATE), FLITE_RATE, startMs, endMs),
    segments: segments.map(({ phone, endMs: end }) => ({
      phone,
      endMs: Math.max(0, Math.min(end, endMs) - startMs),
    })),
  };
}
