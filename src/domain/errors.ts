// Every error that a caller, a model or an operator can meet has a code and says what to do next.

/** Codes are stable: tests, metrics and replay files name them. */
export type ErrorCode =
  | 'not_verified'
  | 'not_listed'
  | 'not_found'
  | 'not_allowed'
  | 'not_proposed'
  | 'already_done'
  | 'slot_taken'
  | 'day_open'
  /** The customer has a visit at that time already. */
  | 'already_booked'
  | 'locked_out'
  | 'transfer_refused'
  | 'invalid_argument'
  | 'service_unavailable'
  | 'configuration'
  | 'transcript';

/**
 * An expected failure. `message` is safe to show to a model or a person: it holds no personal data, and it
 * ends with the next step ("list the appointments first").
 */
export class CodedError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CodedError';
    this.code = code;
  }
}
