// Runs one piece of database work for a service: retried once where that is safe, and failing in words.
import { CodedError } from '../domain/errors.ts';
import { isConflict, isConnectionLoss, serviceFault } from './faults.ts';

interface Work<T> {
  /** What the caller cannot reach when this fails: "The appointment book". */
  what: string;
  /** Doing it twice is the same as doing it once, so that a lost answer may be asked for again. */
  repeatable: boolean;
  run: () => Promise<T>;
}

/** @throws CodedError what `run` throws of that kind, otherwise service_unavailable. */
export async function runDatabaseWork<T>({ what, repeatable, run }: Work<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const again = isConflict(error) || (repeatable && isConnectionLoss(error));
    if (!again) throw inWords(what, error);
  }
  try {
    return await run();
  } catch (error) {
    throw inWords(what, error);
  }
}

function inWords(what: string, error: unknown): CodedError {
  return error instanceof CodedError ? error : serviceFault(what, error);
}
