// Messages that come just after the one that ended a chat: answered, or told that it is over. None is lost.
import { afterAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/start-server.ts';
import type { AnswerModel } from '../../../src/rehearsal/answering-llm.ts';
import { closeTestDatabase, eventsOf, HandTimers } from '../../support/scripted-call.ts';
import { lastWords, openRig, startChat, type RigOptions } from './chat-rig.ts';

const open: RunningServer[] = [];
afterAll(async () => {
  await Promise.all(open.map((server) => server.close()));
  await closeTestDatabase();
});

const script: AnswerModel = (request) => {
  const words = lastWords(request);
  const after = request.chatCtx.items.at(-2)?.type === 'function_call_output';
  if (after) return {};
  return words === 'bye then'
    ? { say: 'Goodbye, and thank you.', calls: [{ tool: 'end_call', args: {} }] }
    : { say: `You said: ${words}.` };
};

async function chat(options: RigOptions = {}) {
  const rig = await openRig(script, { goodbyeSeconds: 0.5, ...options });
  open.push(rig.server);
  const client = await startChat(rig.url);
  const recorded = () => rig.calls.flatMap((call) => eventsOf(call, 'caller.said').map(({ text }) => text));
  return { ...rig, client, recorded };
}

describe('a message just after the one that ended the chat', () => {
  it.each([
    'wait, what do I owe',
    'and the ants?',
    'sorry, one more thing',
    'hello?',
    'is my visit still on',
  ])('is answered: "%s"', async (text) => {
    const { client, recorded } = await chat();
    client.send({ type: 'say', text: 'bye then' });
    client.send({ type: 'say', text });
    await client.next('turn_completed', { nth: 2 });
    expect(client.said().at(-1)).toBe(`You said: ${text}.`);
    expect(recorded()).toEqual(['bye then', text]);
    client.send({ type: 'say', text: 'bye then' });
    expect((await client.next('summary'))['reason']).toBe('agent_ended');
  });

  it('is in the record when it only says goodbye too', async () => {
    const { client, recorded } = await chat();
    client.send({ type: 'say', text: 'bye then' });
    client.send({ type: 'say', text: 'thanks, bye' });
    await client.next('summary');
    expect(recorded()).toEqual(['bye then', 'thanks, bye']);
    expect(client.said().at(-1)).toBe('Goodbye, and thank you.');
  });

  it.each(['final', 'turn_completed'])(
    'is answered when it follows the %s of the last words',
    async (type) => {
      const { client, recorded } = await chat();
      client.send({ type: 'say', text: 'bye then' });
      await client.next(type, { nth: type === 'final' ? 2 : 1 });
      client.send({ type: 'say', text: 'oh wait, my bill' });
      await client.next('final', { nth: 3 });
      expect(client.said().at(-1)).toBe('You said: oh wait, my bill.');
      expect(recorded()).toEqual(['bye then', 'oh wait, my bill']);
      client.send({ type: 'hang_up' });
      await client.closed;
    },
  );

  it('is told that the call is over, when it comes after the summary', async () => {
    const { client } = await chat();
    client.send({ type: 'say', text: 'bye then' });
    await client.next('summary');
    client.send({ type: 'say', text: 'oh wait' });
    expect(await client.next('error')).toMatchObject({ code: 'call_over' });
    await client.closed;
  });

  it('keeps the line open, when the goodbye was for somebody who had gone silent', async () => {
    const timers = new HandTimers();
    const { client } = await chat({ timers });
    expect(timers.fire(180_000)).toBe(1);
    await client.next('final', { nth: 2 });
    await expect.poll(() => timers.fire(180_000)).toBe(1);
    client.send({ type: 'say', text: 'I was away' });
    await client.next('turn_completed');
    expect(client.said().at(-1)).toBe('You said: I was away.');
    client.send({ type: 'hang_up' });
    await client.closed;
  });
});
