// What the adapters need to know of a company; a parsed company.yaml fits as it is.

export interface ServiceSettings {
  timeZone: string;
  /** Lists of words that mean the same to the company's callers. */
  synonyms?: readonly (readonly string[])[] | undefined;
  fees: { cancellation: CancellationFee };
  verification: VerificationSettings;
}

export interface CancellationFee {
  freeUntilHours: number;
  cents: number;
}

export interface VerificationSettings {
  /** caller_number, zip, … All of them must fit. */
  factors: readonly string[];
  attemptsPerAccount: number;
  windowHours: number;
  /** The wait after the first lockout, the second within a week, … */
  lockoutMinutes: readonly number[];
}
