// The stand-ins for the providers, in their own process, and what a benchmark asks of them.
import type { ChildProcess } from 'node:child_process';
import { z } from 'zod';
import { forkModule } from './callers-process.ts';
import type { Mark } from './stand-ins/marks.ts';

const marksSchema: z.ZodType<Mark[]> = z.array(
  z.object({
    kind: z.enum(['hears', 'recognised', 'asked', 'told', 'voiced']),
    at: z.number(),
    text: z.string(),
  }),
);

export class StandIns {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  static async start(port: number): Promise<StandIns> {
    const child = forkModule('stand-ins/main.ts', [String(port)]);
    await new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', () => reject(new Error('the stand-ins did not start')));
    });
    return new StandIns(`http://127.0.0.1:${port}`, child);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Milliseconds that the recogniser, the language model and the voice take from now on. */
  async delays({ stt = 0, llm = 0, tts = 0 }: { stt?: number; llm?: number; tts?: number }): Promise<void> {
    await fetch(`${this.url}/delays`, { method: 'PUT', body: JSON.stringify({ stt, llm, tts }) });
  }

  /** What has passed since the last time that this was asked. */
  async marks(): Promise<Mark[]> {
    return marksSchema.parse(await (await fetch(`${this.url}/marks`)).json());
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.disconnect();
    await gone;
  }
}
