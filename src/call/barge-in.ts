// Speech over the agent's voice: what is no interruption is kept from LiveKit, which would take any words for one.
import { stt } from '@livekit/agents';
import { classifyInterruption, interruptionKind } from '../understand/index.ts';
import type { CallLog } from './call-log.ts';
import type { CallerAudio } from './caller-audio.ts';

export interface BargeInDeps {
  audio: CallerAudio;
  log: CallLog;
  /** Who speaks. */
  agent: () => string;
  /** What the caller has heard of it: a nod after a question is an answer. */
  heard: () => string;
  /** Frees the words of personal data. */
  clean: (text: string) => string;
}

export class BargeIn {
  readonly #deps: BargeInDeps;

  constructor(deps: BargeInDeps) {
    this.#deps = deps;
  }

  /** Whether LiveKit gets to hear of it. Holds the agent's voice or lets it go on, as soon as there are words. */
  keeps(event: stt.SpeechEvent): boolean {
    const { audio, log, agent, heard, clean } = this.#deps;
    const words = transcriptOf(event);
    if (words === null || !audio.speaking) return true;
    const verdict = classifyInterruption(words, { agentAsked: heard().includes('?') });
    const stopped = verdict === 'yield';
    if (event.type === stt.SpeechEventType.FINAL_TRANSCRIPT)
      log.add('caller.interrupted', {
        agent: agent(),
        kind: interruptionKind(words),
        stopped,
        text: clean(words),
      });
    if (stopped) audio.yieldFloor();
    else audio.carryOn();
    return stopped;
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
function transcriptOf({ type, alternatives }: stt.SpeechEvent): string | null {
  const spoken =
    type === stt.SpeechEventType.INTERIM_TRANSCRIPT ||
    type === stt.SpeechEventType.PREFLIGHT_TRANSCRIPT ||
    type === stt.SpeechEventType.FINAL_TRANSCRIPT;
  const text = alternatives?.[0].text.trim() ?? '';
  return spoken && text !== '' ? text : null;
}
