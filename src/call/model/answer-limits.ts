// How long, how much and how often: what bounds a model's answer, from the company's settings.
import type { Company } from '../../domain/company.ts';
import type { AnswerLimits } from './answer.ts';

/** Over what the chain of models takes by itself, in milliseconds. */
const SLACK = 500;
/** After the first missed deadline, the caller is told within this time. Milliseconds. */
const TOLD_WITHIN = 1500;
/** A model may stream its whole answer for so long, in milliseconds. */
const WHOLE = 30_000;

export function answerLimits({ speech, limits }: Company): AnswerLimits {
  const { timeoutMs } = speech.retry;
  return {
    firstWordsMs: 2 * timeoutMs + TOLD_WITHIN,
    tryMs: speech.llm.length * timeoutMs + SLACK,
    slowAfterMs: timeoutMs + TOLD_WITHIN,
    pieceMs: timeoutMs + SLACK,
    wholeMs: WHOLE,
    characters: limits.replyCharacters,
    calls: limits.toolSteps,
  };
}
