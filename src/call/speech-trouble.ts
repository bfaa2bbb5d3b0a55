// Trouble with hearing or speaking: the caller is told when the line changes, and gets a person before silence.
import type { SpeechMode, SpeechState } from '../domain/call-event.ts';
import { redact } from '../understand/index.ts';
import type { CallLog } from './call-log.ts';
import type { CallVoice, SpeechHealth } from './call-voice.ts';
import type { Speaker } from './speaker.ts';
import type { Timers } from './timers.ts';

export interface SpeechTroubleDeps {
  voice: CallVoice;
  log: CallLog;
  speaker: Speaker;
  timers: Timers;
  /** Says a last line and ends the call, kept for a person. */
  rescue: (line: string) => void;
}

type Failing = 'stt_error' | 'tts_error';

/** Speech shorter than this may well have been a cough, in milliseconds. */
const SPEECH = 400;
/** How long no recogniser at all may work before the call goes to a person, in milliseconds. */
const DEAF_FOR = 3000;
/** Times running that the caller was not understood at all, and the line goes to a person. */
const UNHEARD = 3;

export class SpeechTrouble {
  readonly #deps: SpeechTroubleDeps;
  readonly #states = new Map<SpeechHealth['component'], SpeechState>();
  readonly #unsubscribe: () => void;
  #apologised = false;
  #unheard = 0;
  #cancelDeaf = (): void => undefined;

  constructor(deps: SpeechTroubleDeps) {
    this.#deps = deps;
    this.#unsubscribe = deps.voice.onHealth((health) => this.#changed(health));
  }

  stop(): void {
    this.#unsubscribe();
    this.#cancelDeaf();
  }

  /** Words have come, so the ear works. */
  heard(): void {
    this.#unheard = 0;
  }

  /** The caller has spoken, and no words came of it: a recogniser may go deaf without telling. */
  unheard(speechMs: number): void {
    if (speechMs < SPEECH) return;
    const { voice, log, speaker, rescue } = this.#deps;
    this.#unheard += 1;
    log.add('caller.unheard', { speechMs: Math.round(speechMs) });
    voice.reconnectEar();
    if (this.#unheard < UNHEARD) speaker.line('not_understood');
    else rescue('cannot_hear');
  }

  /** A session told of an error that no retry and no fallback has helped with. */
  failed(kind: Failing, failure: { error?: unknown; recoverable?: boolean }): void {
    if (failure.recoverable === true) return;
    const message = failure.error instanceof Error ? redact(failure.error.message) : 'unknown';
    this.#deps.log.add('error', { source: kind === 'stt_error' ? 'hearing' : 'voice', message });
    this.#deps.rescue(kind === 'stt_error' ? 'cannot_hear' : 'rescue');
  }

  #changed({ component, state, provider }: SpeechHealth): void {
    if ((this.#states.get(component) ?? 'ok') === state) return;
    this.#states.set(component, state);
    this.#deps.log.add('speech.changed', {
      component,
      state,
      provider,
      mode: modeOf(this.#states),
    });
    if (component === 'stt') this.#ear(state);
    // What is down altogether is told by the session's own error; a fallback costs the caller a pause, once explained.
    if (state !== 'fallback' || this.#apologised) return;
    this.#apologised = true;
    this.#deps.speaker.line('line_trouble');
  }

  /** LiveKit tries recognisers that have all failed again and again, and tells nobody. */
  #ear(state: SpeechState): void {
    const { timers, rescue } = this.#deps;
    this.#cancelDeaf();
    if (state === 'down') this.#cancelDeaf = timers.after(DEAF_FOR, () => rescue('cannot_hear'));
  }
}

/** Without a language model stock lines are left; without ears or a voice only a person can go on. */
function modeOf(states: ReadonlyMap<SpeechHealth['component'], SpeechState>): SpeechMode {
  if (states.get('stt') === 'down' || states.get('tts') === 'down') return 'human';
  if (states.get('llm') === 'down') return 'minimal';
  return [...states.values()].includes('fallback') ? 'reduced' : 'full';
}
