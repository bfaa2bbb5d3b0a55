// A person who is rung hears what the call is about before they are joined, and says by a key whether they take it.
// They are in the caller's own room already: until they take it, neither hears the other (docs/telephone.md).
import {
  AudioSource,
  LocalAudioTrack,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
  type AudioFrame,
  type RemoteParticipant,
  type RemoteTrackPublication,
  type Room,
} from '@livekit/rtc-node';
import { randomBytes } from 'node:crypto';
import type { Ring, RingOutcome } from '../../call/people/people-line.ts';
import type { Timers } from '../../call/timers.ts';
import { PERSON_NAME, PERSON_TICKET } from '../../domain/people.ts';
import type { PhoneDialler } from './phone-dialler.ts';

export interface BriefDeps {
  room: Room;
  roomName: string;
  /** The identity of the caller. */
  caller: string;
  dialler: PhoneDialler;
  timers: Timers;
  /** Synthesises what is read to the person. */
  speak: (text: string) => AsyncIterable<AudioFrame>;
  /** Stock lines beside the brief. */
  words: (key: 'brief_keys' | 'brief_taken') => string;
}

const TAKE = '1';
const DECLINE = '2';
/** For a key, after the brief has been read; then it is read once more. Milliseconds. */
const KEY_WITHIN = 10_000;
const READINGS = 2;
/** When a telephone that has just been answered is told again what it hears, in milliseconds. */
const AGAIN_AFTER = [100, 300, 600];
const RATE = 24_000;

/** Rings, briefs, asks, joins. Never rejects. */
export async function ringWithBrief(
  deps: BriefDeps,
  ring: Ring,
): Promise<{ outcome: RingOutcome; identity: string }> {
  const identity = `person-${randomBytes(6).toString('hex')}`;
  const apart = new Apart(deps, identity);
  try {
    const outcome = await deps.dialler.dial({
      ...{ room: deps.roomName, identity, name: ring.person, number: ring.number },
      attributes: { [PERSON_TICKET]: ring.ticketId, [PERSON_NAME]: ring.person },
      ...{ ringSeconds: ring.ringSeconds, signal: ring.signal },
    });
    if (outcome !== 'answered') return { outcome, identity };
    const answer = await brief(deps, ring, { identity, apart });
    if (answer === 'answered') await apart.join();
    else await deps.dialler.hangUp(deps.roomName, identity);
    return { outcome: answer, identity };
  } finally {
    apart.stop();
  }
}

async function brief(
  deps: BriefDeps,
  ring: Ring,
  { identity, apart }: { identity: string; apart: Apart },
): Promise<RingOutcome> {
  const { room, speak, words } = deps;
  const voice = await BriefVoice.open(room);
  try {
    await apart.keep(voice.sid);
    const key = pressed(deps, identity, ring.signal);
    const text = `${ring.brief} ${words('brief_keys')}`;
    for (let reading = 0; reading < READINGS; reading += 1) {
      const read = voice.read(speak(text), key.done);
      const answer = await Promise.race([key.done, read.then(() => key.within(KEY_WITHIN))]);
      if (answer === 'gone') return ring.signal.aborted ? 'no_answer' : 'declined';
      if (answer === DECLINE) return 'declined';
      if (answer === null) continue;
      if (await ring.claim()) return 'answered';
      await voice.read(speak(words('brief_taken')), key.gone);
      return 'declined';
    }
    return 'no_answer';
  } finally {
    await voice.close();
  }
}

interface Keys {
  /** The first key that means something, or that they are gone. */
  done: Promise<typeof TAKE | typeof DECLINE | 'gone'>;
  gone: Promise<unknown>;
  /** Null when nothing came in that time. */
  within(ms: number): Promise<typeof TAKE | typeof DECLINE | 'gone' | null>;
}

function pressed({ room, timers }: BriefDeps, identity: string, signal: AbortSignal): Keys {
  let leave = (): void => undefined;
  const gone = new Promise<'gone'>((resolve) => {
    leave = () => resolve('gone');
    const onLeft = (participant: RemoteParticipant): void => {
      if (participant.identity === identity) leave();
    };
    room.on(RoomEvent.ParticipantDisconnected, onLeft);
    room.on(RoomEvent.Disconnected, leave);
    signal.addEventListener('abort', leave);
    if (signal.aborted || !room.remoteParticipants.has(identity)) leave();
  });
  const key = new Promise<typeof TAKE | typeof DECLINE>((resolve) => {
    room.on(RoomEvent.DtmfReceived, (_code, digit, participant) => {
      if (participant.identity === identity && (digit === TAKE || digit === DECLINE)) resolve(digit);
    });
  });
  const done = Promise.race([key, gone]);
  return {
    ...{ done, gone },
    within: (ms) =>
      Promise.race([done, new Promise<null>((resolve) => timers.after(ms, () => resolve(null)))]),
  };
}

