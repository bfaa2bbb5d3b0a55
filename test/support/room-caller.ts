// A caller in a LiveKit room without a browser: speaks recorded sound, hears the agents, reads what the room is told.
import {
  AudioFrame,
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
  type RemoteTrack,
} from '@livekit/rtc-node';
import {
  CONTROL_TOPIC,
  OBSERVED_TOPIC,
  type ObservedMessage,
} from '../../src/channels/observer/observed-message.ts';
import type { CallEvent, CallEventData, CallEventType } from '../../src/domain/call-event.ts';
import { isAudible, Signals, type Sound } from './sounds.ts';

/** Sample rate of what is said and heard here, in Hz. */
export const CALLER_RATE = 24_000;
const EVENT_LIMIT = 40_000;
const FRAME = CALLER_RATE / 50;

export class RoomCaller {
  readonly messages: ObservedMessage[] = [];
  /** Everything heard, 20 ms a piece. */
  readonly sounds: Sound[] = [];
  readonly room = new Room();
  readonly #source = new AudioSource(CALLER_RATE, 1, 200);
  readonly #arrivals = new Signals<ObservedMessage>();
  readonly #hearing = new Signals<Sound>();
  #script: Int16Array[] = [];
  #scriptDone: (() => void)[] = [];
  #talking = true;

  static async join(url: string, token: string, { microphone = true } = {}): Promise<RoomCaller> {
    const caller = new RoomCaller();
    await caller.#connect(url, token, microphone);
    return caller;
  }

  get events(): CallEvent[] {
    return this.messages.flatMap((message) => (message.type === 'event' ? [message.event] : []));
  }

  /** What has happened, a line an event: for the message of a test that waited in vain. */
  transcript(): string {
    return this.events.map(({ seq, type, data }) => `${seq} ${type} ${JSON.stringify(data)}`).join('\n');
  }

  /** Says it in real time; resolves when the last sample is on its way. */
  say(pcm: Int16Array): Promise<void> {
    return new Promise((resolve) => {
      for (let at = 0; at < pcm.length; at += FRAME) this.#script.push(pcm.slice(at, at + FRAME));
      this.#scriptDone.push(resolve);
    });
  }

  async type(text: string): Promise<void> {
    await this.room.localParticipant?.sendText(text, { topic: 'lk.chat' });
  }

  /** Keys of a telephone. */
  async press(keys: string): Promise<void> {
    for (const key of keys) await this.room.localParticipant?.publishDtmf('0123456789*#'.indexOf(key), key);
  }

  async hangUp(): Promise<void> {
    await this.room.localParticipant?.sendText('{"type":"hang_up"}', { topic: CONTROL_TOPIC });
  }

  /** Goes without hanging up, as a page does that is reloaded or closed. */
  async leave(): Promise<void> {
    this.#talking = false;
    await this.room.disconnect();
  }

  /** The first message of this kind, from the past or the future. */
  message(test: (message: ObservedMessage) => boolean): Promise<ObservedMessage> {
    const known = this.messages.find(test);
    if (known) return Promise.resolve(known);
    return this.#arrivals.next(test);
  }

  /** The first event that passes, from the past or the future; an error with the transcript when there is none in time. */
  async happening(what: string, test: (event: CallEvent) => boolean): Promise<CallEvent> {
    const wanted = this.message((message) => message.type === 'event' && test(message.event));
    const message = await this.#inTime(what, wanted);
    if (message.type === 'event') return message.event;
    throw new Error('a message that passed the test does not pass it any more');
  }

  /** The first such event after sequence number `after`. */
  async event<T extends CallEventType>(
    type: T,
    test: (data: CallEventData[T]) => boolean = () => true,
    after = 0,
  ): Promise<Extract<CallEvent, { type: T }>> {
    type Wanted = Extract<CallEvent, { type: T }>;
    const fits = (event: CallEvent): event is Wanted =>
      event.type === type && event.seq > after && test(event.data as CallEventData[T]);
    const message = await this.#inTime(
      type,
      this.message((m) => m.type === 'event' && fits(m.event)),
    );
    if (message.type === 'event' && fits(message.event)) return message.event;
    throw new Error('a message that passed the test does not pass it any more');
  }

  /** The next piece of sound that passes. */
  sound(test: (sound: Sound) => boolean): Promise<Sound> {
    return this.#hearing.next(test);
  }

  /** Longest wait for one event: a turn in synthetic speech, on a busy machine. */
  async #inTime<T>(what: string, wanted: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () => reject(new Error(`no such ${what} in time:\n${this.transcript()}`)),
        EVENT_LIMIT,
      );
    });
    try {
      return await Promise.race([wanted, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #connect(url: string, token: string, microphone: boolean): Promise<void> {
    let inOrder = Promise.resolve();
    this.room.registerTextStreamHandler(OBSERVED_TOPIC, (reader) => {
      // A message that the caller's own leaving cuts off was not received.
      const text = reader.readAll().catch(() => undefined);
      inOrder = inOrder.then(async () => {
        const whole = await text;
        if (whole !== undefined) this.#received(JSON.parse(whole) as ObservedMessage);
      });
    });
    this.room.on(RoomEvent.TrackSubscribed, (track: RemoteTrack) => {
      if (track.kind === TrackKind.KIND_AUDIO) void this.#listen(track);
    });
    await this.room.connect(url, token, { autoSubscribe: true, dynacast: false });
    await this.room.localParticipant?.sendText('{"type":"watch"}', { topic: CONTROL_TOPIC });
    if (!microphone) return;
    const track = LocalAudioTrack.createAudioTrack('microphone', this.#source);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
    await this.room.localParticipant?.publishTrack(track, options);
    void this.#talk();
  }

  #received(message: ObservedMessage): void {
    // Whoever comes back is told everything again.
    if (message.type === 'event' && this.events.some(({ seq }) => seq === message.event.seq)) return;
    this.messages.push(message);
    // As the page does: with the summary the call is over.
    if (message.type === 'event' && message.event.type === 'call.summarised') void this.leave();
    this.#arrivals.tell(message);
  }

  /** Silence, or what is to be said; captureFrame keeps the pace of real time. */
  async #talk(): Promise<void> {
    const silence = new Int16Array(FRAME);
    while (this.#talking) {
      const piece = this.#script.shift();
      const frame = new Int16Array(FRAME);
      frame.set(piece ?? silence);
      await this.#source.captureFrame(new AudioFrame(frame, CALLER_RATE, 1, FRAME));
      if (piece && this.#script.length === 0) for (const done of this.#scriptDone.splice(0)) done();
    }
  }

  async #listen(track: RemoteTrack): Promise<void> {
    const stream = new AudioStream(track, { sampleRate: CALLER_RATE, numChannels: 1, frameSizeMs: 20 });
    for await (const frame of stream) {
      const sound = { at: performance.now(), samples: frame.data, audible: isAudible(frame.data) };
      this.sounds.push(sound);
      this.#hearing.tell(sound);
    }
  }
}
