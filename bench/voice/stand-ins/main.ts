// The providers of the voice benchmarks in a process of their own: three wires on one port, delays to order, marks.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import { speakPhrases } from '../phrases.ts';
import { listen } from './ear.ts';
import { now, type Mark, type MarkKind } from './marks.ts';
import { answer, chunks, parseChatRequest } from './model.ts';
import { HIGH_WORD, speakOver, tone } from './voice.ts';

export const delaysSchema = z.object({ stt: z.number(), llm: z.number(), tts: z.number() });
export type Delays = z.infer<typeof delaysSchema>;

let delays: Delays = { stt: 0, llm: 0, tts: 0 };
let marks: Mark[] = [];
const lengths = speakPhrases().map(({ phrase, ms }) => ({ phrase, ms }));
const mark = (kind: MarkKind, text: string): void => void marks.push({ kind, at: now(), text });

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  const json = (value: unknown): void => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };
  switch (new URL(request.url ?? '/', 'http://bench').pathname) {
    case '/health':
      json({});
      return;
    case '/delays':
      delays = delaysSchema.parse(JSON.parse(body));
      json(delays);
      return;
    case '/marks':
      json(marks);
      marks = [];
      return;
    case '/v1/chat/completions': {
      const asked = parseChatRequest(body);
      const answered = answer(asked);
      mark('asked', answered.call?.name ?? answered.say);
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      await pause(delays.llm);
      for (const chunk of chunks(asked.model, answered)) response.write(chunk);
      response.end();
      return;
    }
    case '/v1/audio/speech': {
      const { input } = z.object({ input: z.string() }).parse(JSON.parse(body));
      await pause(delays.tts);
      const pcm = tone(input, input.includes(HIGH_WORD), 24_000);
      response.writeHead(200, { 'content-type': 'audio/pcm' }).end(Buffer.from(pcm.buffer));
      return;
    }
    default:
      response.writeHead(404).end();
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(z.instanceof(Buffer).parse(part));
  return Buffer.concat(parts).toString();
}

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    console.error(error);
    response.destroy();
  });
});
const sockets = new WebSocketServer({ noServer: true });
server.on('upgrade', (request, socket, head) => {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://bench');
  sockets.handleUpgrade(request, socket, head, (ws) => {
    const rate = Number(query.get('output_format')?.split('_')[1] ?? 24_000);
    if (pathname === '/v1/listen') listen(ws, { query, lengths, delayMs: () => delays.stt, mark });
    else speakOver(ws, { rate, delayMs: () => delays.tts, mark });
  });
});
server.listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.({ ready: true }));
process.once('disconnect', () => process.exit());
