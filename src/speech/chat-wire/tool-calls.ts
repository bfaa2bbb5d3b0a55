// Tool calls put together from their pieces, however a server numbers them.
import { llm } from '@livekit/agents';
import { z } from 'zod';

const functionSchema = z.looseObject({
  name: z.string().nullish().catch(null),
  /** A string in pieces; some servers send the object. */
  arguments: z
    .union([z.string(), z.record(z.string(), z.unknown()).transform((args) => JSON.stringify(args))])
    .nullish()
    .catch(null),
});

export const toolCallSchema = z.looseObject({
  index: z.number().nullish().catch(null),
  id: z.string().nullish().catch(null),
  function: functionSchema.nullish().catch(null),
  /** Google's signature of the thought behind a call, which has to come back with it. */
  extra_content: z.record(z.string(), z.unknown()).nullish().catch(null),
});
type Piece = z.infer<typeof toolCallSchema>;

interface Call {
  index: number | null;
  id: string;
  name: string;
  args: string;
  extra: Record<string, unknown>;
}

export class ToolCalls {
  readonly #calls: Call[] = [];
  #characters = 0;

  /** Of names and arguments so far. */
  get characters(): number {
    return this.#characters;
  }

  /** Nothing of them is missing. */
  get areWhole(): boolean {
    return this.#calls.every(({ name, args }) => name !== '' && isJson(args));
  }

  add(piece: Piece): void {
    const name = piece.function?.name ?? '';
    const args = piece.function?.arguments ?? '';
    this.#characters += name.length + args.length;
    const call = this.#callOf(piece);
    call.id ||= piece.id ?? '';
    call.name ||= name;
    call.args += args;
    call.extra = piece.extra_content ?? call.extra;
  }

  /** Their ids are the caller's to give: servers send none, the same ones again, or such as others refuse. */
  all(): llm.FunctionCall[] {
    return this.#calls.map(({ name, args, extra }) =>
      llm.FunctionCall.create({ callId: '', name, args: args.trim() === '' ? '{}' : args, extra }),
    );
  }

  #callOf({ index = null, id, function: part, extra_content }: Piece): Call {
    const open = index === null ? this.#calls.at(-1) : this.#calls.findLast((call) => call.index === index);
    const name = part?.name ?? '';
    const other =
      open && ((id && open.id !== '' && id !== open.id) || (index === null && begins(name, open)));
    if (open && !other) return open;
    // One signature stands for all calls of an answer.
    const extra = extra_content ?? this.#calls[0]?.extra ?? {};
    const call = { index, id: '', name: '', args: '', extra };
    this.#calls.push(call);
    return call;
  }
}

/** Without numbers, a name after a call that is whole begins another. */
function begins(name: string, open: Call): boolean {
  if (name === '' || open.name === '') return false;
  return open.args === '' ? name !== open.name : isJson(open.args);
}

function isJson(text: string): boolean {
  try {
    return JSON.parse(text.trim() === '' ? '{}' : text) !== undefined;
  } catch {
    return false;
  }
}
