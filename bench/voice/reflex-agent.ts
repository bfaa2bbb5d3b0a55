// The least that can fall silent: no session, no detector, a tone that is dropped at the first loud 10 ms that come of
// the caller. What it takes is the way there and back; nothing that hears through a room is quicker.
import { AutoSubscribe, defineAgent, type JobContext } from '@livekit/agents';
import {
  AudioFrame,
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
  type RemoteTrack,
} from '@livekit/rtc-node';
import { AUDIBLE, CALLER_RATE, loudness } from './phrases.ts';
import { HIGH_WORD, tone } from './stand-ins/voice.ts';

const RATE = 24_000;
const PIECE_MS = 10;
const PIECE = (RATE * PIECE_MS) / 1000;
/** As our own track has it, in milliseconds. */
const QUEUE_MS = 60;
/** Silence after which the caller has finished, in milliseconds. */
const OVER_MS = 400;
/** Words by which the tones are as long as they should be. */
const GREETING = 'Good morning to you';
const LONG = 'words and words and words and '.repeat(6);
const SHORT = 'Certainly, good';

export default defineAgent({
  entry: async (ctx: JobContext) => {
    const { room } = ctx;
    const source = new AudioSource(RATE, 1, QUEUE_MS);
    room.on(RoomEvent.TrackSubscribed, (track: RemoteTrack) => {
      if (track.kind === TrackKind.KIND_AUDIO) void listen(track, new Tone(source));
    });
    await ctx.connect(undefined, AutoSubscribe.AUDIO_ONLY);
    const publication = await room.localParticipant?.publishTrack(
      LocalAudioTrack.createAudioTrack('tone', source),
      new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }),
    );
    await publication?.waitForSubscription();
    await new Tone(source).play(GREETING, false);
  },
});

class Tone {
  readonly #source: AudioSource;
  #playing = 0;
  playing = false;

  constructor(source: AudioSource) {
    this.#source = source;
  }

  async play(words: string, high: boolean): Promise<void> {
    const mine = ++this.#playing;
    this.playing = true;
    const pcm = tone(high ? `${HIGH_WORD} ${words}` : words, high, RATE);
    for (let at = 0; at + PIECE <= pcm.length && mine === this.#playing; at += PIECE)
      await this.#source.captureFrame(new AudioFrame(pcm.slice(at, at + PIECE), RATE, 1, PIECE));
    if (mine === this.#playing) this.playing = false;
  }

  cut(): void {
    this.#playing += 1;
    this.playing = false;
    this.#source.clearQueue();
  }
}

async function listen(track: RemoteTrack, voice: Tone): Promise<void> {
  let [silence, speaks, cut] = [0, false, false];
  const options = { sampleRate: CALLER_RATE, numChannels: 1, frameSizeMs: PIECE_MS };
  for await (const frame of new AudioStream(track, options)) {
    if (loudness(frame.data) > AUDIBLE) {
      [silence, speaks] = [0, true];
      if (voice.playing) {
        voice.cut();
        cut = true;
      }
    } else silence += PIECE_MS;
    if (!speaks || silence < OVER_MS) continue;
    void voice.play(cut ? SHORT : LONG, true);
    [speaks, cut] = [false, false];
  }
}
