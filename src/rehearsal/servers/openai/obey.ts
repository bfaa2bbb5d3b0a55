// The brain's answer within what the request allows: its flags bind a stand-in as they bind a model.
import type { BrainAnswer, WantedCall } from '../../brain/request.ts';
import { RequestError } from '../exchange.ts';
import type { ChatRequest } from './chat-request.ts';

export interface ObedientAnswer extends BrainAnswer {
  finish: 'stop' | 'length' | 'tool_calls';
  /** The last call is cut off at the limit: only the beginning of its arguments is sent. */
  cutArguments?: string;
}

/** Four letters a token, which is what one may expect of English. */
export const LETTERS_A_TOKEN = 4;

/** @throws RequestError 400 where it is made to call a tool and has no call to make: it cannot invent one. */
export function obey(answer: BrainAnswer, request: ChatRequest): ObedientAnswer {
  const calls = allowed(answer.calls ?? [], request);
  const words = answer.say ?? '';
  const say = stoppedAt(words, [request.stop ?? []].flat());
  const limit = request.max_completion_tokens ?? request.max_tokens ?? Infinity;
  // A model that is stopped gets no further than that.
  return within(limit * LETTERS_A_TOKEN, say, say === words ? calls : []);
}

function allowed(
  calls: readonly WantedCall[],
  { tools, tool_choice: choice, parallel_tool_calls }: ChatRequest,
) {
  const names = new Set((tools ?? []).map(({ function: { name } }) => name));
  const only = typeof choice === 'object' && choice !== null ? choice.function.name : null;
  const fitting = calls.filter(({ tool }) => names.has(tool) && (only === null || tool === only));
  if (choice === 'none') return [];
  if ((only !== null || choice === 'required') && fitting.length === 0)
    throw new RequestError(400, 'tool_choice: the rehearsal brain cannot be made to call a tool.');
  return parallel_tool_calls === false ? fitting.slice(0, 1) : fitting;
}

function stoppedAt(words: string, stops: readonly string[]): string {
  const ends = stops.map((stop) => words.indexOf(stop)).filter((at) => at >= 0);
  return words.slice(0, Math.min(words.length, ...ends));
}

/** Words first, then calls, until the limit. */
function within(characters: number, say: string, calls: readonly WantedCall[]): ObedientAnswer {
  if (say.length > characters) return { say: say.slice(0, characters), finish: 'length' };
  let left = characters - say.length;
  for (const [index, call] of calls.entries()) {
    const args = JSON.stringify(call.args);
    if (args.length > left) {
      const cutArguments = args.slice(0, Math.max(0, left));
      return { ...(say && { say }), calls: calls.slice(0, index + 1), finish: 'length', cutArguments };
    }
    left -= args.length;
  }
  return {
    ...(say && { say }),
    ...(calls.length > 0 && { calls: [...calls] }),
    finish: calls.length > 0 ? 'tool_calls' : 'stop',
  };
}
