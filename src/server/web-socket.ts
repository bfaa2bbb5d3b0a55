// A WebSocket as a chat sees it, kept alive by a heartbeat and given up when the other end no longer answers.
import { WebSocket, type RawData } from 'ws';
import type { Timers } from '../call/timers.ts';
import type { ChatSocket } from '../channels/chat/outbox.ts';

export function toChatSocket(ws: WebSocket, timers: Timers): ChatSocket {
  let pings = 0;
  return {
    get bufferedAmount() {
      return ws.bufferedAmount;
    },
    get open() {
      return ws.readyState === WebSocket.OPEN;
    },
    send: (text) => ws.send(text),
    close: (code, reason) => closeIn(ws, { code, reason }, timers),
    terminate: () => ws.terminate(),
    roundTrip: () => roundTrip(ws, `after ${++pings}`),
  };
}

/** For the other end to agree to a close. Milliseconds. */
const CLOSE_TIMEOUT = 5000;

/** Closes; a client that does not agree in time is cut off. */
export function closeIn(
  ws: WebSocket,
  { code, reason }: { code: number; reason: string },
  timers: Timers,
): void {
  if (ws.readyState !== WebSocket.OPEN) return;
  const cancel = timers.after(CLOSE_TIMEOUT, () => ws.terminate());
  ws.once('close', cancel);
  ws.close(code, reason);
}

/** A pong comes after everything that was sent before its ping has arrived. */
function roundTrip(ws: WebSocket, mark: string): Promise<void> {
  return new Promise((resolve) => {
    const answered = (data: Buffer): void => {
      if (data.toString() === mark) done();
    };
    const done = (): void => {
      ws.off('pong', answered);
      ws.off('close', done);
      resolve();
    };
    ws.on('pong', answered);
    ws.on('close', done);
    ws.ping(mark);
  });
}

export function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString();
}

/** Pongs on their way before further pings go unanswered, in bytes. */
const PONGS_UP_TO = 64 * 1024;

/** In place of ws's own answers, which pile up without bound for a client that pings and does not read. */
export function answerPings(ws: WebSocket): void {
  ws.on('ping', (data) => {
    if (ws.readyState === WebSocket.OPEN && ws.bufferedAmount < PONGS_UP_TO) ws.pong(data);
  });
}

/** Pings every `ms`; a client that has been silent for a whole period, even to pings, is gone. */
export function keepAlive(ws: WebSocket, ms: number, timers: Timers): void {
  let heard = true;
  let cancel = (): void => undefined;
  const beat = (): void => {
    if (!heard) {
      ws.terminate();
      return;
    }
    heard = false;
    if (ws.readyState === WebSocket.OPEN) ws.ping();
    cancel = timers.after(ms, beat);
  };
  const alive = (): void => void (heard = true);
  ws.on('pong', alive);
  ws.on('message', alive);
  ws.on('close', () => cancel());
  cancel = timers.after(ms, beat);
}
