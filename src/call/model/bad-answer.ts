// What may be wrong with a model's answer, how it is told to the model that is asked again, and how it is found.
import { llm } from '@livekit/agents';
import { modelFailure } from '../../speech/index.ts';
import { redact } from '../../understand/index.ts';

/** Stable: records and metrics name them. What the model is told of it; null where it can learn nothing from it. */
export const BAD = {
  error: null,
  refused: null,
  too_late: null,
  context_too_long: null,
  broke_off: 'Your answer broke off there: go on.',
  nothing_said: 'Your last answer held nothing to say: answer in one or two plain sentences.',
  goodbye_too_early:
    'The caller waits for something: answer what they said last, without a goodbye; the line stays open.',
  call_as_words:
    'You wrote a tool call as text: call the tool itself, or answer in one or two plain sentences.',
  unreadable_call: 'The arguments of your tool call were no valid JSON: call it again, with short arguments.',
} as const;

export type BadAnswer = keyof typeof BAD;

/** Whether an "error" of the log is about an answer that came, and was of no use. */
export function isUseless(message: string): boolean {
  return ['nothing_said', 'goodbye_too_early', 'call_as_words', 'unreadable_call'].includes(message);
}

export function failureOf(error: Error): { why: BadAnswer; detail: string } {
  const { kind } = modelFailure(error);
  const detail = redact(error.message);
  if (kind === 'context_too_long') return { why: 'context_too_long', detail };
  if (REFUSALS.has(kind)) return { why: 'refused', detail };
  const late = kind === 'timeout' || error instanceof TooLate;
  return { why: late ? 'too_late' : 'error', detail };
}

/** Asked again, a provider would only say the same. */
const REFUSALS: ReadonlySet<string> = new Set(['key', 'quota', 'unknown_model', 'parameter']);

/** Nothing came in time, whatever the chain of models does. */
export class TooLate extends Error {
  constructor(ms: number) {
    super(`nothing came for ${Math.round(ms)} ms`);
    this.name = 'TooLate';
  }
}

export function isReadable(args: string): boolean {
  try {
    const parsed: unknown = args.trim() === '' ? {} : JSON.parse(args);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}

/** Whether a piece that is no speech names one of the tools: then it was meant to be a call. */
export function namesTool(block: string, tools: llm.ToolContext): boolean {
  return tools.tools.some((tool) => llm.isFunctionTool(tool) && block.includes(tool.name));
}
