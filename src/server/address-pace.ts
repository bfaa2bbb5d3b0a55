// How often one address may do a thing: each has a bucket of its own, and the number of buckets is bounded.
import { TokenBucket } from '../channels/chat/token-bucket.ts';

export interface Pace {
  burst: number;
  perMinute: number;
}

/** Addresses remembered; beyond it the one that has been quiet the longest is forgotten. */
const ADDRESSES = 10_000;

export class AddressPace {
  readonly #pace: Pace;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /** 0 when it may go on; otherwise the milliseconds until it may. `now` is of a monotonic clock. */
  take(address: string, now: number): number {
    const bucket = this.#buckets.get(address) ?? new TokenBucket(this.#pace, now);
    this.#buckets.delete(address);
    this.#buckets.set(address, bucket);
    const [quietest] = this.#buckets.keys();
    if (this.#buckets.size > ADDRESSES && quietest !== undefined) this.#buckets.delete(quietest);
    return bucket.take(now);
  }
}
