// Speech over the agent's voice: what is no interruption is kept from LiveKit, which would take any words for one.
// What counts is when the caller began to speak, not when the recogniser is done.
import { stt } from '@livekit/agents';
import { classifyInterruption, interruptionKind } from '../understand/index.ts';
import type { CallLog } from './call-log.ts';
import type { CallerAudio } from './caller-audio.ts';

/** Where the words stand in the talk. */
export interface Overlap {
  /** The agent has put a question and speaks on: a nod is an answer to it. */
  asked: boolean;
  /** The caller began to speak while the agent was heard; otherwise they talk over nobody. */
  overVoice: boolean;
  /** What is being said, thought or done may be stopped. */
  mayStop: boolean;
  /** They belong to the caller's turn that was taken to be over, and is being answered. */
  late: boolean;
}

export interface BargeInDeps {
  audio: CallerAudio;
  log: CallLog;
  /** Who speaks. */
  agent: () => string;
  overlap: () => Overlap;
  /** Whether they are just what people say when they part, and goodbye is being said. */
  isParting: (words: string) => boolean;
  /** Whether a transfer is being announced, and they say that the caller will not have it. */
  callsOff: (words: string) => boolean;
  /** Frees the words of personal data. */
  clean: (text: string) => string;
  /** Words that came too late for their turn. */
  onLate: (words: string) => void;
  /** Words over what may not be stopped, where LiveKit would drop them: to be answered after it. */
  onHeld: (words: string) => void;
  /** A nod, which is an answer where it was given to a question. */
  onNod: (words: string) => void;
}

export class BargeIn {
  readonly #deps: BargeInDeps;

  constructor(deps: BargeInDeps) {
    this.#deps = deps;
  }

  /** Whether LiveKit gets to hear of it. Holds the agent's voice or lets it go on, as soon as there are words. */
  keeps(event: stt.SpeechEvent): boolean {
    const { overlap, onLate, onHeld } = this.#deps;
    const words = transcriptOf(event);
    if (words === null) return true;
    const { late, ...over } = overlap();
    const final = event.type === stt.SpeechEventType.FINAL_TRANSCRIPT;
    if (late) {
      if (final) onLate(words);
      return false;
    }
    if (over.overVoice) return this.#takesFloor(words, final, over);
    if (!over.mayStop && final) onHeld(words);
    return over.mayStop;
  }

  #takesFloor(words: string, final: boolean, over: Omit<Overlap, 'late'>): boolean {
    const { audio, log, agent, clean, onHeld, onNod } = this.#deps;
    const yields = this.#yields(words, over.asked);
    const stopped = yields && over.mayStop;
    if (final) {
      const kind = interruptionKind(words);
      log.add('caller.interrupted', { agent: agent(), kind, stopped, text: clean(words) });
      if (!yields) onNod(words);
      else if (!stopped) onHeld(words);
    }
    if (stopped) audio.yieldFloor();
    else audio.carryOn();
    return stopped;
  }

  #yields(words: string, agentAsked: boolean): boolean {
    if (this.#deps.isParting(words)) return false;
    if (this.#deps.callsOff(words)) return true;
    return classifyInterruption(words, { agentAsked }) === 'yield';
  }
}

/**
 * Lets only what `keeps` agrees to through to the session. The recogniser's own stream is changed, since LiveKit
 * keeps a recogniser's connection over a handoff only when agents do not override their node for it.
 */
export function hearThrough(recogniser: stt.STT, keeps: (event: stt.SpeechEvent) => boolean): stt.STT {
  const open = recogniser.stream.bind(recogniser);
  recogniser.stream = (options) => {
    const stream = open(options);
    const next = stream.next.bind(stream);
    stream.next = async () => {
      for (;;) {
        const result = await next();
        if (result.done === true || keeps(result.value)) return result;
      }
    };
    return stream;
  };
  return recogniser;
}

/** Null for events without words. */
export function transcriptOf({ type, alternatives }: stt.SpeechEvent): string | null {
  const spoken =
    type === stt.SpeechEventType.INTERIM_TRANSCRIPT ||
    type === stt.SpeechEventType.PREFLIGHT_TRANSCRIPT ||
    type === stt.SpeechEventType.FINAL_TRANSCRIPT;
  const text = alternatives?.[0].text.trim() ?? '';
  return spoken && text !== '' ? text : null;
}
