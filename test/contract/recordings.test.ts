// What recordings must hold to: kept once, found with their call, and forgotten in time.
import { expect, it } from 'vitest';
import type { Services } from '../../src/services/services.port.ts';
import { DAY, describeOnEveryEngine, NOW } from '../support/database.ts';

const recording = (sound: Buffer) => ({ mimeType: 'audio/ogg', seconds: 12.5, sound });

async function startCall({ calls }: Services, id: string): Promise<void> {
  await calls.start({ id, channel: 'phone', callerNumber: null, startedAt: NOW });
}

describeOnEveryEngine('recordings', (makeCompany) => {
  it('come back as they were kept, bytes of every value included', async () => {
    const { services } = await makeCompany();
    await startCall(services, 'call_1');
    const sound = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7) % 256));
    await services.recordings.keep('call_1', recording(sound), NOW);
    const loaded = await services.recordings.load('call_1');
    expect(loaded).toMatchObject({ mimeType: 'audio/ogg', seconds: 12.5 });
    expect(loaded?.sound.equals(sound)).toBe(true);
  });

  it('are kept once: a second time changes nothing', async () => {
    const { services } = await makeCompany();
    await startCall(services, 'call_1');
    await services.recordings.keep('call_1', recording(Buffer.from('first')), NOW);
    await services.recordings.keep('call_1', recording(Buffer.from('second')), NOW);
    expect((await services.recordings.load('call_1'))?.sound.toString()).toBe('first');
  });

  it('are known by their calls, and to their own company only', async () => {
    const { services } = await makeCompany();
    const other = await makeCompany();
    for (const id of ['call_1', 'call_2']) await startCall(services, id);
    await services.recordings.keep('call_1', recording(Buffer.from('x')), NOW);
    expect(await services.recordings.among(['call_1', 'call_2', 'call_3'])).toEqual(new Set(['call_1']));
    expect(await services.recordings.among([])).toEqual(new Set());
    expect(await services.recordings.load('call_2')).toBeNull();
    expect(await other.services.recordings.load('call_1')).toBeNull();
  });

  it('of a call that is not on record are refused', async () => {
    const { services } = await makeCompany();
    await expect(services.recordings.keep('nobody', recording(Buffer.from('x')), NOW)).rejects.toThrow();
  });

  it('that are older than asked for are forgotten, and the calls stay', async () => {
    const { services } = await makeCompany();
    for (const [id, at] of [
      ['call_old', NOW - 31 * DAY],
      ['call_new', NOW - 29 * DAY],
    ] as const) {
      await startCall(services, id);
      await services.recordings.keep(id, recording(Buffer.from('x')), at);
    }
    expect(await services.recordings.forget({ olderThan: NOW - 30 * DAY })).toBe(1);
    expect(await services.recordings.among(['call_old', 'call_new'])).toEqual(new Set(['call_new']));
    expect(await services.calls.load('call_old')).not.toBeNull();
    expect(await services.recordings.forget({ olderThan: NOW - 30 * DAY })).toBe(0);
  });
});
