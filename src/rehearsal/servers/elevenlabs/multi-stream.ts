// ElevenLabs' speech over a WebSocket: several contexts at once, each speaking its texts in order.
import { z } from 'zod';
import type { Voice } from '../../voice/voice.ts';
import { parseJson } from '../../brain/note.ts';
import { pcmBytes } from '../pcm.ts';
import type { FaultySocket } from '../socket.ts';
import type { Alignment } from '../../voice/alignment.ts';

/** Audio a message: small enough to be cut off soon, large enough to cost little. */
const CHUNK_MS = 200;
/** "Policy violation" of RFC 6455, which is how ElevenLabs closes on what it does not understand. */
const POLICY_VIOLATION = 1008;

const messageSchema = z.object({
  text: z.string().nullish(),
  context_id: z.string().nullish(),
  flush: z.boolean().nullish(),
  close_context: z.boolean().nullish(),
  close_socket: z.boolean().nullish(),
  voice_settings: z.object({ speed: z.number().min(0.5).max(2).nullish() }).nullish(),
});
type Message = z.infer<typeof messageSchema>;

export interface SpeechFormat {
  voice: string;
  /** Samples a second. */
  rate: number;
  /** Whether alignments are asked for. */
  aligned: boolean;
}

export function serveMultiStream(socket: FaultySocket, voice: Voice, format: SpeechFormat): void {
  const contexts = new Map<string, SpeechContext>();
  socket.onMessage((data) => {
    const parsed = messageSchema.safeParse(parseJson(data.toString()));
    if (!parsed.success) {
      socket.close(POLICY_VIOLATION, 'invalid_message');
      return;
    }
    const message = parsed.data;
    if (message.close_socket) {
      socket.close(1000);
      return;
    }
    const id = message.context_id ?? 'default';
    const context = contexts.get(id) ?? new SpeechContext(id, { socket, voice, format });
    contexts.set(id, context);
    context.take(message);
    if (message.close_context) contexts.delete(id);
  });
}

interface ContextDeps {
  socket: FaultySocket;
  voice: Voice;
  format: SpeechFormat;
}

class SpeechContext {
  readonly #id: string;
  readonly #deps: ContextDeps;
  #speed: number | undefined;
  /** Text that waits for a flush or the end of its sentence. */
  #pending = '';
  /** Milliseconds spoken so far: alignments count from the context's beginning. */
  #spokenMs = 0;
  #work: Promise<void> = Promise.resolve();

  constructor(id: string, deps: ContextDeps) {
    this.#id = id;
    this.#deps = deps;
  }

  take({ text, flush, close_context: closing, voice_settings: settings }: Message): void {
    this.#speed = settings?.speed ?? this.#speed;
    this.#pending += text ?? '';
    const ready = flush || closing ? this.#pending : wholeSentences(this.#pending);
    this.#pending = this.#pending.slice(ready.length);
    if (ready.trim() !== '') this.#then(() => this.#speak(ready));
    if (closing) this.#then(async () => this.#deps.socket.send({ contextId: this.#id, isFinal: true }));
  }

  #then(work: () => Promise<void>): void {
    const { socket } = this.#deps;
    this.#work = this.#work.then(work).catch((error: unknown) => {
      if (socket.closed.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      socket.send({ contextId: this.#id, error: message });
    });
  }

  async #speak(text: string): Promise<void> {
    const { socket, voice, format } = this.#deps;
    const goesOn = this.#spokenMs > 0;
    const options = {
      ...{ voice: format.voice, rate: format.rate, speed: this.#speed },
      ...{ goesOn, signal: socket.closed },
    };
    const samples = Math.round((format.rate * CHUNK_MS) / 1000);
    for await (const { pcm, ms, alignment } of voice.speak(text, options)) {
      const shifted = format.aligned ? shift(alignment, this.#spokenMs) : null;
      for (let at = 0; at < pcm.length; at += samples) {
        const timing = at === 0 ? shifted : null;
        socket.send({
          contextId: this.#id,
          audio: pcmBytes(pcm.subarray(at, at + samples)).toString('base64'),
          isFinal: null,
          alignment: timing,
          normalizedAlignment: timing,
        });
      }
      this.#spokenMs += ms;
    }
  }
}

function shift({ chars, charStartTimesMs, charDurationsMs }: Alignment, byMs: number): Alignment {
  return { chars, charStartTimesMs: charStartTimesMs.map((at) => Math.round(at + byMs)), charDurationsMs };
}

/** Up to the last end of a sentence, with the space behind it; '' when none has ended. */
function wholeSentences(text: string): string {
  return /^.*[.!?]["')\]]*\s+/s.exec(text)?.[0] ?? '';
}
