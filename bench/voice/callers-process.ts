// The benchmarks' side of a callers' process: requests go out, answers come back.
import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { answerSchema, type CallerRequest, type Turn } from './callers-protocol.ts';

export class CallersProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<
    number,
    { resolve: (turn: Turn | null) => void; reject: (error: Error) => void }
  >();
  #lastId = 0;

  constructor() {
    this.#child = forkModule('callers.ts');
    this.#child.on('message', (message) => {
      const answer = answerSchema.parse(message);
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (answer.ok) waiting?.resolve(answer.turn);
      else waiting?.reject(new Error(answer.error));
    });
    this.#child.once('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the callers are gone'));
      this.#waiting.clear();
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  ready(): Promise<unknown> {
    return new Promise((resolve, reject) => this.#waiting.set(0, { resolve, reject }));
  }

  ask(request: CallerRequest): Promise<Turn | null> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, request });
    });
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.disconnect();
    await gone;
  }
}

/** A module of this folder as a child process with a channel to talk over; it ends when the channel does. */
export function forkModule(file: string, args: readonly string[] = []): ChildProcess {
  const loader = createRequire(import.meta.url).resolve('tsx');
  return fork(join(import.meta.dirname, file), args, {
    execArgv: ['--import', loader],
    // LiveKit's client tells there of every stream that nobody reads.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
