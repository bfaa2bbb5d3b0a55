// A spoken call: the caller's browser in a LiveKit room, with the agent that was dispatched to it.
import {
  ConnectionQuality,
  DisconnectReason,
  Room,
  RoomEvent,
  Track,
  type RemoteTrack,
  type TextStreamReader,
} from 'livekit-client';
import {
  CONTROL_TOPIC,
  OBSERVED_TOPIC,
  type ControlMessage,
} from '../../../src/channels/observer/observed-message.ts';
import type { RoomGrant } from '../api/test-room.ts';
import type { ViewMessage } from '../call-view/observe.ts';
import { parseMessage } from '../call-view/parse-message.ts';
import type { CallLine, LineListener, LineStatus } from './call-line.ts';
import { LevelMeter } from './level-meter.ts';
import { SpokenWords } from './spoken-words.ts';

/** LiveKit's own topics, for typed turns and for what is spoken. */
const CHAT_TOPIC = 'lk.chat';
const TRANSCRIPTION_TOPIC = 'lk.transcription';

const QUALITIES: Record<ConnectionQuality, LineStatus['quality']> = {
  [ConnectionQuality.Excellent]: 'excellent',
  [ConnectionQuality.Good]: 'good',
  [ConnectionQuality.Poor]: 'poor',
  [ConnectionQuality.Lost]: 'lost',
  [ConnectionQuality.Unknown]: null,
};

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
  readonly sound = {
    setMuted: (muted: boolean) => this.#setMuted(muted),
    useDevice: (deviceId: string) => this.#useDevice(deviceId),
    unblock: () => this.#room.startAudio(),
    levels: (bands: number) => this.#meter.levels(bands),
  };
  readonly #room = new Room({
    audioCaptureDefaults: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    stopLocalTrackOnUnpublish: true,
  });
  readonly #listener: LineListener;
  readonly #meter = new LevelMeter();
  readonly #spoken: SpokenWords;
  /** Streams end in any order; messages are read in the order in which they began. */
  #reading: Promise<void> = Promise.resolve();
  #leaving = false;
  readonly #playing = new Map<RemoteTrack, HTMLMediaElement>();

  constructor({ grant, deviceId, listener }: VoiceCall) {
    this.#listener = listener;
    this.#spoken = new SpokenWords(listener.words);
    if (deviceId !== null)
      this.#room.options.audioCaptureDefaults = { ...this.#room.options.audioCaptureDefaults, deviceId };
    this.#watchRoom();
    void this.#connect(grant);
  }

  async say(text: string): Promise<void> {
    await this.#room.localParticipant.sendText(text, { topic: CHAT_TOPIC });
  }

  async hangUp(): Promise<void> {
    await this.#control({ type: 'hang_up' });
  }

  close(): void {
    this.#leaving = true;
    for (const track of [...this.#playing.keys()]) this.#stop(track);
    this.#meter.close();
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
    this.#listener.status({ connection: 'open', soundBlocked: !this.#room.canPlaybackAudio });
    // An agent that is here already has told the others; one that comes later tells us unasked.
    await this.#control({ type: 'watch' });
    await this.#setMuted(false);
    await this.#listDevices();
  }

  #watchRoom(): void {
    const room = this.#room;
    const { status, closed } = this.#listener;
    room.registerTextStreamHandler(OBSERVED_TOPIC, (reader) => this.#read(reader));
    room.registerTextStreamHandler(TRANSCRIPTION_TOPIC, (reader, { identity }) => {
      // The caller's own words are told by OBSERVED_TOPIC, redacted.
      if (identity !== room.localParticipant.identity) void this.#spoken.read(reader);
    });
    room
      .on(RoomEvent.TrackSubscribed, (track) => this.#play(track))
      .on(RoomEvent.TrackUnsubscribed, (track) => this.#stop(track))
      .on(RoomEvent.ConnectionQualityChanged, (quality, participant) => {
        if (participant.isLocal) status({ quality: QUALITIES[quality] });
      })
      .on(RoomEvent.SignalReconnecting, () => status({ connection: 'reconnecting' }))
      .on(RoomEvent.Reconnecting, () => status({ connection: 'reconnecting' }))
      .on(RoomEvent.Reconnected, () => status({ connection: 'open' }))
      .on(RoomEvent.AudioPlaybackStatusChanged, () => status({ soundBlocked: !room.canPlaybackAudio }))
      .on(RoomEvent.MediaDevicesChanged, () => void this.#listDevices())
      .on(RoomEvent.ActiveDeviceChanged, (kind, device) => {
        if (kind === 'audioinput') status({ device });
      })
      .on(RoomEvent.Disconnected, (reason) => {
        status({ connection: 'closed' });
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

  #play(track: RemoteTrack): void {
    if (track.kind !== Track.Kind.Audio) return;
    const element = track.attach();
    element.hidden = true;
    document.body.append(element);
    this.#playing.set(track, element);
    this.#meter.add(track.mediaStreamTrack);
  }

  #stop(track: RemoteTrack): void {
    this.#meter.remove(track.mediaStreamTrack);
    track.detach();
    this.#playing.get(track)?.remove();
    this.#playing.delete(track);
  }

  async #setMuted(muted: boolean): Promise<void> {
    const { status } = this.#listener;
    if (!muted && this.#room.localParticipant.audioTrackPublications.size === 0)
      status({ microphone: 'asking' });
    try {
      await this.#room.localParticipant.setMicrophoneEnabled(!muted);
      status({ microphone: muted ? 'muted' : 'live' });
    } catch (error) {
      status({
        microphone: error instanceof Error && error.name === 'NotAllowedError' ? 'refused' : 'missing',
      });
    }
  }

  async #useDevice(deviceId: string): Promise<void> {
    await this.#room.switchActiveDevice('audioinput', deviceId);
  }

  async #listDevices(): Promise<void> {
    const devices = await Room.getLocalDevices('audioinput', false).catch(() => []);
    this.#listener.status({
      devices: devices.map(({ deviceId, label }, index) => ({
        id: deviceId,
        label: label || `Microphone ${index + 1}`,
      })),
      device: this.#room.getActiveDevice('audioinput') ?? null,
    });
  }
}

/** The agent has taken the room down, or us out of it: the call is over. */
function hasEnded(reason: DisconnectReason | undefined): boolean {
  return (
    reason === DisconnectReason.ROOM_DELETED ||
    reason === DisconnectReason.ROOM_CLOSED ||
    reason === DisconnectReason.PARTICIPANT_REMOVED
  );
}
