// The sound of a call: who speaks, who waits for whom, and what is done about silence and speech over speech.
import { voice, type llm } from '@livekit/agents';
import type { Coordinator } from '../coordinator/index.ts';
import type { Company } from '../domain/company.ts';
import { understandIntents } from '../understand/index.ts';
import { BargeIn, hearThrough } from './barge-in.ts';
import type { CallLog } from './call-log.ts';
import type { CallVoice, Session } from './call-voice.ts';
import { EarlyHold, hearAlong } from './early-hold.ts';
import { Fillers } from './fillers.ts';
import type { Lines } from './lines.ts';
import type { Timers } from './timers.ts';

/** What is understood of the caller's speech so far. */
export type HearingListener = (heard: { text: string; final: boolean }) => void;

export interface VoiceSideDeps {
  voice: CallVoice;
  session: Session;
  company: Company;
  coordinator: Coordinator;
  lines: Lines;
  log: CallLog;
  timers: Timers;
  monotonic: () => number;
  /** Frees the words of personal data. */
  clean: (text: string) => string;
  /** First sound of an agent's utterance. */
  onSound: () => void;
  /** The caller's words. */
  onWords: () => void;
  /** Speech of that many milliseconds brought no words. */
  onUnheard: (speechMs: number) => void;
  /** The floor is free, or somebody has taken it. */
  onFloor: (free: boolean) => void;
}

/** A brisk voice; English is spoken at 12 to 17. */
const CHARACTERS_PER_SECOND = 16;

export class VoiceSide {
  readonly #deps: VoiceSideDeps;
  readonly #fillers: Fillers;
  readonly #hearing = new Set<HearingListener>();
  readonly #earlyHold: EarlyHold;
  /** What is being said, or waits to be. */
  readonly #speeches = new Set<voice.SpeechHandle>();
  #callerSpeaks = false;
  #unfinished = false;
  /** When words last came of the recogniser, in milliseconds since the epoch as LiveKit counts. */
  #heardAt = 0;
  /** Words of the agent's utterance under way; they are ahead of the voice. */
  #utterance = '';
  /** Of the utterance before. */
  #heardSeconds = 0;
  /** When the utterance was first heard. */
  #soundsSince: number | null = null;
  /** The caller's turn that waits for its first sound. */
  #waiting: { message: llm.ChatMessage; turn: number; since: number } | null = null;

