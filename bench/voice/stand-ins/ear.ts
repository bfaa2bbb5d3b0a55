// Stands in for Deepgram's streaming wire: knows a phrase by how long it was spoken. Costs next to nothing, so that
// what a benchmark measures is not the recogniser.
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { AUDIBLE, loudness, PHRASES, type Phrase } from '../phrases.ts';
import type { MarkKind } from './marks.ts';

export interface EarOptions {
  /** The socket's query, as Deepgram takes it. */
  query: URLSearchParams;
  /** Milliseconds of each phrase. */
  lengths: readonly { phrase: Phrase; ms: number }[];
  delayMs: () => number;
  mark: (kind: MarkKind, text: string) => void;
}

/** Silence after which words are final, in milliseconds of audio. */
const SILENCE = 250;
/** Speech after which the first interim words come. */
const INTERIM = 300;

const control = z.object({ type: z.string() });

export function listen(socket: WebSocket, { query, lengths, delayMs, mark }: EarOptions): void {
  const rate = Number(query.get('sample_rate'));
  let [clock, began, last] = [0, 0, 0];
  let state: 'silent' | 'speaking' | 'interim' = 'silent';

  const send = (message: object): void =>
    void setTimeout(() => socket.send(JSON.stringify(message)), delayMs());
  const results = (words: string, final: boolean): void => {
    const seconds = (ms: number): number => ms / 1000;
    const share = (last - began) / words.split(' ').length;
    send({
      ...{
        type: 'Results',
        channel_index: [0, 1],
        is_final: final,
        speech_final: final,
        from_finalize: false,
      },
      ...{ start: seconds(began), duration: seconds(clock - began), metadata: { request_id: 'bench' } },
      channel: {
        alternatives: [
          {
            ...{ transcript: words, confidence: 0.99 },
            words: words.split(' ').map((word, i) => ({
              ...{ word, punctuated_word: word, confidence: 0.99 },
              start: seconds(began + i * share),
              end: seconds(began + (i + 1) * share),
            })),
          },
        ],
      },
    });
  };

  const hear = (pcm: Int16Array): void => {
    const ms = (pcm.length / rate) * 1000;
    clock += ms;
    if (loudness(pcm) > AUDIBLE) {
      if (state === 'silent') {
        [state, began] = ['speaking', clock - ms];
        mark('hears', '');
        send({ type: 'SpeechStarted', timestamp: began / 1000 });
      }
      last = clock;
    }
    if (state === 'speaking' && clock - began >= INTERIM) {
      state = 'interim';
      results('wait', false);
    }
    if (state !== 'silent' && clock - last >= SILENCE) {
      state = 'silent';
      const words = PHRASES[nearest(lengths, last - began)];
      mark('recognised', words);
      results(words, true);
    }
  };

  socket.on('message', (data, isBinary) => {
    if (!isBinary) {
      if (control.parse(JSON.parse(textOf(data))).type === 'CloseStream') socket.close(1000);
      return;
    }
    const bytes = bytesOf(data);
    const step = Math.round(rate / 100);
    const pcm = new Int16Array(bytes.buffer, 0, bytes.byteLength >> 1);
    for (let at = 0; at < pcm.length; at += step) hear(pcm.subarray(at, at + step));
  });
}

function nearest(lengths: EarOptions['lengths'], ms: number): Phrase {
  const far = (length: number): number => Math.abs(length - ms);
  return [...lengths].sort((a, b) => far(a.ms) - far(b.ms))[0]?.phrase ?? 'ask';
}

function bytesOf(data: unknown): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(z.instanceof(Buffer).parse(data));
}

function textOf(data: unknown): string {
  return z.instanceof(Buffer).parse(data).toString();
}
