// Who a caller is: the only door to verification, answering pass, fail or locked and nothing else.

/** What an agent may know of a verified customer. No factor of verification is among it. */
export interface VerifiedCustomer {
  id: string;
  firstName: string;
  lastName: string;
}

export interface VerificationClaim {
  callId: string;
  /** E.164, or null when the number was withheld. */
  callerNumber: string | null;
  /** Already normalised: zip as five digits, dateOfBirth as YYYY-MM-DD, … */
  factors: Readonly<Record<string, string>>;
  now: number;
}

export type VerificationOutcome =
  | { outcome: 'passed'; customer: VerifiedCustomer }
  /** Never says which factor was wrong, nor whether the number is known. */
  | { outcome: 'failed' }
  /** The answers are right for more than one account: no attempt is counted, and nothing is opened. */
  | { outcome: 'unclear' }
  | { outcome: 'locked'; until: number };

export interface CustomersPort {
  /**
   * Compares in constant time with salted hashes. Counts a failure per account (and per number, known or not) in
   * the same transaction; a locked subject is not compared at all.
   */
  verify(claim: VerificationClaim): Promise<VerificationOutcome>;
  /** Counts a failure without a comparison: the caller was silent for too long. */
  recordFailure(claim: Omit<VerificationClaim, 'factors'>): Promise<void>;
  /** Until when this number is locked out, or null. Asked when a call starts. */
  lockedUntil(callerNumber: string | null, now: number): Promise<number | null>;
  /** Locks the number's accounts because a call used up its attempts; the wait grows with each lockout. */
  lockOut(claim: Omit<VerificationClaim, 'factors'>): Promise<{ until: number }>;
}
