// A person in the caller's room: they hear each other, and the page shows who else is there.
import {
  ParticipantKind,
  RoomEvent,
  type Participant,
  type RemoteParticipant,
  type Room,
} from 'livekit-client';
import { PERSON_NAME, PERSON_TICKET } from '../../../src/domain/people.ts';
import type { RoomGrant } from '../api/test-room.ts';
import type { LineStatus, SoundControls } from './call-line.ts';
import { hasEnded, newRoom, RoomSound } from './room-sound.ts';

export interface RoomPerson {
  identity: string;
  kind: 'you' | 'caller' | 'person' | 'agent';
  /** Null where the room tells none. */
  name: string | null;
  speaking: boolean;
}

export interface DeskLineListener {
  status(change: Partial<LineStatus>): void;
  people(people: readonly RoomPerson[]): void;
  /** `why` is null where the call ended as it should. */
  closed(why: string | null): void;
}

export interface DeskLine {
  readonly sound: SoundControls;
  close(): void;
}

export interface DeskJoin {
  grant: RoomGrant;
  /** Null for the browser's choice. */
  deviceId: string | null;
  listener: DeskLineListener;
}

/** Comes back at once; how the connection goes is told to the listener. */
export function openDeskLine(join: DeskJoin): DeskLine {
  return new PersonLine(join);
}

class PersonLine implements DeskLine {
  readonly sound: RoomSound;
  readonly #room: Room;
  readonly #listener: DeskLineListener;
  #leaving = false;

  constructor({ grant, deviceId, listener }: DeskJoin) {
    this.#listener = listener;
    this.#room = newRoom(deviceId);
    this.sound = new RoomSound(this.#room, listener.status);
    this.#watch();
    void this.#connect(grant);
  }

  close(): void {
    this.#leaving = true;
    this.sound.close();
    void this.#room.disconnect();
  }

  async #connect({ url, token }: RoomGrant): Promise<void> {
    try {
      await this.#room.connect(url, token);
    } catch {
      if (!this.#leaving) this.#listener.closed('The voice server does not answer.');
      return;
    }
    this.sound.connected();
    this.#tellPeople();
    await this.sound.open();
  }

  #watch(): void {
    const tell = () => this.#tellPeople();
    this.#room
      .on(RoomEvent.ParticipantConnected, tell)
      .on(RoomEvent.ParticipantDisconnected, tell)
      .on(RoomEvent.ParticipantAttributesChanged, tell)
      .on(RoomEvent.ActiveSpeakersChanged, tell)
      .on(RoomEvent.Disconnected, (reason) => {
        if (!this.#leaving)
          this.#listener.closed(hasEnded(reason) ? null : 'The connection to the call broke.');
      });
  }

  #tellPeople(): void {
    const { localParticipant, remoteParticipants } = this.#room;
    const others = [...remoteParticipants.values()].map((participant): RoomPerson => ({
      ...about(participant),
      kind: kindOf(participant),
    }));
    this.#listener.people([{ ...about(localParticipant), kind: 'you' }, ...others]);
  }
}

function about({ identity, isSpeaking, name, attributes }: Participant): Omit<RoomPerson, 'kind'> {
  return { identity, speaking: isSpeaking, name: attributes[PERSON_NAME] ?? (name || null) };
}

function kindOf({ kind, attributes }: RemoteParticipant): RoomPerson['kind'] {
  if (kind === ParticipantKind.AGENT) return 'agent';
  return PERSON_TICKET in attributes ? 'person' : 'caller';
}
