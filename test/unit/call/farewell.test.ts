// Words over the announcement of a transfer: the caller is heard. What they do not want does not take place.
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  closeTestDatabase,
  eventsOf,
  letIn,
  testDatabase,
  type Script,
} from '../../support/scripted-call.ts';
import { hangUp, openSpokenLine, useVirtualTime, type SpokenLine } from '../../support/spoken-line.ts';

beforeEach(async () => {
  await testDatabase();
  useVirtualTime();
});
afterEach(() => vi.useRealTimers());
afterAll(closeTestDatabase);

const FAREWELL = "Sure, one moment please, I'll hand you over to my colleague who can look at your bill.";

const script: Script = ({ lastWords, afterTool, agent }) => {
  // The agent that comes finds its list looked up.
  if (afterTool && agent === 'verification') return {};
  if (lastWords === 'my bill please' && agent === 'verification')
    return {
      say: FAREWELL,
      calls: [{ tool: 'transfer_call', args: { to: 'billing', reason: 'wants the bill' } }],
    };
  return lastWords === 'my bill please' ? { say: 'Your bill is here.' } : { say: `You said ${lastWords}.` };
};

/** The farewell has been heard for so long. */
async function announced(ms: number): Promise<SpokenLine> {
  const line = await openSpokenLine(script);
  letIn(line.call);
  await line.quiet();
  line.caller.says('my bill please');
  await line.until('the transfer', () => line.call.coordinator.state === 'transferring');
  await line.heard();
  await line.pass(ms);
  return line;
}

const texts = ({ call }: SpokenLine) => eventsOf(call, 'caller.said').map(({ text }) => text);
const lastSaid = ({ call }: SpokenLine) => eventsOf(call, 'agent.said').at(-1);

