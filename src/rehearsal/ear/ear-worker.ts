// The thread that listens: one utterance a job.
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { Recogniser } from './recogniser.ts';

const jobSchema = z.object({ job: z.object({ pcm: z.instanceof(Int16Array), rate: z.number() }) });

const recogniser = await Recogniser.open();

parentPort?.on('message', (message: unknown) => {
  const { job } = jobSchema.parse(message);
  try {
    parentPort?.postMessage({ result: recogniser.hear(job.pcm, job.rate) });
  } catch (error) {
    parentPort?.postMessage({ error: String(error) });
  }
});
parentPort?.postMessage({ ready: true });
