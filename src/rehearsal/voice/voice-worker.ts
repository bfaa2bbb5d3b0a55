// The thread that speaks: one sentence a job.
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { Flite, FLITE_RATE } from './flite.ts';
import { resample } from './resample.ts';
import { FLITE_VOICES } from './voices.ts';

const jobSchema = z.object({
  job: z.object({
    text: z.string(),
    voice: z.enum(FLITE_VOICES),
    rate: z.number(),
    speed: z.number(),
  }),
});

/** What a sentence needs lies far below; an instance that has grown beyond is given up. */
const MOST_MEMORY = 128 * 1024 * 1024;

let flite = new Flite();

parentPort?.on('message', (message: unknown) => {
  const { job } = jobSchema.parse(message);
  try {
    const { pcm, segments } = flite.speak(job.text, job.voice, job.speed);
    parentPort?.postMessage({ result: { pcm: resample(pcm, FLITE_RATE, job.rate), segments } });
    if (flite.memoryBytes > MOST_MEMORY) flite = new Flite();
  } catch (error) {
    flite = new Flite();
    parentPort?.postMessage({ error: String(error) });
  }
});
parentPort?.postMessage({ ready: true });
