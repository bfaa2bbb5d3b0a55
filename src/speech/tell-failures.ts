// Tells people of language models that fail: each trouble that somebody has to mend once, everything in the log.
import type { Logger } from 'pino';
import type { FailureKind } from './failure-words.ts';
import type { ModelError } from './model-failure.ts';

/** Time alone mends none of these. */
const FOR_PEOPLE: ReadonlySet<FailureKind> = new Set([
  'key',
  'quota',
  'unknown_model',
  'parameter',
  'unreachable',
  'bad_answer',
]);

export interface FailureListeners {
  logger: Logger;
  onRefusal?: ((line: string) => void) | undefined;
}

export function tellOnce({ logger, onRefusal }: FailureListeners): (error: ModelError) => void {
  const told = new Set<string>();
  return ({ failure, message }) => {
    const { kind, status, model, reason } = failure;
    logger.warn({ kind, status, model, reason }, 'A language model did not answer');
    if (!FOR_PEOPLE.has(kind) || told.has(message)) return;
    told.add(message);
    onRefusal?.(`Trouble with the language model: ${message}`);
  };
}
