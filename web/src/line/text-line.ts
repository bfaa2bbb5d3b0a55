// A typed call over the chat socket, watched: docs/web-chat.md tells its protocol.
import * as z from 'zod/mini';
import { parseMessage } from '../call-view/parse-message.ts';
import type { CallLine, LineListener } from './call-line.ts';

const frameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('observed'), message: z.unknown() }),
  z.object({ type: z.literal('error'), code: z.string(), message: z.string() }),
  z.object({ type: z.literal('summary') }),
]);

export interface TextCall {
  callerNumber: string | null;
  listener: LineListener;
}

export function openTextLine({ callerNumber, listener }: TextCall): CallLine {
  const socket = new WebSocket(chatUrl());
  let trouble: string | null = null;
  let over = false;
  let quiet = false;
  const send = (message: object) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  socket.addEventListener('open', () => {
    send({ type: 'start', observe: true, ...(callerNumber === null ? {} : { callerNumber }) });
    listener.status({ connection: 'open' });
  });
  socket.addEventListener('message', ({ data }) => {
    const frame = readFrame(data);
    if (frame?.type === 'observed') {
      const message = parseMessage(frame.message);
      if (message) listener.message(message);
    } else if (frame?.type === 'error') {
      trouble = frame.message;
      listener.complaint(frame.message);
    } else if (frame?.type === 'summary') {
      over = true;
    }
  });
  socket.addEventListener('close', ({ code }) => {
    listener.status({ connection: 'closed' });
    if (!quiet) listener.closed(over || code === 1000 ? null : (trouble ?? 'The connection broke.'));
  });
  return {
    kind: 'text',
    sound: null,
    say: async (text) => send({ type: 'say', text }),
    hangUp: async () => send({ type: 'hang_up' }),
    close: () => {
      quiet = true;
      socket.close();
    },
  };
}

function chatUrl(): string {
  const { protocol, host } = window.location;
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/chat`;
}

function readFrame(data: unknown) {
  if (typeof data !== 'string') return undefined;
  try {
    return frameSchema.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}
