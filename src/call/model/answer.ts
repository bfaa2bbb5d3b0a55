// One answer of a model, from asking to the last word: what it brings is judged before anybody hears it, a bad or missing
// answer is asked for once more without a word, and what fails then ends in a stock line. It always ends.
import type { llm, voice } from '@livekit/agents';
import type { ReadableStreamDefaultController } from 'node:stream/web';
import { isCutAtLimit } from '../../speech/index.ts';
import { isParting } from '../../understand/index.ts';
import type { Timers } from '../timers.ts';
import { BAD, failureOf, isReadable, namesTool, TooLate, type BadAnswer } from './bad-answer.ts';
import type { Verdict } from './judge-sentence.ts';
import type { ModelChunk } from './model-chunk.ts';
import { SpokenText } from './spoken-text.ts';
import type { TurnWords } from './turn-words.ts';

export interface AnswerLimits {
  /** Until the first words, of all tries together. Milliseconds. */
  firstWordsMs: number;
  /** The same, of one try. */
  tryMs: number;
  /** After so long without a word a stock line says that it takes a moment. */
  slowAfterMs: number;
  /** Between two pieces, once it has begun. */
  pieceMs: number;
  /** From asking to the last piece. */
  wholeMs: number;
  /** Longest that one answer is listened to, in characters of speech. */
  characters: number;
  /** Tool calls in one turn of the caller. */
  calls: number;
}

/** What makes a second try differ from the first. */
export interface Again {
  /** What was wrong with the first, for the model; null when nothing can be learned from it. */
  hint: string | null;
  /** The request was too long. */
  shorter: boolean;
}

export interface AnswerDeps {
  model: llm.LLM;
  timers: Timers;
  /** Milliseconds from any fixed point. */
  monotonic: () => number;
  limits: AnswerLimits;
  tools: llm.ToolContext;
  toolChoice: voice.ModelSettings['toolChoice'];
  /** The request as it is sent; `again` is null the first time. */
  request(again: Again | null): llm.ChatContext;
  /** What was said and called in the caller's turn so far. */
  turn: TurnWords;
  /** `before`: what the answer has said so far. */
  judge(sentence: string, before: string): Verdict;
  /** Each complete answer, good or bad, as the model gave it. */
  onAnswer(answer: { text: string; calls: readonly llm.FunctionCall[] }): void;
  onFirstWords(): void;
  /** It was of use: something was said or is to be done. */
  onGood(): void;
  /** An answer was of no use; `again` when it is asked for once more. */
  onBad(why: BadAnswer, detail: string, again: boolean): void;
  /** Words of a stock line that is said in the model's place; null when the call ends instead. */
  stockLine(key: StockLine): string | null;
  /** Resolves when the caller's turn is complete; a request may be made before that. */
  confirmed: Promise<void>;
}

export type StockLine = 'model_slow' | 'model_trouble' | 'nothing_changed' | 'before_goodbye';
interface Bad {
  why: BadAnswer;
  detail: string;
}
type Outcome = Bad | 'good';

/** Of a model that writes what nobody hears, so many times the longest speech is read. */
const UNHEARD_TIMES = 20;

export class Answer {
  readonly #deps: AnswerDeps;
  readonly #out: ReadableStreamDefaultController<ModelChunk>;
  readonly #startedAt: number;
  #stream: llm.LLMStream | null = null;
  #stopped = false;
  /** What was put out, stock lines included. */
  #said = '';
  /** The model's own part of it. */
  #own = '';
  #repeated = false;
  /** It took leave of a caller who waits for something, and nobody heard that. */
  #tookLeave = false;
  #cancelSlow = (): void => undefined;

  constructor(deps: AnswerDeps, out: ReadableStreamDefaultController<ModelChunk>) {
    this.#deps = deps;
    this.#out = out;
    this.#startedAt = deps.monotonic();
  }

  /** Never throws. Resolves when nothing more comes of it. */
  async run(): Promise<void> {
    const { timers, limits } = this.#deps;
    this.#cancelSlow = timers.after(limits.slowAfterMs, () => void this.#sayThatItTakesTime());
    const first = await this.#try(null);
    const last = first === 'good' || this.#stopped ? first : await this.#tryAgain(first);
    this.#cancelSlow();
    if (this.#stopped) return;
    if (last === 'good') this.#deps.onGood();
    else this.#sayLine(last.why === 'goodbye_too_early' ? 'before_goodbye' : 'model_trouble');
  }

  async #tryAgain({ why, detail }: Bad): Promise<Outcome> {
    const { confirmed, onBad } = this.#deps;
    // What is thought ahead may never be needed: nothing more is spent on it until it is.
    await confirmed;
    if (this.#stopped) return 'good';
    const inTime = this.#own !== '' || this.#waited() < this.#deps.limits.firstWordsMs;
    const again = inTime && why !== 'refused';
    onBad(why, detail, again);
    if (!again) return { why, detail };
    const second = await this.#try(this.#learned(why));
    if (second !== 'good' && !this.isStopped()) onBad(second.why, second.detail, false);
    return second;
  }

  /** Nobody wants to hear it any more. */
  stop(): void {
    this.#stopped = true;
    this.#cancelSlow();
    this.#stream?.close();
  }

  isStopped(): boolean {
    return this.#stopped;
  }

  #waited(): number {
    return this.#deps.monotonic() - this.#startedAt;
  }

