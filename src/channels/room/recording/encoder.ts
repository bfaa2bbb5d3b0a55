// The sound of a call on its way to a file: Ogg Vorbis, which browsers play and nobody needs a licence for.
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

export const MIME_TYPE = 'audio/ogg';

export class Encoder {
  readonly #worker: Worker;
  readonly #done: Promise<Buffer>;

  constructor(sampleRate: number) {
    const worker = new Worker(new URL('./encoder-worker.mjs', import.meta.url), {
      workerData: { sampleRate },
      execArgv: [],
    });
    this.#worker = worker;
    this.#done = new Promise((resolve, reject) => {
      worker.once('message', (file: unknown) => resolve(Buffer.from(z.instanceof(Uint8Array).parse(file))));
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The encoder has ended early.')));
    });
    // Whoever finishes sees it.
    this.#done.catch(() => undefined);
    worker.unref();
  }

  /** Both sides of the same moment, 16 bit. */
  write(left: Int16Array, right: Int16Array): void {
    this.#worker.postMessage([left, right]);
  }

  /** @throws what went wrong in the encoder. */
  finish(): Promise<Buffer> {
    this.#worker.ref();
    this.#worker.postMessage(null);
    return this.#done;
  }

  drop(): void {
    void this.#worker.terminate();
  }
}
