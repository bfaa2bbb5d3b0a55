// A spoken call: the caller's browser in a LiveKit room, with the agent that was dispatched to it.
import { RoomEvent, type Room, type TextStreamReader } from 'livekit-client';
import {
  CONTROL_TOPIC,
  OBSERVED_TOPIC,
  type ControlMessage,
} from '../../../src/channels/observer/observed-message.ts';
import type { RoomGrant } from '../api/test-room.ts';
import type { ViewMessage } from '../call-view/observe.ts';
import { parseMessage } from '../call-view/parse-message.ts';
import type { CallLine, LineListener } from './call-line.ts';
import { hasEnded, newRoom, RoomSound } from './room-sound.ts';
import { SpokenWords } from './spoken-words.ts';

/** LiveKit's own topics, for typed turns and for what is spoken. */
const CHAT_TOPIC = 'lk.chat';
const TRANSCRIPTION_TOPIC = 'lk.transcription';

/** RFC 4733: a key's code is its place. */
const DTMF = '0123456789*#';

export interface VoiceCall {
  grant: RoomGrant;
  /** Null for the browser's choice. */
  deviceId: string | null;
  listener: LineListener;
}

/** Comes back at once; how the connection goes is told to the listener. */
export function openVoiceLine(call: VoiceCall): CallLine {
  return new VoiceLine(call);
}

class VoiceLine implements CallLine {
  readonly kind = 'voice';
  readonly sound: RoomSound;
  readonly #room: Room;
  readonly #listener: LineListener;
  readonly #spoken: SpokenWords;
  /** Streams end in any order; messages are read in the order in which they began. */
  #reading: Promise<void> = Promise.resolve();
  #leaving = false;

  constructor({ grant, deviceId, listener }: VoiceCall) {
    this.#listener = listener;
    this.#spoken = new SpokenWords(listener.words);
    this.#room = newRoom(deviceId);
    this.sound = new RoomSound(this.#room, listener.status);
    this.#watchRoom();
    void this.#connect(grant);
  }

  async say(text: string): Promise<void> {
    await this.#room.localParticipant.sendText(text, { topic: CHAT_TOPIC });
  }

  async hangUp(): Promise<void> {
    await this.#control({ type: 'hang_up' });
  }

  async key(key: string): Promise<void> {
    await this.#room.localParticipant.publishDtmf(DTMF.indexOf(key), key);
  }

  close(): void {
    this.#leaving = true;
    this.sound.close();
    void this.#room.disconnect();
  }

  async #control(message: ControlMessage): Promise<void> {
    await this.#room.localParticipant.sendText(JSON.stringify(message), { topic: CONTROL_TOPIC });
  }

  async #connect({ url, token }: RoomGrant): Promise<void> {
    try {
      await this.#room.connect(url, token);
    } catch {
      if (!this.#leaving) this.#listener.closed('The voice server does not answer.');
      return;
    }
    this.sound.connected();
    // An agent that is here already has told the others; one that comes later tells us unasked.
    await this.#control({ type: 'watch' });
    await this.sound.open();
  }

  #watchRoom(): void {
    const room = this.#room;
    const { closed } = this.#listener;
    room.registerTextStreamHandler(OBSERVED_TOPIC, (reader) => this.#read(reader));
    room.registerTextStreamHandler(TRANSCRIPTION_TOPIC, (reader, { identity }) => {
      // The caller's own words are told by OBSERVED_TOPIC, redacted.
      if (identity !== room.localParticipant.identity) void this.#spoken.read(reader);
    });
    room.on(RoomEvent.Disconnected, (reason) => {
      if (!this.#leaving) closed(hasEnded(reason) ? null : 'The connection to the call broke.');
    });
  }

  #read(reader: TextStreamReader): void {
    const content = reader.readAll();
    this.#reading = this.#reading
      .then(async () => {
        const message = parseMessage(JSON.parse(await content));
        if (message) this.#tell(message);
      })
      // A stream that broke off is sent again when we rejoin.
      .catch(() => undefined);
  }

  #tell(message: ViewMessage): void {
    if (message.type === 'event' && message.event.type === 'agent.said')
      this.#spoken.said(message.event.data.text);
    this.#listener.message(message);
  }
}
