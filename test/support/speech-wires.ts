// A provider of our own on loopback: the OpenAI, Deepgram and ElevenLabs wires in their least form, with faults.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';

/** 'hang' takes the connection and says nothing; a number is an HTTP status; 'silent' opens and then says nothing. */
export type Fault = 'hang' | 'silent' | number | null;

export interface SpeechWires {
  /** http://127.0.0.1:port */
  url: string;
  /** Method and path of every request, with the voice or model that it asked for. */
  requests: string[];
  headers: Record<string, string | undefined>[];
  /** What stood behind the question mark of each. */
  queries: Record<string, string>[];
  fault: Fault;
  /** What the recogniser hears in any sound. */
  transcript: string;
  sockets(): number;
  close(): Promise<void>;
}

const SAMPLES = 4800;
const bodySchema = z.union([
  z.looseObject({ model: z.string() }).transform(({ model }) => model),
  z.looseObject({ model_id: z.string() }).transform(({ model_id }) => model_id),
  z.looseObject({ text: z.string() }).transform(() => ''),
]);
const textSchema = z.looseObject({
  context_id: z.string(),
  text: z.string().optional(),
  close_context: z.boolean().optional(),
});

export async function openSpeechWires(says = 'Hello there.'): Promise<SpeechWires> {
  const sockets = new WebSocketServer({ noServer: true });
  const open = new Set<Duplex>();
  const wires: SpeechWires = {
    ...{ url: '', requests: [], headers: [], queries: [], fault: null, transcript: 'hello' },
    sockets: () => sockets.clients.size,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  const server = createServer((request, response) => void serve(wires, says, { request, response }));
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    note(wires, request);
    if (wires.fault === 'hang') return;
    if (typeof wires.fault === 'number') {
      socket.end(`HTTP/1.1 ${wires.fault} No\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
      if (request.url?.startsWith('/v1/listen')) listen(wires, ws);
      else if (request.url?.startsWith('/v1/speak')) speakAsDeepgram(wires, ws);
      else speak(wires, ws);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the speech wires have no port');
  wires.url = `http://127.0.0.1:${address.port}`;
  return wires;
}

function note(wires: SpeechWires, { method = '', url = '', headers }: IncomingMessage, what = ''): void {
  const [path = '', query = ''] = url.split('?');
  wires.queries.push(Object.fromEntries(new URLSearchParams(query)));
  wires.requests.push(`${method} ${path}${what}`);
  wires.headers.push(
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()])),
  );
}

async function serve(
  wires: SpeechWires,
  says: string,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = chunks.length > 0 ? bodySchema.parse(JSON.parse(Buffer.concat(chunks).toString())) : null;
  note(wires, request, body ? ` ${body}` : '');
  if (wires.fault === 'hang') return;
  if (typeof wires.fault === 'number') {
    response.writeHead(wires.fault, { 'content-type': 'application/json' });
    response.end('{"error":{"message":"no","type":"invalid_request_error"}}');
    return;
  }
  const path = request.url?.split('?')[0] ?? '';
  if (wires.fault === 'silent' && !path.endsWith('/chat/completions')) response.flushHeaders();
  else if (path.endsWith('/chat/completions')) chat(wires, says, response);
  else if (path.endsWith('/audio/speech') || path.endsWith('/stream') || path.endsWith('/v1/speak'))
    response.setHeader('content-type', 'audio/pcm').end(Buffer.alloc(SAMPLES * 2, 1));
  else response.setHeader('content-type', 'application/json').end('{"data":[]}');
}

function chat(wires: SpeechWires, says: string, response: ServerResponse): void {
  response.setHeader('content-type', 'text/event-stream');
  response.flushHeaders();
  if (wires.fault === 'silent') return;
  const chunk = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'wire' };
  const choice = (delta: object, finish: string | null) => ({
    ...chunk,
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
  const usage = { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 };
  for (const event of [
    choice({ role: 'assistant', content: says }, null),
    choice({}, 'stop'),
    { ...chunk, choices: [], usage },
  ])
    response.write(`data: ${JSON.stringify(event)}\n\n`);
  response.end('data: [DONE]\n\n');
}

function listen(wires: SpeechWires, ws: WebSocket): void {
  let told = false;
  ws.on('message', (data: Buffer, isBinary: boolean) => {
    if (!isBinary) {
      if (data.includes('CloseStream')) ws.close(1000);
      return;
    }
    if (told || wires.fault === 'silent') return;
    told = true;
    ws.send(JSON.stringify({ type: 'SpeechStarted', timestamp: 0 }));
    const alternative = { transcript: wires.transcript, confidence: 0.99, words: [] };
    ws.send(
      JSON.stringify({
        ...{ type: 'Results', is_final: true, speech_final: true, start: 0, duration: 1 },
        metadata: { request_id: 'req-1' },
        channel: { alternatives: [alternative] },
      }),
    );
  });
}

function speak(wires: SpeechWires, ws: WebSocket): void {
  ws.on('message', (data: Buffer) => {
    const { context_id: contextId, text, close_context } = textSchema.parse(JSON.parse(data.toString()));
    if (wires.fault === 'silent') return;
    if (close_context) ws.send(JSON.stringify({ contextId, isFinal: true }));
    else if (text?.trim())
      ws.send(JSON.stringify({ contextId, audio: Buffer.alloc(SAMPLES * 2, 1).toString('base64') }));
  });
}

const deepgramSchema = z.looseObject({ type: z.string() });

function speakAsDeepgram(wires: SpeechWires, ws: WebSocket): void {
  ws.on('message', (data: Buffer) => {
    const { type } = deepgramSchema.parse(JSON.parse(data.toString()));
    if (wires.fault === 'silent') return;
    if (type === 'Speak') ws.send(Buffer.alloc(SAMPLES * 2, 1));
    if (type === 'Flush') ws.send(JSON.stringify({ type: 'Flushed', sequence_id: 0 }));
    if (type === 'Close') ws.close();
  });
}
