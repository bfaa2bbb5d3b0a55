// Several language models as one: LiveKit's fallback adapter, with usage counted once and failed models tried again.
import { llm } from '@livekit/agents';

export interface LlmChain {
  llms: llm.LLM[];
  timeoutMs: number;
  /** How long a model that failed rests before it is tried again in the background. */
  restMs: number;
  now: () => number;
  onAvailability: (index: number, available: boolean) => void;
}

export class FallbackLlm extends llm.FallbackAdapter {
  readonly #restMs: number;
  readonly #now: () => number;
  readonly #failedAt = new Map<llm.LLM, number>();
  readonly #onAvailability: LlmChain['onAvailability'];
  #answering: llm.LLM | undefined;

  constructor({ llms, timeoutMs, restMs, now, onAvailability }: LlmChain) {
    super({ llms, attemptTimeout: timeoutMs / 1000, maxRetryPerLLM: 0 });
    this.#restMs = restMs;
    this.#now = now;
    this.#onAvailability = onAvailability;
    [this.#answering] = llms;
    // Nobody may be listening any more when the last answer of a closed call fails.
    this.on('error', () => undefined);
    for (const model of llms) {
      model.on('metrics_collected', ({ ttftMs }) => {
        if (ttftMs >= 0) this.#worked(model);
      });
      model.on('error', ({ recoverable }) => {
        if (!recoverable) this.#onAvailability(this.llms.indexOf(model), false);
      });
    }
  }

  /** Of the model that answered last: traces and prices go by it. */
  override get model(): string {
    return this.#answering?.model ?? super.model;
  }

  override get provider(): string {
    return this.#answering?.provider ?? super.provider;
  }

  override chat(request: Parameters<llm.FallbackAdapter['chat']>[0]): llm.LLMStream {
    for (const [index, model] of this.llms.entries()) this.#tryAgain(index, model);
    return super.chat(request);
  }

  /** Each model's own metrics are passed on: the adapter's would count the same tokens twice. */
  override emit<E extends keyof llm.LLMCallbacks>(
    event: E,
    ...args: Parameters<llm.LLMCallbacks[E]>
  ): boolean {
    const [first] = args;
    if (event === 'metrics_collected' && first.label === this.label()) return false;
    return super.emit(event, ...args);
  }

  override _emitAvailabilityChanged(model: llm.LLM, available: boolean): void {
    if (available) this.#failedAt.delete(model);
    else this.#failedAt.set(model, this.#now());
    super._emitAvailabilityChanged(model, available);
    this.#onAvailability(this.llms.indexOf(model), available);
  }

  protected override async _prewarmImpl(): Promise<void> {
    for (const model of this.llms) model.prewarm();
  }

  override async aclose(): Promise<void> {
    await Promise.all([super.aclose(), ...this.llms.map((model) => model.aclose())]);
  }

  #worked(model: llm.LLM): void {
    this.#answering = model;
    this.#onAvailability(this.llms.indexOf(model), true);
    const status = this._status[this.llms.indexOf(model)];
    if (!status || status.available) return;
    status.available = true;
    this._emitAvailabilityChanged(model, true);
  }

  /** The adapter tries a failed model once, at once. One word now and then finds out when it is back. */
  #tryAgain(index: number, model: llm.LLM): void {
    const status = this._status[index];
    const failedAt = this.#failedAt.get(model);
    if (!status || status.available || status.recoveringTask || failedAt === undefined) return;
    if (this.#now() - failedAt < this.#restMs) return;
    this.#failedAt.set(model, this.#now());
    status.recoveringTask = askForAWord(model, this.attemptTimeout * 1000).finally(() => {
      status.recoveringTask = null;
    });
  }
}

/** Its metrics tell whether it worked. */
async function askForAWord(model: llm.LLM, timeoutMs: number): Promise<void> {
  const chatCtx = llm.ChatContext.empty();
  chatCtx.addMessage({ role: 'user', content: 'Say yes.' });
  const connOptions = { maxRetry: 0, timeoutMs, retryIntervalMs: 0 };
  try {
    for await (const _ of model.chat({ chatCtx, connOptions }));
  } catch {
    // Still failing: its 'error' event has been told.
  }
}
