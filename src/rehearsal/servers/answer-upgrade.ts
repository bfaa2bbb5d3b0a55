// Opens the two WebSockets of the wires, or refuses as their providers do.
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Ear } from '../ear/ear.ts';
import type { Voice } from '../voice/voice.ts';
import { errorBody } from './answer-http.ts';
import { serveListen } from './deepgram/listen.ts';
import { listenOptions } from './deepgram/listen-options.ts';
import { rateOf, voiceOf } from './elevenlabs/elevenlabs-routes.ts';
import { serveMultiStream } from './elevenlabs/multi-stream.ts';
import { RequestError } from './exchange.ts';
import type { Endpoint, Faults } from './faults.ts';
import { FaultySocket } from './socket.ts';

/** A minute of audio at once is more than any client sends. */
const MOST_BYTES = 4 * 1024 * 1024;

type Serve = (socket: FaultySocket) => void;

export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES });
  readonly #faults: Faults;
  readonly #voice: Voice;
  readonly #ear: Ear;

  constructor(faults: Faults, voice: Voice, ear: Ear) {
    this.#faults = faults;
    this.#voice = voice;
    this.#ear = ear;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A client that leaves while it is refused is no trouble of ours.
    socket.on('error', () => undefined);
    const url = new URL(request.url ?? '/', 'http://rehearsal');
    try {
      const [endpoint, serve] = this.#find(url);
      const fault = this.#faults.get(endpoint);
      if (fault?.kind === 'status') throw new RequestError(fault.status, 'A fault that was ordered.');
      if (fault?.kind === 'cut' && fault.afterMs === undefined) socket.destroy();
      else
        this.#server.handleUpgrade(request, socket, head, (opened: WebSocket) =>
          serve(new FaultySocket(opened, this.#faults, endpoint)),
        );
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      refuse(socket, error.status, JSON.stringify(errorBody(url.pathname, error.status, error.message)));
    }
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  /** @throws RequestError when there is no such socket or its query is wrong. */
  #find(url: URL): [Endpoint, Serve] {
    if (url.pathname === '/v1/listen') {
      const options = listenOptions(url);
      return ['stt', (socket) => serveListen(socket, this.#ear, options)];
    }
    if (/^\/v1\/text-to-speech\/[^/]+\/multi-stream-input$/.test(url.pathname)) {
      const aligned = url.searchParams.get('sync_alignment') === 'true';
      const format = { voice: voiceOf(url), rate: rateOf(url), aligned };
      return ['tts', (socket) => serveMultiStream(socket, this.#voice, format)];
    }
    throw new RequestError(404, `There is no socket at ${url.pathname}.`);
  }
}

function refuse(socket: Duplex, status: number, body: string): void {
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.once('finish', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
