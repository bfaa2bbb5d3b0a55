// A telephone of the tests: real SIP over UDP on loopback; it calls, and it is called.
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { Signals } from '../sounds.ts';
import { PhoneCall, type CallParties } from './phone-call.ts';
import {
  formatMessage,
  header,
  headersOf,
  methodOf,
  parseMessage,
  token,
  type SipMessage,
} from './message.ts';
import { RtpSound } from './rtp-sound.ts';

export interface SipAddress {
  host: string;
  port: number;
}

export interface PhoneOptions {
  /** What it shows to whom it calls; null withholds it. */
  number: string | null;
  /** Where it calls. */
  server: SipAddress;
  credentials?: { username: string; password: string };
}

export class SipPhone {
  readonly #socket: Socket;
  readonly #options: PhoneOptions;
  readonly #calls = new Map<string, PhoneCall>();
  readonly #rings = new Signals<PhoneCall>();
  readonly #unheard: PhoneCall[] = [];

  private constructor(socket: Socket, options: PhoneOptions) {
    this.#socket = socket;
    this.#options = options;
    socket.on('message', (packet, from) => void this.#receive(parseMessage(packet.toString()), from));
  }

  static async open(options: PhoneOptions): Promise<SipPhone> {
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new SipPhone(socket, options);
  }

  get address(): SipAddress {
    return { host: '127.0.0.1', port: this.#socket.address().port };
  }

  /** Dials; `answered` of the call tells how that ends. */
  async dial(number: string): Promise<PhoneCall> {
    const { number: own, server, credentials } = this.#options;
    const from = own === null ? '"Anonymous" <sip:anonymous@anonymous.invalid>' : `<sip:${own}@127.0.0.1>`;
    const uri = `sip:${number}@${server.host}:${server.port}`;
    const call = await this.#add(token(), {
      ...{ local: `${from};tag=${token()}`, remote: `<${uri}>`, target: uri },
      destination: server,
    });
    call.invite(credentials ?? null);
    return call;
  }

  /** The next call that comes in; it rings until something is done with it. */
  async called(): Promise<PhoneCall> {
    return this.#unheard.shift() ?? this.#rings.next(() => true).then(() => this.called());
  }

  close(): void {
    for (const call of this.#calls.values()) call.forget();
    this.#socket.close();
  }

  async #add(id: string, parties: CallParties): Promise<PhoneCall> {
    const sound = await RtpSound.open();
    const call = new PhoneCall({
      ...{ id, parties, sound, contact: `<sip:phone@${this.address.host}:${this.address.port}>` },
      via: `SIP/2.0/UDP ${this.address.host}:${this.address.port};rport`,
      send: (message, to) => this.#socket.send(formatMessage(message), to.port, to.host),
    });
    this.#calls.set(id, call);
    return call;
  }

  async #receive(message: SipMessage, from: RemoteInfo): Promise<void> {
    const id = header(message, 'call-id');
    const known = this.#calls.get(id);
    if (known) {
      known.take(message);
      return;
    }
    if (methodOf(message) !== 'INVITE') {
      this.#answerStranger(message, from);
      return;
    }
    const destination = { host: from.address, port: from.port };
    const call = await this.#add(id, {
      ...{ local: `${header(message, 'to')};tag=${token()}`, remote: header(message, 'from') },
      ...{ target: `sip:${from.address}:${from.port}`, destination },
    });
    call.take(message);
    this.#unheard.push(call);
    this.#rings.tell(call);
  }

  #answerStranger(message: SipMessage, from: RemoteInfo): void {
    if (methodOf(message) === 'ACK' || methodOf(message) === '') return;
    const kept = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].flatMap((name) =>
      headersOf(message, name).map((value): [string, string] => [name, value]),
    );
    const gone = { start: 'SIP/2.0 481 No such call', headers: kept, body: '' };
    this.#socket.send(formatMessage(gone), from.port, from.address);
  }
}
