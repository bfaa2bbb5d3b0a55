// People brought to a caller by telephone: real SIP and RTP on both sides, our worker between them, and the desk in a
// real Chromium for whoever would rather take the call there.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser-caller.ts';
import { DeskBrowser } from '../support/desk-browser.ts';
import { describeWith } from '../support/programs.ts';
import { CALLER_RATE } from '../support/room-caller.ts';
import { DANA } from '../support/running-line.ts';
import { header, methodOf } from '../support/sip/message.ts';
import { SipPhone } from '../support/sip/phone.ts';
import { PHONE_RATE } from '../support/sip/rtp-sound.ts';
import { tone, tonesHeard } from '../support/sounds.ts';
import {
  PESTCALL,
  startTelephoneLine,
  TELEPHONY,
  type ObservedCall,
  type TelephoneLine,
} from '../support/telephone.ts';

const CALL = 240_000;
const KIM = '+12065550111';
const LEE = '+12065550112';
const ELSEWHERE = '+12065550199';
const FROM_PERSON = 600;
const FROM_CALLER = 900;

/** What the company's people are reached by, at the top of that section of its file. */
const PEOPLE = `people:
  telephones: [{ name: Kim, number: '${KIM}' }, { name: Lee, number: '${LEE}' }]
  referTo: '${ELSEWHERE}'
`;