  #learned(why: BadAnswer): Again {
    const said = this.#own === '' ? '' : `You have said already: "${this.#own}" Do not repeat it. `;
    const hint = `${said}${BAD[why] ?? ''}`.trim();
    return { hint: hint === '' ? null : hint, shorter: why === 'context_too_long' };
  }

  async #try(again: Again | null): Promise<Outcome> {
    const { model, turn, limits } = this.#deps;
    const failures: Error[] = [];
    const failed = ({ error, recoverable }: { error: Error; recoverable: boolean }) => {
      if (!recoverable) failures.push(error);
    };
    model.on('error', failed);
    const mayCall = this.#deps.toolChoice !== 'none' && turn.calls < limits.calls;
    const got: Got = { text: '', calls: [], spoken: new SpokenText(), mayCall, cut: false };
    try {
      await this.#listen(this.#ask(again, mayCall), got);
    } catch (error) {
      failures.push(error instanceof Error ? error : new Error(String(error)));
    } finally {
      model.off('error', failed);
    }
    if (this.#stopped) return 'good';
    return this.#judge(got, failures[0]);
  }

  #ask(again: Again | null, mayCall: boolean): llm.LLMStream {
    const { model, request, tools, toolChoice, limits } = this.#deps;
    this.#stream = model.chat({
      chatCtx: request(again),
      toolCtx: tools,
      ...(mayCall ? toolChoice && { toolChoice } : { toolChoice: 'none' }),
      connOptions: { maxRetry: 0, retryIntervalMs: 0, timeoutMs: limits.tryMs },
    });
    return this.#stream;
  }

  async #listen(stream: llm.LLMStream, got: Got): Promise<void> {
    const { limits } = this.#deps;
    for (let first = true; ; first = false) {
      const next = await this.#inTime(stream, first ? this.#untilFirst() : limits.pieceMs);
      if (next.done === true || this.#stopped) return;
      const { content = '', toolCalls = [], extra } = next.value.delta ?? {};
      got.cut ||= isCutAtLimit(extra);
      got.text += content;
      got.calls.push(...toolCalls);
      for (const sentence of got.spoken.push(content)) this.#say(sentence);
      const tooMuch =
        this.#own.length >= limits.characters || got.text.length >= UNHEARD_TIMES * limits.characters;
      if (!tooMuch && this.#waited() < limits.wholeMs) continue;
      stream.close();
      return;
    }
  }

  #untilFirst(): number {
    const { firstWordsMs, tryMs } = this.#deps.limits;
    return this.#own === '' ? Math.max(1, Math.min(tryMs, firstWordsMs - this.#waited())) : tryMs;
  }

  #judge({ text, calls, spoken, mayCall, cut }: Got, failure: Error | undefined): Outcome {
    const { turn, limits, onAnswer, tools } = this.#deps;
    if (failure === undefined) {
      const rest = spoken.end();
      // Half a sentence is said only where there is no whole one.
      if (!cut || this.#own === '') for (const sentence of rest) this.#say(sentence);
      onAnswer({ text, calls });
    }
    const readable = mayCall ? calls.filter(({ args }) => isReadable(args)) : [];
    const taken = readable.slice(0, limits.calls - turn.calls);
    if (taken.length > 0) {
      turn.calls += taken.length;
      this.#out.enqueue({ id: 'answer', delta: { role: 'assistant', toolCalls: taken } });
      return 'good';
    }
    if (failure) return this.#own === '' ? failureOf(failure) : { ...failureOf(failure), why: 'broke_off' };
    if (mayCall && calls.length > 0) return { why: 'unreadable_call', detail: '' };
    if (mayCall && spoken.hidden.some((block) => namesTool(block, tools)))
      return { why: 'call_as_words', detail: '' };
    if (this.#tookLeave && isParting(this.#own || 'bye', { takesLeave: true }))
      return { why: 'goodbye_too_early', detail: '' };
    return this.#own === '' && !this.#repeated ? { why: 'nothing_said', detail: '' } : 'good';
  }

  #say(sentence: string): void {
    const { turn, limits, judge, stockLine } = this.#deps;
    if (this.#own.length >= limits.characters) return;
    const verdict = judge(sentence, this.#own);
    if (verdict.verdict === 'drop') {
      this.#tookLeave ||= verdict.why === 'goodbye';
      return;
    }
    const text = verdict.verdict === 'say' ? verdict.text : stockLine('nothing_changed');
    if (text === null) return;
    if (!turn.isNew(text)) this.#repeated = true;
    else {
      this.#own += this.#own === '' ? text : ` ${text}`;
      this.#speak(text);
    }
  }

  #sayLine(key: StockLine): void {
    const line = this.#stopped ? null : this.#deps.stockLine(key);
    if (line !== null) this.#speak(line);
  }

  #speak(text: string): void {
    if (this.#stopped) return;
    this.#cancelSlow();
    if (this.#said === '') this.#deps.onFirstWords();
    const piece = this.#said === '' ? text : ` ${text}`;
    this.#said += piece;
    // Whoever reads along sees words come, not lines.
    for (const word of piece.split(/(?<=\s)(?=\S)/)) this.#out.enqueue(word);
  }

  async #sayThatItTakesTime(): Promise<void> {
    await this.#deps.confirmed;
    if (this.#said === '') this.#sayLine('model_slow');
  }

  /** The next piece, which must come in time. */
  async #inTime(stream: llm.LLMStream, ms: number): Promise<IteratorResult<llm.ChatChunk>> {
    let cancel = (): void => undefined;
    const late = new Promise<never>((_resolve, reject) => {
      cancel = this.#deps.timers.after(ms, () => {
        reject(new TooLate(ms));
        stream.close();
      });
    });
    try {
      return await Promise.race([stream.next(), late]);
    } finally {
      cancel();
    }
  }
}

interface Got {
  text: string;
  calls: llm.FunctionCall[];
  spoken: SpokenText;
  mayCall: boolean;
  /** It was cut at the token limit. */
  cut: boolean;
}
