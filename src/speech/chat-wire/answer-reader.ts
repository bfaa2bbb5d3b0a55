// What a model answers on the chat wire, read event by event: words at once, tool calls when they are whole.
import { llm } from '@livekit/agents';
import { z } from 'zod';
import type { FailureGiven } from '../model-failure.ts';
import { readRefusal } from '../refusal.ts';
import { ToolCalls, toolCallSchema } from './tool-calls.ts';

const count = z.number().nonnegative().nullish().catch(null);

const usageSchema = z.looseObject({
  prompt_tokens: count,
  completion_tokens: count,
  total_tokens: count,
  prompt_tokens_details: z
    .looseObject({ cached_tokens: count, cache_write_tokens: count })
    .nullish()
    .catch(null),
});

/** Streams say `delta`, whole answers `message`. */
const deltaSchema = z.looseObject({
  content: z.string().nullish().catch(null),
  refusal: z.string().nullish().catch(null),
  tool_calls: z.array(toolCallSchema).nullish().catch(null),
});

const eventSchema = z.looseObject({
  id: z.string().nullish().catch(null),
  choices: z
    .array(
      z.looseObject({
        delta: deltaSchema.nullish(),
        message: deltaSchema.nullish(),
        finish_reason: z.string().nullish().catch(null),
      }),
    )
    .nullish(),
  usage: usageSchema.nullish().catch(null),
  error: z.unknown().optional(),
});
type Event = z.infer<typeof eventSchema>;

const LENGTH = /^(?:length|max_tokens|model_length)$/i;
const FILTERED = /filter|safety|prohibited|blocklist|recitation|refusal/i;
const FAILED = /error|malformed/i;

const AT_LIMIT = 'at the token limit, in a tool call';

/** In `extra` of the last chunk of an answer that the limit cut: it may end in mid-sentence. */
const CUT_AT_LIMIT = { finish: 'length' } as const;

/** Whether a chunk's `extra` says so. */
export function isCutAtLimit(extra: Readonly<Record<string, unknown>> | undefined): boolean {
  return extra?.['finish'] === CUT_AT_LIMIT.finish;
}

export class AnswerReader {
  readonly #calls = new ToolCalls();
  readonly #mostCharacters: number;
  #words = 0;
  #begun = false;
  #finish: string | null = null;
  #refusal = '';
  #id = '';

  /** Servers that take no limit are stopped after so many characters. */
  constructor(mostCharacters: number) {
    this.#mostCharacters = mostCharacters;
  }

  /** Of words and tool calls so far. */
  get characters(): number {
    return this.#words + this.#calls.characters;
  }

  /** It has said more than any limit allows. */
  get isTooLong(): boolean {
    return this.characters > this.#mostCharacters;
  }

  /** The chunks that an event brings; none for one without words. @throws AnswerFault */
  read(data: string): llm.ChatChunk[] {
    const event = toEvent(data);
    this.#id = event.id ?? this.#id;
    return [...this.#choice(event), ...this.#usage(event)];
  }

  /** What is left when the stream has ended; `properly` when it said so. @throws AnswerFault for one that broke off. */
  end(properly: boolean): llm.ChatChunk[] {
    const finish = this.isTooLong ? 'length' : this.#finish;
    if (finish === null && !properly) throw new AnswerFault({ kind: 'cut_off' });
    if (!this.#begun) throw new AnswerFault({ kind: 'bad_answer', detail: 'nothing' });
    if (this.#refusal !== '' || FILTERED.test(finish ?? ''))
      throw new AnswerFault({ kind: 'content_filter', reason: this.#refusal || null });
    if (FAILED.test(finish ?? '')) throw new AnswerFault({ kind: 'cut_off', detail: finish });
    const limited = finish === null || LENGTH.test(finish);
    if (limited && !this.#calls.areWhole) throw new AnswerFault({ kind: 'cut_off', detail: AT_LIMIT });
    const toolCalls = this.#calls.all();
    if (toolCalls.some(({ name }) => name === ''))
      throw new AnswerFault({ kind: 'bad_answer', detail: 'a tool call without a name' });
    if (toolCalls.length > 0) return [this.#chunk({ toolCalls })];
    return finish !== null && limited ? [this.#chunk({ extra: { ...CUT_AT_LIMIT } })] : [];
  }

  #choice({ choices }: Event): llm.ChatChunk[] {
    const choice = choices?.[0];
    this.#begun ||= choice !== undefined;
    this.#finish = choice?.finish_reason || this.#finish;
    const delta = choice?.delta ?? choice?.message;
    if (!delta) return [];
    this.#refusal += delta.refusal ?? '';
    for (const call of delta.tool_calls ?? []) this.#calls.add(call);
    const content = delta.content ?? '';
    this.#words += content.length;
    return content === '' ? [] : [this.#chunk({ content })];
  }

  #usage({ usage }: Event): llm.ChatChunk[] {
    if (!usage) return [];
    const { completion_tokens: completion, prompt_tokens_details: details } = usage;
    const cached = details?.cached_tokens ?? 0;
    const told = usage.prompt_tokens ?? 0;
    // Some count what they had cached beside the prompt and not in it.
    const prompt = cached > told ? told + cached : told;
    return [
      {
        id: this.#id,
        usage: {
          promptTokens: prompt,
          completionTokens: completion ?? 0,
          promptCachedTokens: cached,
          cacheCreationTokens: details?.cache_write_tokens ?? 0,
          totalTokens: usage.total_tokens ?? prompt + (completion ?? 0),
        },
      },
    ];
  }

  #chunk(delta: Omit<llm.ChoiceDelta, 'role'>): llm.ChatChunk {
    return { id: this.#id, delta: { role: 'assistant', ...delta } };
  }
}

/** What is wrong with an answer; who asked for it tells it in full. */
export class AnswerFault extends Error {
  readonly given: FailureGiven;

  constructor(given: FailureGiven) {
    super(given.kind);
    this.name = 'AnswerFault';
    this.given = given;
  }
}

function toEvent(data: string): Event {
  const parsed = eventSchema.safeParse(toJson(data));
  if (!parsed.success)
    throw new AnswerFault({ kind: 'bad_answer', detail: 'something else than chat completions' });
  const { error } = parsed.data;
  if (error === undefined || error === null) return parsed.data;
  // Gateways answer 200 and tell of trouble in the stream.
  const status = statusSchema.safeParse(error).data?.code ?? null;
  const { kind, reason } = readRefusal(status ?? 0, data);
  throw new AnswerFault({ kind, status, reason });
}

const statusSchema = z.looseObject({ code: z.number().int().min(400).max(599) });

function toJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw new AnswerFault({ kind: 'bad_answer', detail: 'something else than JSON' });
  }
}