describeWith([...TELEPHONY, 'chromium'], 'people by telephone', (programs) => {
  let line: TelephoneLine;
  let people: SipPhone;
  let browser: Browser;
  const callers: SipPhone[] = [];

  beforeAll(async () => {
    line = await startTelephoneLine(programs, async (telephony) => {
      people = await telephony.phone({ number: null });
      const { host, port } = people.address;
      const outbound = { address: `${host}:${port}`, transport: 'udp' };
      const section = `\ntelephony:\n  outbound: { address: '${outbound.address}', transport: udp }\n`;
      return { settings: { outbound }, changed: (file) => `${file.replace('people:\n', PEOPLE)}${section}` };
    });
    browser = await openBrowser(programs.chromium);
  }, 200_000);

  afterEach(() => {
    for (const phone of callers.splice(0)) phone.close();
  });

  afterAll(async () => {
    await browser.close();
    people.close();
    await line.stop();
  }, 60_000);

  /** Calls, says what it is about, keys in the ZIP code, and asks for a person. */
  async function asksForPerson(): Promise<ObservedCall> {
    const phone = await line.telephony.phone({ number: DANA });
    callers.push(phone);
    const call = await phone.dial(PESTCALL);
    const log = await line.observe();
    await call.answered;
    await log.event('agent.said');
    const both = { call, log };
    await line.sayUntil(both, 'I need to cancel my appointment', ({ type, data }) =>
      type === 'agent.said' ? /zip/i.test(data.text) : false,
    );
    call.sound.press('98109#');
    await log.event('verification.passed');
    await log.event('agent.said', ({ agent }) => agent === 'cancellation');
    await line.sayUntil(both, 'let me talk to a person', ({ type, data }) =>
      type === 'transfer.requested' ? data.to === 'human' : false,
    );
    await log.event('human.queued');
    return both;
  }

  it(
    'rings a person, who hears the brief alone, takes the call by a key, and talks with the caller',
    async () => {
      const { call, log } = await asksForPerson();
      const kim = await people.called();
      expect(kim.dialled).toContain(KIM);
      kim.answer();
      await kim.sound.sound(({ audible }) => audible);
      // While the brief is read, neither hears the other.
      const said = kim.sound.say(tone(FROM_PERSON, { seconds: 3, rate: PHONE_RATE }));
      const told = call.sound.say(tone(FROM_CALLER, { seconds: 3, rate: PHONE_RATE }));
      const [byCaller, byKim] = await Promise.all([
        tonesHeard(call.sound, { among: [FROM_PERSON], rate: PHONE_RATE }),
        tonesHeard(kim.sound, { among: [FROM_CALLER], rate: PHONE_RATE }),
      ]);
      expect([byCaller, byKim]).toEqual([[], []]);
      await Promise.all([said, told]);
      kim.sound.press('1');
      const { data, seq } = await log.event('human.joined');
      expect(data).toMatchObject({ person: 'Kim', via: 'telephone' });
      await log.event('agent.said', ({ text }) => text.includes('Kim'), seq);
      const talking = [
        kim.sound.say(tone(FROM_PERSON, { seconds: 6, rate: PHONE_RATE })),
        call.sound.say(tone(FROM_CALLER, { seconds: 6, rate: PHONE_RATE })),
      ];
      await call.sound.sound(({ audible }) => audible);
      expect(await tonesHeard(call.sound, { among: [FROM_PERSON], rate: PHONE_RATE })).toEqual([FROM_PERSON]);
      expect(await tonesHeard(kim.sound, { among: [FROM_CALLER], rate: PHONE_RATE })).toEqual([FROM_CALLER]);
      await Promise.all(talking);
      kim.hangUp();
      await log.event('human.left', ({ how }) => how === 'hung_up', seq);
      const { data: back } = await log.event('handoff.entered', ({ from }) => from === 'human', seq);
      expect(back.to).toBe('cancellation');
      await log.event('agent.said', ({ agent }) => agent === 'cancellation', seq);
      call.hangUp();
      const { data: summary } = await log.event('call.summarised');
      expect(summary.chain).toEqual(['verification', 'cancellation', 'human', 'cancellation']);
    },
    CALL,
  );

  it(
    'goes on to the next telephone when one is busy, and to another line when none is answered',
    async () => {
      const { call, log } = await asksForPerson();
      const kim = await people.called();
      kim.refuse('486 Busy Here');
      await log.event('human.answered', ({ person, outcome }) => person === 'Kim' && outcome === 'busy');
      const lee = await people.called();
      expect(lee.dialled).toContain(LEE);
      const asked = call.message((message) => methodOf(message) === 'REFER');
      lee.refuse('603 Decline');
      await log.event('human.answered', ({ person, outcome }) => person === 'Lee' && outcome === 'declined');
      const refer = await asked;
      expect(header(refer, 'refer-to')).toContain(ELSEWHERE);
      call.notify('100 Trying');
      call.notify('200 OK');
      await log.event('human.answered', ({ via, outcome }) => via === 'refer' && outcome === 'answered');
      const { data } = await log.event('call.ended');
      expect(data.reason).toBe('person_ended');
    },
    CALL,
  );

  it(
    'stops ringing when the caller hangs up, and keeps them to be called back',
    async () => {
      const { call, log } = await asksForPerson();
      const kim = await people.called();
      expect(kim.state).toBe('ringing');
      call.hangUp();
      await log.event('human.answered', ({ outcome }) => outcome === 'caller_hung_up');
      await log.event('human.unreached', ({ callback }) => callback);
      expect(await kim.ended).toBe('cancelled');
      await log.event('call.summarised');
    },
    CALL,
  );

  it(
    'lets a person at the desk take the call, see the whole brief, talk with the caller and finish',
    async () => {
      const kim = await DeskBrowser.open(browser, line.url, 'kim@pestcall.example');
      const { call, log } = await asksForPerson();
      const { data: queued } = await log.event('human.queued');
      await kim.openWaiting(queued.ticketId);
      const brief = await kim.see('desk-brief').innerText();
      expect(brief).toMatch(/dana/i);
      expect(brief).toMatch(/cancel/i);
      await kim.see('desk-take').click();
      await kim.join();
      const { seq } = await log.event('human.joined', ({ via }) => via === 'desk');
      await log.event('agent.said', ({ text }) => text.includes('Kim'), seq);
      const said = kim.say(tone(FROM_PERSON, { seconds: 5, rate: CALLER_RATE }));
      await call.sound.sound(({ audible }) => audible);
      expect(await tonesHeard(call.sound, { among: [FROM_PERSON], rate: PHONE_RATE })).toEqual([FROM_PERSON]);
      await said;
      await kim.shot('desk-5-telephone');
      expect(call.sound.sent).toBeGreaterThan(100);
      expect(call.sound.received).toBeGreaterThan(100);
      await kim.finish('Cancelled by hand.');
      expect(await call.ended).toBe('hung up there');
      await log.event('human.left', ({ how }) => how === 'finished', seq);
      const { data: ended } = await log.event('call.ended');
      expect(ended.reason).toBe('person_ended');
      await kim.close();
    },
    CALL,
  );
});
