// Fillers: one at once, others when the wait goes on, only into silence, and never the same twice running.
import { describe, expect, it } from 'vitest';
import type { CallEvent, CallEventData } from '../../../src/domain/call-event.ts';
import { CallerAudio } from '../../../src/call/caller-audio.ts';
import type { CallLog } from '../../../src/call/call-log.ts';
import { Fillers } from '../../../src/call/fillers.ts';
import { Lines } from '../../../src/call/lines.ts';
import { HandTimers } from '../../support/scripted-call.ts';
import { Loudspeaker, tone } from '../../support/loudspeaker.ts';

const LINES = {
  thinking: ['Okay.', 'One moment.'],
  appointments: ['Let me pull up your appointments.'],
  wait_longer: ['Still on it.', 'Still working.'],
  wait_long: ['Sorry for the wait.', 'I have not forgotten you.'],
};

function open({ speaks = false, stock = true } = {}) {
  const timers = new HandTimers();
  const speaker = new Loudspeaker();
  const audio = new CallerAudio(speaker);
  const events: { type: CallEvent['type']; data: CallEventData['filler.said'] }[] = [];
  const log: Pick<CallLog, 'add'> = {
    add: (type, data) => void events.push({ type, data: data as CallEventData['filler.said'] }),
  };
  let time = 0;
  const fillers = new Fillers({
    audio,
    timers,
    log: log as CallLog,
    lines: new Lines(LINES, {}, 0),
    monotonic: () => (time += 10),
    afterMs: 300,
    agent: () => 'scheduling',
    stock: () => (stock ? [tone(1)] : null),
    callerSpeaks: () => speaks,
  });
  return { timers, speaker, audio, events, fillers, said: () => events.map(({ data }) => data.text) };
}

async function over(speaker: Loudspeaker): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
  speaker.play();
}

describe('fillers', () => {
  it('are said after a silence, with what the caller waits for', () => {
    const { fillers, timers, said } = open();
    fillers.waitFor('thinking');
    expect(said()).toEqual([]);
    timers.fire(300);
    expect(said()).toEqual(['Okay.']);
  });

  it('are not said when the answer comes sooner', () => {
    const { fillers, timers, said } = open();
    fillers.waitFor('thinking');
    fillers.answered();
    timers.fire(300);
    expect(said()).toEqual([]);
  });

  it('tell what the tool does when one starts before anything was said', () => {
    const { fillers, timers, said } = open();
    fillers.waitFor('thinking');
    fillers.waitFor('appointments');
    timers.fire(300);
    expect(said()).toEqual(['Let me pull up your appointments.']);
  });

  it('come once for what a caller waits for', async () => {
    const { fillers, timers, said, speaker } = open();
    fillers.waitFor('thinking');
    timers.fire(300);
    await over(speaker);
    fillers.waitFor('appointments');
    timers.fire(300);
    expect(said()).toEqual(['Okay.']);
  });

  it.each([
    ['thinking'],
    ['appointments'],
    ['thinking', 'appointments'],
    ['thinking', 'appointments', 'thinking'],
  ])(
    'tell of a wait that goes on for %s after four and after nine seconds, each something else',
    async (...keys) => {
      const { fillers, timers, said, speaker } = open();
      for (const key of keys) fillers.waitFor(key);
      for (const ms of [300, 4000, 9000]) {
        timers.fire(ms);
        await over(speaker);
      }
      expect(new Set(said()).size).toBe(3);
      expect(said().slice(1)).toEqual(['Still on it.', 'Sorry for the wait.']);
      expect(timers.set).toEqual([]);
    },
  );

  it('that tell of a long wait take turns from wait to wait', async () => {
    const { fillers, timers, said, speaker } = open();
    for (let wait = 0; wait < 2; wait++) {
      fillers.waitFor('thinking');
      for (const ms of [4000, 9000]) {
        timers.fire(ms);
        await over(speaker);
      }
      fillers.answered();
    }
    expect(said()).toEqual([
      'Still on it.',
      'Sorry for the wait.',
      'Still working.',
      'I have not forgotten you.',
    ]);
  });

  it('begin anew with the next wait', () => {
    const { fillers, timers } = open();
    fillers.waitFor('thinking');
    fillers.answered();
    expect(timers.set).toEqual([]);
    fillers.waitFor('thinking');
    expect(timers.set).toEqual([4000, 9000, 300]);
  });

  it('are not said when there is nothing to wait for after all', () => {
    const { fillers, timers, said } = open();
    fillers.waitFor('thinking', () => false);
    for (const ms of [300, 4000, 9000]) timers.fire(ms);
    expect(said()).toEqual([]);
  });

  it('are never the same twice running', async () => {
    const { fillers, timers, said, speaker } = open();
    for (let turn = 0; turn < 4; turn++) {
      fillers.waitFor('thinking');
      timers.fire(300);
      await over(speaker);
      fillers.answered();
    }
    expect(said()).toEqual(['Okay.', 'One moment.', 'Okay.', 'One moment.']);
  });

  it('talk over nobody', async () => {
    const caller = open({ speaks: true });
    caller.fillers.waitFor('thinking');
    for (const ms of [300, 4000, 9000]) caller.timers.fire(ms);
    expect(caller.said()).toEqual([]);
    const agent = open();
    await agent.audio.captureFrame(tone(5));
    agent.fillers.waitFor('thinking');
    for (const ms of [300, 4000, 9000]) agent.timers.fire(ms);
    expect(agent.said()).toEqual([]);
  });

  it('are left out where their sound was not made beforehand', () => {
    const { fillers, timers, said } = open({ stock: false });
    fillers.waitFor('thinking');
    timers.fire(300);
    expect(said()).toEqual([]);
  });
});
