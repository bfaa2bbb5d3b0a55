// Silence during verification: two minutes without an answer are a failed attempt.
import type { Coordinator } from '../coordinator/index.ts';
import type { Clock } from '../domain/clock.ts';
import type { CustomersPort } from '../services/customers/customers.port.ts';
import type { CallLog } from './call-log.ts';
import type { InFlight } from './in-flight.ts';
import type { Speaker } from './speaker.ts';
import type { Timers } from './timers.ts';

export interface SilenceDeps {
  coordinator: Coordinator;
  customers: CustomersPort;
  log: CallLog;
  speaker: Speaker;
  inFlight: InFlight;
  timers: Timers;
  clock: Clock;
  idleSeconds: number;
  hangUp: () => void;
}

export class Silence {
  readonly #deps: SilenceDeps;
  #cancel = (): void => undefined;

  constructor(deps: SilenceDeps) {
    this.#deps = deps;
  }

  /** From now on the time runs again, if the caller is being verified. */
  restart(): void {
    const { coordinator, timers, inFlight, idleSeconds } = this.#deps;
    this.stop();
    if (coordinator.state !== 'verifying') return;
    this.#cancel = timers.after(idleSeconds * 1000, () => inFlight.track(this.#countAsFailure()));
  }

  stop(): void {
    this.#cancel();
  }

  async #countAsFailure(): Promise<void> {
    const { coordinator, customers, log, speaker, clock, idleSeconds } = this.#deps;
    if (coordinator.state !== 'verifying') return;
    const { callId, caller } = coordinator.context;
    const claim = { callId, callerNumber: caller.number, now: clock() };
    log.add('caller.silent', { seconds: idleSeconds });
    coordinator.send({ type: 'verification.failed', at: clock() });
    const { attempts, level } = coordinator.context.verification;
    log.add('verification.failed', { attempts, cause: 'silence' });
    await customers.recordFailure(claim);
    if (level !== 'locked') {
      speaker.line('still_there');
      this.restart();
      return;
    }
    const { until } = await customers.lockOut(claim);
    coordinator.send({ type: 'verification.locked', until, at: clock() });
    log.add('verification.locked', { until });
    speaker.line('silence_goodbye');
    this.#deps.hangUp();
  }
}
