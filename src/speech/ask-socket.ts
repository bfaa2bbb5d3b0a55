// Asks a provider whether it would open a socket, with the same address as calls open theirs.
import { WebSocket } from 'ws';
import { refused, trouble, type Question } from './ask.ts';
import { errorCode } from './network-error.ts';
import type { CheckResult } from './provider.ts';

export interface SocketQuestion extends Omit<Question, 'body'> {
  /** Said before the socket is closed again. */
  goodbye: string;
}

/** Never throws; the problem names the host, never a key. */
export function askSocket(question: SocketQuestion): Promise<CheckResult> {
  const { url, headers, timeoutMs, secrets, detail, goodbye } = question;
  const { host } = new URL(url);
  const late = { kind: 'timeout', status: null, detail: `${timeoutMs} ms`, reason: null } as const;
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers, handshakeTimeout: timeoutMs });
    const answer = (result: CheckResult) => {
      clearTimeout(timer);
      resolve(result);
    };
    const timer = setTimeout(() => {
      answer(trouble(host, late));
      socket.terminate();
    }, timeoutMs);
    socket.on('open', () => {
      answer({ ok: true, detail });
      socket.send(goodbye);
      socket.close();
    });
    socket.on('unexpected-response', (_request, response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => {
        answer(refused(host, { status: response.statusCode ?? 0, body, secrets }));
        socket.terminate();
      });
    });
    socket.on('error', (error) =>
      answer(
        /handshake has timed out/.test(error.message)
          ? trouble(host, late)
          : trouble(host, { kind: 'unreachable', status: null, detail: errorCode(error), reason: null }),
      ),
    );
  });
}
