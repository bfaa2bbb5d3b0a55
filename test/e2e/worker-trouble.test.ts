// What is done to a room or a worker from outside in the middle of a call: whatever it is, the record is complete.
import { expect, it, onTestFinished } from 'vitest';
import { startWorker } from '../support/own-worker.ts';
import { describeWith } from '../support/programs.ts';
import type { RoomCaller } from '../support/room-caller.ts';

const CALL = 200_000;

describeWith(['livekit-server'], 'a call in the middle of which', (paths) => {
  async function open({ drainSeconds = 600 } = {}) {
    const worker = await startWorker(paths['livekit-server'], drainSeconds);
    onTestFinished(() => worker.stop());
    const caller = await worker.call();
    await caller.event('agent.said');
    const message = await caller.message(({ type }) => type === 'call');
    if (message.type !== 'call') throw new Error('no call');
    return { worker, caller, callId: message.callId };
  }

  it(
    'the room is deleted ends with a complete record, and the worker takes the next one',
    async () => {
      const { worker, caller, callId } = await open();
      await caller.type('I need to cancel my appointment');
      await caller.event('caller.said');
      await worker.rooms.deleteRoom(caller.roomName);
      isComplete(await worker.recordOf(callId));
      const next = await worker.call();
      await next.event('agent.said');
      await next.hangUp();
      await next.event('call.summarised');
    },
    CALL,
  );

  it(
    'the worker is told to stop goes on, and ends with its summary when it is told again',
    async () => {
      const { worker, caller, callId } = await open();
      worker.signal('SIGTERM');
      await goesOn(caller);
      worker.signal('SIGTERM');
      const { data } = await caller.event('call.ended');
      expect(data.reason).toBe('shutdown');
      await caller.event('call.summarised');
      isComplete(await worker.recordOf(callId));
      expect(await worker.ended).toBe(0);
    },
    CALL,
  );

  it(
    'the worker has waited as long as it may ends with its summary',
    async () => {
      const { worker, caller, callId } = await open({ drainSeconds: 3 });
      worker.signal('SIGTERM');
      const { data } = await caller.event('call.ended');
      expect(data.reason).toBe('shutdown');
      await caller.event('call.summarised');
      isComplete(await worker.recordOf(callId));
      expect(await worker.ended).toBe(0);
    },
    CALL,
  );
});

async function goesOn(caller: RoomCaller): Promise<void> {
  const before = caller.events.length;
  await caller.type('I need to cancel my appointment');
  await caller.event('agent.said', ({ text }) => /zip/i.test(text), before);
}

function isComplete({
  events,
  summary,
}: {
  events: readonly { seq: number; type: string }[];
  summary: unknown;
}) {
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, at) => at + 1));
  expect(events.filter(({ type }) => type === 'call.ended')).toHaveLength(1);
  expect(events.at(-1)?.type).toBe('call.summarised');
  expect(summary).toBeTruthy();
}
