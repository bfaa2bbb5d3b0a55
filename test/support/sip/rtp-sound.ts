// The sound of a telephone of the tests: real RTP over UDP, G.711 µ-law, keys as RFC 4733 events.
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { isAudible, Signals, type Sound } from '../sounds.ts';
import { decodeMuLaw, encodeMuLaw } from './mu-law.ts';

/** In Hz. */
export const PHONE_RATE = 8000;
const FRAME = PHONE_RATE / 50;
const FRAME_MS = 20;
const PCMU = 0;
const KEY_EVENTS = 101;
const KEYS = '0123456789*#ABCD';
/** Frames that a key is held, and that follow it. */
const HELD = 8;
const GAP = 4;
const SILENCE = new Int16Array(FRAME);

interface Frame {
  type: number;
  marker: boolean;
  /** Keys keep the time at which they were pressed. */
  timestamp: number;
  payload: Buffer;
}

export class RtpSound {
  /** Everything heard, 20 ms a piece. */
  readonly sounds: Sound[] = [];
  sent = 0;
  received = 0;
  readonly #socket: Socket;
  readonly #signals = new Signals<Sound>();
  readonly #ssrc = Math.floor(Math.random() * 2 ** 32);
  #remote: { address: string; port: number } | null = null;
  #script: (Int16Array | 'spoken')[] = [];
  #spoken: (() => void)[] = [];
  #keys: ((timestamp: number) => Frame)[] = [];
  #timer: NodeJS.Timeout | null = null;
  #sequence = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', (packet) => this.#hear(packet));
  }

  static async open(): Promise<RtpSound> {
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new RtpSound(socket);
  }

  /** What goes into an offer or an answer. */
  description(): string {
    const { port } = this.#socket.address();
    return [
      ...['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0'],
      ...[`m=audio ${port} RTP/AVP ${PCMU} ${KEY_EVENTS}`, `a=rtpmap:${PCMU} PCMU/8000`],
      ...[`a=rtpmap:${KEY_EVENTS} telephone-event/8000`, `a=fmtp:${KEY_EVENTS} 0-16`, 'a=sendrecv', ''],
    ].join('\r\n');
  }

  /** Sends from now on, as the other side's description says. */
  connect(description: string): void {
    const address = /^c=IN IP4 (\S+)/m.exec(description)?.[1];
    const port = /^m=audio (\d+)/m.exec(description)?.[1];
    if (address === undefined || port === undefined) throw new Error(`no sound in:\n${description}`);
    this.#remote = { address, port: Number(port) };
    if (this.#timer === null) this.#keepPace();
  }

  /** Samples at PHONE_RATE; resolves when the last of them is on its way. */
  say(pcm: Int16Array): Promise<void> {
    for (let at = 0; at < pcm.length; at += FRAME) this.#script.push(pcm.slice(at, at + FRAME));
    this.#script.push('spoken');
    return new Promise((resolve) => this.#spoken.push(resolve));
  }

  press(keys: string): void {
    for (const key of keys) {
      const event = KEYS.indexOf(key.toUpperCase());
      if (event < 0) throw new Error(`no such key: ${key}`);
      let pressedAt = 0;
      for (let held = 1; held <= HELD + 2; held += 1) {
        this.#keys.push((timestamp) => {
          if (held === 1) pressedAt = timestamp;
          // The end is sent three times.
          const payload = Buffer.from([event, held < HELD ? 10 : 0x80 | 10, 0, 0]);
          payload.writeUInt16BE(Math.min(held, HELD) * FRAME, 2);
          return { type: KEY_EVENTS, marker: held === 1, timestamp: pressedAt, payload };
        });
      }
      for (let gap = 0; gap < GAP; gap += 1) this.#keys.push((timestamp) => spoken(SILENCE, timestamp));
    }
  }

  /** The next piece of sound that passes. */
  sound(test: (sound: Sound) => boolean): Promise<Sound> {
    return this.#signals.next(test);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#socket.close();
    // Nobody hears the rest of it.
    for (const over of this.#spoken.splice(0)) over();
  }

  #keepPace(): void {
    const start = performance.now();
    let frames = 0;
    const tick = (): void => {
      while (frames * FRAME_MS <= performance.now() - start) {
        this.#send(this.#next(frames * FRAME));
        frames += 1;
      }
      this.#timer = setTimeout(tick, Math.max(0, start + frames * FRAME_MS - performance.now()));
    };
    tick();
  }

  #next(timestamp: number): Frame {
    const key = this.#keys.shift();
    if (key) return key(timestamp);
    for (;;) {
      const piece = this.#script.shift();
      if (piece !== 'spoken') return spoken(piece ?? SILENCE, timestamp);
      this.#spoken.shift()?.();
    }
  }

  #send({ type, marker, timestamp, payload }: Frame): void {
    if (!this.#remote) return;
    const packet = Buffer.alloc(12);
    packet.writeUInt8(0x80, 0);
    packet.writeUInt8((marker ? 0x80 : 0) | type, 1);
    packet.writeUInt16BE(this.#sequence++ % 2 ** 16, 2);
    packet.writeUInt32BE(timestamp % 2 ** 32, 4);
    packet.writeUInt32BE(this.#ssrc, 8);
    this.#socket.send(Buffer.concat([packet, payload]), this.#remote.port, this.#remote.address);
    this.sent += 1;
  }

  #hear(packet: Buffer): void {
    if (packet.length <= 12 || (packet[1] ?? 0) % 0x80 !== PCMU) return;
    this.received += 1;
    const samples = decodeMuLaw(packet.subarray(12));
    const sound = { at: performance.now(), samples, audible: isAudible(samples) };
    this.sounds.push(sound);
    this.#signals.tell(sound);
  }
}

function spoken(pcm: Int16Array, timestamp: number): Frame {
  const samples = new Int16Array(FRAME);
  samples.set(pcm);
  return { type: PCMU, marker: false, timestamp, payload: encodeMuLaw(samples) };
}
