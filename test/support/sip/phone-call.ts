// One call of a telephone of the tests, from the dialling or the ringing to the end.
import { Signals } from '../sounds.ts';
import {
  authorization,
  header,
  headersOf,
  methodOf,
  statusOf,
  token,
  uriOf,
  type SipMessage,
} from './message.ts';
import type { RtpSound } from './rtp-sound.ts';
import type { SipAddress } from './phone.ts';

export interface CallParties {
  /** Ours, with its tag. */
  local: string;
  /** Theirs; with a tag as soon as they have one. */
  remote: string;
  /** Where requests of this call go to. */
  target: string;
  destination: SipAddress;
}

interface CallDeps {
  id: string;
  parties: CallParties;
  sound: RtpSound;
  contact: string;
  via: string;
  send: (message: SipMessage, to: SipAddress) => void;
}

/** A call that was not answered, with the status that said so. */
export class NotAnswered extends Error {
  readonly status: number;

  constructor(status: number, start: string) {
    super(start);
    this.status = status;
  }
}

type End = 'hung up here' | 'hung up there' | 'cancelled' | 'not answered';

export class PhoneCall {
  readonly sound: RtpSound;
  /** Rejects with NotAnswered. */
  readonly answered: Promise<void>;
  readonly ended: Promise<End>;
  /** Statuses that came before the answer. */
  readonly progress: number[] = [];
  readonly #deps: CallDeps;
  readonly #parties: CallParties;
  readonly #messages = new Signals<SipMessage>();
  #answer = (): void => undefined;
  #fail = (_error: NotAnswered): void => undefined;
  #end = (_how: End): void => undefined;
  #state: 'ringing' | 'talking' | 'over' = 'ringing';
  #sequence = 0;
  #branch = '';
  #invitation: SipMessage | null = null;
  #credentials: { username: string; password: string } | null = null;