  constructor(deps: VoiceSideDeps) {
    const { voice: sound, company, coordinator, lines, log, timers, monotonic, clean } = deps;
    this.#deps = deps;
    const agent = () => coordinator.context.active;
    const { audio } = sound;
    this.#fillers = new Fillers({
      ...{ audio, lines, log, timers, monotonic, agent },
      afterMs: company.limits.fillerAfterMs,
      stock: (name, text) => sound.stock(name, text),
      callerSpeaks: () => this.#callerSpeaks,
    });
    const bargeIn = new BargeIn({ audio, log, agent, clean, heard: () => this.#heard() });
    hearThrough(sound.stt, (event) => {
      if (event.alternatives?.[0].text) this.#heardAt = Date.now();
      return bargeIn.keeps(event);
    });
    this.#earlyHold = new EarlyHold({
      ...{ audio, timers, monotonic },
      mayHold: () => [...this.#speeches].every(({ allowInterruptions }) => allowInterruptions),
    });
    hearAlong(sound.vad, (frame) => this.#earlyHold.hear(frame));
    audio.listen({
      started: () => this.#agentSounds(),
      finished: ({ seconds }) => {
        this.#heardSeconds = seconds;
        this.#utterance = '';
        this.#soundsSince = null;
        this.#floor();
      },
      filled: () => this.#floor(),
    });
    this.#listenToSession();
  }

  onHearing(listener: HearingListener): () => void {
    this.#hearing.add(listener);
    return () => this.#hearing.delete(listener);
  }

  /** The caller speaks, or has said words of a turn that is not complete. */
  get callerHasTheFloor(): boolean {
    return this.#callerSpeaks || this.#unfinished;
  }

  /** The caller has finished a turn and waits for an answer. */
  turnBegan(message: llm.ChatMessage): void {
    const { coordinator, monotonic } = this.#deps;
    this.#unfinished = false;
    this.#waiting = { message, turn: coordinator.context.turn, since: monotonic() };
    this.#fillers.answered();
    this.#fillers.waitFor(this.#thinkingKey(message.textContent ?? ''));
  }

  /** A tool with this filler is running; null for one that answers at once. */
  toolStarted(filler: string | null): void {
    if (filler !== null) this.#fillers.waitFor(filler);
  }

  agentEntered(): void {
    this.#fillers.waitFor('handover');
  }

  /** Words on their way to the voice. */
  words(text: string): void {
    this.#utterance += text;
  }

  /** Of a stock line that was cut, what the caller has heard; LiveKit keeps only its own utterances in step. */
  heardOf(text: string): string {
    const frames = this.#deps.voice.stock(this.#deps.coordinator.context.active, text) ?? [];
    const seconds = frames.reduce((sum, frame) => sum + frame.samplesPerChannel / frame.sampleRate, 0);
    const share =
      seconds > 0 ? this.#heardSeconds / seconds : (this.#heardSeconds * CHARACTERS_PER_SECOND) / text.length;
    return text.slice(0, Math.round(share * text.length)).replace(/\s*\S*$/, '');
  }

  stop(): void {
    this.#fillers.answered();
    this.#earlyHold.stop();
    this.#waiting = null;
  }

  #thinkingKey(text: string): string {
    const { coordinator, lines } = this.#deps;
    if (coordinator.context.verification.level !== 'verified') return 'thinking';
    const intent = understandIntents(text)[0]?.intent;
    const key = `thinking_${intent ?? ''}`;
    return lines.has(key) ? key : 'thinking';
  }

  #agentSounds(): void {
    const { log, coordinator, monotonic, onSound, onFloor } = this.#deps;
    this.#soundsSince = monotonic();
    const waited = this.#waiting;
    const { saidAt } = this.#fillers;
    this.#waiting = null;
    this.#fillers.answered();
    onFloor(false);
    onSound();
    if (!waited) return;
    const now = monotonic();
    const sinceTurn = now - waited.since;
    const ago = silenceBefore(waited.message);
    log.add('turn.spoken', {
      turn: waited.turn,
      agent: coordinator.context.active,
      msToFirstAudio: Math.round(sinceTurn + ago),
      msToFiller: saidAt === null ? null : Math.round(saidAt - waited.since + ago),
    });
  }

  /** About as much of the utterance as the caller has heard by now. */
  #heard(): string {
    if (this.#soundsSince === null) return '';
    const seconds = (this.#deps.monotonic() - this.#soundsSince) / 1000;
    return this.#utterance.slice(0, Math.round(seconds * CHARACTERS_PER_SECOND));
  }

  #floor(): void {
    this.#deps.onFloor(this.#deps.voice.audio.silent && !this.#callerSpeaks);
  }

  #listenToSession(): void {
    const { session, voice: sound, clean, onWords, onUnheard } = this.#deps;
    session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ speechHandle }) => {
      this.#speeches.add(speechHandle);
      speechHandle.addDoneCallback(() => this.#speeches.delete(speechHandle));
    });
    session.on(voice.AgentSessionEventTypes.UserStateChanged, ({ newState }) => {
      this.#callerSpeaks = newState === 'speaking';
      if (this.#callerSpeaks) {
        this.#earlyHold.confirm();
        sound.audio.yieldFloor();
        sound.audio.stopFiller();
      }
      this.#floor();
    });
    session.on(
      voice.AgentSessionEventTypes.UserTranscriptionTimeout,
      ({ speechDuration, vadSpeechStartedAt }) => {
        // What was no interruption brought words too; LiveKit has only not been told.
        if (this.#heardAt < vadSpeechStartedAt) onUnheard(speechDuration);
      },
    );
    session.on(voice.AgentSessionEventTypes.UserInputTranscribed, ({ transcript, isFinal }) => {
      onWords();
      this.#unfinished = true;
      for (const listener of this.#hearing) listener({ text: clean(transcript), final: isFinal });
    });
  }
}

/** Milliseconds between the end of the caller's speech and the moment at which their turn was taken to be over. */
function silenceBefore(message: llm.ChatMessage): number {
  const { endOfTurnDelay } = message.metrics;
  return endOfTurnDelay === undefined ? 0 : endOfTurnDelay * 1000;
}
