// The chats that are under way: lets clients in, gives each a call, and ends them all when the server stops.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Timers } from '../call/timers.ts';
import { parseCallerNumber } from '../channels/caller-number.ts';
import { ChatCall } from '../channels/chat/chat-call.ts';
import { ChatConnection } from '../channels/chat/chat-connection.ts';
import type { Fault } from '../channels/chat/frame-gate.ts';
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
/** Open at once for each call that may be: some come back, some have not started yet. */
const SOCKETS_A_CALL = 2;

export class ChatSockets {
  readonly #options: ServerOptions;
  readonly #deps: ChatSocketsDeps;
  readonly #desk: AdmissionDesk;
  readonly #connections = new Set<ChatConnection>();
  /** By the key that comes back to them. */
  readonly #calls = new Map<string, ChatCall>();
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
    const under = [...this.#connections, ...this.#calls.values()];
    const over = under.map((each) => each.end('shutdown'));
    await Promise.race([Promise.allSettled(over), late]);
    cancel();
    for (const ws of this.#sockets.clients) ws.terminate();
    this.#sockets.close();
  }

  #open(ws: WebSocket, request: IncomingMessage): void {
    const { limits } = this.#options;
    const { timers } = this.#deps;
    // What is wrong with a socket shows in its close.
    ws.on('error', () => undefined);
    if (this.#stopping || this.#sockets.clients.size > SOCKETS_A_CALL * limits.calls) {
      turnAway(ws, this.#stopping ? 'shutting_down' : 'busy', timers);
      return;
    }
    const connection = this.#connect(ws, request);
    this.#connections.add(connection);
    answerPings(ws);
    keepAlive(ws, limits.heartbeatMs, timers);
    ws.on('message', (data, isBinary) => connection.receive(isBinary ? null : textOf(data)));
    ws.on('close', (code) => {
      this.#connections.delete(connection);
      connection.closed(code);
    });
  }

  #connect(ws: WebSocket, request: IncomingMessage): ChatConnection {
    const { company: served, timers, logger, visitors } = this.#deps;
    const { company } = served;
    const trusted = visitors.isTrustedWithNumber(request);
    const address = visitors.key(request);
    return new ChatConnection(
      {
        company: company.slug,
        answer: (number) => this.#answer(number, address),
        find: (key) => this.#calls.get(key) ?? null,
        callerNumber: (given) =>
          given === undefined || !trusted ? null : parseCallerNumber(given, company.country),
        observe: visitors.mayObserve(request)
          ? (call, send) => observeCall(call, { company, voice: false }, send)
          : null,
        limits: this.#options.limits,
        timers,
        logger,
      },
      toChatSocket(ws, timers),
    );
  }

  /** A call has its place until it is over, also while its caller's connection is gone. */
  async #answer(number: string | null, address: string): Promise<ChatCall | { fault: Fault }> {
    const place = this.#desk.enter(address);
    if (!place.admitted) return { fault: faultOf(place.why) };
    const { company: served, timers, monotonic, logger } = this.#deps;
    try {
      const { company, fillers } = served;
      const chat = new ChatCall(
        {
          ...{ company: company.slug, callerNumber: number, fillers, timers, monotonic, logger },
          returnSeconds: company.limits.returnSeconds,
          limits: this.#options.limits,
        },
        await served.answer(number),
      );
      this.#calls.set(chat.key, chat);
      void chat.finished.then(() => {
        this.#calls.delete(chat.key);
        place.leave();
      });
      return chat;
    } catch (error) {
      place.leave();
      throw error;
    }
  }
}

const TURNED_AWAY: Record<Refused, string> = {
  busy: 'All our lines are busy. Please try again in a minute.',
  too_many_connections: 'There are too many chats from your address. Close one and try again.',
  shutting_down: 'We are just restarting. Please try again in a minute.',
};

/** Accepted only to be told why not: browsers do not show pages the answer to a refused upgrade. */
function turnAway(ws: WebSocket, why: Refused, timers: Timers): void {
  const { code, message } = faultOf(why);
  const error: ServerMessage = { type: 'error', code, message };
  ws.send(JSON.stringify(error));
  closeIn(ws, { code: CLOSE.tryAgainLater, reason: code }, timers);
}

function faultOf(code: Refused): Fault {
  return { code, message: TURNED_AWAY[code], close: CLOSE.tryAgainLater };
}
