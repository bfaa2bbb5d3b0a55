// A language model that streams what a test wants, piece by piece, at any pace, or never.
import { DEFAULT_API_CONNECT_OPTIONS, llm } from '@livekit/agents';

/** Words, or a tool call with its arguments as the model wrote them. */
export type Piece = string | { tool: string; args: string };

export type StreamScript = (asked: {
  /** Counts requests from 1. */
  request: number;
  chatCtx: llm.ChatContext;
  signal: AbortSignal;
}) => AsyncIterable<Piece> | Iterable<Piece>;

type ChatRequest = Parameters<llm.LLM['chat']>[0];

export class StreamingLlm extends llm.LLM {
  requests = 0;
  readonly #script: StreamScript;

  constructor(script: StreamScript) {
    super();
    this.#script = script;
  }

  override label(): string {
    return 'test.streaming';
  }

  override get model(): string {
    return 'streaming';
  }

  override chat({ chatCtx, toolCtx, connOptions = DEFAULT_API_CONNECT_OPTIONS }: ChatRequest): llm.LLMStream {
    const options = { chatCtx, connOptions, ...(toolCtx === undefined ? {} : { toolCtx }) };
    return new ScriptedStream(this, options, this.#script, ++this.requests);
  }
}

class ScriptedStream extends llm.LLMStream {
  readonly #script: StreamScript;
  readonly #request: number;

  constructor(
    owner: llm.LLM,
    options: ConstructorParameters<typeof llm.LLMStream>[1],
    script: StreamScript,
    request: number,
  ) {
    super(owner, options);
    this.#script = script;
    this.#request = request;
  }

  protected override async run(): Promise<void> {
    const { signal } = this.abortController;
    let calls = 0;
    for await (const piece of this.#script({ request: this.#request, chatCtx: this.chatCtx, signal })) {
      if (signal.aborted) return;
      if (typeof piece === 'string')
        this.queue.put({ id: 'x', delta: { role: 'assistant', content: piece } });
      else {
        const call = { callId: `call_${this.#request}_${++calls}`, name: piece.tool, args: piece.args };
        this.queue.put({
          id: 'x',
          delta: { role: 'assistant', toolCalls: [llm.FunctionCall.create(call)] },
        });
      }
    }
  }
}

/** Resolves when nobody wants the answer any more: a model that hangs. */
export function hang(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });
}
