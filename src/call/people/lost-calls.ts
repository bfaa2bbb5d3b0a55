// Typed calls whose process died: nobody sees them end, as a room would show. Whoever holds one gives a sign of life now
// and then; one that gives none any more is closed from outside.
import type { Logger } from 'pino';
import type { CallsPort } from '../../services/calls/calls.port.ts';
import { redact } from '../../understand/index.ts';
import type { Timers } from '../timers.ts';
import { closeAbandoned, type CloseAbandonedDeps } from './close-abandoned.ts';

/** Between two signs of life, in milliseconds. */
const SIGN_EVERY = 30_000;
/** A call without one for so long is lost, in milliseconds: a database may be away for a moment. */
const LOST_AFTER = 4 * SIGN_EVERY;
/** Calls of one look, oldest first. */
const CALLS = 100;

export interface SignsOfLifeDeps {
  calls: Pick<CallsPort, 'keepAlive'>;
  timers: Timers;
  clock: CloseAbandonedDeps['clock'];
}

/** Shows that this process holds the call, until it has ended. */
export function showLife(call: { id: string; ended: Promise<unknown> }, deps: SignsOfLifeDeps): void {
  const { calls, timers, clock } = deps;
  let cancel = (): void => undefined;
  let over = false;
  const next = (): void => {
    cancel = timers.after(SIGN_EVERY, () => {
      // A sign that could not be given is given the next time.
      void calls
        .keepAlive(call.id, clock())
        .catch(() => undefined)
        .then(() => (over ? undefined : next()));
    });
  };
  next();
  void call.ended.then(() => {
    over = true;
    cancel();
  });
}

export interface LostCallsDeps extends CloseAbandonedDeps {
  timers: Timers;
  logger: Logger;
}

export class LostCalls {
  readonly #deps: LostCallsDeps;
  #cancel = (): void => undefined;
  #looking: Promise<void>;
  #stopped = false;

  /** Looks at once, and from then on now and again. */
  constructor(deps: LostCallsDeps) {
    this.#deps = deps;
    this.#looking = this.#look();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#looking;
  }

  /** Never throws: what cannot be closed now is closed by the next look. */
  async #look(): Promise<void> {
    const { services, clock, logger, timers } = this.#deps;
    try {
      const lost = await services.calls.listSilent({ since: clock() - LOST_AFTER, limit: CALLS });
      for (const id of lost) {
        if (this.#stopped) return;
        if (await closeAbandoned(this.#deps, id))
          logger.warn(
            { callId: id },
            'The process of a typed call is gone: its record is closed from outside.',
          );
      }
    } catch (error) {
      logger.warn({ error: redact(String(error)) }, 'Calls whose process is gone cannot be looked for.');
    }
    if (this.#stopped) return;
    this.#cancel = timers.after(SIGN_EVERY, () => {
      this.#looking = this.#look();
    });
  }
}
