// A server that speaks OpenAI's chat wire and answers from a function, so that the real plugin is what is tested.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import type { ModelStep } from '../../src/rehearsal/answering-llm.ts';

const requestSchema = z.looseObject({
  model: z.string(),
  stream: z.literal(true),
  messages: z.array(
    z.looseObject({
      role: z.enum(['system', 'user', 'assistant', 'tool']),
      content: z.unknown().optional(),
      tool_calls: z
        .array(
          z.looseObject({ id: z.string(), function: z.object({ name: z.string(), arguments: z.string() }) }),
        )
        .optional(),
      tool_call_id: z.string().optional(),
    }),
  ),
  tools: z
    .array(
      z.looseObject({
        type: z.literal('function'),
        function: z.looseObject({
          name: z.string(),
          parameters: z.looseObject({ type: z.literal('object') }),
        }),
      }),
    )
    .optional(),
  temperature: z.number().optional(),
  max_tokens: z.number().optional(),
  max_completion_tokens: z.number().optional(),
  reasoning_effort: z.string().optional(),
  parallel_tool_calls: z.boolean().optional(),
});
export type WireRequest = z.infer<typeof requestSchema>;

export interface WireServer {
  baseUrl: string;
  requests: WireRequest[];
  close(): Promise<void>;
}

/** Writes the answer itself: what no model step can say. */
export type Respond = (response: ServerResponse) => void;

/** A number is an HTTP status to fail with. */
export type WireScript = (request: WireRequest) => ModelStep | number | Respond;

/** Refused, with a body of the provider's own shape. */
export function refuse(status: number, body: unknown, headers: Record<string, string> = {}): Respond {
  return (response) => {
    const markup = typeof body === 'string';
    response.writeHead(status, { 'content-type': markup ? 'text/html' : 'application/json', ...headers });
    response.end(markup ? body : JSON.stringify(body));
  };
}

/** How a stream ends: as it should, without [DONE], by a cut of the connection, or never. */
export type Ending = 'done' | 'end' | 'cut' | 'never';

/** Server-sent events; a string stands as it is, an object is the data of one. */
export function stream(pieces: readonly (object | string)[], ending: Ending = 'done'): Respond {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    for (const piece of pieces)
      response.write(typeof piece === 'string' ? piece : `data: ${JSON.stringify(piece)}\n\n`);
    if (ending === 'done') response.end('data: [DONE]\n\n');
    if (ending === 'end') response.end();
    // After what was written has gone out.
    if (ending === 'cut') setImmediate(() => response.socket?.destroy());
  };
}

/** One event of a stream. */
export function piece(delta: object, finish: string | null = null): object {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'wire', choices };
}

export async function openWireServer(script: WireScript): Promise<WireServer> {
  const requests: WireRequest[] = [];
  const server = createServer((request, response) => {
    void answer(request, response, script, requests);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the wire server has no port');
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  script: WireScript,
  requests: WireRequest[],
) {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'application/json').end('{"object":"list","data":[]}');
    return;
  }
  if (!request.url?.endsWith('/chat/completions')) {
    response.writeHead(404).end();
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const parsed = requestSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
  requests.push(parsed);
  const step = script(parsed);
  if (typeof step === 'function') {
    step(response);
    return;
  }
  if (typeof step === 'number') {
    response.writeHead(step, { 'content-type': 'application/json' });
    response.end('{"error":{"message":"no","type":"invalid_request_error"}}');
    return;
  }
  answerStep(response, step);
}

/** A step of a model, as OpenAI streams it. */
export function answerStep(response: ServerResponse, step: ModelStep): void {
  response.setHeader('content-type', 'text/event-stream');
  for (const event of eventsOf(step)) response.write(`data: ${JSON.stringify(event)}\n\n`);
  response.end('data: [DONE]\n\n');
}

function eventsOf({ say = '', calls = [] }: ModelStep): object[] {
  const chunk = (delta: object, finish: string | null = null) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'wire',
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
  return [
    ...say
      .split(/(?<=\s)/)
      .filter(Boolean)
      .map((content) => chunk({ role: 'assistant', content })),
    ...calls.flatMap(({ tool, args }, index) => [
      chunk({
        tool_calls: [
          {
            index,
            id: `call_${Math.random().toString(36).slice(2)}`,
            type: 'function',
            function: { name: tool, arguments: '' },
          },
        ],
      }),
      chunk({ tool_calls: [{ index, function: { arguments: JSON.stringify(args) } }] }),
    ]),
    chunk({}, calls.length > 0 ? 'tool_calls' : 'stop'),
    {
      ...chunk({}),
      choices: [],
      usage: {
        prompt_tokens: 100,
        completion_tokens: 10,
        total_tokens: 110,
        prompt_tokens_details: { cached_tokens: 40 },
      },
    },
  ];
}
