// Deepgram's streaming wire: audio in; beginnings of speech, guesses, and what was said out.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '../../brain/note.ts';
import type { Ear, Heard } from '../../ear/ear.ts';
import { Endpointer, type Boundary } from '../../ear/endpointer.ts';
import { pcmSamples } from '../pcm.ts';
import type { FaultySocket } from '../socket.ts';
import type { ListenOptions } from './listen-options.ts';
import { toMetadata, toResults } from './listen-messages.ts';

/** New speech between two guesses; more when the guesses themselves take long. */
const GUESS_EVERY_MS = 300;
/** A guess may take this share of the time. */
const GUESS_SHARE = 0.25;
/** Silence after which the utterance is worked out, so that it is there when its end is certain. */
const AHEAD_MS = 120;
/** An utterance that goes on for longer is told in pieces. */
const LONGEST_MS = 15_000;
const NOTHING: Heard = { text: '', words: [], confidence: 0 };

const controlSchema = z.object({ type: z.enum(['KeepAlive', 'Finalize', 'CloseStream']) });

export function serveListen(socket: FaultySocket, ear: Ear, options: ListenOptions): void {
  const session = new ListenSession(socket, ear, options);
  socket.onMessage((data, binary) => {
    if (binary) session.hear(data);
    else session.obey(controlSchema.safeParse(parseJson(data.toString())).data?.type);
  });
}

class ListenSession {
  readonly #requestId = randomUUID();
  readonly #socket: FaultySocket;
  readonly #ear: Ear;
  readonly #options: ListenOptions;
  readonly #endpointer: Endpointer;
  #startMs = 0;
  /** What the utterance comes to, worked out since its last sound; null while there is sound. */
  #ahead: Promise<Heard> | null = null;
  /** Speech, in milliseconds, at which the next guess is due. */
  #guessAtMs = GUESS_EVERY_MS;
  #guessing = false;
  /** Answers leave in the order of the utterances. */
  #told: Promise<void> = Promise.resolve();
  #utteranceEnd: NodeJS.Timeout | undefined;

  constructor(socket: FaultySocket, ear: Ear, options: ListenOptions) {
    this.#socket = socket;
    this.#ear = ear;
    this.#options = options;
    this.#endpointer = new Endpointer(options.sampleRate);
    socket.closed.addEventListener('abort', () => clearTimeout(this.#utteranceEnd));
  }

  hear(bytes: Buffer): void {
    this.#endpointer.push(pcmSamples(bytes), (boundary) => this.#at(boundary));
    this.#guess();
  }

  obey(type: z.infer<typeof controlSchema>['type'] | undefined): void {
    switch (type) {
      case 'Finalize':
        if (this.#endpointer.speaking) this.#finish({ speechFinal: true, fromFinalize: true });
        return;
      case 'CloseStream':
        this.#leave();
        return;
      case 'KeepAlive':
      case undefined:
        return;
    }
  }

  #at(boundary: Boundary): void {
    switch (boundary.kind) {
      case 'start':
        this.#startMs = boundary.atMs;
        this.#guessAtMs = GUESS_EVERY_MS;
        clearTimeout(this.#utteranceEnd);
        if (this.#options.vadEvents)
          this.#socket.send({ type: 'SpeechStarted', channel: [0, 1], timestamp: boundary.atMs / 1000 });
        return;
      case 'speech':
        this.#ahead = null;
        if (this.#endpointer.speechMs >= LONGEST_MS)
          this.#finish({ speechFinal: false, fromFinalize: false });
        return;
      case 'silence':
        if (boundary.silenceMs >= AHEAD_MS) this.#ahead ??= this.#workOut();
        if (boundary.silenceMs >= this.#options.endpointingMs)
          this.#finish({ speechFinal: true, fromFinalize: false });
    }
  }

  /** An ear that fails has heard nothing. */
  #workOut(): Promise<Heard> {
    const { sampleRate } = this.#options;
    return this.#ear.hear(this.#endpointer.speech(), sampleRate, this.#socket.closed).catch(() => NOTHING);
  }

  #finish(how: { speechFinal: boolean; fromFinalize: boolean }): void {
    const heard = this.#ahead ?? this.#workOut();
    const start = this.#startMs / 1000;
    const duration = this.#endpointer.speechMs / 1000;
    this.#ahead = null;
    this.#endpointer.end();
    this.#told = this.#told.then(async () => {
      this.#tell({ heard: await heard, start, duration, isFinal: true, ...how });
      if (how.speechFinal) this.#announceEnd(start + duration);
    });
  }

  #guess(): void {
    const { speaking, speechMs } = this.#endpointer;
    const due = this.#options.interimResults && speaking && speechMs >= this.#guessAtMs;
    if (!due || this.#guessing || this.#ahead || this.#ear.busy) return;
    const began = performance.now();
    const start = this.#startMs / 1000;
    this.#guessing = true;
    void this.#workOut().then((heard) => {
      this.#guessing = false;
      const took = performance.now() - began;
      this.#guessAtMs = speechMs + Math.max(GUESS_EVERY_MS, took / GUESS_SHARE);
      // What has been told in full meanwhile is not guessed at any more.
      const current = this.#endpointer.speaking && this.#startMs / 1000 === start;
      if (!current || heard.text === '') return;
      const duration = speechMs / 1000;
      this.#tell({ heard, start, duration, isFinal: false, speechFinal: false, fromFinalize: false });
    });
  }

  #tell(result: Omit<Parameters<typeof toResults>[0], 'requestId'>): void {
    this.#socket.send(toResults({ requestId: this.#requestId, ...result }));
  }

  /** By the clock, not by the audio: clients stop sending silence. */
  #announceEnd(lastWordEnd: number): void {
    const { utteranceEndMs } = this.#options;
    if (utteranceEndMs === null || this.#socket.closed.aborted) return;
    clearTimeout(this.#utteranceEnd);
    this.#utteranceEnd = setTimeout(() => {
      this.#socket.send({ type: 'UtteranceEnd', channel: [0, 1], last_word_end: lastWordEnd });
    }, utteranceEndMs);
  }

  #leave(): void {
    if (this.#endpointer.speaking) this.#finish({ speechFinal: true, fromFinalize: true });
    void this.#told.then(() => {
      this.#socket.send(toMetadata(this.#requestId, this.#endpointer.timeMs / 1000));
      this.#socket.close(1000);
    });
  }
}
