// Calls by telephone, from the first ring to the last word: real SIP and RTP, our worker, our rehearsal servers. The
// agents get the caller's sound and nothing else.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { CallEvent } from '../../src/domain/call-event.ts';
import { describeWith } from '../support/programs.ts';
import { DANA } from '../support/running-line.ts';
import type { SipPhone } from '../support/sip/phone.ts';
import {
  PESTCALL,
  startTelephoneLine,
  TELEPHONY,
  type ObservedCall,
  type TelephoneLine,
} from '../support/telephone.ts';

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
  async function greeted(number: string | null): Promise<ObservedCall> {
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

  it(
    'is verified, transferred and served by voice alone, and hung up by the caller',
    async () => {
      const line1 = await greeted(DANA);
      const { call, log } = line1;
      const asked = (event: CallEvent): boolean =>
        event.type === 'agent.said' && /zip/i.test(event.data.text);
      const { seq } = await line.sayUntil(line1, 'I need to cancel my appointment', asked);
      await line.sayUntil(line1, 'nine eight one oh nine', ({ type }) => type === 'verification.passed');
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
      await line.sayUntil(caller, "no that's all thanks", goodbye);
      expect(await caller.call.ended).toBe('hung up there');
      await caller.log.event('call.summarised');
    },
    CALL,
  );

  it(
    'from a withheld number is told that they cannot be verified, and no attempt is counted',
    async () => {
      const caller = await greeted(null);
      const { data } = await caller.log.event('call.started');
      expect(data).toMatchObject({ channel: 'phone', withheld: true });
      const told = (event: CallEvent): boolean =>
        event.type === 'agent.said' && /can't|cannot|can’t/i.test(event.data.text);
      const { seq } = await line.sayUntil(caller, 'I need to cancel my appointment', told);
      const answered = (event: CallEvent): boolean => event.type === 'agent.said' && event.seq > seq;
      await line.sayUntil(caller, 'nine eight one oh nine', answered);
      expect(caller.log.events.filter(({ type }) => type.startsWith('verification.'))).toEqual([]);
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
        line.sayUntil(dana, 'I need to cancel my appointment', asked),
        line.sayUntil(marco, 'I need to cancel my appointment', asked),
      ]);
      const verified = await Promise.all([
        line.sayUntil(dana, 'nine eight one oh nine', passed),
        line.sayUntil(marco, 'nine eight one oh three', passed),
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
