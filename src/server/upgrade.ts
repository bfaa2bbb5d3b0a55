// Who may open a WebSocket here, and how the others are told.
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { isPrivate, type ServerOptions } from './server-options.ts';
import { isOriginAllowed } from './origin.ts';

export const CHAT_PATH = '/chat';

export interface Refusal {
  status: 400 | 403 | 404;
  code: string;
  message: string;
}

/** Null when the upgrade may go on. */
export function refusalOf(request: IncomingMessage, options: ServerOptions): Refusal | null {
  const { origin, host, upgrade } = request.headers;
  if (upgrade?.toLowerCase() !== 'websocket')
    return { status: 400, code: 'bad_upgrade', message: 'Only WebSocket is spoken here.' };
  if (request.url?.split('?')[0] !== CHAT_PATH)
    return { status: 404, code: 'not_found', message: `The chat is at ${CHAT_PATH}.` };
  const rules = { allowed: options.allowedOrigins, loopbackOnly: isPrivate(options) };
  if (!isOriginAllowed({ origin, host }, rules))
    return {
      status: 403,
      code: 'origin_not_allowed',
      message: 'This page may not open a chat here. The operator allows it with --allow-origin.',
    };
  return null;
}

export function refuseUpgrade(socket: Duplex, { status, code, message }: Refusal): void {
  const body = JSON.stringify({ error: { code, message } });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.once('finish', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** The client's address: with a proxy in front the one that our proxy saw, which is the last in its list. */
export function addressOf(request: IncomingMessage, behindProxy: boolean): string {
  const direct = request.socket.remoteAddress ?? '';
  if (!behindProxy) return direct;
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',');
  return forwarded.split(',').at(-1)?.trim() || direct;
}
