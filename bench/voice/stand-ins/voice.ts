// Stands in for ElevenLabs' streaming wire and OpenAI's speech: a tone as long as the words would take. High for words
// of an agent's model, low for everything else, so that a caller's process can tell what it hears.
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { MarkKind } from './marks.ts';

export interface VoiceOptions {
  /** Samples a second. */
  rate: number;
  delayMs: () => number;
  mark: (kind: MarkKind, text: string) => void;
}

/** Sentences with this word are spoken high. */
export const HIGH_WORD = 'Certainly';
const HIGH_HZ = 900;
const LOW_HZ = 300;
/** About 17 characters a second. */
const MS_PER_CHARACTER = 60;
const LOUD = 6000;
/** Samples a message; ElevenLabs' are about as long. */
const PIECE_MS = 200;

const content = z.object({
  context_id: z.string().optional(),
  text: z.string().optional(),
  close_context: z.boolean().optional(),
});

interface Context {
  high: boolean;
  spokenMs: number;
}

/** One socket carries many utterances, each a context. */
export function speakOver(socket: WebSocket, { rate, delayMs, mark }: VoiceOptions): void {
  const contexts = new Map<string, Context>();
  const send = (message: object): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const speak = (contextId: string, text: string): void => {
    const known = contexts.get(contextId);
    const context = known ?? { high: text.includes(HIGH_WORD), spokenMs: 0 };
    contexts.set(contextId, context);
    mark('told', text);
    const pcm = tone(text, context.high, rate);
    const bytes = Buffer.from(pcm.buffer);
    const alignment = align(text, context.spokenMs);
    context.spokenMs += (pcm.length / rate) * 1000;
    setTimeout(() => {
      mark('voiced', text);
      const piece = 2 * Math.round((rate * PIECE_MS) / 1000);
      for (let at = 0; at < bytes.length; at += piece)
        send({
          ...{ contextId, audio: bytes.subarray(at, at + piece).toString('base64'), isFinal: null },
          ...(at === 0 && { alignment, normalizedAlignment: alignment }),
        });
    }, delayMs());
  };
  socket.on('message', (data) => {
    const message = content.parse(JSON.parse(z.instanceof(Buffer).parse(data).toString()));
    const contextId = message.context_id ?? '';
    const text = message.text?.trim() ?? '';
    if (text !== '') speak(contextId, text);
    if (message.close_context !== true) return;
    contexts.delete(contextId);
    setTimeout(() => send({ contextId, isFinal: true }), delayMs());
  });
}

export function tone(text: string, high: boolean, rate: number): Int16Array<ArrayBuffer> {
  const pcm = new Int16Array(Math.round((rate * text.length * MS_PER_CHARACTER) / 1000));
  const turn = (2 * Math.PI * (high ? HIGH_HZ : LOW_HZ)) / rate;
  return pcm.map((_, i) => Math.round(LOUD * Math.sin(turn * i)));
}

function align(text: string, fromMs: number): object {
  const chars = Array.from(`${text} `);
  return {
    chars,
    charStartTimesMs: chars.map((_, i) => Math.round(fromMs + i * MS_PER_CHARACTER)),
    charDurationsMs: chars.map(() => MS_PER_CHARACTER),
  };
}
