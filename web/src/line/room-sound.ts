// The sound of a LiveKit room, for a caller and for a person alike: what is heard, the microphone, the connection.
import {
  ConnectionQuality,
  DisconnectReason,
  LocalAudioTrack,
  Room,
  RoomEvent,
  Track,
  type RemoteTrack,
} from 'livekit-client';
import type { LineListener, LineStatus, SoundControls } from './call-line.ts';
import { LevelMeter } from './level-meter.ts';

const QUALITIES: Record<ConnectionQuality, LineStatus['quality']> = {
  [ConnectionQuality.Excellent]: 'excellent',
  [ConnectionQuality.Good]: 'good',
  [ConnectionQuality.Poor]: 'poor',
  [ConnectionQuality.Lost]: 'lost',
  [ConnectionQuality.Unknown]: null,
};

/** `deviceId` is null for the browser's choice of a microphone. */
export function newRoom(deviceId: string | null): Room {
  return new Room({
    audioCaptureDefaults: {
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      ...(deviceId === null ? {} : { deviceId }),
    },
    stopLocalTrackOnUnpublish: true,
  });
}

/** The room was taken down, or we were taken out of it: the call is over. */
export function hasEnded(reason: DisconnectReason | undefined): boolean {
  return (
    reason === DisconnectReason.ROOM_DELETED ||
    reason === DisconnectReason.ROOM_CLOSED ||
    reason === DisconnectReason.PARTICIPANT_REMOVED
  );
}

export class RoomSound implements SoundControls {
  readonly #room: Room;
  readonly #status: LineListener['status'];
  readonly #meter = new LevelMeter();
  readonly #own = new LevelMeter();
  #measured: MediaStreamTrack | null = null;
  readonly #playing = new Map<RemoteTrack, HTMLMediaElement>();

  constructor(room: Room, status: LineListener['status']) {
    this.#room = room;
    this.#status = status;
    this.#watch();
  }

  connected(): void {
    this.#status({ connection: 'open', soundBlocked: !this.#room.canPlaybackAudio });
  }

  /** The microphone, from here on. */
  async open(): Promise<void> {
    await this.setMuted(false);
    await this.#listDevices();
  }

  async setMuted(muted: boolean): Promise<void> {
    if (!muted && this.#room.localParticipant.audioTrackPublications.size === 0)
      this.#status({ microphone: 'asking' });
    try {
      await this.#room.localParticipant.setMicrophoneEnabled(!muted);
      this.#status({ microphone: muted ? 'muted' : 'live' });
    } catch (error) {
      this.#status({
        microphone: error instanceof Error && error.name === 'NotAllowedError' ? 'refused' : 'missing',
      });
    }
  }

  async useDevice(deviceId: string): Promise<void> {
    await this.#room.switchActiveDevice('audioinput', deviceId);
  }

  unblock(): Promise<void> {
    return this.#room.startAudio();
  }

  levels(bands: number): number[] {
    return this.#meter.levels(bands);
  }

  ownLevels(bands: number): number[] {
    return this.#own.levels(bands);
  }

  close(): void {
    for (const track of [...this.#playing.keys()]) this.#stop(track);
    this.#meter.close();
    this.#own.close();
  }

  #watch(): void {
    const status = this.#status;
    this.#room
      .on(RoomEvent.TrackSubscribed, (track) => this.#play(track))
      .on(RoomEvent.TrackUnsubscribed, (track) => this.#stop(track))
      .on(RoomEvent.ConnectionQualityChanged, (quality, participant) => {
        if (participant.isLocal) status({ quality: QUALITIES[quality] });
      })
      .on(RoomEvent.SignalReconnecting, () => status({ connection: 'reconnecting' }))
      .on(RoomEvent.Reconnecting, () => status({ connection: 'reconnecting' }))
      .on(RoomEvent.Reconnected, () => status({ connection: 'open' }))
      .on(RoomEvent.AudioPlaybackStatusChanged, () => status({ soundBlocked: !this.#room.canPlaybackAudio }))
      .on(RoomEvent.MediaDevicesChanged, () => void this.#listDevices())
      .on(RoomEvent.LocalTrackPublished, () => this.#measureOwn())
      .on(RoomEvent.ActiveDeviceChanged, (kind, device) => {
        this.#measureOwn();
        if (kind === 'audioinput') status({ device });
      })
      .on(RoomEvent.Disconnected, () => status({ connection: 'closed' }));
  }

  /** Another microphone is another track. */
  #measureOwn(): void {
    const track = this.#room.localParticipant.getTrackPublication(Track.Source.Microphone)?.track;
    const found = track instanceof LocalAudioTrack ? track.mediaStreamTrack : null;
    if (found === this.#measured) return;
    if (this.#measured) this.#own.remove(this.#measured);
    if (found) this.#own.add(found);
    this.#measured = found;
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

  async #listDevices(): Promise<void> {
    const devices = await Room.getLocalDevices('audioinput', false).catch(() => []);
    this.#status({
      devices: devices.map(({ deviceId, label }, index) => ({
        id: deviceId,
        label: label || `Microphone ${index + 1}`,
      })),
      device: this.#room.getActiveDevice('audioinput') ?? null,
    });
  }
}
