// How a call is spoken: model replies and stock lines, each counted as under way until it has been heard.
import { voice, type llm } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import { ReadableStream } from 'node:stream/web';
import { ownWords } from '../services/redact-deep.ts';
import type { CallLog } from './call-log.ts';
import type { Session } from './call-voice.ts';
import type { InFlight } from './in-flight.ts';
import type { Lines } from './lines.ts';

export interface SpeakerDeps {
  session: Session;
  lines: Lines;
  log: CallLog;
  inFlight: InFlight;
  /** The line's sound, made beforehand; null where it has to be synthesised, or nothing is heard at all. */
  stock: (text: string) => readonly AudioFrame[] | null;
  /** Of a line that was cut, what the caller has heard. */
  heardOf: (text: string) => string;
  /** Nobody is on the line any more. */
  isOver: () => boolean;
}

export interface SaidLine {
  text: string;
  handle: voice.SpeechHandle;
  /** What of it reached the caller, once it has been said or cut. */
  heard: Promise<string>;
}

export interface LineOptions {
  /** Said to its end, even when somebody speaks over it. */
  whole?: boolean;
}

export class Speaker {
  readonly #deps: SpeakerDeps;
  readonly #lines = new Set<string>();

  constructor(deps: SpeakerDeps) {
    this.#deps = deps;
  }

  /** Asks the active agent's model to speak, in answer to a turn or on its own. */
  reply(userInput?: llm.ChatMessage): void {
    const { session, inFlight, isOver } = this.#deps;
    if (isOver()) return;
    inFlight.track(session.generateReply(userInput ? { userInput } : {}).waitForPlayout());
  }

  /** What is being said and what was to be said next is over: something else matters more. */
  hush(): void {
    try {
      this.#deps.session.interrupt({ force: true });
    } catch {
      // Nothing was being said.
    }
  }

  /** Whether these are the words of a stock line that was said. */
  isLine(text: string): boolean {
    return this.#lines.has(text);
  }

  /** Says a stock line, and resolves when it has been heard, or cut. */
  async heardLine(key: string, values?: Readonly<Record<string, string>>): Promise<void> {
    await this.line(key, values).handle.waitForPlayout();
  }

  /** Says a stock line, chosen by its key in lines.yaml; nothing once the call is over. */
  line(
    key: string,
    values?: Readonly<Record<string, string>>,
    { whole = false }: LineOptions = {},
  ): SaidLine {
    const { session, lines, log, inFlight, stock, heardOf, isOver } = this.#deps;
    const text = lines.say(key, values);
    if (isOver()) return unsaid(text);
    const frames = stock(text);
    log.add('line.said', ownWords({ line: key, text }));
    this.#lines.add(text);
    const audio = frames && ReadableStream.from<AudioFrame>(frames);
    const handle = session.say(text, {
      ...(audio && { audio }),
      ...(whole && { allowInterruptions: false }),
    });
    const played = handle.waitForPlayout();
    inFlight.track(played);
    return { text, handle, heard: played.then(() => (handle.interrupted ? heardOf(text) : text)) };
  }
}

function unsaid(text: string): SaidLine {
  const handle = voice.SpeechHandle.create();
  handle.interrupt();
  handle._markDone();
  return { text, handle, heard: Promise.resolve('') };
}
