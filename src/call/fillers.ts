// Fills a silence: when the caller waits and nothing is heard for a moment, a short line from audio made beforehand;
// when they wait on, a line that says so, twice at most.
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

/** What a caller hears who waits on: the line's key, and milliseconds since they began to wait. */
const LONGER = [
  { key: 'wait_longer', afterMs: 4000 },
  { key: 'wait_long', afterMs: 9000 },
] as const;

export class Fillers {
  readonly #deps: FillersDeps;
  #cancelFirst = (): void => undefined;
  #cancelLonger: (() => void)[] = [];
  #still = (): boolean => true;
  #waitingSince: number | null = null;
  /** Said since the caller last heard an agent. */
  #saidAt: number | null = null;

  constructor(deps: FillersDeps) {
    this.#deps = deps;
  }

  /** When the first filler of this wait was heard, on the monotonic clock; null for none. */
  get saidAt(): number | null {
    return this.#saidAt;
  }

  /** The caller waits, for what the line's key tells, and as long as `still` says so. */
  waitFor(key: string, still = () => true): void {
    const { timers, afterMs, monotonic } = this.#deps;
    this.#cancelFirst();
    if (afterMs === 0) return;
    this.#still = still;
    if (this.#waitingSince === null) {
      this.#waitingSince = monotonic();
      this.#cancelLonger = LONGER.map((longer) => timers.after(longer.afterMs, () => this.#say(longer.key)));
    }
    this.#cancelFirst = timers.after(afterMs, () => {
      // One for whatever they wait for: a second so soon would show that the first meant nothing.
      if (this.#saidAt === null) this.#say(key);
    });
  }

  /** Words have come, or none are expected any more. */
  answered(): void {
    this.#cancelFirst();
    for (const cancel of this.#cancelLonger.splice(0)) cancel();
    this.#waitingSince = null;
    this.#saidAt = null;
  }

  #say(key: string): void {
    const { audio, log, agent, monotonic, callerSpeaks } = this.#deps;
    if (!audio.silent || callerSpeaks() || !this.#still()) return;
    const name = agent();
    const made = this.#made(name, key);
    if (!made || !audio.fill(made.frames)) return;
    const { text } = made;
    const now = monotonic();
    this.#saidAt ??= now;
    const waitedMs = Math.round(now - (this.#waitingSince ?? now));
    log.add('filler.said', { agent: name, line: key, text, waitedMs });
  }
  /** Of several, the next one that is there as sound. */
  #made(agent: string, key: string): { text: string; frames: readonly AudioFrame[] } | null {
    const { lines, stock } = this.#deps;
    for (let left = lines.count(key); left > 0; left -= 1) {
      const text = lines.say(key);
      const frames = stock(agent, text);
      if (frames) return { text, frames };
    }
    return null;
  }
}
