// Silence: two minutes without an answer to verification are a failed attempt; on a spoken line, where silence is
// heard, the caller is asked long before that. Only the caller's own time counts.
import type { Coordinator } from '../coordinator/index.ts';
import type { Clock } from '../domain/clock.ts';
import type { CustomersPort } from '../services/customers/customers.port.ts';
import type { CallLog } from './call-log.ts';
import { CallersTime } from './callers-time.ts';
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
  monotonic: () => number;
  /** Silence that is a failed attempt; 0 where nobody can be verified. */
  idleSeconds: number;
  /** Silence before the caller is asked whether they are there; 0 where silence cannot be heard. */
  quietSeconds: number;
  /** The caller's side is not silent, as far as a detector can tell. */
  isNoisy: () => boolean;
  /** An agent is heard at this moment. */
  agentSounds: () => boolean;
  /** Drops what is being said or waits for silence to be said. */
  stopTalking: () => void;
  /** A person is sought for the caller, or talks with them: they are silent with reason. */
  onHold: () => boolean;
  /** Says goodbye to somebody who is silent, and hangs up. */
  letGo: () => void;
}

export class Silence {
  readonly #deps: SilenceDeps;
  readonly #quiet: Quiet;
  readonly #answerTime: CallersTime;

  constructor(deps: SilenceDeps) {
    const { timers, inFlight, monotonic, idleSeconds, quietSeconds } = deps;
    this.#deps = deps;
    this.#quiet = new Quiet({
      timers,
      afterMs: quietSeconds * 1000,
      // Over noise nobody answers: LiveKit lets no agent begin, and holds one that has begun.
      engaged: () => deps.agentSounds() || (inFlight.busy && !deps.isNoisy()),
      onQuiet: (asked) => this.#lineIsQuiet(asked),
    });
    this.#answerTime = new CallersTime({
      ...{ timers, inFlight, monotonic, ms: idleSeconds * 1000 },
      onOver: () => inFlight.track(this.#countAsFailure()),
    });
  }

  /** An agent begins to be heard, or has finished. */
  agentHeard(): void {
    this.#quiet.restart();
  }

  /** Words of the caller have been understood. */
  heard(): void {
    this.#quiet.heard();
  }

  /** From now on the time runs again, if the caller is being verified. */
  restart(): void {
    const { coordinator, idleSeconds } = this.#deps;
    if (coordinator.state === 'verifying' && idleSeconds > 0) this.#answerTime.restart();
    else this.#answerTime.stop();
  }

  #lineIsQuiet(asked: boolean): void {
    const { coordinator, log, idleSeconds, quietSeconds, onHold, isNoisy, letGo } = this.#deps;
    if (onHold()) return;
    // Whoever is asked who they are may have to look for it: they are asked once, then the two minutes count.
    if (asked && coordinator.state === 'verifying' && idleSeconds > 0 && !isNoisy()) return;
    log.add('caller.silent', { seconds: quietSeconds });
    if (asked) letGo();
    else this.#ask();
  }

  /** Over noise nothing is ever heard that waits for silence, or gives way to it. */
  #ask(): void {
    const { speaker, isNoisy, stopTalking } = this.#deps;
    const whole = isNoisy();
    if (whole) stopTalking();
    speaker.line('still_there', {}, { whole });
  }

  async #countAsFailure(): Promise<void> {
    const { coordinator, customers, log, clock, idleSeconds } = this.#deps;
    if (coordinator.state !== 'verifying') return;
    const { callId, caller } = coordinator.context;
    const claim = { callId, callerNumber: caller.number, now: clock() };
    log.add('caller.silent', { seconds: idleSeconds });
    coordinator.send({ type: 'verification.failed', at: clock() });
    const { attempts, level } = coordinator.context.verification;
    log.add('verification.failed', { attempts, cause: 'silence' });
    await customers.recordFailure(claim);
    if (level !== 'locked') {
      this.#ask();
      this.restart();
      return;
    }
    const { until } = await customers.lockOut(claim);
    coordinator.send({ type: 'verification.locked', until, at: clock() });
    log.add('verification.locked', { until });
    this.#deps.letGo();
  }
}
