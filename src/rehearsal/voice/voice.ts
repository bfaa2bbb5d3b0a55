// The rehearsal voice: text in, PCM and the time of each character out, clause by clause.
import { z } from 'zod';
import { WorkerPool } from '../servers/worker-pool.ts';
import { align, type Alignment } from './alignment.ts';
import { intoClauses } from './clauses.ts';
import { toSpeakable } from './speakable.ts';
import { fliteVoice } from './voices.ts';

export interface SpeakOptions {
  /** Any provider's voice id. */
  voice: string;
  /** Samples a second. */
  rate: number;
  /** 1 is normal. */
  speed?: number | undefined;
  /** Something was said just before, from which the first clause is set off. */
  goesOn?: boolean;
  signal?: AbortSignal | undefined;
}

/** Mono 16 bit PCM of one clause; its alignment counts from the clause's beginning. */
export interface SpokenClause {
  pcm: Int16Array;
  ms: number;
  alignment: Alignment;
}

const spokenSchema = z.object({
  pcm: z.instanceof(Int16Array),
  segments: z.array(z.object({ phone: z.string(), endMs: z.number() })),
});

type Job = { text: string; voice: string; rate: number; speed: number; pauseMs: number };

/** Between two clauses, in milliseconds; flite's own, before it was cut off. */
const PAUSE = 200;

export class Voice {
  readonly #pool = new WorkerPool<Job, z.infer<typeof spokenSchema>>({
    file: new URL('./voice-worker.ts', import.meta.url),
    size: 1,
    parse: (result) => spokenSchema.parse(result),
  });

  get ready(): Promise<void> {
    return this.#pool.ready;
  }

  /** Each clause as soon as it is made. Text without anything to say yields nothing. */
  async *speak(
    text: string,
    { voice, rate, speed = 1, goesOn = false, signal }: SpeakOptions,
  ): AsyncGenerator<SpokenClause> {
    let pauseMs = goesOn ? PAUSE : 0;
    for (const clause of intoClauses(text)) {
      const words = toSpeakable(clause);
      if (words === '') continue;
      const job = { text: words, voice: fliteVoice(voice), rate, speed, pauseMs };
      pauseMs = PAUSE;
      const { pcm, segments } = await this.#pool.run(job, signal);
      const ms = (pcm.length / rate) * 1000;
      yield { pcm, ms, alignment: align(clause, segments, ms) };
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
