// Which providers work: for the listeners of one call, and for the calls that come after it in this process.
import type { Clock } from '../domain/clock.ts';
import type { SpeechComponent, SpeechState } from '../domain/call-event.ts';

export interface Health {
  component: SpeechComponent;
  state: SpeechState;
  /** The provider in use; the first one when none is left. */
  provider: string;
}

export type HealthListener = (health: Health) => void;

/** Remembers between calls who failed lately, so that the next call does not begin with waiting for them. */
export class Breaker {
  readonly #clock: Clock;
  readonly #skipMs: number;
  readonly #failedAt = new Map<string, number>();

  constructor({ clock, skipMs }: { clock: Clock; skipMs: number }) {
    this.#clock = clock;
    this.#skipMs = skipMs;
  }

  failed(key: string): void {
    this.#failedAt.set(key, this.#clock());
  }

  worked(key: string): void {
    this.#failedAt.delete(key);
  }

  isOpen(key: string): boolean {
    const at = this.#failedAt.get(key);
    return at !== undefined && this.#clock() - at < this.#skipMs;
  }
}

/** The health of one component during one call, told when it changes. */
export class ComponentHealth {
  readonly #component: SpeechComponent;
  readonly #providers: readonly string[];
  readonly #failing = new Set<number>();
  readonly #tell: HealthListener;
  #told: string;

  /** `providers` in the configured order; `failing` those known to be failing when the call begins. */
  constructor(
    component: SpeechComponent,
    { providers, failing, tell }: { providers: readonly string[]; failing: number[]; tell: HealthListener },
  ) {
    this.#component = component;
    this.#providers = providers;
    this.#tell = tell;
    this.#told = key(this.now);
    for (const index of failing) this.failed(index);
  }

  get now(): Health {
    const index = this.#providers.findIndex((_, at) => !this.#failing.has(at));
    const state = index === 0 ? 'ok' : index === -1 ? 'down' : 'fallback';
    return { component: this.#component, state, provider: this.#providers[Math.max(index, 0)] ?? '' };
  }

  failed(index: number): void {
    this.#failing.add(index);
    this.#tellChange();
  }

  worked(index: number): void {
    this.#failing.delete(index);
    this.#tellChange();
  }

  #tellChange(): void {
    const now = this.now;
    if (key(now) === this.#told) return;
    this.#told = key(now);
    this.#tell(now);
  }
}

const key = ({ state, provider }: Health) => `${state} ${provider}`;
