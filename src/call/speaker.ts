// How a call is spoken: model replies and stock lines, each counted as under way until it has been heard.
import type { llm, voice } from '@livekit/agents';
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
}

export interface SaidLine {
  text: string;
  handle: voice.SpeechHandle;
}

export class Speaker {
  readonly #deps: SpeakerDeps;
  readonly #lines = new Set<string>();

  constructor(deps: SpeakerDeps) {
    this.#deps = deps;
  }

  /** Asks the active agent's model to speak, in answer to a turn or on its own. */
  reply(userInput?: llm.ChatMessage): void {
    const { session, inFlight } = this.#deps;
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

  /** Says a stock line, chosen by its key in lines.yaml. */
  line(key: string, values?: Readonly<Record<string, string>>): SaidLine {
    const { session, lines, log, inFlight, stock } = this.#deps;
    const text = lines.say(key, values);
    const frames = stock(text);
    log.add('line.said', ownWords({ line: key, text }));
    this.#lines.add(text);
    const audio = frames && ReadableStream.from<AudioFrame>(frames);
    const handle = session.say(text, audio ? { audio } : {});
    inFlight.track(handle.waitForPlayout());
    return { text, handle };
  }
}
