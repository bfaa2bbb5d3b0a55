// The sound of a call: who speaks, who waits for whom, and what is done about silence and speech over speech.
import { voice, type llm, type stt } from '@livekit/agents';
import type { Coordinator } from '../coordinator/index.ts';
import type { Company } from '../domain/company.ts';
import { classifyInterruption, understandIntents } from '../understand/index.ts';
import { AnswerWait } from './answer-wait.ts';
import { BargeIn, hearThrough, transcriptOf, type Overlap } from './barge-in.ts';
import type { CallLog } from './call-log.ts';
import { callsOff } from './calls-off.ts';
import type { CallVoice, Session } from './call-voice.ts';
import { EarlyDuck, hearAlong } from './early-duck.ts';
import { Fillers } from './fillers.ts';
import type { CallerAct } from './last-words.ts';
import type { Lines } from './lines.ts';
import { isLate, isOverVoice } from './overlap.ts';
import { TURN_SILENCE } from './session.ts';
import type { Timers } from './timers.ts';
import { saidToQuestion, Utterance } from './utterance.ts';

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
  /** Whether words over a goodbye only say goodbye too. */
  isParting: (words: string) => boolean;
  /** Whether a nod is an answer, though the agent has put no question. */
  asks: () => boolean;
  /** First sound of an agent's utterance. */
  onSound: () => void;
  /** An agent, or a line that fills a silence, begins to be heard or has ended. */
  onAgent: () => void;
  /** The caller makes a sound, stops, or is understood. */
  onCaller: (act: CallerAct) => void;
  /** Words of a turn that was taken to be over. */
  onLate: (words: string) => void;
  /** Words that LiveKit was not told, to be answered as soon as that can be. */
  onHeld: (words: string) => void;
  /** What was held may be answered now. */
  onRelease: () => void;
  /** Speech of that many milliseconds brought no words. */
  onUnheard: (speechMs: number) => void;
  /** The floor is free, or somebody has taken it. */
  onFloor: (free: boolean) => void;
}

/** Speech over the agent that lasts longer is no nod, in milliseconds. */
const NOD = 700;

export class VoiceSide {
  readonly #deps: VoiceSideDeps;
  readonly #fillers: Fillers;
  readonly #hearing = new Set<HearingListener>();
  readonly #earlyDuck: EarlyDuck;
  readonly #utterance = new Utterance();
  /** What is being said, or waits to be. */
  readonly #speeches = new Set<voice.SpeechHandle>();
  #callerSpeaks = false;
  #cancelHush: () => void = () => undefined;
  /** Words of the caller that are no turn yet: still being recognised, or with LiveKit already. */
  #unfinished = { recognising: false, recognised: false };
  /** When the caller last began to speak, and stopped; on the monotonic clock. */
  #speech = { began: -Infinity, ended: -Infinity };
  /** When words last came of the recogniser, in milliseconds since the epoch as LiveKit counts. */
  #heardAt = 0;
  /** The filler of the last tool of this turn. */
  #tool: string | null = null;
  /** Nods over the utterance under way. */
  #nods: { words: string; began: number }[] = [];
  readonly #wait = new AnswerWait();

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
    const { isParting, onLate, onHeld, onAgent } = deps;
    const isCalledOff = (words: string) => coordinator.state === 'transferring' && callsOff(words);
    const bargeIn = new BargeIn({
      ...{ audio, log, agent, clean, isParting, onLate, onHeld, callsOff: isCalledOff },
      overlap: () => this.#overlap(),
      onNod: (words) => this.#nods.push({ words, began: this.#speech.began }),
    });
    hearThrough(sound.stt, (event) => {
      this.#understood(event);
      const kept = bargeIn.keeps(event);
      if (!kept) this.#unfinished.recognising = false;
      return kept;
    });
    this.#earlyDuck = new EarlyDuck({ ...{ audio, timers, monotonic }, mayDuck: () => this.#mayStop() });
    hearAlong(sound.vad, (frame) => this.#earlyDuck.hear(frame));
    audio.listen({
      started: () => this.#agentSounds(),
      finished: ({ seconds, interrupted }) => this.#agentFinished(seconds, interrupted),
      filled: () => {
        onAgent();
        this.#floor();
      },
    });
    this.#listenToSession();
  }

  onHearing(listener: HearingListener): () => void {
    this.#hearing.add(listener);
    return () => this.#hearing.delete(listener);
  }

  /** The caller speaks, or has said words of a turn that is not complete. */
  get callerHasTheFloor(): boolean {
    return this.#callerSpeaks || this.#unfinished.recognising || this.#unfinished.recognised;
  }

  /** What the caller says now goes on with their last turn: nothing of its answer has been heard, and it is not long ago. */
  get goesOn(): boolean {
    return this.#wait.goesOn(this.#speech.began);
  }

  /** The caller has finished a turn and waits for an answer. */
  turnBegan(message: llm.ChatMessage): void {
    const { coordinator, monotonic } = this.#deps;
    this.turnPassed();
    this.#tool = null;
    this.#wait.begins(message, coordinator.context.turn, monotonic());
    this.#fillers.answered();
    this.#fillers.waitFor(this.#thinkingKey(message.textContent ?? ''));
  }

  /** A turn that asks for no answer. */
  turnPassed(): void {
    this.#unfinished = { recognising: false, recognised: false };
  }

  /** A tool with this filler is running; null for one that answers at once. */
  toolStarted(filler: string | null): void {
    if (filler === null) return;
    this.#tool = filler;
    this.#fillers.waitFor(filler);
  }

  agentEntered(): void {
    // What was said until now goes to the agent that has come, and to nobody else.
    this.turnPassed();
    this.#fillers.waitFor('handover');
  }

