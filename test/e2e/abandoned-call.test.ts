// The process of a call dies without a word: its caller hears one, and the company knows whom to call back.
import { expect, it, onTestFinished, vi } from 'vitest';
import { processesInCall } from '../support/job-processes.ts';
import { describeWith } from '../support/programs.ts';
import { startLine } from '../support/running-line.ts';

const RECORDED = { timeout: 30_000, interval: 200 };
/** LiveKit takes some 15 seconds to find out that the agent is gone, then come two looks and a job. */
const HEARD = { timeout: 60_000, interval: 100 };

describeWith(['livekit-server'], 'a caller whose job process is killed', () => {
  it('hears a sentence instead of silence, is called back, and the next caller is answered', async () => {
    const line = await startLine();
    onTestFinished(() => line.stop());
    const caller = await line.call();
    const message = await caller.message(({ type }) => type === 'call');
    if (message.type !== 'call') throw new Error('no call');
    await caller.event('line.said');
    // With its first events the call's number is on record too.
    await vi.waitFor(async () => {
      const { events } = await line.recordOf(message.callId, () => true);
      expect(events.some(({ type }) => type === 'line.said')).toBe(true);
    }, RECORDED);
    const closed = new Promise<void>((resolve) => caller.room.once('disconnected', () => resolve()));

    const [job, ...others] = processesInCall(line.pid);
    if (job === undefined || others.length > 0) throw new Error('exactly one process has the call');
    process.kill(job, 'SIGKILL');
    const killedAt = performance.now();
    // Sound that was on its way is no answer.
    const sound = await vi.waitFor(() => {
      const found = caller.sounds.find(({ at, audible }) => audible && at > killedAt + 2000);
      if (!found) throw new Error('the caller hears nothing');
      return found;
    }, HEARD);

    const record = await line.recordOf(message.callId, ({ endedAt }) => endedAt !== null);
    await closed;
    expect(record.events.map(({ seq }) => seq)).toEqual(record.events.map((_event, at) => at + 1));
    expect(record.events.slice(-5).map(({ type }) => type)).toEqual([
      ...['error', 'human.queued', 'human.unreached', 'call.ended', 'call.summarised'],
    ]);
    expect(record.events.find(({ type }) => type === 'human.unreached')?.data).toMatchObject({
      callback: true,
    });
    const spoken = caller.sounds.filter(({ at, audible }) => audible && at >= sound.at).length * 20;
    // The whole of the sentence, not a click.
    expect(spoken).toBeGreaterThan(3000);

    const next = await line.call();
    await next.event('line.said');
    await next.hangUp();
    await next.event('call.summarised');
  }, 300_000);
});