  constructor(deps: CallDeps) {
    this.#deps = deps;
    this.#parties = { ...deps.parties };
    this.sound = deps.sound;
    this.answered = new Promise((resolve, reject) => ([this.#answer, this.#fail] = [resolve, reject]));
    this.answered.catch(() => undefined);
    this.ended = new Promise((resolve) => (this.#end = resolve));
  }

  get state(): 'ringing' | 'talking' | 'over' {
    return this.#state;
  }

  /** Of a call that came in: the number that was dialled, and who shows to be calling. */
  get dialled(): string {
    return this.#invitation?.start.split(' ')[1] ?? '';
  }

  get from(): string {
    return uriOf(this.#parties.remote);
  }

  /** Resolves when the other side rings. */
  async rings(): Promise<void> {
    if (!this.progress.includes(180)) await this.message((message) => statusOf(message) === 180);
  }

  /** The next message that passes, e.g. a REFER. */
  message(test: (message: SipMessage) => boolean): Promise<SipMessage> {
    return this.#messages.next(test);
  }

  invite(credentials: { username: string; password: string } | null, extra: [string, string][] = []): void {
    this.#credentials = credentials;
    const body = this.sound.description();
    this.#invitation = this.#request('INVITE', {
      headers: [...extra, ['Content-Type', 'application/sdp']],
      body,
    });
    this.#branch = header(this.#invitation, 'via');
    this.#send(this.#invitation);
  }

  answer(): void {
    if (!this.#invitation || this.#state !== 'ringing') return;
    this.#state = 'talking';
    this.sound.connect(this.#invitation.body);
    this.#respond(this.#invitation, '200 OK', this.sound.description());
    this.#answer();
  }

  /** E.g. '486 Busy Here' or '603 Decline'. */
  refuse(status: string): void {
    if (!this.#invitation || this.#state !== 'ringing') return;
    this.#respond(this.#invitation, status);
    this.#finish('not answered');
  }

  /** At once, whether it was answered or not. */
  hangUp(): void {
    if (this.#state === 'talking') {
      this.#send(this.#request('BYE'));
      this.#finish('hung up here');
    } else if (this.#state === 'ringing' && this.#invitation) {
      this.#send({ ...this.#request('CANCEL', { via: this.#branch }), body: '' });
    }
  }

  /** Goes without a word, as a telephone does whose battery is flat. */
  forget(): void {
    this.#finish('hung up here');
  }

  take(message: SipMessage): void {
    const method = methodOf(message);
    if (method === '') this.#takeResponse(message);
    else this.#takeRequest(method, message);
    this.#messages.tell(message);
  }

  #takeRequest(method: string, message: SipMessage): void {
    switch (method) {
      case 'INVITE': {
        this.#takeInvite(message);
        return;
      }
      case 'ACK':
        return;
      case 'CANCEL':
        this.#respond(message, '200 OK');
        if (this.#state === 'ringing' && this.#invitation) {
          this.#respond(this.#invitation, '487 Request Terminated');
          this.#finish('cancelled');
        }
        return;
      case 'BYE':
        this.#respond(message, '200 OK');
        this.#finish('hung up there');
        return;
      case 'REFER': {
        // What becomes of it is for the test to say: see `notify`.
        this.#respond(message, '202 Accepted');
        return;
      }
      default: {
        this.#respond(message, '200 OK');
        return;
      }
    }
  }

  /** Tells whoever has sent a REFER what has become of it, e.g. '200 OK' or '486 Busy Here'. */
  notify(status: string): void {
    const headers: [string, string][] = [
      ['Event', 'refer'],
      ['Subscription-State', status.startsWith('1') ? 'active' : 'terminated;reason=noresource'],
      ['Content-Type', 'message/sipfrag;version=2.0'],
    ];
    this.#send(this.#request('NOTIFY', { headers, body: `SIP/2.0 ${status}\r\n` }));
  }

  #takeInvite(message: SipMessage): void {
    const again = this.#invitation !== null;
    const contact = header(message, 'contact');
    if (contact !== '') this.#parties.target = uriOf(contact);
    if (again && this.#state === 'talking') {
      this.#respond(message, '200 OK', this.sound.description());
      return;
    }
    if (again) return;
    this.#invitation = message;
    this.#respond(message, '180 Ringing');
  }

  #takeResponse(message: SipMessage): void {
    const status = statusOf(message);
    if (!header(message, 'cseq').endsWith('INVITE')) return;
    if (status < 200) {
      this.progress.push(status);
      return;
    }
    if (status < 300) {
      this.#parties.remote = header(message, 'to');
      this.#parties.target = uriOf(header(message, 'contact'));
      this.#send(this.#request('ACK', { sequence: this.#invited() }));
      if (this.#state !== 'ringing') return;
      this.#state = 'talking';
      this.sound.connect(message.body);
      this.#answer();
      return;
    }
    const to = header(message, 'to');
    const via = this.#branch;
    this.#send({ ...this.#request('ACK', { sequence: this.#invited(), via, to }), body: '' });
    if ((status === 401 || status === 407) && this.#credentials) {
      this.#inviteAgain(message, status);
      return;
    }
    this.#fail(new NotAnswered(status, message.start));
    this.#finish(status === 487 ? 'cancelled' : 'not answered');
  }

  #inviteAgain(challenge: SipMessage, status: number): void {
    if (!this.#credentials) return;
    const [asks, answers] =
      status === 401 ? ['www-authenticate', 'Authorization'] : ['proxy-authenticate', 'Proxy-Authorization'];
    const request = { method: 'INVITE', uri: this.#parties.target };
    const value = authorization(header(challenge, asks), request, this.#credentials);
    // Refused once more, it is refused.
    this.invite(null, [[answers, value]]);
  }

  #invited(): number {
    return Number.parseInt(this.#invitation ? header(this.#invitation, 'cseq') : '1', 10);
  }

  #request(
    method: string,
    options: {
      headers?: [string, string][];
      body?: string;
      sequence?: number;
      via?: string;
      to?: string;
    } = {},
  ): SipMessage {
    const { id, via, contact } = this.#deps;
    const { local, remote, target } = this.#parties;
    const cancels = method === 'CANCEL';
    const sequence = options.sequence ?? (cancels ? this.#invited() : (this.#sequence += 1));
    return {
      start: `${method} ${target} SIP/2.0`,
      headers: [
        ['Via', options.via ?? `${via};branch=z9hG4bK${token()}`],
        ['Max-Forwards', '70'],
        ['From', local],
        ['To', options.to ?? remote],
        ['Call-ID', id],
        ['CSeq', `${sequence} ${method}`],
        ['Contact', contact],
        ['User-Agent', 'Switchboard tests'],
        ...(options.headers ?? []),
      ],
      body: options.body ?? '',
    };
  }

  #respond(request: SipMessage, status: string, body = ''): void {
    const copy = (name: string): [string, string][] => headersOf(request, name).map((value) => [name, value]);
    const to = header(request, 'to');
    const headers: [string, string][] = [
      ...copy('Via'),
      ...copy('Record-Route'),
      ...copy('From'),
      ['To', to.includes(';tag=') ? to : this.#parties.local],
      ...copy('Call-ID'),
      ...copy('CSeq'),
      ['Contact', this.#deps.contact],
      ...(body === '' ? [] : [['Content-Type', 'application/sdp'] satisfies [string, string]]),
    ];
    this.#send({ start: `SIP/2.0 ${status}`, headers, body });
  }

  #send(message: SipMessage): void {
    this.#deps.send(message, this.#parties.destination);
  }

  #finish(how: End): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#fail(new NotAnswered(487, how));
    this.sound.close();
    this.#end(how);
  }
}