  /** Words on their way to the voice. */
  words(text: string): void {
    this.#utterance.add(text);
    this.#wait.words(this.#deps.monotonic());
  }

  /** Of a stock line that was cut, what the caller has heard; LiveKit keeps only its own utterances in step. */
  heardOf(text: string): string {
    const frames = this.#deps.voice.stock(this.#deps.coordinator.context.active, text) ?? [];
    const seconds = frames.reduce((sum, frame) => sum + frame.samplesPerChannel / frame.sampleRate, 0);
    return this.#utterance.heardOf(text, seconds);
  }

  stop(): void {
    this.#fillers.answered();
    this.#earlyDuck.stop();
    this.#cancelHush();
  }

  #thinkingKey(text: string): string {
    const { coordinator, lines } = this.#deps;
    if (coordinator.context.verification.level !== 'verified') return 'thinking';
    const intent = understandIntents(text)[0]?.intent;
    const key = `thinking_${intent ?? ''}`;
    return lines.has(key) ? key : 'thinking';
  }

  #agentSounds(): void {
    const { log, coordinator, monotonic, onSound, onFloor, onAgent } = this.#deps;
    const now = monotonic();
    this.#utterance.begins(now);
    const spoken = this.#wait.sounds(now, this.#fillers.saidAt);
    this.#fillers.answered();
    onAgent();
    onFloor(false);
    onSound();
    if (spoken) log.add('turn.spoken', { ...spoken, agent: coordinator.context.active });
  }

  #agentFinished(seconds: number, interrupted: boolean): void {
    const { monotonic, onHeld, onAgent } = this.#deps;
    const heard = this.#utterance.ends(seconds);
    const now = monotonic();
    // Begun a moment before the question ended, a yes is an answer all the same; the agent has only finished first.
    const answers = this.#nods
      .splice(0)
      .filter(
        ({ words, began }) =>
          !interrupted &&
          saidToQuestion(heard, (now - began) / 1000) &&
          classifyInterruption(words, { agentAsked: true }) === 'yield',
      );
    for (const { words } of answers) onHeld(words);
    onAgent();
    if (interrupted) this.#wait.cut(seconds);
    this.#release();
    this.#floor();
    // What was announced may take longer than its announcement.
    this.#fillers.waitFor(this.#tool ?? 'thinking', () => this.#isWorking());
  }

  /** The agent has said something and is not done yet; what comes is neither another agent nor the end. */
  #isWorking(): boolean {
    const { state } = this.#deps.coordinator;
    return this.#speeches.size > 0 && state !== 'transferring' && state !== 'wrappingUp';
  }

  #floor(): void {
    const { onFloor, voice: sound } = this.#deps;
    onFloor(sound.audio.silent && !this.#callerSpeaks);
  }

  #release(): void {
    if (!this.callerHasTheFloor && this.#mayStop()) this.#deps.onRelease();
  }

  #mayStop(): boolean {
    return [...this.#speeches].every(({ allowInterruptions }) => allowInterruptions);
  }

  #overlap(): Overlap {
    const now = this.#deps.monotonic();
    const moments = {
      ...{ now, speech: this.#speech, turnAt: this.#wait.since },
      ...{ utteranceAt: this.#utterance.since, answering: this.#speeches.size > 0 },
      wordsWithinMs: this.#deps.company.limits.unheardAfterMs,
    };
    const asked = this.#utterance.hasAskedBy(now) || this.#deps.asks();
    return { asked, overVoice: isOverVoice(moments), late: isLate(moments), mayStop: this.#mayStop() };
  }

  /** Whatever has words says that the recogniser works and the caller is there. */
  #understood(event: stt.SpeechEvent): void {
    if (transcriptOf(event) === null) return;
    this.#heardAt = Date.now();
    this.#deps.onCaller('words');
  }

  #callerSounds(speaks: boolean): void {
    const { monotonic, voice: sound, onCaller, timers } = this.#deps;
    this.#callerSpeaks = speaks;
    if (speaks) {
      this.#speech = { began: monotonic(), ended: Infinity };
      this.#earlyDuck.confirm();
      sound.audio.yieldFloor();
      sound.audio.stopFiller();
      this.#cancelHush = timers.after(NOD, () => sound.audio.hush());
    } else {
      this.#cancelHush();
      this.#speech.ended = monotonic();
      timers.after(TURN_SILENCE, () => this.#release());
    }
    onCaller(speaks ? 'speaks' : 'pauses');
    this.#floor();
  }

  #listenToSession(): void {
    const { session, clean, onUnheard } = this.#deps;
    session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ speechHandle }) => {
      // What is thought ahead may never be said.
      void speechHandle._waitForScheduled().then(() => this.#speeches.add(speechHandle));
      speechHandle.addDoneCallback(() => {
        this.#speeches.delete(speechHandle);
        this.#release();
      });
    });
    session.on(voice.AgentSessionEventTypes.UserStateChanged, ({ newState }) =>
      this.#callerSounds(newState === 'speaking'),
    );
    session.on(
      voice.AgentSessionEventTypes.UserTranscriptionTimeout,
      ({ speechDuration, vadSpeechStartedAt }) => {
        // What was no interruption brought words too; LiveKit has only not been told.
        if (this.#heardAt < vadSpeechStartedAt) onUnheard(speechDuration);
      },
    );
    session.on(voice.AgentSessionEventTypes.UserInputTranscribed, ({ transcript, isFinal }) => {
      this.#unfinished = { recognising: !isFinal, recognised: isFinal || this.#unfinished.recognised };
      for (const listener of this.#hearing) listener({ text: clean(transcript), final: isFinal });
    });
  }
}
