// A first start that has to build its LiveKit server: the room is open at once, and voice comes by itself.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { describeWith } from '../support/programs.ts';
import { startLine } from '../support/running-line.ts';
import { slowGo } from '../support/slow-go.ts';

const overviewSchema = z.object({
  voice: z.object({ available: z.boolean(), preparing: z.boolean(), hint: z.string().nullable() }),
});
const LIMIT = { timeout: 90_000, interval: 200 };

describeWith(['livekit-server'], 'a line whose LiveKit server is still being built', (paths) => {
  async function open() {
    const folder = mkdtempSync(join(tmpdir(), 'voice-to-come-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const go = slowGo(folder, paths['livekit-server']);
    const line = await startLine(go.variables);
    onTestFinished(() => line.stop());
    const overview = async () => {
      const response = await fetch(`${line.url}/api/test-room`);
      const policy = response.headers.get('content-security-policy') ?? '';
      return { ...overviewSchema.parse(await response.json()).voice, policy };
    };
    return { go, line, overview };
  }

  it('takes typed calls meanwhile, and has voice later without ending them', async () => {
    const { go, line, overview } = await open();
    const before = await overview();
    expect(before).toMatchObject({ available: false, preparing: true });
    expect(before.hint).toMatch(/being built.*two minutes/);
    // The page that is open now will have to reach a port that nobody knows yet.
    expect(before.policy).toContain('ws://127.0.0.1:*');
    expect(line.output()).toMatch(/Voice +is being prepared/);

    const chat = typed(line.url);
    await chat.said(/pestcall/i);
    go.finish();
    await vi.waitFor(async () => expect(await overview()).toMatchObject({ available: true }), LIMIT);
    expect(await overview()).toMatchObject({ preparing: false, hint: null });
    expect(line.output()).toMatch(/Voice: LiveKit at ws:.*started here/);
    chat.say('when is my next visit');
    await chat.said(/zip/i);

    const caller = await line.call();
    await caller.event('agent.said');
    await caller.hangUp();
    await caller.event('call.summarised');
  }, 200_000);

  it('stops at once when it is told to, and the build with it', async () => {
    const { go, line } = await open();
    await vi.waitFor(() => expect(go.building()).toBe(true), LIMIT);
    await line.stop();
    expect(line.output()).toMatch(/Stopping/);
    await vi.waitFor(() => expect(() => process.kill(go.pid(), 0)).toThrow(), LIMIT);
  }, 200_000);
});

/** A typed call over the chat socket. */
function typed(url: string) {
  const heard: string[] = [];
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/chat`);
  const send = (message: object): void => socket.send(JSON.stringify(message));
  socket.on('open', () => send({ type: 'start', callerNumber: '+14155551234' }));
  socket.on('message', (data) => heard.push(z.instanceof(Buffer).parse(data).toString()));
  onTestFinished(() => socket.close());
  return {
    say: (text: string) => send({ type: 'say', text }),
    said: (words: RegExp) =>
      vi.waitFor(
        () => expect(heard.filter((message) => message.includes('"final"')).join()).toMatch(words),
        LIMIT,
      ),
  };
}
