// What the brain answers, in the shapes of OpenAI's chat wire: one completion, or chunks word by word.
import { LETTERS_A_TOKEN, type ObedientAnswer } from './obey.ts';

export interface AnswerFrame {
  id: string;
  model: string;
  /** Seconds since the epoch. */
  created: number;
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
}

export function usageOf(prompt: string, { say = '', calls = [] }: ObedientAnswer): AnswerFrame['usage'] {
  const tokens = (length: number) => Math.ceil(length / LETTERS_A_TOKEN);
  const promptTokens = tokens(prompt.length);
  const completionTokens = tokens(say.length + (calls.length > 0 ? JSON.stringify(calls).length : 0));
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
}

export function toCompletion(answer: ObedientAnswer, { id, model, created, usage }: AnswerFrame): object {
  const calls = toToolCalls(answer, id);
  const message = {
    role: 'assistant',
    content: answer.say ?? null,
    refusal: null,
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  };
  const choices = [{ index: 0, message, logprobs: null, finish_reason: answer.finish }];
  return { id, object: 'chat.completion', created, model, choices, usage };
}

/** Words first, then each call by its name and then its arguments, then why it ends, then the usage. */
export function toChunks(answer: ObedientAnswer, frame: AnswerFrame, withUsage: boolean): object[] {
  const { id, model, created, usage } = frame;
  const head = { id, object: 'chat.completion.chunk', created, model };
  const chunk = (delta: object, finish: string | null = null) => ({
    ...head,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  });
  const words = (answer.say ?? '').split(/(?<=\s)/).filter((word) => word !== '');
  return [
    chunk({ role: 'assistant', content: '' }),
    ...words.map((content) => chunk({ content })),
    ...toToolCalls(answer, id).flatMap(({ function: { name, arguments: args }, ...call }, index) => [
      chunk({ tool_calls: [{ index, ...call, function: { name, arguments: '' } }] }),
      chunk({ tool_calls: [{ index, function: { arguments: args } }] }),
    ]),
    chunk({}, answer.finish),
    ...(withUsage ? [{ ...head, choices: [], usage }] : []),
  ];
}

/** Their ids go into the history, so they must not come twice in a call. */
function toToolCalls({ calls = [], cutArguments }: ObedientAnswer, id: string) {
  const last = calls.length - 1;
  return calls.map(({ tool, args }, index) => ({
    id: `call_${id}_${index}`,
    type: 'function',
    function: { name: tool, arguments: (index === last ? cutArguments : undefined) ?? JSON.stringify(args) },
  }));
}