describe('words over the announcement of a transfer', () => {
  it.each([
    ["no, I don't want billing", 1500],
    ['wait, not my bill', 2500],
    ['no no, the calendar', 1000],
    ['stop, not your colleague', 3000],
    ['actually no, never mind', 2000],
    ['not the bill, the appointment', 800],
  ])('call it off when the caller will not have it: "%s" after %i ms', async (words, ms) => {
    const line = await announced(ms);
    line.caller.says(words);
    await line.pass(words.length * 60 + 1500);
    await line.quiet();
    expect(texts(line)).toEqual(['my bill please', words]);
    expect(lastSaid(line)).toMatchObject({
      agent: 'verification',
      text: `You said ${words}.`,
      interrupted: false,
    });
    expect(eventsOf(line.call, 'transfer.withdrawn')).toMatchObject([
      { from: 'verification', to: 'billing' },
    ]);
    expect(eventsOf(line.call, 'handoff.entered')).toEqual([]);
    const { active, pending, intents, transfers } = line.call.coordinator.context;
    expect({ active, pending }).toEqual({ active: 'verification', pending: null });
    expect(intents).toMatchObject([{ agent: 'billing', status: 'resolved', outcome: 'withdrawn' }]);
    expect(transfers.map(({ outcome }) => outcome)).toEqual(['withdrawn']);
    expect(line.call.session.currentAgent.id).toBe('verification');
    await hangUp(line);
  });

  it.each([
    ['and is there a late fee', 1500],
    ['it is about the invoice from March', 2500],
    ['I also want to know when you come next', 1200],
    ['how long will that take', 2000],
    ['my account is under my husband', 3000],
  ])('are answered by the agent that comes: "%s" after %i ms', async (words, ms) => {
    const line = await announced(ms);
    line.caller.says(words);
    await line.pass(words.length * 60 + 1500);
    await line.quiet();
    expect(texts(line)).toEqual(['my bill please', words]);
    expect(lastSaid(line)).toMatchObject({
      agent: 'billing',
      text: `You said ${words}.`,
      interrupted: false,
    });
    expect(eventsOf(line.call, 'handoff.entered')).toMatchObject([{ to: 'billing', outcome: 'entered' }]);
    await hangUp(line);
  });

  it.each([
    ['okay', 1500],
    ['uh huh', 2500],
    ['thank you', 2000],
    ['great', 1000],
    ['alright sure', 3000],
  ])('that are a nod neither stop nor change it: "%s" after %i ms', async (words, ms) => {
    const line = await announced(ms);
    line.caller.says(words);
    await line.pass(8000);
    const said = eventsOf(line.call, 'agent.said').slice(1);
    expect(said).toMatchObject([
      { agent: 'verification', text: FAREWELL, interrupted: false },
      { agent: 'billing', text: 'Your bill is here.' },
    ]);
    expect(eventsOf(line.call, 'caller.interrupted')).toMatchObject([{ stopped: false, text: words }]);
    await hangUp(line);
  });

  it('stop the voice when the log says so, and what was not heard is not in it', async () => {
    const line = await announced(2000);
    line.caller.says('no, not billing');
    await line.until('the interruption', () => eventsOf(line.call, 'caller.interrupted').length > 0);
    await line.pass(100);
    expect(line.speaker.audible).toBe(false);
    expect(eventsOf(line.call, 'caller.interrupted')).toMatchObject([{ stopped: true }]);
    await line.quiet();
    const cut = eventsOf(line.call, 'agent.said').find(({ interrupted }) => interrupted);
    expect(FAREWELL.startsWith(cut?.text ?? '?')).toBe(true);
    expect(cut?.text.length).toBeLessThan(60);
    await hangUp(line);
  });

  it('that the caller types call it off as well', async () => {
    const line = await announced(1500);
    void line.call.hear('no, not the bill');
    await line.pass(3000);
    await line.quiet();
    expect(lastSaid(line)).toMatchObject({ agent: 'verification', text: 'You said no, not the bill.' });
    await hangUp(line);
  });

  it('a transfer that was called off can be asked for again', async () => {
    const line = await announced(1500);
    line.caller.says('wait, one second');
    await line.pass(5000);
    line.caller.says('my bill please');
    await line.until('the handoff', () => line.call.coordinator.context.active === 'billing');
    await line.quiet();
    expect(lastSaid(line)).toMatchObject({ agent: 'billing', text: 'Your bill is here.' });
    expect(line.call.coordinator.context.transfers.map(({ outcome }) => outcome)).toEqual([
      'withdrawn',
      'entered',
    ]);
    await hangUp(line);
  });
});

describe('words over what may not be stopped', () => {
  it.each(['wait, not that one', 'and my invoice', 'no', 'what does it cost', 'hold on, not that'])(
    'are answered after it: "%s"',
    async (words) => {
      const line = await openSpokenLine(script);
      await line.quiet();
      const whole = 'I am doing that for you now, please give me a moment.';
      line.call.session.say(whole, { allowInterruptions: false });
      await line.heard();
      await line.pass(800);
      line.caller.says(words);
      await line.pass(words.length * 60 + 3500);
      await line.quiet();
      expect(eventsOf(line.call, 'caller.interrupted')).toMatchObject([{ stopped: false, text: words }]);
      expect(eventsOf(line.call, 'agent.said').slice(1)).toMatchObject([
        { text: whole, interrupted: false },
        { text: `You said ${words}.` },
      ]);
      expect(texts(line)).toEqual([words]);
      await hangUp(line);
    },
  );

  it('become one turn with what the caller goes on to say after it', async () => {
    const line = await openSpokenLine(script);
    await line.quiet();
    line.call.session.say('I am doing that for you now.', { allowInterruptions: false });
    await line.heard();
    await line.pass(300);
    line.caller.says('no I meant', { takes: 600, finalAfter: 50 });
    await line.pass(900);
    line.caller.says('the one on Friday', { takes: 1200 });
    await line.pass(3000);
    await line.quiet();
    expect(texts(line)).toEqual(['no I meant the one on Friday']);
    await hangUp(line);
  });
});
