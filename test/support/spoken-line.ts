// A spoken call without a room, in virtual time: what the caller says comes as a detector and a recogniser would tell
// it, what agents say is played at the pace of speech. LiveKit's session, its turns and interruptions are real.
import {
  initializeLogger,
  stt,
  tts,
  VAD,
  VADEventType,
  VADStream,
  voice,
  type VADEvent,
} from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { vi } from 'vitest';
import type { CallVoice } from '../../src/call/call-voice.ts';
import { CallerAudio } from '../../src/call/caller-audio.ts';
import { realTimers } from '../../src/call/timers.ts';
import { openLine, type Line, type LineOptions, type Script } from './scripted-call.ts';
import { InStep, VirtualSpeaker } from './virtual-speaker.ts';

initializeLogger({ pretty: false, level: 'silent' });

const RATE = 24_000;
/** Of agents' voices. */
export const CHARACTERS_PER_SECOND = 15;
/** The detector's window. */
const WINDOW = 32;
/** Speech that the detector has heard before it is sure, and silence before it is sure again. Milliseconds. */
const SURE_AFTER = 64;
const SILENT_AFTER = 350;
/** One step of virtual time. */
const STEP = 10;

export interface Spoken {
  /** How long it takes to say it, in milliseconds; by default as long as a person needs. */
  takes?: number;
  /** After the end of the speech, milliseconds until its final transcript comes. */
  finalAfter?: number;
  /** Further final transcripts of the same speech, with their milliseconds after its end. */
  later?: readonly (readonly [ms: number, words: string])[];
  /** Whether words are told while they are spoken. */
  interim?: boolean;
}

export interface SpokenLine extends Line {
  caller: VirtualCaller;
  speaker: VirtualSpeaker;
  /** Resolves when an agent begins to be heard, and when nobody has been heard for a second. */
  heard(): Promise<void>;
  quiet(): Promise<void>;
  /** Lets so much virtual time pass. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until it is so. @throws when it does not come true in time */
  until(what: string, isSo: () => boolean, withinMs?: number): Promise<void>;
}

export interface SpokenOptions extends LineOptions {
  /** Stock lines whose sound was not made beforehand. */
  unmade?: (text: string) => boolean;
  /** Noise on the caller's side from the beginning, in milliseconds. */
  noiseFirst?: number;
}

/** To be called before `openSpokenLine`, and `vi.useRealTimers` after the test. */
export function useVirtualTime(): void {
  vi.useFakeTimers({
    now: Date.parse('2026-03-02T10:00:00-08:00'),
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
}

/** Picks up; resolves while the greeting is about to be spoken. */
export async function openSpokenLine(script: Script, options: SpokenOptions = {}): Promise<SpokenLine> {
  const speaker = new VirtualSpeaker(RATE);
  const caller = new VirtualCaller();
  const { unmade = () => false, ...rest } = options;
  const sound: CallVoice = {
    stt: caller.ear,
    vad: caller.detector,
    turnDetection: 'vad',
    connOptions: {},
    tts: () => new EvenVoice(),
    prewarm: () => undefined,
    stock: (_agent, text) => (unmade(text) ? null : soundOf(text)),
    reconnectEar: () => undefined,
    onHealth: () => () => undefined,
    audio: new CallerAudio(speaker),
    connect: (session) => {
      const inStep = new InStep(sound.audio, CHARACTERS_PER_SECOND);
      session.output.audio = inStep;
      session.output.transcription = inStep.captions;
      session.input.audio = new Microphone();
    },
  };
  const clocks = { timers: realTimers, clock: Date.now, monotonic: () => performance.now() };
  if (options.noiseFirst) caller.makesNoise(options.noiseFirst);
  const opening = openLine(script, { ...rest, spoken: { ...clocks, voice: sound } });
  const line = await passUntilSettled(opening);
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= STEP) await step();
  };
  const until = async (what: string, isSo: () => boolean, withinMs = 60_000): Promise<void> => {
    for (let left = withinMs; !isSo(); left -= STEP) {
      if (left <= 0) throw new Error(`never came true: ${what}\n${transcriptOf(line)}`);
      await step();
    }
  };
  const heard = (): Promise<void> => until('an agent is heard', () => speaker.audible);
  const quiet = async (): Promise<void> => {
    for (let ms = 0; ms < 1000; ms = speaker.audible ? 0 : ms + STEP) await step();
  };
  return { ...line, caller, speaker, pass, until, heard, quiet };
}

/** The caller hangs up; resolves when the record is written. */
export async function hangUp({ call, until }: SpokenLine): Promise<void> {
  const over = call.hangUp('caller_hung_up');
  await until('the end of the call', () => isOver({ call }));
  await over;
}

export function isOver({ call }: Pick<Line, 'call'>): boolean {
  return call.log.events.at(-1)?.type === 'call.summarised';
}

/** What has happened, a line an event. */
export function transcriptOf({ call }: Line): string {
  return call.log.events
    .map(
      ({ at, type, data }) =>
        `${at - Date.parse('2026-03-02T10:00:00-08:00')} ${type} ${JSON.stringify(data)}`,
    )
    .join('\n');
}

async function step(): Promise<void> {
  vi.advanceTimersByTime(STEP);
  await settle();
}

/** Everything that can happen at this moment happens. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 12; turns++) await new Promise((resolve) => setImmediate(resolve));
}

async function passUntilSettled<T>(work: Promise<T>): Promise<T> {
  const state = { settled: false };
  const done = work.finally(() => (state.settled = true));
  done.catch(() => undefined);
  while (!state.settled) await step();
  return done;
}

/** Speaks; the detector and the recogniser tell of it as time passes. */
export class VirtualCaller {
  readonly ear = new ScriptedEar();
  readonly detector = new ScriptedDetector();

