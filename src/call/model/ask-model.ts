// Asks an agent's model and hears out what it answers, request by request. A request made while the caller still spoke
// counts only when its answer is used.
import type { llm, voice } from '@livekit/agents';
import { ReadableStream } from 'node:stream/web';
import type { Tool } from '../../tools/define-tool.ts';
import type { LastTurn } from '../../tools/end-call.tool.ts';
import { redact } from '../../understand/index.ts';
import type { CallAgent } from '../call-agent.ts';
import type { CallLog } from '../call-log.ts';
import type { Timers } from '../timers.ts';
import { Answer, type Again, type AnswerLimits, type StockLine } from './answer.ts';
import type { BadAnswer } from './bad-answer.ts';
import { judgeSentence, type Known } from './judge-sentence.ts';
import { collectAnswer, type CollectedAnswer } from './model-answer.ts';
import type { ModelChunk } from './model-chunk.ts';
import { shorten } from './shorten.ts';
import { TurnWords } from './turn-words.ts';

export interface AskModelDeps {
  model: llm.LLM;
  log: CallLog;
  timers: Timers;
  /** Milliseconds from any fixed point. */
  monotonic: () => number;
  limits: AnswerLimits;
  /** Frees the words of personal data. */
  clean: (text: string) => string;
  toolsOf: (agent: string) => readonly Tool[];
  known: (turn: LastTurn) => Known;
  /** A stock line's words. */
  lineOf: (key: StockLine) => string;
  onFirstWords: (agent: CallAgent) => void;
  /** The model has failed too often: the call goes to people. */
  onGivenUp: () => void;
}

export interface ModelRequest {
  agent: CallAgent;
  chatCtx: llm.ChatContext;
  /** Adds what the model is told of the call; `hint` is what was wrong with its last answer. */
  complete: (chatCtx: llm.ChatContext, hint: string | null) => llm.ChatContext;
  tools: llm.ToolContext;
  toolChoice: voice.ModelSettings['toolChoice'];
  /** It is made before the caller has finished. */
  ahead: boolean;
}

/** Two failures running and the call goes to people: a third apology helps nobody. */
const FAILURES = 2;

interface Done {
  agent: string;
  answer: CollectedAnswer;
  turn: TurnWords;
}

export class AskModel {
  readonly #deps: AskModelDeps;
  #steps = 0;
  #failures = 0;
  #turn = new TurnWords();
  /** The latest answer to words that may not have been all. */
  #ahead: Done | null = null;
  #waitForTurn: (() => void)[] = [];
  /** The model has said once that a request was too long. */
  #shorter = false;

  constructor(deps: AskModelDeps) {
    this.#deps = deps;
  }

  /** What the model says and calls, judged; it ends in time and with words, or in the end of the call. */
  ask(request: ModelRequest): ReadableStream<ModelChunk> {
    let answer: Answer | undefined;
    return new ReadableStream<ModelChunk>({
      start: (controller) => {
        answer = this.#answer(request, controller);
        void answer.run().then(() => {
          // Closed already when nobody wants it any more.
          if (!answer?.isStopped()) controller.close();
        });
      },
      cancel: () => answer?.stop(),
    });
  }

  /** The caller has finished a turn: what was thought ahead of its end may be needed now. */
  turnBegan(): void {
    this.#turn = new TurnWords();
    for (const go of this.#waitForTurn.splice(0)) go();
  }

  /** A model has failed and the next one is asked. What fails altogether is seen by whoever asked. */
  switched({ error, recoverable }: { error?: unknown; recoverable?: boolean }): void {
    if (recoverable !== true || !(error instanceof Error)) return;
    this.#deps.log.add('error', { source: 'model', message: redact(error.message) });
  }

  /** Something the model decided is heard or done: if it was thought ahead, it has come true. */
  settle(): void {
    if (!this.#ahead) return;
    this.#turn = this.#ahead.turn;
    this.#log(this.#ahead);
    this.#ahead = null;
  }

  #answer(request: ModelRequest, out: ConstructorParameters<typeof Answer>[1]): Answer {
    const { agent, ahead, tools, toolChoice } = request;
    const { model, timers, monotonic, limits, known, toolsOf, onFirstWords } = this.#deps;
    this.#ahead = null;
    const turn = ahead ? new TurnWords() : this.#turn;
    const confirmed = ahead ? new Promise<void>((go) => this.#waitForTurn.push(go)) : Promise.resolve();
    let isAhead = ahead;
    void confirmed.then(() => (isAhead = false));
    const deps = {
      ...{ model, timers, monotonic, limits, tools, toolChoice, turn, confirmed },
      request: (again: Again | null) => this.#request(request, again),
      judge: (sentence: string, answer: string) =>
        judgeSentence(
          sentence,
          known({ words: lastWordsOf(request.chatCtx)?.textContent ?? '', answer, isOpen: isAhead }),
        ),
      onAnswer: (got: Parameters<typeof collectAnswer>[0]) => {
        const done = { agent: agent.name, answer: collectAnswer(got, toolsOf(agent.name)), turn };
        if (isAhead) this.#ahead = done;
        else this.#log(done);
      },
      onFirstWords: () => {
        if (!ahead) onFirstWords(agent);
      },
      onGood: () => (this.#failures = 0),
      onBad: (why: BadAnswer, detail: string, again: boolean) => this.#bad(why, detail, again),
      stockLine: (key: StockLine) => this.#stockLine(key),
    };
    return new Answer(deps, out);
  }

  #request({ chatCtx, complete }: ModelRequest, again: Again | null): llm.ChatContext {
    this.#shorter ||= again?.shorter ?? false;
    return complete(this.#shorter ? shorten(chatCtx) : chatCtx.copy(), again?.hint ?? null);
  }

  #bad(why: BadAnswer, detail: string, again: boolean): void {
    this.settle();
    const message = detail === '' ? why : detail;
    this.#deps.log.add('error', { source: 'model', message });
    // A goodbye to nobody's use is no failure of the line.
    if (!again && why !== 'goodbye_too_early') this.#failures += 1;
  }

  #stockLine(key: StockLine): string | null {
    const { log, lineOf, onGivenUp } = this.#deps;
    if (key === 'model_trouble' && this.#failures >= FAILURES) {
      onGivenUp();
      return null;
    }
    const text = lineOf(key);
    log.add('line.said', { line: key, text });
    return text;
  }

  #log({ agent, answer: { text, calls } }: Done): void {
    this.#deps.log.add('model.answered', { agent, step: ++this.#steps, text: this.#deps.clean(text), calls });
  }
}

/** The caller's last words in a request. */
export function lastWordsOf(request: llm.ChatContext): llm.ChatMessage | undefined {
  return request.items.findLast(
    (item): item is llm.ChatMessage => item.type === 'message' && item.role === 'user',
  );
}
