// A typed call whose connection breaks: the caller comes back to the same call, and nobody else gets it by accident.
import { once } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/start-server.ts';
import type { AnswerModel } from '../../../src/rehearsal/answering-llm.ts';
import { closeTestDatabase, eventsOf, HandTimers } from '../../support/scripted-call.ts';
import { ChatClient, lastWords, openRig, startChat, type RigOptions } from './chat-rig.ts';

const echo: AnswerModel = (request) =>
  lastWords(request) === 'bye then'
    ? { say: 'Goodbye.', calls: [{ tool: 'end_call', args: {} }] }
    : { say: `You said: ${lastWords(request)}.` };

const open: RunningServer[] = [];
afterAll(async () => {
  await Promise.all(open.map((server) => server.close()));
  await closeTestDatabase();
});

async function chat(options: RigOptions & { answer?: AnswerModel } = {}) {
  const { answer = echo, ...rest } = options;
  const rig = await openRig(answer, rest);
  open.push(rig.server);
  const client = await startChat(rig.url, { observe: true });
  const key = String(client.of('started')[0]?.['key']);
  const resume = async (as: object = {}) => {
    const back = new ChatClient(rig.url);
    await once(back.ws, 'open');
    back.send({ type: 'resume', key, ...as });
    return back;
  };
  const [call] = rig.calls;
  if (!call) throw new Error('No call was answered.');
  const broken = async (from: ChatClient) => {
    const { length } = eventsOf(call, 'caller.left');
    from.ws.terminate();
    await expect.poll(() => eventsOf(call, 'caller.left').length).toBe(length + 1);
  };
  return { ...rig, call, client, key, resume, broken };
}

async function said(client: ChatClient, text: string, nth: number) {
  client.send({ type: 'say', text });
  await client.next('turn_completed', { nth });
}