  /** Begins now; what is understood follows as time passes. */
  says(
    words: string,
    { takes = words.length * 60 + 200, finalAfter = 150, later = [], interim = true }: Spoken = {},
  ): void {
    this.makesNoise(takes);
    const said = words.split(' ');
    if (interim)
      said.slice(0, -1).forEach((_word, at) => {
        const text = said.slice(0, at + 1).join(' ');
        setTimeout(() => this.ear.tell(text, false), 150 + (takes * (at + 1)) / said.length);
      });
    if (words !== '') setTimeout(() => this.ear.tell(words, true), takes + finalAfter);
    for (const [ms, text] of later) setTimeout(() => this.ear.tell(text, true), takes + ms);
  }

  /** Sound that the detector takes for speech. */
  makesNoise(takes: number): void {
    const start = Date.now();
    const window = (): void => {
      const at = Date.now() - start;
      this.detector.window(Math.min(at, takes), Math.max(0, at - takes));
      if (at <= takes + SILENT_AFTER) setTimeout(window, WINDOW);
    };
    setTimeout(window, WINDOW);
  }
}

class ScriptedEar extends stt.STT {
  label = 'scripted';
  readonly #streams = new Set<ScriptedStream>();

  constructor() {
    super({ streaming: true, interimResults: true });
  }

  tell(text: string, final: boolean): void {
    const type = final ? stt.SpeechEventType.FINAL_TRANSCRIPT : stt.SpeechEventType.INTERIM_TRANSCRIPT;
    const language = 'en' as stt.SpeechData['language'];
    const alternative = { text, language, startTime: 0, endTime: 0, confidence: 1 };
    for (const stream of this.#streams) stream.tell({ type, alternatives: [alternative] });
  }

  override stream(): stt.SpeechStream {
    const stream = new ScriptedStream(this, (closed) => this.#streams.delete(closed));
    this.#streams.add(stream);
    return stream;
  }

  protected override _recognize(): Promise<stt.SpeechEvent> {
    throw new Error('this ear only streams');
  }
}

class ScriptedStream extends stt.SpeechStream {
  label = 'scripted';
  readonly #onClose: (stream: ScriptedStream) => void;

  constructor(ear: stt.STT, onClose: (stream: ScriptedStream) => void) {
    super(ear);
    this.#onClose = onClose;
  }

  tell(event: stt.SpeechEvent): void {
    if (!this.queue.closed) this.queue.put(event);
  }

  protected override run(): Promise<void> {
    return new Promise((resolve) => this.abortSignal.addEventListener('abort', () => resolve()));
  }

  override close(): void {
    this.#onClose(this);
    super.close();
  }
}

class ScriptedDetector extends VAD {
  label = 'scripted';
  #stream: ScriptedVadStream | null = null;

  constructor() {
    super({ updateInterval: WINDOW });
  }

  override stream(): VADStream {
    return (this.#stream = new ScriptedVadStream(this));
  }

  window(speechMs: number, silenceMs: number): void {
    this.#stream?.window(speechMs, silenceMs);
  }
}

class ScriptedVadStream extends VADStream {
  #speaking = false;

  /** One window of the detector: so much speech so far, and so much silence after it. */
  window(speechMs: number, silenceMs: number): void {
    if (!this.#speaking && silenceMs === 0 && speechMs >= SURE_AFTER) {
      this.#speaking = true;
      this.#send(VADEventType.START_OF_SPEECH, speechMs, 0);
    }
    this.#send(VADEventType.INFERENCE_DONE, this.#speaking ? speechMs : 0, silenceMs);
    if (!this.#speaking || silenceMs < SILENT_AFTER) return;
    this.#speaking = false;
    this.#send(VADEventType.END_OF_SPEECH, speechMs, silenceMs);
  }

  #send(type: VADEventType, speechDuration: number, silenceDuration: number): void {
    const speaking = this.#speaking;
    const event: VADEvent = {
      ...{ type, speechDuration, silenceDuration, speaking, inferenceDuration: 0, probability: 1 },
      ...{ samplesIndex: 0, timestamp: Date.now(), frames: [] },
      rawAccumulatedSilence: silenceDuration,
      rawAccumulatedSpeech: silenceDuration > 0 ? 0 : speechDuration,
    };
    this.sendVADEvent(event);
  }
}

class Microphone extends voice.AudioInput {}

/** Speaks every character as long as the next. */
class EvenVoice extends tts.TTS {
  label = 'even';

  constructor() {
    super(RATE, 1, { streaming: false });
  }

  override synthesize(...[text, options, signal]: Parameters<tts.TTS['synthesize']>): tts.ChunkedStream {
    return new EvenStream(text, this, options, signal);
  }

  override stream(): tts.SynthesizeStream {
    throw new Error('this voice speaks whole sentences');
  }
}

class EvenStream extends tts.ChunkedStream {
  label = 'even';

  protected override run(): Promise<void> {
    for (const frame of soundOf(this.inputText))
      this.queue.put({ requestId: 'even', segmentId: 'even', frame, final: false });
    this.queue.close();
    return Promise.resolve();
  }
}

function soundOf(text: string): AudioFrame[] {
  const samples = RATE / CHARACTERS_PER_SECOND;
  return Array.from(text, () => new AudioFrame(new Int16Array(samples).fill(1000), RATE, 1, samples));
}
