// The telephone side by itself: trunks, refusals, keys, people who are called, and what livekit-sip must survive. Real
// SIP and RTP; the agents' side is played by the test.
import { createSocket } from 'node:dgram';
import { RoomEvent } from '@livekit/rtc-node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPhoneDialler, type PhoneDialler } from '../../src/channels/room/phone-dialler.ts';
import { openTelephony } from '../../src/telephony/livekit-telephony.ts';
import { removeTelephony, telephonyStatus } from '../../src/telephony/set-up.ts';
import { describeWith } from '../support/programs.ts';
import { CALLER_RATE, type RoomCaller } from '../support/room-caller.ts';
import { header, methodOf } from '../support/sip/message.ts';
import type { PhoneCall } from '../support/sip/phone-call.ts';
import { PHONE_RATE } from '../support/sip/rtp-sound.ts';
import type { SipPhone } from '../support/sip/phone.ts';
import { tortureMessages } from '../support/sip/torture.ts';
import { tone, tonesHeard } from '../support/sounds.ts';
import {
  PESTCALL,
  pickedUp,
  setUp,
  startTelephony,
  TELEPHONY,
  type Telephony,
} from '../support/telephone.ts';

const LIMIT = 60_000;

describeWith(TELEPHONY, 'the telephone side', (programs) => {
  let telephony: Telephony;
  let phones: SipPhone[];

  beforeAll(async () => {
    telephony = await startTelephony(programs);
  }, LIMIT);

  afterAll(() => telephony.stop());

  beforeEach(() => {
    phones = [];
  });

  afterEach(async () => {
    for (const phone of phones) phone.close();
    for (const { name } of await telephony.rooms.listRooms()) await telephony.rooms.deleteRoom(name);
    const { company, environment } = await setUp(telephony);
    await removeTelephony(openTelephony(environment), company);
  });

  async function phone(options: Parameters<Telephony['phone']>[0] = {}): Promise<SipPhone> {
    const opened = await telephony.phone(options);
    phones.push(opened);
    return opened;
  }

  describe('set up by command', () => {
    it('does what is missing once, and afterwards only what has changed', async () => {
      const outbound = { address: 'sip.example.com', transport: 'tls' };
      const { lines } = await setUp(telephony, { settings: { outbound } });
      expect(lines.filter((line) => line.endsWith('created'))).toHaveLength(3);
      const again = await setUp(telephony, { settings: { outbound } });
      expect(again.lines.filter((line) => line.endsWith('as configured'))).toHaveLength(3);

      const changed = await setUp(telephony, {
        settings: { outbound: { ...outbound, address: 'sip.example.org' }, allowedAddresses: ['10.0.0.0/8'] },
        variables: { SIP_OUTBOUND_USERNAME: 'us', SIP_OUTBOUND_PASSWORD: 'first' },
      });
      expect(changed.lines[0]).toMatch(/changed \(allowed addresses\)$/);
      expect(changed.lines[1]).toMatch(/as configured$/);
      expect(changed.lines[2]).toMatch(/changed \(address, user name, password\)$/);
      expect(JSON.stringify(changed.lines)).not.toContain('first');

      const second = await setUp(telephony, {
        settings: { outbound: { ...outbound, address: 'sip.example.org' }, allowedAddresses: ['10.0.0.0/8'] },
        variables: { SIP_OUTBOUND_USERNAME: 'us', SIP_OUTBOUND_PASSWORD: 'second' },
      });
      expect(second.lines[2]).toMatch(/changed \(password\)$/);
      const without = await setUp(telephony);
      expect(without.lines[2]).toMatch(/removed/);
    });

    it('tells how it stands, and takes away only what is its own', async () => {
      const { company, environment } = await setUp(telephony);
      const server = openTelephony(environment);
      expect((await telephonyStatus(server, { company, environment })).ready).toBe(true);
      const moved = { ...company, phoneNumbers: ['+12065550101'] };
      const status = await telephonyStatus(server, { company: moved, environment });
      expect(status.ready).toBe(false);
      expect(status.lines.join('\n')).toContain('differs (numbers)');

      const { inbound } = await server.find();
      const [own] = inbound;
      if (!own) throw new Error('no trunk');
      const other = own.clone();
      other.sipTrunkId = '';
      other.name = 'of somebody else';
      other.numbers = ['+12065550999'];
      const otherId = await server.putInbound(other);
      await removeTelephony(server, company);
      const left = await server.find();
      expect(left.inbound.map(({ sipTrunkId }) => sipTrunkId)).toEqual([otherId]);
      expect(left.rules).toEqual([]);
      await expect(setUp(telephony)).resolves.toBeDefined();
      await removeTelephony(server, company);

      await server.putInbound(Object.assign(other.clone(), { numbers: [PESTCALL], name: 'a rival' }));
      await expect(setUp(telephony)).rejects.toThrow(/\+12065550100 belongs to another.*"a rival"/);
      for (const { sipTrunkId } of (await server.find()).inbound) await server.deleteTrunk(sipTrunkId);
    });
  });

  describe('a call that comes in', () => {
    it.each([
      ['to a number that is not ours', { number: '+12065550199', settings: {} }],
      [
        'from an address that is not allowed',
        { number: PESTCALL, settings: { allowedAddresses: ['10.1.2.3'] } },
      ],
      [
        'from a number that is not allowed',
        { number: PESTCALL, settings: { allowedNumbers: ['+12065550142'] } },
      ],
    ])('%s is never answered, and opens no room', async (_what, { number, settings }) => {
      await setUp(telephony, { settings });
      const stranger = await phone();
      const call = await stranger.dial(number);
      await call.rings();
      // livekit-sip says no more to it, so that a scanner learns nothing: somebody else's call comes after it.
      await setUp(telephony);
      const { call: next } = await pickedUp(telephony, await phone({ number: '+12065550142' }));
      expect(call.state).toBe('ringing');
      expect(await telephony.rooms.listRooms()).toHaveLength(1);
      next.hangUp();
    });

    it('is refused with a wrong password, and taken with the right one', async () => {
      const variables = { SIP_INBOUND_USERNAME: 'trunk', SIP_INBOUND_PASSWORD: 'right' };
      await setUp(telephony, { variables });
      const wrong = await phone({ credentials: { username: 'trunk', password: 'wrong' } });
      await expect((await wrong.dial(PESTCALL)).answered).rejects.toMatchObject({ status: 401 });
      const right = await phone({ credentials: { username: 'trunk', password: 'right' } });
      const { call } = await pickedUp(telephony, right);
      call.hangUp();
    });

    it('carries sound both ways, and keys that are pressed', async () => {
      await setUp(telephony);
      const { call, agent, caller } = await pickedUp(telephony, await phone());
      const keys: string[] = [];
      const pressed = new Promise<void>((done) =>
        agent.room.on(RoomEvent.DtmfReceived, (_code, digit, participant) => {
          keys.push(`${participant.identity} ${digit}`);
          if (keys.length === 6) done();
        }),
      );
      void agent.say(tone(450, { seconds: 10, rate: CALLER_RATE }));
      void call.sound.say(tone(700, { seconds: 10, rate: PHONE_RATE }));
      await agent.sound(({ audible }) => audible);
      await call.sound.sound(({ audible }) => audible);
      expect(await tonesHeard(agent, { among: [450, 700], rate: CALLER_RATE })).toEqual([700]);
      expect(await tonesHeard(call.sound, { among: [450, 700], rate: PHONE_RATE })).toEqual([450]);
      expect(call.sound.sent).toBeGreaterThan(50);
      expect(call.sound.received).toBeGreaterThan(50);
      call.sound.press('98109#');
      await pressed;
      expect(keys).toEqual(['9', '8', '1', '0', '9', '#'].map((key) => `${caller} ${key}`));
    });

    it('that is given up while it rings leaves nobody in the room', async () => {
      await setUp(telephony);
      const call = await (await phone()).dial(PESTCALL);
      const [room] = await vi.waitFor(async () => {
        const rooms = await telephony.rooms.listRooms();
        expect(rooms).toHaveLength(1);
        return rooms;
      });
      call.hangUp();
      expect(await call.ended).toBe('cancelled');
      await vi.waitFor(
        async () => expect(await telephony.rooms.listParticipants(room?.name ?? '')).toEqual([]),
        { timeout: 5000 },
      );
    });
  });

  const torture = tortureMessages();
  it.skipIf(torture.length === 0)(
    'a call goes on through every malformed message that a stranger sends',
    async () => {
      await setUp(telephony);
      const { call, agent } = await pickedUp(telephony, await phone());
      void call.sound.say(tone(700, { seconds: 30, rate: PHONE_RATE }));
      void agent.say(tone(450, { seconds: 30, rate: CALLER_RATE }));
      const stranger = createSocket('udp4');
      const { port, host } = telephony.sip;
      for (const { name, bytes } of torture) {
        await new Promise((sent) => stranger.send(bytes, port, host, sent));
        await call.sound.sound(({ audible }) => audible);
        expect(telephony.alive(), name).toBe(true);
      }
      stranger.close();
      expect(await tonesHeard(agent, { among: [450, 700], rate: CALLER_RATE })).toEqual([700]);
      expect(await tonesHeard(call.sound, { among: [450, 700], rate: PHONE_RATE })).toEqual([450]);
      // And somebody else still gets through.
      const { call: next } = await pickedUp(telephony, await phone({ number: '+12065550142' }));
      next.hangUp();
      call.hangUp();
      expect(await call.ended).toBe('hung up here');
    },
    LIMIT,
  );

  describe('a person who is called', () => {
    let person: SipPhone;
    let dialler: PhoneDialler;
    const room = 'a-call';

    beforeEach(async () => {
      person = await phone({ number: null });
      const { host, port } = person.address;
      const settings = { outbound: { address: `${host}:${port}`, transport: 'udp' } };
      const { company, environment } = await setUp(telephony, { settings });
      const made = createPhoneDialler(environment, company);
      if (!made) throw new Error('no dialler');
      dialler = made;
    });

    function dial(
      options: Partial<Parameters<PhoneDialler['dial']>[0]> = {},
    ): ReturnType<PhoneDialler['dial']> {
      return dialler.dial({
        ...{ room, identity: 'person', name: 'Pat', number: '+12065550777', attributes: { role: 'person' } },
        ...{ ringSeconds: 20, signal: new AbortController().signal, ...options },
      });
    }

    it('answers, is in the room with name and attributes and without a number, and is hung up', async () => {
      const looking = await telephony.join(room, 'agent', { microphone: false });
      const outcome = dial();
      const call = await person.called();
      expect(call.dialled).toContain('+12065550777');
      expect(call.from).toContain(PESTCALL);
      call.answer();
      expect(await outcome).toBe('answered');
      const participant = looking.room.remoteParticipants.get('person');
      expect(participant?.name).toBe('Pat');
      expect(participant?.attributes).toMatchObject({ role: 'person', 'sip.callStatus': 'active' });
      expect(JSON.stringify(participant?.attributes)).not.toContain('5550777');
      await dialler.hangUp(room, 'person');
      expect(await call.ended).toBe('hung up there');
    });

    it.each([
      ['486 Busy Here', 'busy'],
      ['600 Busy Everywhere', 'busy'],
      ['603 Decline', 'declined'],
      ['403 Forbidden', 'declined'],
      ['480 Temporarily Unavailable', 'no_answer'],
      ['408 Request Timeout', 'no_answer'],
      ['404 Not Found', 'failed'],
      ['503 Service Unavailable', 'failed'],
    ])('says %s: %s', async (status, outcome) => {
      const dialled = dial();
      (await person.called()).refuse(status);
      expect(await dialled).toBe(outcome);
    });

    it('lets it ring for too long, and it stops ringing there', async () => {
      const dialled = dial({ ringSeconds: 2 });
      const call = await person.called();
      expect(await dialled).toBe('no_answer');
      expect(await call.ended).toBe('cancelled');
    });

    it('is not rung any more when nobody wants them any more', async () => {
      const cancel = new AbortController();
      const dialled = dial({ signal: cancel.signal });
      const call = await person.called();
      cancel.abort();
      expect(await dialled).toBe('no_answer');
      expect(await call.ended).toBe('cancelled');
      const before = new AbortController();
      before.abort();
      expect(await dial({ signal: before.signal, identity: 'never' })).toBe('no_answer');
    });

    it('is failed, not waited for, where the trunk is missing', async () => {
      const { company, environment } = await setUp(telephony);
      await removeTelephony(openTelephony(environment), company);
      expect(await dial()).toBe('failed');
    });

    describe.each(['telephone', 'browser'] as const)('for a caller by %s', (kind) => {
      let caller: { identity: string; rate: number; ears: PhoneCall['sound'] | RoomCaller };
      let agent: RoomCaller;
      let where: string;

      beforeEach(async () => {
        if (kind === 'telephone') {
          const picked = await pickedUp(telephony, await phone());
          ({ agent, room: where } = picked);
          caller = { identity: picked.caller, rate: PHONE_RATE, ears: picked.call.sound };
          void picked.call.sound.say(tone(CALLER, { seconds: 40, rate: PHONE_RATE }));
        } else {
          where = room;
          agent = await telephony.join(where, 'agent', { microphone: true });
          const ears = await telephony.join(where, 'caller', { microphone: true });
          caller = { identity: 'caller', rate: CALLER_RATE, ears };
          void ears.say(tone(CALLER, { seconds: 40, rate: CALLER_RATE }));
        }
        void agent.say(tone(AGENT, { seconds: 40, rate: CALLER_RATE }));
      });

      it(
        'is briefed unheard, joined, and parted again',
        async () => {
          const published = trackOf(agent, 'person');
          const dialled = dial({ room: where });
          const call = await person.called();
          const personTrack = await published;
          // Nobody can speak yet: there is time for the caller's own wish to subscribe to have been taken back.
          const deaf = () => dialler.setHears(where, caller.identity, [personTrack], false);
          await deaf();
          call.answer();
          expect(await dialled).toBe('answered');
          await deaf();
          const callerTrack = firstTrack(agent, caller.identity);
          const agentTrack = ownTrack(agent);
          await dialler.setHears(where, 'person', [callerTrack], false);
          void call.sound.say(tone(PERSON, { seconds: 40, rate: PHONE_RATE }));
          // Asked again as soon as the person hears something: by then livekit-sip has asked for all that there is.
          await call.sound.sound(({ audible }) => audible);
          await dialler.setHears(where, 'person', [callerTrack], false);
          await heard(call.sound, PHONE_RATE, [AGENT]);
          expect(await tonesHeard(caller.ears, { among: ALL, rate: caller.rate })).toEqual([AGENT]);

          await dialler.setHears(where, caller.identity, [personTrack], true);
          await dialler.setHears(where, 'person', [callerTrack], true);
          await heard(caller.ears, caller.rate, [AGENT, PERSON]);
          await heard(call.sound, PHONE_RATE, [AGENT, CALLER]);

          await dialler.setHears(where, 'person', [agentTrack, callerTrack], false);
          await dialler.setHears(where, caller.identity, [personTrack], false);
          await heard(caller.ears, caller.rate, [AGENT]);
          await heard(call.sound, PHONE_RATE, []);
        },
        LIMIT,
      );
    });

    it('is where a caller is handed over to for good, by REFER', async () => {
      const { call, room: where, caller } = await pickedUp(telephony, await phone());
      const referred = dialler.refer(where, caller, '+12065550777');
      const refer = await call.message((message) => methodOf(message) === 'REFER');
      expect(header(refer, 'refer-to')).toContain('tel:+12065550777');
      call.notify('100 Trying');
      call.notify('200 OK');
      expect(await referred).toBe('transferred');
      expect(await call.ended).toBe('hung up there');
    });

    it.each([
      ['486 Busy Here', 'busy'],
      ['480 Temporarily Unavailable', 'no_answer'],
      ['503 Service Unavailable', 'failed'],
    ])('cannot be reached by REFER (%s: %s), and the caller is still there', async (status, outcome) => {
      const { call, agent, room: where, caller } = await pickedUp(telephony, await phone());
      const referred = dialler.refer(where, caller, '+12065550777');
      await call.message((message) => methodOf(message) === 'REFER');
      call.notify(status);
      expect(await referred).toBe(outcome);
      void agent.say(tone(AGENT, { seconds: 10, rate: CALLER_RATE }));
      await heard(call.sound, PHONE_RATE, [AGENT]);
      call.hangUp();
    });
  });
});

const [AGENT, CALLER, PERSON] = [450, 700, 1000] as const;
const ALL = [AGENT, CALLER, PERSON];

/** Waits until exactly these tones are heard there. */
async function heard(
  listener: Parameters<typeof tonesHeard>[0],
  rate: number,
  wanted: readonly number[],
): Promise<void> {
  await vi.waitFor(async () => expect(await tonesHeard(listener, { among: ALL, rate })).toEqual(wanted), {
    timeout: 15_000,
    interval: 10,
  });
}

function trackOf({ room }: RoomCaller, identity: string): Promise<string> {
  return new Promise((resolve) =>
    room.on(RoomEvent.TrackPublished, ({ sid }, participant) => {
      if (participant.identity === identity && sid !== undefined) resolve(sid);
    }),
  );
}

function firstTrack({ room }: RoomCaller, identity: string): string {
  const [publication] = [...(room.remoteParticipants.get(identity)?.trackPublications.values() ?? [])];
  return publication?.sid ?? '';
}

function ownTrack({ room }: RoomCaller): string {
  const [publication] = [...(room.localParticipant?.trackPublications.values() ?? [])];
  return publication?.sid ?? '';
}
