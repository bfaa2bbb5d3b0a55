// The track on which the caller hears us.
import { TrackPublishOptions, TrackSource } from '@livekit/rtc-node';

export const TRACK = {
  /** In Hz; the providers' voices come in it. */
  sampleRate: 24_000,
  numChannels: 1,
  /** Sound that is on its way and cannot be taken back when the caller speaks up, in milliseconds. */
  queueSizeMs: 60,
  trackPublishOptions: new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }),
};
