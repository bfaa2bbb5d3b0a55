// LiveKit insists on its own logger before anything else of it is made, and the model's client writes to the console
// what it cannot read: a piece of an answer, or a whole request. Neither is for a log. Errors come to ours as errors.
import { initializeLogger, loggerOptions } from '@livekit/agents';

/** Silent, unless the process has set it up already, as a worker does: ours does the talking. */
export function quietLiveKit(): void {
  if (loggerOptions() === undefined) initializeLogger({ pretty: false, level: 'silent' });
  quietLibraries(console);
}

/** Libraries that are given what callers and models say. */
const LIBRARY = /[\\/]node_modules[\\/](?:openai|@livekit)[\\/]/;
const METHODS = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;
const QUIET = Symbol('quiet');

type Method = (...said: unknown[]) => void;

/** From now on nothing that those libraries write gets through to the console; everybody else's words do. */
export function quietLibraries(target: Record<(typeof METHODS)[number], Method>): void {
  for (const method of METHODS) {
    const write = target[method];
    if (QUIET in write) continue;
    const unlessLibrary: Method = (...said) => {
      if (!isLibrary(new Error().stack)) write.apply(target, said);
    };
    target[method] = Object.assign(unlessLibrary, { [QUIET]: true });
  }
}

/** Whoever called the method: below the error itself and the method. */
function isLibrary(stack: string | undefined): boolean {
  return LIBRARY.test(stack?.split('\n')[2] ?? '');
}
