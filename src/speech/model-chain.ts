// Several language models as one for LiveKit: each is asked once for a request, in order, until one answers.
import { llm, type APIConnectOptions, DEFAULT_API_CONNECT_OPTIONS } from '@livekit/agents';
import type { Clock } from '../domain/clock.ts';
import type { LanguageModel, ModelRequest } from './language-model.ts';
import { ModelError } from './model-failure.ts';

export interface ModelChainOptions {
  /** In the order in which they are asked. */
  models: readonly LanguageModel[];
  /** How long a model that failed rests before it is tried in the background. */
  restMs: number;
  now: Clock;
  onAvailability: (index: number, available: boolean) => void;
  /** Hears of every failure, also of those that the caller never notices. */
  onFailure: (error: ModelError) => void;
}

type ChatRequest = Parameters<llm.LLM['chat']>[0];

/** Failures that say nothing against the model: it would answer another request. */
const OF_THE_REQUEST = new Set(['context_too_long', 'content_filter']);

export class ModelChain extends llm.LLM {
  readonly #options: ModelChainOptions;
  readonly #failedAt = new Map<LanguageModel, number>();
  readonly #closing = new AbortController();
  #answering: LanguageModel | undefined;
  #calls = 0;

  constructor(options: ModelChainOptions) {
    super();
    this.#options = options;
    [this.#answering] = options.models;
    // Nobody may be listening any more when the last answer of a closed call fails.
    this.on('error', () => undefined);
  }

  override label(): string {
    return 'switchboard.models';
  }

  /** Of the model that answered last: traces and prices go by it. */
  override get model(): string {
    return this.#answering?.model ?? super.model;
  }

  override get provider(): string {
    return this.#answering?.provider ?? super.provider;
  }

  override chat(request: ChatRequest): llm.LLMStream {
    // Settled before a rested model is tried: a request does not depend on how fast that one is.
    const models = this.#inOrder();
    this.#tryRested();
    const { chatCtx, toolCtx, connOptions = DEFAULT_API_CONNECT_OPTIONS, toolChoice } = request;
    return new ChainStream(this, {
      ...{ chatCtx, connOptions, toolChoice, ask: (asked) => this.#ask(asked, models) },
      ...(toolCtx !== undefined && { toolCtx }),
    });
  }

  override async aclose(): Promise<void> {
    this.#closing.abort();
    await super.aclose();
  }

  protected override async _prewarmImpl(signal: AbortSignal): Promise<void> {
    await Promise.all(this.#options.models.map((model) => model.warm(signal)));
  }

  /** @throws ModelError when the last model has failed, or one in the middle of its answer. */
  async *#ask(request: ModelRequest, models: readonly LanguageModel[]): AsyncGenerator<llm.ChatChunk> {
    const failures: ModelError[] = [];
    for (const [position, model] of models.entries()) {
      let begun = false;
      try {
        for await (const chunk of model.ask(request)) {
          if (!begun && llm.hasResponse(chunk)) this.#works(model);
          begun ||= llm.hasResponse(chunk);
          yield this.#withIds(chunk);
        }
        return;
      } catch (error) {
        const failure = toModelError(error);
        failures.push(failure);
        this.#failed(model, failure);
        // What has been said cannot be taken back.
        if (begun || position === models.length - 1) throw telling(failures);
        this.#tellSession(failure);
      }
    }
  }

  /** Those that work; when none does, all of them. */
  #inOrder(): readonly LanguageModel[] {
    const working = this.#options.models.filter((model) => !this.#failedAt.has(model));
    return working.length > 0 ? working : this.#options.models;
  }

  #works(model: LanguageModel): void {
    this.#answering = model;
    this.#failedAt.delete(model);
    this.#options.onAvailability(this.#options.models.indexOf(model), true);
  }

  #failed(model: LanguageModel, error: ModelError): void {
    this.#options.onFailure(error);
    if (OF_THE_REQUEST.has(error.failure.kind)) return;
    this.#failedAt.set(model, this.#options.now());
    this.#options.onAvailability(this.#options.models.indexOf(model), false);
  }

  /** The next model is asked; the session may write down why. */
  #tellSession(error: ModelError): void {
    const timestamp = this.#options.now();
    this.emit('error', { type: 'llm_error', timestamp, label: this.label(), error, recoverable: true });
  }

  /** Ids of our own: no two alike in a call, and of a form that every provider takes back (Mistral: nine letters). */
  #withIds(chunk: llm.ChatChunk): llm.ChatChunk {
    for (const call of chunk.delta?.toolCalls ?? [])
      call.callId = `call${String(++this.#calls).padStart(5, '0')}`;
    return chunk;
  }

  /** One word now and then finds out whether a model that failed is back. No request waits for it or hears of it. */
  #tryRested(): void {
    if (this.#failedAt.size === this.#options.models.length) return;
    for (const [model, at] of this.#failedAt) {
      if (this.#options.now() - at < this.#options.restMs) continue;
      this.#failedAt.set(model, this.#options.now());
      void this.#askForAWord(model);
    }
  }

  async #askForAWord(model: LanguageModel): Promise<void> {
    const chatCtx = llm.ChatContext.empty();
    chatCtx.addMessage({ role: 'user', content: 'Say yes.' });
    try {
      for await (const _ of model.ask({ chatCtx, signal: this.#closing.signal }));
      if (this.#closing.signal.aborted) return;
      this.#failedAt.delete(model);
      this.#options.onAvailability(this.#options.models.indexOf(model), true);
    } catch (error) {
      this.#options.onFailure(toModelError(error));
    }
  }
}

interface ChainStreamOptions {
  chatCtx: llm.ChatContext;
  toolCtx?: llm.ToolContextLike;
  connOptions: APIConnectOptions;
  toolChoice: llm.ToolChoice | undefined;
  ask: (request: ModelRequest) => AsyncIterable<llm.ChatChunk>;
}

class ChainStream extends llm.LLMStream {
  readonly #options: ChainStreamOptions;

  constructor(owner: ModelChain, options: ChainStreamOptions) {
    super(owner, options);
    this.#options = options;
  }

  /** What it throws, LiveKit tells the session, once: it is not one of the errors that LiveKit would try again. */
  protected override async run(): Promise<void> {
    const { ask, toolChoice } = this.#options;
    const { chatCtx, toolCtx } = this;
    for await (const chunk of ask({ chatCtx, toolCtx, toolChoice, signal: this.abortController.signal }))
      this.queue.put(chunk);
  }
}

function toModelError(error: unknown): ModelError {
  return error instanceof ModelError ? error : new ModelError({ kind: 'other' }, { cause: error });
}

/** A conversation that is too long for one of them is shortened; otherwise the last one tells. */
function telling(failures: readonly ModelError[]): ModelError {
  const long = failures.find(({ failure }) => failure.kind === 'context_too_long');
  return long ?? failures.at(-1) ?? new ModelError({ kind: 'other' });
}
