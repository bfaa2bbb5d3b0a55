// A caller and a person of the company, brought together: a real LiveKit room, the desk in a real Chromium.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser-caller.ts';
import { DeskBrowser } from '../support/desk-browser.ts';
import { describeWith } from '../support/programs.ts';
import { CALLER_RATE, type RoomCaller } from '../support/room-caller.ts';
import { startLine, type RunningLine } from '../support/running-line.ts';
import { tone, tonesHeard } from '../support/sounds.ts';

const CALL = 150_000;
const SAM = 'sam@pestcall.example';
const KIM = 'kim@pestcall.example';
const TONE = 600;

describeWith(['livekit-server', 'chromium'], 'the desk', (paths) => {
  let line: RunningLine;
  let browser: Browser;

  beforeAll(async () => {
    line = await startLine();
    browser = await openBrowser(paths.chromium);
  }, 200_000);

  afterAll(async () => {
    await browser.close();
    await line.stop();
  }, 60_000);

  /** Verified, with a wish, and then asking for a person. Answers the ticket's id. */
  async function waits(caller: RoomCaller): Promise<string> {
    await caller.event('agent.said');
    await caller.type('what do I owe?');
    await caller.event('agent.said', ({ text }) => /zip/i.test(text));
    await caller.type('nine eight one oh nine');
    await caller.event('agent.said', ({ agent, text }) => agent === 'billing' && /dollars/.test(text));
    return asks(caller);
  }

  /** A person needs no verification. */
  async function asks(caller: RoomCaller): Promise<string> {
    await caller.type('let me talk to a person about that');
    const { data } = await caller.event('human.queued');
    return data.ticketId;
  }

  it(
    'shows the whole brief to a person, who joins the caller, talks, and finishes the call',
    async () => {
      const sam = await DeskBrowser.open(browser, line.url, SAM);
      await sam.shot('desk-1-empty');
      const caller = await line.call();
      const ticket = await waits(caller);
      await sam.openWaiting(ticket);
      const brief = (await sam.see('desk-brief').innerText()).toLowerCase();
      expect(brief).toContain('dana');
      expect(brief).toMatch(/owe/);
      expect(brief).not.toContain('98109');
      await sam.shot('desk-2-brief');
      await sam.see('desk-take').click();
      await caller.event('human.tried', ({ via, person }) => via === 'desk' && person === 'Sam');
      await sam.join();
      const { seq } = await caller.event('human.joined', ({ person }) => person === 'Sam');
      await caller.event('agent.said', ({ text }) => text.includes('Sam'), seq);
      const said = sam.say(tone(TONE, { seconds: 4, rate: CALLER_RATE }));
      await caller.sound(({ audible }) => audible);
      expect(await tonesHeard(caller, { among: [TONE], rate: CALLER_RATE })).toEqual([TONE]);
      await said;
      await sam.shot('desk-3-talking');
      // What the caller says now is for Sam: no agent answers it.
      await caller.say(await line.speech('I need to cancel my appointment'));
      await sam.finish('The bill is right; explained it.');
      const { data: left } = await caller.event('human.left');
      expect(left.how).toBe('finished');
      const { data: summary } = await caller.event('call.summarised');
      expect(summary.disposition).toBe('escalated');
      expect(caller.events.filter((e) => e.type === 'caller.said' && e.seq > seq)).toEqual([]);
      await sam.see('desk-outcome').waitFor();
      await sam.shot('desk-4-finished');
      expect(sam.complaints).toEqual([]);
      await sam.close();
    },
    CALL,
  );

  it(
    'hands the call back, and the agent from before goes on with what was agreed',
    async () => {
      const sam = await DeskBrowser.open(browser, line.url, SAM);
      const caller = await line.call();
      await sam.take(await waits(caller));
      await sam.join();
      const { seq } = await caller.event('human.joined');
      await sam.handBack('Dana pays by Friday.');
      await caller.event('human.left', ({ how }) => how === 'handed_back', seq);
      const { data } = await caller.event('handoff.entered', ({ from }) => from === 'human', seq);
      expect(data, caller.transcript()).toMatchObject({ to: 'billing' });
      expect(data.reason).toMatch(/Friday/);
      await caller.event('agent.said', ({ agent }) => agent === 'billing', seq);
      await caller.type("no that's all thanks");
      await caller.event('call.summarised');
      await sam.close();
    },
    CALL,
  );

  it(
    'gives a call to one of two who reach for it, and tells the other',
    async () => {
      const [sam, kim] = await Promise.all([
        DeskBrowser.open(browser, line.url, SAM),
        DeskBrowser.open(browser, line.url, KIM),
      ]);
      const caller = await line.call();
      await caller.event('agent.said');
      const ticket = await asks(caller);
      await Promise.all([sam.openWaiting(ticket), kim.openWaiting(ticket)]);
      await Promise.all([sam.see('desk-take').click(), kim.see('desk-take').click()]);
      const winner = await Promise.race([
        sam
          .see('desk-join')
          .waitFor()
          .then(() => 'Sam'),
        kim
          .see('desk-join')
          .waitFor()
          .then(() => 'Kim'),
      ]);
      const loser = winner === 'Sam' ? kim : sam;
      await loser.see('desk-taken-by').waitFor();
      expect(await loser.see('desk-taken-by').innerText()).toContain(winner);
      await caller.hangUp();
      await caller.event('call.summarised');
      await Promise.all([sam.close(), kim.close()]);
    },
    CALL,
  );

  it(
    'that is gone in the middle of a call leaves the caller with a sentence and their place in the queue',
    async () => {
      const sam = await DeskBrowser.open(browser, line.url, SAM);
      const caller = await line.call();
      await caller.event('agent.said');
      const ticket = await asks(caller);
      await sam.take(ticket);
      await sam.join();
      const { seq } = await caller.event('human.joined');
      await sam.close();
      await caller.event('human.left', ({ how }) => how === 'lost', seq);
      await caller.event('agent.said', ({ text }) => /connection to Sam/.test(text), seq);
      const kim = await DeskBrowser.open(browser, line.url, KIM);
      await kim.take(ticket);
      await kim.join();
      await caller.event('human.joined', ({ person }) => person === 'Kim', seq);
      await kim.finish('Called back.');
      await caller.event('call.summarised');
      await kim.close();
    },
    CALL,
  );
});
