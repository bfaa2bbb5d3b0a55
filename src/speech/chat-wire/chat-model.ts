// A language model behind OpenAI's chat wire, whoever serves it. Each request is sent once, and a second time only
// without a parameter that the model has refused by name.
import type { llm } from '@livekit/agents';
import type { Access } from '../provider.ts';
import { Deadline } from '../deadline.ts';
import { cleanReason } from '../failure-words.ts';
import type { LanguageModel, ModelRequest } from '../language-model.ts';
import { ModelError, type FailureGiven } from '../model-failure.ts';
import { errorCode } from '../network-error.ts';
import { readRefusal } from '../refusal.ts';
import { AnswerFault } from './answer-reader.ts';
import { chatBody, type ChatBody, type ChatSettings } from './chat-body.ts';
import type { RefusedParameters } from './refused-parameters.ts';
import { readAnswer } from './read-answer.ts';

export interface ChatModelOptions extends ChatSettings {
  access: Access;
  /** As people are told, e.g. OpenAI. */
  title: string;
  headers: Readonly<Record<string, string>>;
  /** Longest silence before the first word and after it; null waits for ever. */
  timeoutMs: number | null;
  refused: RefusedParameters;
}

/** How long the rest of a connection is read after the answer, in milliseconds. */
const LINGER = 1000;

export class ChatModel implements LanguageModel {
  readonly provider: string;
  readonly #options: ChatModelOptions;
  readonly #key: string;

  constructor(options: ChatModelOptions) {
    this.#options = options;
    this.provider = new URL(options.access.baseUrl).host;
    this.#key = `${this.provider} ${options.model}`;
  }

  get model(): string {
    return this.#options.model;
  }

  async *ask(request: ModelRequest): AsyncGenerator<llm.ChatChunk> {
    const given = new AbortController();
    const deadline = new Deadline(this.#options.timeoutMs, () => given.abort(new Missed()));
    const signal = AbortSignal.any([request.signal, given.signal]);
    let whole = false;
    deadline.restart();
    try {
      const { response, limit } = await this.#send(request, signal);
      yield* readAnswer(response, { limit, onWord: () => deadline.restart() });
      whole = true;
    } catch (error) {
      if (request.signal.aborted) return;
      throw this.#toModelError(given.signal.aborted ? given.signal.reason : error);
    } finally {
      deadline.stop();
      // What follows a whole answer is its end: read to it, the connection serves again.
      if (whole) setTimeout(() => given.abort(), LINGER).unref();
      else given.abort();
    }
  }

  async warm(signal: AbortSignal): Promise<void> {
    try {
      const { baseUrl } = this.#options.access;
      const response = await fetch(`${baseUrl}/models`, { headers: this.#headers(), signal });
      await response.body?.cancel();
    } catch {
      // The first request opens it then, and tells what is wrong.
    }
  }

  /** Again only when the refusal names something that can be left out: each can be so once. */
  async #send(request: ModelRequest, signal: AbortSignal): Promise<{ response: Response; limit: number }> {
    const { refused } = this.#options;
    for (;;) {
      const chat = await chatBody(this.#options, request, refused.of(this.#key));
      const response = await this.#post(chat, signal);
      if (response.ok) return { response, limit: chat.limit };
      const refusal = readRefusal(response.status, await response.text());
      if (refused.note(this.#key, refusal, chat.sent)) continue;
      const { kind, reason } = refusal;
      throw new AnswerFault({ kind, reason, status: response.status, retryAfterMs: retryAfter(response) });
    }
  }

  async #post({ body }: ChatBody, signal: AbortSignal): Promise<Response> {
    try {
      return await fetch(`${this.#options.access.baseUrl}/chat/completions`, {
        method: 'POST',
        headers: { ...this.#headers(), 'content-type': 'application/json' },
        body: JSON.stringify(body),
        redirect: 'manual',
        signal,
      });
    } catch (error) {
      if (signal.aborted) throw error;
      throw new AnswerFault({ kind: 'unreachable', detail: errorCode(error) });
    }
  }

  #headers(): Record<string, string> {
    const { access, headers } = this.#options;
    return { authorization: `Bearer ${access.apiKey}`, ...headers };
  }

  #toModelError(error: unknown): ModelError {
    const { access, title, model } = this.#options;
    const given = this.#given(error);
    const reason = given.reason ? cleanReason(given.reason, [access.apiKey]) : null;
    return new ModelError({ ...given, reason, model: `${title} ${model}` }, { cause: error });
  }

  #given(error: unknown): FailureGiven {
    if (error instanceof AnswerFault) return error.given;
    if (error instanceof Missed) return { kind: 'timeout', detail: `${this.#options.timeoutMs ?? 0} ms` };
    if (error instanceof RangeError) return { kind: 'bad_answer', detail: error.message };
    // The connection broke while the answer came.
    return { kind: errorCode(error) === null ? 'other' : 'cut_off' };
  }
}

/** The deadline was. */
class Missed extends Error {}

/** In seconds; the few that send a date are not waited for. */
function retryAfter({ headers }: Response): number | null {
  const said = headers.get('retry-after') ?? '';
  return /^\d+(?:\.\d+)?$/.test(said) ? Number(said) * 1000 : null;
}
