// People in the caller's room: who was let in by our own server, whom we ring, the music, and agents who step aside.
import {
  ParticipantKind,
  RoomEvent,
  TrackKind,
  type Participant,
  type RemoteParticipant,
  type RemoteTrackPublication,
  type Room,
} from '@livekit/rtc-node';
import type { Session } from '../../call/call-voice.ts';
import type { PeopleLine, PersonChange, Ring, RingOutcome } from '../../call/people/people-line.ts';
import { PERSON_NAME, PERSON_TICKET } from '../../domain/people.ts';
import { ringWithBrief, type BriefDeps } from './brief-by-telephone.ts';
import { HoldMusic } from './hold-music.ts';
import type { PhoneDialler } from './phone-dialler.ts';

export interface RoomPeopleDeps extends Omit<BriefDeps, 'dialler' | 'caller'> {
  caller: RemoteParticipant;
  /** Null where nobody can be rung. */
  dialler: PhoneDialler | null;
}

export class RoomPeople implements PeopleLine {
  readonly room: string;
  readonly ring: PeopleLine['ring'];
  readonly refer: PeopleLine['refer'];
  readonly #room: Room;
  readonly #dialler: PhoneDialler | null;
  readonly #music: HoldMusic;
  readonly #listeners = new Set<(change: PersonChange) => void>();
  /** Who is there beside the caller, by identity. */
  readonly #there = new Map<string, PersonChange>();
  #session: Session | null = null;
  #aside = false;

  constructor(deps: RoomPeopleDeps) {
    const { room, roomName, caller, dialler } = deps;
    this.room = roomName;
    this.#room = room;
    this.#dialler = dialler;
    this.#music = new HoldMusic(room);
    this.ring = dialler && ((ring) => this.#ring({ ...deps, dialler, caller: caller.identity }, ring));
    const byTelephone = caller.info.kind === ParticipantKind.SIP;
    this.refer =
      dialler && byTelephone ? (number) => refer(dialler, roomName, caller.identity, number) : null;
    room.on(RoomEvent.TrackPublished, this.#onTrack);
    room.on(RoomEvent.ParticipantDisconnected, this.#onLeft);
  }

  /** The session whose agents step aside. */
  attach(session: Session): void {
    this.#session = session;
  }

  onPerson(listener: (change: PersonChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  holdMusic(on: boolean): void {
    this.#music.set(on);
  }

  stepAside(aside: boolean): void {
    if (this.#aside === aside) return;
    this.#aside = aside;
    this.#session?.input.setAudioEnabled(!aside);
  }

  dismiss(): void {
    for (const [identity, { via }] of this.#there)
      if (via === 'telephone') void this.#dialler?.hangUp(this.room, identity);
  }

  async stop(): Promise<void> {
    this.#room.off(RoomEvent.TrackPublished, this.#onTrack);
    this.#room.off(RoomEvent.ParticipantDisconnected, this.#onLeft);
    await this.#music.stop();
  }

  /** Somebody from the desk is there when they can be heard. */
  readonly #onTrack = (publication: RemoteTrackPublication, participant: RemoteParticipant): void => {
    const { identity, info, attributes } = participant;
    const ticketId = attributes[PERSON_TICKET];
    // A telephone that we ring is there when its person has taken the call.
    if (
      ticketId === undefined ||
      info.kind === ParticipantKind.SIP ||
      publication.kind !== TrackKind.KIND_AUDIO
    )
      return;
    if (this.#there.has(identity)) return;
    const person = attributes[PERSON_NAME] ?? 'A colleague';
    this.#tell(identity, { type: 'joined', ticketId, person, via: 'desk' });
  };

  readonly #onLeft = ({ identity }: Participant): void => {
    const there = this.#there.get(identity);
    if (!there) return;
    this.#there.delete(identity);
    // The same person may be there twice for a moment, when their page was reloaded.
    const again = [...this.#there.values()].some(({ ticketId }) => ticketId === there.ticketId);
    if (!again) for (const listener of this.#listeners) listener({ ...there, type: 'left' });
  };

  #tell(identity: string, change: PersonChange): void {
    this.#there.set(identity, change);
    for (const listener of this.#listeners) listener(change);
  }

  async #ring(deps: BriefDeps, ring: Ring): Promise<RingOutcome> {
    const { outcome, identity } = await ringWithBrief(deps, ring);
    if (outcome !== 'answered') return outcome;
    const { ticketId, person } = ring;
    this.#there.set(identity, { type: 'joined', ticketId, person, via: 'telephone' });
    // They may have put the telephone down in the same moment.
    if (this.#room.remoteParticipants.has(identity)) return outcome;
    this.#there.delete(identity);
    return 'declined';
  }
}

async function refer(
  dialler: PhoneDialler,
  room: string,
  identity: string,
  number: string,
): Promise<RingOutcome> {
  const outcome = await dialler.refer(room, identity, number);
  return outcome === 'transferred' ? 'answered' : outcome;
}
