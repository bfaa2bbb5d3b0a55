// How many chats at once: in all, and from one address.

export interface AdmissionLimits {
  calls: number;
  callsPerAddress: number;
}

export type Refused = 'busy' | 'too_many_connections' | 'shutting_down';

export type Admission = { admitted: true; leave: () => void } | { admitted: false; why: Refused };

export class AdmissionDesk {
  readonly #limits: AdmissionLimits;
  readonly #byAddress = new Map<string, number>();
  #total = 0;

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
  }

  get total(): number {
    return this.#total;
  }

  /** `leave` gives the place back; once is enough, more does no harm. */
  enter(address: string): Admission {
    const here = this.#byAddress.get(address) ?? 0;
    if (this.#total >= this.#limits.calls) return { admitted: false, why: 'busy' };
    if (here >= this.#limits.callsPerAddress) return { admitted: false, why: 'too_many_connections' };
    this.#total++;
    this.#byAddress.set(address, here + 1);
    let left = false;
    return {
      admitted: true,
      leave: () => {
        if (!left) this.#leave(address);
        left = true;
      },
    };
  }

  #leave(address: string): void {
    this.#total--;
    const rest = (this.#byAddress.get(address) ?? 1) - 1;
    if (rest > 0) this.#byAddress.set(address, rest);
    else this.#byAddress.delete(address);
  }
}
