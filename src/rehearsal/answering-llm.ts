// A language model made of a function: what the brain, recorded model steps and scripted tests have in common.
import { DEFAULT_API_CONNECT_OPTIONS, llm, type APIConnectOptions } from '@livekit/agents';

/** What a model is asked with. */
export interface ModelRequest {
  chatCtx: llm.ChatContext;
  /** Empty when the model must not call any (`toolChoice: 'none'`). */
  tools: readonly { name: string; description: string; parameters: unknown }[];
}

/** What a model answers: words, tool calls, both or neither. */
export interface ModelStep {
  say?: string | undefined;
  calls?: readonly { tool: string; args: Readonly<Record<string, unknown>> }[] | undefined;
}

export type AnswerModel = (request: ModelRequest) => ModelStep | Promise<ModelStep>;

type ChatRequest = Parameters<llm.LLM['chat']>[0];

/** Streams the answer word by word, as a model does; what the function throws is the model's error. */
export class AnsweringLlm extends llm.LLM {
  readonly #name: string;
  readonly #answer: AnswerModel;
  #calls = 0;

  constructor(name: string, answer: AnswerModel) {
    super();
    this.#name = name;
    this.#answer = answer;
  }

  override label(): string {
    return `switchboard.${this.#name}`;
  }

  override get model(): string {
    return this.#name;
  }

  override get provider(): string {
    return 'switchboard';
  }

  override chat({
    chatCtx,
    toolCtx,
    connOptions = DEFAULT_API_CONNECT_OPTIONS,
    toolChoice,
  }: ChatRequest): llm.LLMStream {
    return new AnswerStream(this, {
      request: { chatCtx, connOptions, ...(toolCtx === undefined ? {} : { toolCtx }) },
      mayCall: toolChoice !== 'none',
      answer: this.#answer,
      nextCallId: () => `call_${++this.#calls}`,
    });
  }
}

interface StreamOptions {
  request: { chatCtx: llm.ChatContext; toolCtx?: llm.ToolContextLike; connOptions: APIConnectOptions };
  mayCall: boolean;
  answer: AnswerModel;
  nextCallId: () => string;
}

class AnswerStream extends llm.LLMStream {
  readonly #options: StreamOptions;

  constructor(owner: AnsweringLlm, options: StreamOptions) {
    super(owner, options.request);
    this.#options = options;
  }

  protected override async run(): Promise<void> {
    const { answer, mayCall, nextCallId } = this.#options;
    const tools = mayCall ? Object.values(this.toolCtx?.functionTools ?? {}).map(describe) : [];
    const { say = '', calls = [] } = await answer({ chatCtx: this.chatCtx, tools });
    if (this.abortController.signal.aborted) return;
    const id = 'answer';
    for (const word of say.split(/(?<=\s)/)) {
      if (word !== '') this.queue.put({ id, delta: { role: 'assistant', content: word } });
    }
    if (calls.length > 0) {
      const toolCalls = calls.map(({ tool, args }) =>
        llm.FunctionCall.create({ callId: nextCallId(), name: tool, args: JSON.stringify(args) }),
      );
      this.queue.put({ id, delta: { role: 'assistant', toolCalls } });
    }
    this.queue.put({
      id,
      usage: { completionTokens: 0, promptTokens: 0, promptCachedTokens: 0, totalTokens: 0 },
    });
  }
}

function describe({ name, description, parameters }: llm.FunctionTool): ModelRequest['tools'][number] {
  return { name, description, parameters };
}
