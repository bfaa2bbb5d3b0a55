// Keys of the caller's telephone, gathered into entries: what is keyed in is a turn like one that is spoken, but its
// digits are told to nobody. They are for the tools that compare them.
import type { CallEventData } from '../domain/call-event.ts';
import type { Timers } from './timers.ts';

export interface Entry {
  digits: string;
  /** The keys came after words that the caller had not finished; otherwise before them. */
  afterWords: boolean;
}

export interface KeypadDeps {
  timers: Timers;
  /** A pause that ends an entry, in milliseconds. */
  pauseMs: number;
  /** The caller speaks, or has said words that are no complete turn yet. */
  callerSpeaks: () => boolean;
  onKey: () => void;
  onEnded: (ended: CallEventData['caller.keyed']) => void;
  /** An entry that is a turn of its own. */
  onTurn: (digits: string) => void;
}

/** More than any number that an agent asks for. */
const LONGEST_ENTRY = 24;

export class Keypad {
  readonly #deps: KeypadDeps;
  /** One that has ended waits for the spoken turn in which it was made. */
  #entry: (Entry & { ended: boolean }) | null = null;
  #cancel = (): void => undefined;

  constructor(deps: KeypadDeps) {
    this.#deps = deps;
  }

  /** Keys have been pressed and are no turn yet. */
  get open(): boolean {
    return this.#entry !== null;
  }

  /** One key: a digit, `#` for the end, `*` to start over. Telephones have no others. */
  press(key: string): void {
    if (!/^[0-9#*]$/.test(key)) return;
    this.#deps.onKey();
    if (key === '#') this.#end('hash');
    else if (key === '*') this.#clear();
    else this.#digit(key);
  }

  /** A spoken turn is complete: what was keyed in during it belongs to it. */
  take(): Entry | null {
    const entry = this.#entry;
    if (!entry?.ended) return null;
    this.stop();
    return entry;
  }

  stop(): void {
    this.#cancel();
    this.#entry = null;
  }

  #digit(digit: string): void {
    const { digits, afterWords } = this.#entry ?? { digits: '', afterWords: this.#deps.callerSpeaks() };
    this.#entry = { digits: (digits + digit).slice(0, LONGEST_ENTRY), afterWords, ended: false };
    this.#after(() => this.#end('pause'));
  }

  #end(how: 'hash' | 'pause'): void {
    const { callerSpeaks, onEnded } = this.#deps;
    const entry = this.#entry;
    if (!entry || entry.ended) return;
    this.#entry = { ...entry, ended: true };
    onEnded({ keys: entry.digits.length, ended: how });
    if (!callerSpeaks()) this.#turn();
    // Sound that is no speech after all must not keep it for ever.
    else this.#after(() => this.#turn());
  }

  #clear(): void {
    const entry = this.#entry;
    this.stop();
    if (entry) this.#deps.onEnded({ keys: entry.digits.length, ended: 'cleared' });
  }

  #turn(): void {
    const entry = this.take();
    if (entry) this.#deps.onTurn(entry.digits);
  }

  #after(then: () => void): void {
    this.#cancel();
    this.#cancel = this.#deps.timers.after(this.#deps.pauseMs, then);
  }
}

/** All that models, logs and people are told of an entry. */
export function keyedIn({ length }: string): string {
  return `(keyed in ${length} ${length === 1 ? 'digit' : 'digits'})`;
}

/** For whoever understands them: one by one, as they would be said. */
export function spelledOut(digits: string): string {
  return Array.from(digits).join(' ');
}
