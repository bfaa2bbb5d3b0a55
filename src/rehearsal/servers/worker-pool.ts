// Work that would hold up every call, such as making and hearing speech, done in worker threads one job at a time.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

interface Waiting<Result> {
  job: unknown;
  signal: AbortSignal | undefined;
  resolve: (result: Result) => void;
  reject: (error: Error) => void;
}

export interface PoolOptions<Result> {
  /** The worker's file; it answers each `{ job }` by `{ result }` or `{ error }`, and says `{ ready: true }` first. */
  file: URL;
  size: number;
  parse: (result: unknown) => Result;
}

const answerSchema = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ error: z.string() }),
  z.object({ result: z.unknown() }),
]);

/** First come, first served. A worker that dies takes its job with it and is replaced. */
export class WorkerPool<Job, Result> {
  readonly #options: PoolOptions<Result>;
  readonly #queue: Waiting<Result>[] = [];
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Waiting<Result> | null>();
  readonly #ready: Promise<void>;
  #closed = false;

  constructor(options: PoolOptions<Result>) {
    this.#options = options;
    this.#ready = Promise.all(Array.from({ length: options.size }, () => this.#start())).then(
      () => undefined,
    );
    // Whoever waits for it sees the error; nobody has to.
    this.#ready.catch(() => undefined);
  }

  /** Resolves when every worker can take jobs. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** Jobs that no worker has taken up yet. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** @throws what the worker says went wrong, or the signal's reason when that comes first. */
  run(job: Job, signal?: AbortSignal): Promise<Result> {
    if (this.#closed) return Promise.reject(new Error('The rehearsal servers are closed.'));
    return new Promise((resolve, reject) => {
      this.#queue.push({ job, signal, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const workers = [...this.#idle, ...this.#busy.keys()];
    const waiting = [...this.#queue.splice(0), ...[...this.#busy.values()].filter((job) => job !== null)];
    for (const { reject } of waiting) reject(new Error('The rehearsal servers are closed.'));
    this.#idle.length = 0;
    this.#busy.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #next(): void {
    while (this.#queue[0]?.signal?.aborted)
      this.#queue.shift()?.reject(new Error('Nobody waits for this any more.'));
    if (this.#queue.length === 0) return;
    const worker = this.#idle.pop();
    const waiting = worker && this.#queue.shift();
    if (!worker || !waiting) return;
    this.#busy.set(worker, waiting);
    worker.postMessage({ job: waiting.job });
  }

  #start(): Promise<void> {
    const worker = openWorker(this.#options.file);
    this.#busy.set(worker, null);
    return new Promise((resolve, reject) => {
      worker.on('message', (message: unknown) => {
        this.#answered(worker, message);
        resolve();
      });
      worker.on('error', (error) => {
        this.#lost(worker, error);
        reject(error);
      });
      worker.on('exit', () => {
        this.#lost(worker, new Error('The worker has ended.'));
        resolve();
      });
    });
  }

  #answered(worker: Worker, message: unknown): void {
    if (this.#closed) return;
    const waiting = this.#busy.get(worker);
    const answer = answerSchema.parse(message);
    if (waiting && 'error' in answer) waiting.reject(new Error(answer.error));
    else if (waiting && 'result' in answer) waiting.resolve(this.#options.parse(answer.result));
    this.#busy.delete(worker);
    this.#idle.push(worker);
    this.#next();
  }

  #lost(worker: Worker, error: Error): void {
    const waiting = this.#busy.get(worker);
    const worked = waiting !== null;
    waiting?.reject(error);
    this.#busy.delete(worker);
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    // One that could not even start would not the next time either.
    if (!this.#closed && waiting !== undefined && worked) void this.#start().catch(() => undefined);
  }
}

/**
 * A worker's own file must be JavaScript, whatever loader is given: so from source it begins with a line that registers
 * tsx. Not with process.execArgv: under `tsx` that holds hooks which belong to its one child.
 */
function openWorker(file: URL): Worker {
  if (!file.pathname.endsWith('.ts')) return new Worker(file, { execArgv: [] });
  // require() finds the CommonJS half of it, whose register() looks for its files in the wrong place.
  const tsx = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs');
  const urls = { tsx: pathToFileURL(tsx).href, file: file.href };
  const begin = `const { tsx, file } = ${JSON.stringify(urls)};
    import(tsx).then(({ register }) => { register(); return import(file); });`;
  return new Worker(begin, { eval: true, execArgv: [] });
}
