// Silence: two minutes without an answer to verification are a failed attempt; on a spoken line, where silence is
// heard, the caller is asked long before that.
import type { Coordinator } from '../coordinator/index.ts';
import type { Clock } from '../domain/clock.ts';
import type { CustomersPort } from '../services/customers/customers.port.ts';
import type { CallLog } from './call-log.ts';
import type { InFlight } from './in-flight.ts';
import { Quiet } from './quiet.ts';
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
  /** Silence that is a failed attempt; 0 where nobody can be verified. */
  idleSeconds: number;
  /** Silence before the caller is asked whether they are there; 0 where silence cannot be heard. */
  quietSeconds: number;
  /** A person is sought for the caller, or talks with them: they are silent with reason. */
  onHold: () => boolean;
  /** Says goodbye to somebody who is silent, and hangs up. */
  letGo: () => void;
}

export class Silence {
  readonly #deps: SilenceDeps;
  readonly #quiet: Quiet;
  #cancel = (): void => undefined;

  constructor(deps: SilenceDeps) {
    this.#deps = deps;
    const afterMs = deps.quietSeconds * 1000;
    this.#quiet = new Quiet({ timers: deps.timers, afterMs, onQuiet: (asked) => this.#lineIsQuiet(asked) });
  }

  /** The floor is free, or somebody has taken it. */
  floor(free: boolean): void {
    this.#quiet.floor(free);
  }

  /** The caller has spoken. */
  heard(): void {
    this.#quiet.heard();
  }

  /** From now on the time runs again, if the caller is being verified. */
  restart(): void {
    const { coordinator, timers, inFlight, idleSeconds } = this.#deps;
    this.#cancel();
    if (coordinator.state !== 'verifying' || idleSeconds === 0) return;
    this.#cancel = timers.after(idleSeconds * 1000, () => inFlight.track(this.#countAsFailure()));
  }

  stop(): void {
    this.#cancel();
    this.#quiet.stop();
  }

  #lineIsQuiet(asked: boolean): void {
    const { coordinator, log, speaker, idleSeconds, quietSeconds, onHold, letGo } = this.#deps;
    if (onHold()) return;
    // Whoever is asked who they are may have to look for it: they are asked once, then the two minutes count.
    if (asked && coordinator.state === 'verifying' && idleSeconds > 0) return;
    log.add('caller.silent', { seconds: quietSeconds });
    if (asked) letGo();
    else speaker.line('still_there');
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
    this.#deps.letGo();
  }
}