describe('a caller whose connection broke', () => {
  it('goes on with the same call, and is told everything again', async () => {
    const { client, call, calls, resume, broken } = await chat();
    await said(client, 'there are ants', 1);
    await broken(client);
    const back = await resume({ observe: true });
    expect(await back.next('started')).toMatchObject({ callId: call.id, taken: 1 });
    await said(back, 'and wasps', 2);
    expect(back.said().slice(1)).toEqual(['You said: there are ants.', 'You said: and wasps.']);
    expect(back.of('said').map(({ text }) => text)).toEqual(['there are ants', 'and wasps']);
    const seen = back.of('observed').map(({ message }) => (message as { type: string }).type);
    expect(seen[0]).toBe('call');
    expect(eventsOf(call, 'caller.returned')).toHaveLength(1);
    expect(calls).toHaveLength(1);
    back.send({ type: 'hang_up' });
    expect(await back.next('summary')).toMatchObject({ turns: 2, reason: 'caller_hung_up' });
  });

  it('hears what was answered while they were away', async () => {
    let answered: () => void = () => undefined;
    let asked: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (answered = resolve));
    const thinking = new Promise<void>((resolve) => (asked = resolve));
    const { client, resume, broken } = await chat({
      answer: async () => {
        asked();
        await gate;
        return { say: 'Your visit is on Friday.' };
      },
    });
    client.send({ type: 'say', text: 'when is my visit' });
    await thinking;
    await broken(client);
    answered();
    const back = await resume();
    await back.next('turn_completed');
    expect(back.said().at(-1)).toBe('Your visit is on Friday.');
  });

  it('may send again what may not have arrived: it is taken once', async () => {
    const { client, call, resume, broken } = await chat();
    client.send({ type: 'say', text: 'yes', number: 1 });
    await client.next('turn_completed');
    await broken(client);
    const back = await resume();
    expect(await back.next('started')).toMatchObject({ taken: 1 });
    back.send({ type: 'say', text: 'yes', number: 1 });
    back.send({ type: 'say', text: 'thanks', number: 2 });
    await back.next('turn_completed', { nth: 2 });
    expect(eventsOf(call, 'caller.said').map(({ text }) => text)).toEqual(['yes', 'thanks']);
  });

  it('comes back however often the connection breaks', async () => {
    const { client, call, resume, broken } = await chat();
    let line = client;
    for (let turn = 1; turn <= 4; turn++) {
      await said(line, `message ${'abcd'[turn]}`, turn);
      await broken(line);
      line = await resume();
      await line.next('turn_completed', { nth: turn });
    }
    expect(line.of('said')).toHaveLength(4);
    expect(eventsOf(call, 'caller.returned')).toHaveLength(4);
  });

  it('that is not noticed yet takes the call over from the dead line', async () => {
    const timers = new HandTimers();
    const { client, call, resume } = await chat({ timers });
    client.ws.pause();
    const back = await resume();
    await expect.poll(() => timers.fire(2000)).toBe(1);
    expect(await back.next('started')).toMatchObject({ callId: call.id });
    client.ws.resume();
    expect((await client.closed).code).toBe(1006);
    await said(back, 'still here', 1);
    expect(back.said().at(-1)).toBe('You said: still here.');
  });

  it('finds the summary, when the call ended while they were away', async () => {
    const { client, call, resume, broken } = await chat();
    await broken(client);
    await call.hangUp('agent_ended');
    const back = await resume();
    expect(await back.next('summary')).toMatchObject({ callId: call.id, reason: 'agent_ended' });
    expect((await back.closed).code).toBe(1000);
    const late = await resume();
    expect(await late.next('error')).toMatchObject({ code: 'call_over' });
    expect((await late.closed).code).toBe(1000);
  });

  it('and does not come back has hung up', async () => {
    const timers = new HandTimers();
    const { client, call, resume, broken, url } = await chat({ timers, returnSeconds: 33 });
    await broken(client);
    expect(timers.fire(33_000)).toBe(1);
    await call.ended;
    expect(eventsOf(call, 'call.ended')).toMatchObject([{ reason: 'caller_hung_up' }]);
    await expect.poll(async () => (await fetch(`http://${url}/health`)).json()).toMatchObject({ calls: 0 });
    expect(await (await resume()).next('error')).toMatchObject({ code: 'call_over' });
  });

  it.each([
    ['closes the line in order', { returnSeconds: 20 }],
    ['belongs to a company that waits for nobody', { returnSeconds: 0 }],
  ])('who %s has hung up at once', async (_what, options) => {
    const { client, call } = await chat(options);
    if (options.returnSeconds === 0) client.ws.terminate();
    else client.ws.close();
    expect((await call.ended).turns).toBe(0);
    expect(eventsOf(call, 'caller.left')).toEqual([]);
  });

  it('keeps their place when all lines are busy', async () => {
    const { client, resume, broken, url } = await chat({ limits: { calls: 1 } });
    await broken(client);
    const other = new ChatClient(url);
    await once(other.ws, 'open');
    other.send({ type: 'start' });
    expect(await other.next('error')).toMatchObject({ code: 'busy' });
    await (await resume()).next('started');
  });

  it('is not waited for when the server stops', async () => {
    const { client, call, server, broken } = await chat();
    await broken(client);
    await server.close();
    expect(eventsOf(call, 'call.ended')).toMatchObject([{ reason: 'shutdown' }]);
  });
});

describe('a second window', () => {
  it('does not get a call that the first one has, and the first one goes on', async () => {
    const { client, resume } = await chat();
    const second = await resume();
    expect(await second.next('error')).toMatchObject({ code: 'call_elsewhere' });
    expect(await second.closed).toEqual({ code: 1008, reason: 'call_elsewhere' });
    await said(client, 'me again', 1);
    expect(client.said().at(-1)).toBe('You said: me again.');
  });

  it('is let in by one of two that come back at the same moment', async () => {
    const { client, resume, broken } = await chat();
    await broken(client);
    const both = await Promise.all([resume(), resume()]);
    const first = () => both.map(({ received }) => received[0]?.type).sort();
    await expect.poll(first).toEqual(['error', 'started']);
  });

  it("learns nothing with a key that is nobody's", async () => {
    const { url } = await chat();
    const client = new ChatClient(url);
    await once(client.ws, 'open');
    client.send({ type: 'resume', key: 'A'.repeat(24) });
    expect(await client.next('error')).toMatchObject({ code: 'call_over' });
  });
});
