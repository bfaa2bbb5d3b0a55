// Troubles made to order: what each endpoint shall do wrong from now on, and how slow it is.
import { z } from 'zod';

export const ENDPOINTS = ['llm', 'stt', 'tts'] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

/** The longest that a delay or the time before a cut may be: ten minutes. */
const MOST_MS = 600_000;
const ms = z.number().min(0).max(MOST_MS);

export const faultSchema = z.discriminatedUnion('kind', [
  /** Everything comes that much later. */
  z.object({ kind: z.literal('delay'), ms }),
  /** Requests and new sockets are answered by this status; open sockets are closed. */
  z.object({ kind: z.literal('status'), status: z.int().min(400).max(599) }),
  /** The connection breaks that long after its beginning, or after the fault's where it is open already. */
  z.object({ kind: z.literal('cut'), afterMs: ms.optional() }),
  /** Connections are taken and nothing comes. */
  z.object({ kind: z.literal('hang') }),
]);
export type Fault = z.infer<typeof faultSchema>;

export class Faults {
  readonly #faults = new Map<Endpoint, Fault>();
  readonly #delays = new Map<Endpoint, number>();
  readonly #listeners = new Set<(endpoint: Endpoint) => void>();

  get(endpoint: Endpoint): Fault | null {
    return this.#faults.get(endpoint) ?? null;
  }

  /** Null heals the endpoint; the constant delay stays. */
  set(endpoint: Endpoint, fault: Fault | null): void {
    if (fault) this.#faults.set(endpoint, faultSchema.parse(fault));
    else this.#faults.delete(endpoint);
    for (const listener of this.#listeners) listener(endpoint);
  }

  /** A constant extra delay, in milliseconds, as a provider far away would have: for benchmarks. */
  setDelay(endpoint: Endpoint, delayMs: number): void {
    this.#delays.set(endpoint, ms.parse(delayMs));
  }

  /** How much later everything comes: the constant delay and that of a fault. */
  delayOf(endpoint: Endpoint): number {
    const fault = this.get(endpoint);
    return (this.#delays.get(endpoint) ?? 0) + (fault?.kind === 'delay' ? fault.ms : 0);
  }

  /** Answers how to stop listening. */
  onChange(listener: (endpoint: Endpoint) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
