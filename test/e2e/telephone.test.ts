// Calls by telephone, from the first ring to the last word: real SIP and RTP, our worker, our rehearsal servers. The
// agents get the caller's sound and nothing else.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { CallEvent } from '../../src/domain/call-event.ts';
import { describeWith } from '../support/programs.ts';
import type { RoomCaller } from '../support/room-caller.ts';
import { DANA } from '../support/running-line.ts';
import type { PhoneCall } from '../support/sip/phone-call.ts';
import type { SipPhone } from '../support/sip/phone.ts';
import { PESTCALL, startTelephoneLine, TELEPHONY, type TelephoneLine } from '../support/telephone.ts';

const CALL = 240_000;
const MARCO = '+12065550142';

describeWith(TELEPHONY, 'a call by telephone', (programs) => {
  let line: TelephoneLine;
  let phones: SipPhone[] = [];

  beforeAll(async () => {
    line = await startTelephoneLine(programs);
  }, 200_000);

  afterAll(async () => {
    await line.stop();
  }, 60_000);

  beforeEach(() => {
    phones = [];
  });

  afterEach(() => {
    for (const phone of phones) phone.close();
  });

  /** Answered and greeted; whoever looks on reads what happens. */
  async function greeted(number: string | null): Promise<{ call: PhoneCall; log: RoomCaller }> {
    const phone = await line.telephony.phone({ number });
    phones.push(phone);
    const call = await phone.dial(PESTCALL);
    const log = await line.observe();
    await call.answered;
    // Nothing is said to a telephone that still rings: it would not be heard.
    expect(log.sounds.some(({ audible }) => audible)).toBe(false);
    await call.sound.sound(({ audible }) => audible);
    await log.event('agent.said');
    return { call, log };
  }

  /** Says it, in another voice each time, until this has happened: a telephone carries little of a voice. */
  async function sayUntil(
    { call, log }: { call: PhoneCall; log: RoomCaller },
    text: string,
    done: (event: CallEvent) => boolean,
  ): Promise<CallEvent> {
    const first = log.events.length;
    for (const voice of ['kal16', 'awb', 'rms', 'kal16']) {
      const before = log.events.length;
      await call.sound.say(await line.spoken(text, voice));
      // What follows from it, or the agent's next question.
      const heard = await log.happening(`answer to "${text}"`, (event) =>
        done(event) ? event.seq > first : isQuestion(event, before),
      );
      if (done(heard)) return heard;
    }
    throw new Error(`not understood: ${text}\n${log.transcript()}`);
  }

  it(
    'is verified, transferred and served by voice alone, and hung up by the caller',
    async () => {
      const line1 = await greeted(DANA);
      const { call, log } = line1;
      const asked = (event: CallEvent): boolean =>
        event.type === 'agent.said' && /zip/i.test(event.data.text);
      const { seq } = await sayUntil(line1, 'I need to cancel my appointment', asked);
      await sayUntil(line1, 'nine eight one oh nine', ({ type }) => type === 'verification.passed');
      const { data: handoff } = await log.event('handoff.entered', undefined, seq);
      expect(handoff).toMatchObject({ from: 'verification', to: 'cancellation', outcome: 'entered' });
      await log.event(
        'agent.said',
        ({ agent, text }) => agent === 'cancellation' && /which/i.test(text),
        seq,
      );
      const { data: started } = await log.event('call.started');
      expect(started).toMatchObject({ channel: 'phone', withheld: false });
      expect(call.sound.sent).toBeGreaterThan(100);
      expect(call.sound.received).toBeGreaterThan(100);
      call.hangUp();
      const { data: ended } = await log.event('call.ended');
      expect(ended.reason).toBe('caller_hung_up');
      const { data: summary } = await log.event('call.summarised');
      expect(summary.chain).toEqual(['verification', 'cancellation']);
    },
    CALL,
  );

  it(
    'ends with a goodbye, and the line is closed from this side',
    async () => {
      const caller = await greeted(DANA);
      const goodbye = (event: CallEvent): boolean =>
        event.type === 'agent.said' && /goodbye/i.test(event.data.text);
      await sayUntil(caller, "no that's all thanks", goodbye);
      expect(await caller.call.ended).toBe('hung up there');
      await caller.log.event('call.summarised');
    },
    CALL,
  );

  it(
    'from a withheld number cannot be verified',
    async () => {
      const caller = await greeted(null);
      const { data } = await caller.log.event('call.started');
      expect(data).toMatchObject({ channel: 'phone', withheld: true });
      const asked = (event: CallEvent): boolean =>
        event.type === 'agent.said' && /zip|number|verif/i.test(event.data.text);
      await sayUntil(caller, 'I need to cancel my appointment', asked);
      const failed = (event: CallEvent): boolean =>
        event.type === 'verification.failed' || event.type === 'verification.locked' || isHandoff(event);
      await sayUntil(caller, 'nine eight one oh nine', failed);
      expect(caller.log.events.some(({ type }) => type === 'verification.passed')).toBe(false);
      caller.call.hangUp();
      await caller.log.event('call.summarised');
    },
    CALL,
  );

  it(
    'does not mix with another one at the same time',
    async () => {
      const dana = await greeted(DANA);
      const marco = await greeted(MARCO);
      const asked = (event: CallEvent): boolean =>
        event.type === 'agent.said' && /zip/i.test(event.data.text);
      const passed = ({ type }: CallEvent): boolean => type === 'verification.passed';
      await Promise.all([
        sayUntil(dana, 'I need to cancel my appointment', asked),
        sayUntil(marco, 'I need to cancel my appointment', asked),
      ]);
      const verified = await Promise.all([
        sayUntil(dana, 'nine eight one oh nine', passed),
        sayUntil(marco, 'nine eight one oh three', passed),
      ]);
      expect(verified.map(({ data }) => data)).toEqual([
        { customerId: 'cust_dana' },
        { customerId: 'cust_marco' },
      ]);
      expect(JSON.stringify(dana.log.messages)).not.toContain('Marco');
      expect(JSON.stringify(marco.log.messages)).not.toContain('Dana');
      for (const { call } of [dana, marco]) call.hangUp();
      await Promise.all([dana, marco].map(({ log }) => log.event('call.summarised')));
    },
    CALL,
  );

  it(
    'that is given up while it rings takes nothing from the next one',
    async () => {
      const phone = await line.telephony.phone();
      phones.push(phone);
      const call = await phone.dial(PESTCALL);
      await call.rings();
      call.hangUp();
      expect(await call.ended).toBe('cancelled');
      await line.observe().then((log) => log.leave());
      const next = await greeted(DANA);
      next.call.hangUp();
      await next.log.event('call.summarised');
    },
    CALL,
  );
});

function isQuestion(event: CallEvent, after: number): boolean {
  return event.type === 'agent.said' && event.seq > after;
}

function isHandoff({ type }: CallEvent): boolean {
  return type === 'handoff.entered';
}
