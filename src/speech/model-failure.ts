// Why a language model did not answer, as one typed value that code can act on and people can read.
import { cleanReason, nextStep, problemOf, type FailureFacts } from './failure-words.ts';
import { kindOfRefusal } from './refusal.ts';

export interface ModelFailure extends FailureFacts {
  /** Provider and model, as told to people; null where only an error is known. */
  model: string | null;
  /** When the provider will take requests again, where it said so. */
  retryAfterMs: number | null;
  /** What happened, with the provider's own reason; no secrets, no caller's data. */
  problem: string;
  /** What somebody who runs the line can do about it. */
  next: string;
}

/** What is known of a failure; what is left out is not known. */
export type FailureGiven = Pick<FailureFacts, 'kind'> & Partial<Omit<ModelFailure, 'problem' | 'next'>>;

/** Not LiveKit's kind of error, so that LiveKit does not send the request again. */
export class ModelError extends Error {
  readonly failure: ModelFailure;

  constructor(given: FailureGiven, options?: ErrorOptions) {
    const failure = toFailure(given);
    super(`${failure.problem}. ${failure.next}`, options);
    this.name = 'ModelError';
    this.failure = failure;
  }
}

/** What an error of a language model means, whoever threw it. */
export function modelFailure(error: unknown): ModelFailure {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof ModelError) return at.failure;
  if (!(error instanceof Error)) return toFailure({ kind: 'other' });
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : null;
  const reason = cleanReason(error.message);
  if (/timeout|timed out/i.test(`${error.name} ${error.message}`))
    return toFailure({ kind: 'timeout', reason });
  if (status === null || status < 100) return toFailure({ kind: 'other', reason });
  return toFailure({ kind: kindOfRefusal(status, error.message), status, reason });
}

function toFailure(given: FailureGiven): ModelFailure {
  const facts = { model: null, status: null, detail: null, reason: null, retryAfterMs: null, ...given };
  return { ...facts, problem: problemOf(facts.model ?? 'The language model', facts), next: nextStep(facts) };
}
