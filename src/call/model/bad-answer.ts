// What may be wrong with a model's answer, how it is told to the model that is asked again, and how it is found.
import { APIStatusError, APITimeoutError, llm } from '@livekit/agents';
import { redact } from '../../understand/index.ts';

/** Stable: records and metrics name them. What the model is told of it; null where it can learn nothing from it. */
export const BAD = {
  error: null,
  too_late: null,
  context_too_long: null,
  broke_off: 'Your answer broke off there: go on.',
  nothing_said: 'Your last answer held nothing to say: answer in one or two plain sentences.',
  call_as_words:
    'You wrote a tool call as text: call the tool itself, or answer in one or two plain sentences.',
  unreadable_call: 'The arguments of your tool call were no valid JSON: call it again, with short arguments.',
} as const;

export type BadAnswer = keyof typeof BAD;

/** Whether an "error" of the log is about an answer that came, and was of no use. */
export function isUseless(message: string): boolean {
  return ['nothing_said', 'call_as_words', 'unreadable_call'].includes(message);
}

export function failureOf(error: Error): { why: BadAnswer; detail: string } {
  const detail = redact(error.message);
  if (isTooLong(error)) return { why: 'context_too_long', detail };
  const late = error instanceof APITimeoutError || error.message.startsWith('nothing came for');
  return { why: late ? 'too_late' : 'error', detail };
}

/** As OpenAI, vLLM, llama.cpp, Mistral, Anthropic and Ollama tell it. */
const TOO_LONG =
  /context[ _-]?(?:length|window|size)|maximum context|too (?:many tokens|long)|exceeds? the (?:available|model)|input is too large|reduce the length/i;

function isTooLong(error: Error): boolean {
  const status = error instanceof APIStatusError ? error.statusCode : 400;
  return (status === 400 || status === 413 || status === 422) && TOO_LONG.test(error.message);
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
