// What the model brings forth, request by request, as the log tells it. A request made while the caller still spoke
// counts only when its answer is used.
import type { llm } from '@livekit/agents';
import { TransformStream, type ReadableStream } from 'node:stream/web';
import type { Tool } from '../tools/define-tool.ts';
import type { CallAgent, ModelChunk } from './call-agent.ts';
import type { CallLog } from './call-log.ts';
import { ModelAnswer, type CollectedAnswer } from './model-answer.ts';

export interface ModelStepsDeps {
  log: CallLog;
  clean: (text: string) => string;
  toolsOf: (agent: string) => readonly Tool[];
  onFirstWords: (agent: CallAgent) => void;
}

export class ModelSteps {
  readonly #deps: ModelStepsDeps;
  #steps = 0;
  #failures = 0;
  /** Counts every failure of the call, to tell whether one came in between. */
  #failed = 0;
  /** The latest answer to words that may not have been all. */
  #ahead: { agent: string; answer: CollectedAnswer } | null = null;

  constructor(deps: ModelStepsDeps) {
    this.#deps = deps;
  }

  /** Failures since the last answer. */
  get failures(): number {
    return this.#failures;
  }

  failed(): void {
    this.#failures += 1;
    this.#failed += 1;
  }

  /** `ahead` is set for a request that was made before the caller had finished. */
  observe(agent: CallAgent, answer: ReadableStream<ModelChunk>, ahead: boolean): ReadableStream<ModelChunk> {
    const failedBefore = this.#failed;
    const collected = new ModelAnswer();
    this.#ahead = null;
    const watch = new TransformStream<ModelChunk, ModelChunk>({
      transform: (chunk, controller) => {
        if (!ahead) this.#deps.onFirstWords(agent);
        collected.add(chunk);
        controller.enqueue(chunk);
      },
      flush: () => {
        // A stream that broke off ends like any other; LiveKit has told its error by then.
        if (this.#failed > failedBefore) return;
        this.#failures = 0;
        const done = { agent: agent.name, answer: collected.finish(this.#deps.toolsOf(agent.name)) };
        if (ahead) this.#ahead = done;
        else this.#log(done);
      },
    });
    return answer.pipeThrough(watch);
  }

  /** Something the model decided is heard or done: if it was thought ahead, it has come true. */
  settle(): void {
    if (this.#ahead) this.#log(this.#ahead);
    this.#ahead = null;
  }

  #log({ agent, answer }: { agent: string; answer: CollectedAnswer }): void {
    const { text, calls } = answer;
    this.#deps.log.add('model.answered', { agent, step: ++this.#steps, text: this.#deps.clean(text), calls });
  }
}

/** The caller's last words in a request. */
export function lastWordsOf(request: llm.ChatContext): llm.ChatMessage | undefined {
  return request.items.findLast(
    (item): item is llm.ChatMessage => item.type === 'message' && item.role === 'user',
  );
}
