// The track on which the caller hears us, one for the whole call.
import { voice } from '@livekit/agents';
import { TrackPublishOptions, TrackSource, type Room } from '@livekit/rtc-node';

export const TRACK = {
  /** In Hz; the providers' voices come in it. */
  sampleRate: 24_000,
  numChannels: 1,
  /** Sound that is on its way and cannot be taken back when the caller speaks up, in milliseconds. */
  queueSizeMs: 60,
  trackPublishOptions: new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }),
};

export class CallTrack {
  readonly output: voice.ParticipantAudioOutput;
  readonly #published = new AbortController();
  #isPublished = false;
  #isClosed = false;

  constructor(room: Room) {
    this.output = new voice.ParticipantAudioOutput(room, TRACK);
  }

  /** What is played from now on waits until the caller listens. */
  publish(): void {
    if (this.#isPublished) return;
    this.#isPublished = true;
    // A room that has closed meanwhile is told by the room itself.
    void this.output.start(this.#published.signal).catch(() => undefined);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#published.abort();
    await this.output.close();
  }
}
