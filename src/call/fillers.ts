// Fills a silence: when the caller waits and nothing is heard for a moment, a short line from audio made beforehand.
import type { AudioFrame } from '@livekit/rtc-node';
import type { CallLog } from './call-log.ts';
import type { CallerAudio } from './caller-audio.ts';
import type { Lines } from './lines.ts';
import type { Timers } from './timers.ts';

export interface FillersDeps {
  audio: CallerAudio;
  lines: Lines;
  log: CallLog;
  timers: Timers;
  monotonic: () => number;
  /** Silence before a filler, in milliseconds; 0 for no fillers. */
  afterMs: number;
  /** Whose voice it is said in. */
  agent: () => string;
  /** The line's audio in that agent's voice; null when there is none yet. */
  stock: (agent: string, text: string) => readonly AudioFrame[] | null;
  /** A filler would talk over a caller who speaks. */
  callerSpeaks: () => boolean;
}

export class Fillers {
  readonly #deps: FillersDeps;
  #cancel = (): void => undefined;
  #waitingSince: number | null = null;
  /** Said since the caller last heard an agent. */
  #saidAt: number | null = null;

  constructor(deps: FillersDeps) {
    this.#deps = deps;
  }

  /** When the filler of this wait was heard, on the monotonic clock; null for none. */
  get saidAt(): number | null {
    return this.#saidAt;
  }

  /** The caller waits from now on, for what the line's key tells. */
  waitFor(key: string): void {
    const { timers, afterMs, monotonic } = this.#deps;
    this.#cancel();
    if (afterMs === 0) return;
    this.#waitingSince ??= monotonic();
    this.#cancel = timers.after(afterMs, () => this.#say(key));
  }

  /** Words have come, or none are expected any more. */
  answered(): void {
    this.#cancel();
    this.#waitingSince = null;
    this.#saidAt = null;
  }

  #say(key: string): void {
    const { audio, lines, log, agent, stock, monotonic, callerSpeaks } = this.#deps;
    // One a wait: a second one would show that the first meant nothing.
    if (this.#saidAt !== null || !audio.silent || callerSpeaks()) return;
    const name = agent();
    const text = lines.say(key);
    const frames = stock(name, text);
    if (!frames || !audio.fill(frames)) return;
    this.#saidAt = monotonic();
    const waitedMs = Math.round(this.#saidAt - (this.#waitingSince ?? this.#saidAt));
    log.add('filler.said', { agent: name, line: key, text, waitedMs });
  }
}
