// The chats that are under way: lets clients in, gives each a call, and ends them all when the server stops.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Timers } from '../call/timers.ts';
import { parseCallerNumber } from '../channels/caller-number.ts';
import { ChatConnection } from '../channels/chat/chat-connection.ts';
import { observeCall } from '../channels/observer/observe-call.ts';
import { CLOSE, type ServerMessage } from '../channels/chat/protocol.ts';
import { AdmissionDesk, type Refused } from './admission.ts';
import type { ServedCompany } from './served-company.ts';
import type { ServerOptions } from './server-options.ts';
import { refusalOf, refuseUpgrade } from './upgrade.ts';
import type { Visitors } from './visitor.ts';
import { answerPings, closeIn, keepAlive, textOf, toChatSocket } from './web-socket.ts';

export interface ChatSocketsDeps {
  company: ServedCompany;
  timers: Timers;
  /** Milliseconds from any fixed point. */
  monotonic: () => number;
  logger: Logger;
  visitors: Visitors;
}

/** Bytes of a frame that are read at all; a longer one is cut off with 1009 before we see it. */
const LONGEST_FRAME = 1024 * 1024;

export class ChatSockets {
  readonly #options: ServerOptions;
  readonly #deps: ChatSocketsDeps;
  readonly #desk: AdmissionDesk;
  readonly #connections = new Set<ChatConnection>();
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_FRAME,
    autoPong: false,
  });
  #stopping = false;

  constructor(options: ServerOptions, deps: ChatSocketsDeps) {
    this.#options = options;
    this.#deps = deps;
    this.#desk = new AdmissionDesk(options.limits);
  }

  get calls(): number {
    return this.#desk.total;
  }

  get stopping(): boolean {
    return this.#stopping;
  }

  /** An HTTP upgrade, for `server.on('upgrade')`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const refusal = refusalOf(request, this.#options);
    if (refusal) {
      refuseUpgrade(socket, refusal);
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (ws) => this.#open(ws, request));
  }

  /** Takes nobody in any more and ends every call, each with its summary; what is not over in time is cut off. */
  async stop(withinMs: number): Promise<void> {
    this.#stopping = true;
    let cancel = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      cancel = this.#deps.timers.after(withinMs, resolve);
    });
    const over = [...this.#connections].map((connection) => connection.end('shutdown'));
    await Promise.race([Promise.allSettled(over), late]);
    cancel();
    for (const ws of this.#sockets.clients) ws.terminate();
    this.#sockets.close();
  }

  #open(ws: WebSocket, request: IncomingMessage): void {
    const { limits } = this.#options;
    const { timers, visitors } = this.#deps;
    // What is wrong with a socket shows in its close.
    ws.on('error', () => undefined);
    if (this.#stopping) {
      turnAway(ws, 'shutting_down', timers);
      return;
    }
    const admission = this.#desk.enter(visitors.key(request));
    if (!admission.admitted) {
      turnAway(ws, admission.why, timers);
      return;
    }
    const connection = this.#connect(ws, request);
    this.#connections.add(connection);
    void connection.finished.then(() => {
      this.#connections.delete(connection);
      admission.leave();
    });
    answerPings(ws);
    keepAlive(ws, limits.heartbeatMs, timers);
    ws.on('message', (data, isBinary) => connection.receive(isBinary ? null : textOf(data)));
    ws.on('close', () => connection.closed());
  }

  #connect(ws: WebSocket, request: IncomingMessage): ChatConnection {
    const { company: served, timers, monotonic, logger, visitors } = this.#deps;
    const { limits } = this.#options;
    const { company } = served;
    const trusted = visitors.isTrustedWithNumber(request);
    return new ChatConnection(
      {
        company: company.slug,
        answer: (number) => served.answer(number),
        callerNumber: (given) =>
          given === undefined || !trusted ? null : parseCallerNumber(given, company.country),
        fillers: served.fillers,
        observe: visitors.mayObserve(request)
          ? (call, send) => observeCall(call, { company, voice: false }, send)
          : null,
        limits,
        timers,
        monotonic,
        logger,
      },
      toChatSocket(ws, timers),
    );
  }
}

const TURNED_AWAY: Record<Refused, string> = {
  busy: 'All our lines are busy. Please try again in a minute.',
  too_many_connections: 'There are too many chats from your address. Close one and try again.',
  shutting_down: 'We are just restarting. Please try again in a minute.',
};

/** Accepted only to be told why not: browsers do not show pages the answer to a refused upgrade. */
function turnAway(ws: WebSocket, code: Refused, timers: Timers): void {
  const message: ServerMessage = { type: 'error', code, message: TURNED_AWAY[code] };
  ws.send(JSON.stringify(message));
  closeIn(ws, { code: CLOSE.tryAgainLater, reason: code }, timers);
}
