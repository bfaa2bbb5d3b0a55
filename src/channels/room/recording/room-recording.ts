// Records a call's sound from when the caller has agreed to it. The caller is on the left and the company on the right;
// the left is silent while it may hold answers to verification: until the caller is verified, and while keys are pressed.
import type { JobContext } from '@livekit/agents';
import {
  AudioStream,
  RoomEvent,
  TrackKind,
  type AudioFrame,
  type RemoteParticipant,
  type RemoteTrackPublication,
} from '@livekit/rtc-node';
import type { Logger } from 'pino';
import type { CallerAudio } from '../../../call/caller-audio.ts';
import type { Call } from '../../../call/create-call.ts';
import { PERSON_TICKET } from '../../../domain/people.ts';
import type { RecordingsPort } from '../../../services/recordings/recordings.port.ts';
import { redact } from '../../../understand/index.ts';
import { TRACK } from '../track.ts';
import { Encoder, MIME_TYPE } from './encoder.ts';
import { StereoTape } from './stereo-tape.ts';

export interface RoomRecordingDeps {
  room: JobContext['room'];
  caller: Pick<RemoteParticipant, 'identity'>;
  call: Call;
  audio: CallerAudio;
  recordings: RecordingsPort;
  /** Whether people who join are heard in it. */
  people: boolean;
  logger: Logger;
}

const RATE = TRACK.sampleRate;
/** Longest recording, in seconds. */
const LONGEST = 3600;
/** Frames of tracks: each costs the process an event. Milliseconds. */
const FRAME_MS = 100;

export class RoomRecording {
  readonly #deps: RoomRecordingDeps;
  readonly #stops: (() => void)[];
  #recorder: { tape: StereoTape; encoder: Encoder; since: number } | null = null;

  constructor(deps: RoomRecordingDeps) {
    this.#deps = deps;
    const { call } = deps;
    this.#stops = [
      call.coordinator.subscribe(() => this.#followConsent()),
      call.onEvent(({ type }) => {
        if (type === 'call.ended') this.#stopListening();
      }),
    ];
    this.#followConsent();
  }

  /** Keeps what was recorded, when the call is over. A database that is away is told of, and no reason to fail. */
  async keep(): Promise<void> {
    const { call, recordings, logger } = this.#deps;
    this.#stopListening();
    const recorder = this.#recorder;
    this.#recorder = null;
    if (!recorder) return;
    try {
      recorder.tape.finish();
      const seconds = Math.min(recorder.tape.seconds, LONGEST);
      const sound = await recorder.encoder.finish();
      if (seconds > 0) await recordings.keep(call.id, { mimeType: MIME_TYPE, seconds, sound }, Date.now());
    } catch (error) {
      logger.error({ callId: call.id, error: redact(String(error)) }, 'A recording could not be kept.');
    }
  }

  #followConsent(): void {
    const { call } = this.#deps;
    const agreed = call.coordinator.context.consents['recording'];
    if (agreed === true && !this.#recorder) this.#begin();
    if (agreed === false && this.#recorder) this.#forget('consent taken back');
  }

  #begin(): void {
    const { call, audio, room } = this.#deps;
    const encoder = new Encoder(RATE);
    const tape = new StereoTape({
      rate: RATE,
      longest: LONGEST,
      emit: (left, right) => encoder.write(left, right),
      onFull: () => this.#stopListening('it is as long as recordings get'),
    });
    const since = performance.now();
    this.#recorder = { tape, encoder, since };
    const company = tape.source('right');
    audio.onPlayed(({ data }) => company(data, performance.now() - since));
    this.#stops.push(() => audio.onPlayed(() => undefined));
    const onTrack = (
      _track: unknown,
      publication: RemoteTrackPublication,
      participant: RemoteParticipant,
    ): void => this.#hear(publication, participant);
    room.on(RoomEvent.TrackSubscribed, onTrack);
    this.#stops.push(() => room.off(RoomEvent.TrackSubscribed, onTrack));
    for (const participant of room.remoteParticipants.values())
      for (const publication of participant.trackPublications.values()) this.#hear(publication, participant);
    call.log.add('recording.changed', { on: true, why: 'the caller agreed' });
  }

  /** The caller's voice, or that of a person who has joined. */
  #hear({ track }: RemoteTrackPublication, { identity, attributes }: RemoteParticipant): void {
    const { caller, people } = this.#deps;
    const recorder = this.#recorder;
    const isCaller = identity === caller.identity;
    const isPerson = people && attributes[PERSON_TICKET] !== undefined;
    if (!recorder || track?.kind !== TrackKind.KIND_AUDIO || !(isCaller || isPerson)) return;
    const { tape, since } = recorder;
    const put = tape.source(isCaller ? 'left' : 'right');
    const take = ({ data, samplesPerChannel, sampleRate }: AudioFrame): void => {
      if (isCaller ? !this.#mayHearCaller() : !this.#mayHearPerson()) return;
      put(data, performance.now() - since - (samplesPerChannel / sampleRate) * 1000);
    };
    const stream = new AudioStream(track, { sampleRate: RATE, numChannels: 1, frameSizeMs: FRAME_MS });
    const reader = stream.getReader();
    this.#stops.push(() => void reader.cancel().catch(() => undefined));
    void readAll(reader, take);
  }

  #mayHearCaller(): boolean {
    const { call } = this.#deps;
    return call.coordinator.context.verification.level === 'verified' && !call.keysPressed;
  }

  /** Somebody who is still being told what it is about is not in the call. */
  #mayHearPerson(): boolean {
    return this.#deps.call.coordinator.humanState === 'talking';
  }

  #forget(why: string): void {
    this.#recorder?.encoder.drop();
    this.#recorder = null;
    this.#stopListening(why);
  }

  #stopListening(why?: string): void {
    for (const stop of this.#stops.splice(0)) stop();
    if (why !== undefined) this.#deps.call.log.add('recording.changed', { on: false, why });
  }
}

async function readAll(
  reader: ReadableStreamDefaultReader<AudioFrame>,
  take: (frame: AudioFrame) => void,
): Promise<void> {
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      take(value);
    }
  } catch {
    // The track is gone with its participant.
  }
}