/** A track that only the person hears. */
class BriefVoice {
  readonly #room: Room;
  readonly #source: AudioSource;
  readonly sid: string;

  private constructor(room: Room, source: AudioSource, sid: string) {
    this.#room = room;
    this.#source = source;
    this.sid = sid;
  }

  static async open(room: Room): Promise<BriefVoice> {
    const source = new AudioSource(RATE, 1);
    const track = LocalAudioTrack.createAudioTrack('brief', source);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_UNKNOWN });
    const published = await room.localParticipant?.publishTrack(track, options);
    return new BriefVoice(room, source, published?.sid ?? '');
  }

  /** Resolves when it has been heard, or when there is no use in going on. */
  async read(frames: AsyncIterable<AudioFrame>, enough: Promise<unknown>): Promise<void> {
    const stop = new AbortController();
    void enough.then(() => {
      stop.abort();
      this.#source.clearQueue();
    });
    for await (const frame of frames) {
      if (stop.signal.aborted) return;
      await this.#source.captureFrame(frame);
    }
    await Promise.race([this.#source.waitForPlayout(), enough]);
  }

  async close(): Promise<void> {
    if (this.sid && this.#room.isConnected)
      await this.#room.localParticipant?.unpublishTrack(this.sid).catch(() => undefined);
    await this.#source.close();
  }
}

/** Keeps the person and the caller from hearing each other until they are joined. */
class Apart {
  readonly #deps: BriefDeps;
  readonly #identity: string;
  #briefSid = '';
  #stopped = false;
  readonly #onTrack = (_publication: RemoteTrackPublication, participant: RemoteParticipant): void => {
    if (participant.identity === this.#identity) void this.#separate();
  };
  readonly #onChange = (_changed: Record<string, string>, participant: { identity: string }): void => {
    if (participant.identity === this.#identity) void this.#separate();
  };

  constructor(deps: BriefDeps, identity: string) {
    this.#deps = deps;
    this.#identity = identity;
    deps.room.on(RoomEvent.TrackPublished, this.#onTrack);
    deps.room.on(RoomEvent.ParticipantAttributesChanged, this.#onChange);
  }

  /** The brief may be read: the caller does not hear it, and the person hears nothing else. */
  async keep(briefSid: string): Promise<void> {
    this.#briefSid = briefSid;
    // livekit-sip subscribes by itself some 200 to 350 ms after the answer.
    for (const ms of AGAIN_AFTER) this.#deps.timers.after(ms, () => void this.#separate());
    await this.#separate();
  }

  async join(): Promise<void> {
    this.stop();
    const { dialler, roomName, caller } = this.#deps;
    await Promise.all([
      dialler.setHears(roomName, caller, this.#tracksOf(this.#identity), true),
      dialler.setHears(roomName, this.#identity, this.#others(), true),
    ]);
  }

  stop(): void {
    this.#stopped = true;
    this.#deps.room.off(RoomEvent.TrackPublished, this.#onTrack);
    this.#deps.room.off(RoomEvent.ParticipantAttributesChanged, this.#onChange);
  }

  /** Said again whenever something changes: a telephone's own wish to hear may come after ours. */
  async #separate(): Promise<void> {
    if (this.#stopped) return;
    const { dialler, roomName, caller } = this.#deps;
    const hidden = [...this.#tracksOf(this.#identity), ...(this.#briefSid ? [this.#briefSid] : [])];
    const quiet = async (listener: string, sids: string[]): Promise<void> => {
      if (sids.length > 0) await dialler.setHears(roomName, listener, sids, false).catch(() => undefined);
    };
    await Promise.all([quiet(caller, hidden), quiet(this.#identity, this.#others())]);
  }

  #tracksOf(identity: string): string[] {
    const publications = this.#deps.room.remoteParticipants.get(identity)?.trackPublications.values() ?? [];
    return audioSids([...publications]);
  }

  /** What the person would hear beside the brief: the caller, the agents, the music. */
  #others(): string[] {
    const { room, caller } = this.#deps;
    const own = audioSids([...(room.localParticipant?.trackPublications.values() ?? [])]);
    return [...this.#tracksOf(caller), ...own.filter((sid) => sid !== this.#briefSid)];
  }
}

function audioSids(
  publications: readonly { sid?: string | undefined; kind?: TrackKind | undefined }[],
): string[] {
  return publications.flatMap(({ sid, kind }) =>
    kind === TrackKind.KIND_AUDIO && sid !== undefined ? [sid] : [],
  );
}
