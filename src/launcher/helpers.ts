// The two processes of ours that a start runs beside itself: the rehearsal servers and the voice worker.
import type { ChildSpec } from './child.ts';
import { ownCommand } from './own-process.ts';

export interface HelperOptions {
  port: number;
  env: ChildSpec['env'];
  logFile: string;
}

/** A process of its own: recognising speech keeps a processor busy, and HTTP must not wait for it. */
export function rehearsalSpec({ port, env, logFile }: HelperOptions): ChildSpec {
  return {
    name: 'rehearsal servers',
    ...ownCommand(['rehearsal', '--port', String(port)]),
    ...{ env, logFile },
    farewell: [{ signal: 'SIGTERM', waitMs: 2000 }],
  };
}

/** Answers GET / with 200 on its port when it is registered with LiveKit. */
export function workerSpec({ company, port, env, logFile }: HelperOptions & { company: string }): ChildSpec {
  return {
    name: 'voice worker',
    ...ownCommand([
      ...['worker', '--company', company, '--host', '127.0.0.1', '--port', String(port)],
      // Who stops a line on their own machine does not wait for calls to end by themselves.
      ...['--idle-processes', '1', '--drain-seconds', '2'],
    ]),
    ...{ env, logFile },
    // Calls under way get their summaries first.
    farewell: [
      { signal: 'SIGTERM', waitMs: 15_000 },
      { signal: 'SIGINT', waitMs: 1000 },
    ],
  };
}
