// The rehearsal ear: a stretch of speech in, the words of the grammar that it comes nearest to out.
import { z } from 'zod';
import { WorkerPool } from '../servers/worker-pool.ts';

export interface HeardWord {
  word: string;
  /** Milliseconds from the beginning of the speech. */
  startMs: number;
  endMs: number;
}

export interface Heard {
  /** Empty when it was nothing that the grammar knows. */
  text: string;
  words: HeardWord[];
  /** 0 to 1. */
  confidence: number;
}

const heardSchema = z.object({
  text: z.string(),
  words: z.array(z.object({ word: z.string(), startMs: z.number(), endMs: z.number() })),
  confidence: z.number(),
});

type Job = { pcm: Int16Array; rate: number };

export class Ear {
  readonly #pool = new WorkerPool<Job, Heard>({
    file: new URL('./ear-worker.ts', import.meta.url),
    size: 2,
    parse: (result) => heardSchema.parse(result),
  });

  get ready(): Promise<void> {
    return this.#pool.ready;
  }

  /** Whether speech waits for a free worker: guesses in between can then be left out. */
  get busy(): boolean {
    return this.#pool.waiting > 0;
  }

  /** Mono 16 bit PCM of one utterance. */
  hear(pcm: Int16Array, rate: number, signal?: AbortSignal): Promise<Heard> {
    return this.#pool.run({ pcm, rate }, signal);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
