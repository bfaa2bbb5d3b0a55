// How fast a caller may type: a burst, and then a steady rate.

export class TokenBucket {
  readonly #burst: number;
  readonly #msPerToken: number;
  #tokens: number;
  #at: number;

  /** `now` is milliseconds of the clock that `take` is asked with. */
  constructor({ burst, perMinute }: { burst: number; perMinute: number }, now: number) {
    this.#burst = burst;
    this.#msPerToken = 60_000 / perMinute;
    this.#tokens = burst;
    this.#at = now;
  }

  /** 0 when there was one; otherwise the milliseconds until there will be. */
  take(now: number): number {
    this.#tokens = Math.min(this.#burst, this.#tokens + (now - this.#at) / this.#msPerToken);
    this.#at = now;
    if (this.#tokens < 1) return Math.ceil((1 - this.#tokens) * this.#msPerToken);
    this.#tokens -= 1;
    return 0;
  }
}
