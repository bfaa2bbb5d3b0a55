// Fillers: said once in a wait, only into silence, and never the same twice running.
import { describe, expect, it } from 'vitest';
import type { CallEvent, CallEventData } from '../../../src/domain/call-event.ts';
import { CallerAudio } from '../../../src/call/caller-audio.ts';
import type { CallLog } from '../../../src/call/call-log.ts';
import { Fillers } from '../../../src/call/fillers.ts';
import { Lines } from '../../../src/call/lines.ts';
import { HandTimers } from '../../support/scripted-call.ts';
import { Loudspeaker, tone } from '../../support/loudspeaker.ts';

const LINES = { thinking: ['Okay.', 'One moment.'], appointments: ['Let me pull up your appointments.'] };

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

  it('come once in a wait', async () => {
    const { fillers, timers, said, speaker } = open();
    fillers.waitFor('thinking');
    timers.fire(300);
    await over(speaker);
    fillers.waitFor('appointments');
    timers.fire(300);
    expect(said()).toEqual(['Okay.']);
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
    caller.timers.fire(300);
    expect(caller.said()).toEqual([]);
    const agent = open();
    await agent.audio.captureFrame(tone(5));
    agent.fillers.waitFor('thinking');
    agent.timers.fire(300);
    expect(agent.said()).toEqual([]);
  });

  it('are left out where their sound was not made beforehand', () => {
    const { fillers, timers, said } = open({ stock: false });
    fillers.waitFor('thinking');
    timers.fire(300);
    expect(said()).toEqual([]);
  });
});
