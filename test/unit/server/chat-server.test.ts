// The web chat from a client's side: a real server, a real database, a scripted model.
import { once } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/start-server.ts';
import { closeTestDatabase, HandTimers } from '../../support/scripted-call.ts';
import { ChatClient, lastWords, openChat, openRig, startChat, type RigOptions } from './chat-rig.ts';
import type { AnswerModel } from '../../../src/rehearsal/answering-llm.ts';

const echo: AnswerModel = (request) => ({ say: `You said: ${lastWords(request)}.` });
const open: RunningServer[] = [];

async function rig(answer: AnswerModel = echo, options: RigOptions = {}) {
  const made = await openRig(answer, options);
  open.push(made.server);
  return made;
}

// Closing a session takes half a second: all of them at once.
afterAll(async () => {
  await Promise.all(open.map((server) => server.close()));
  await closeTestDatabase();
});

describe('a web chat', () => {
  it('greets, streams the words of an answer, and then gives it whole', async () => {
    const { url } = await rig();
    const client = await startChat(url);
    expect(client.said()[0]).toMatch(/Pestcall/);
    client.send({ type: 'say', text: 'there are ants in my kitchen' });
    await client.next('turn_completed');
    const tokens = client.of('token').map((message) => message.text);
    expect(tokens.length).toBeGreaterThan(3);
    expect(tokens.join('')).toContain('You said: there are ants in my kitchen.');
    expect(client.said()[1]).toBe('You said: there are ants in my kitchen.');
  });

  it('delivers the summary before the line closes, once the caller has hung up', async () => {
    const { url } = await rig();
    const client = await startChat(url);
    client.send({ type: 'hang_up' });
    expect(await client.closed).toEqual({ code: 1000, reason: 'The call has ended.' });
    expect(client.received.at(-1)).toMatchObject({
      type: 'summary',
      reason: 'caller_hung_up',
      disposition: 'abandoned',
      costUsd: 0,
      turns: 0,
    });
  });

  it('holds the line until the summary has reached a client that reads late', async () => {
    const { url, calls } = await rig();
    const client = await startChat(url);
    client.ws.pause();
    client.send({ type: 'hang_up' });
    await calls[0]?.ended;
    let closed = false;
    void client.closed.then(() => (closed = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(closed).toBe(false);
    client.ws.resume();
    expect((await client.closed).code).toBe(1000);
    expect(client.of('summary')).toHaveLength(1);
  });

  it('ends the call with a summary when the agent says goodbye', async () => {
    const { url } = await rig((request) =>
      lastWords(request) === 'bye'
        ? { say: 'Goodbye.', calls: [{ tool: 'end_call', args: {} }] }
        : echo(request),
    );
    const client = await startChat(url);
    client.send({ type: 'say', text: 'bye' });
    expect((await client.closed).code).toBe(1000);
    expect(client.of('summary')[0]).toMatchObject({ reason: 'agent_ended' });
    expect(client.of('tool_call').map((message) => message['status'])).toEqual(['started', 'success']);
  });

  it('tells of a transfer, and shows neither arguments nor results of tools', async () => {
    const { url } = await rig((request) =>
      lastWords(request).includes('person') && request.tools.some((tool) => tool.name === 'verify_caller')
        ? { calls: [{ tool: 'transfer_call', args: { to: 'human', reason: 'wants a person' } }] }
        : { say: 'A person will be with you.' },
    );
    const client = await startChat(url);
    client.send({ type: 'say', text: 'a person please' });
    await client.next('turn_completed');
    expect(client.of('transfer').map(({ status, from, to }) => ({ status, from, to }))).toContainEqual({
      status: 'entered',
      from: 'verification',
      to: 'human',
    });
    const tool = client.of('tool_call');
    expect(tool.length).toBeGreaterThan(0);
    for (const message of tool) expect(Object.keys(message)).not.toEqual(expect.arrayContaining(['args']));
    for (const message of tool) expect(message).not.toHaveProperty('result');
  });

  it('keeps two calls at once apart', async () => {
    const { url } = await rig();
    const [one, two] = await Promise.all([startChat(url), startChat(url)]);
    for (let turn = 1; turn <= 3; turn++) {
      one.send({ type: 'say', text: `alpha number ${turn}` });
      two.send({ type: 'say', text: `bravo number ${turn}` });
      await Promise.all([
        one.next('turn_completed', { nth: turn }),
        two.next('turn_completed', { nth: turn }),
      ]);
    }
    expect(JSON.stringify(one.received)).not.toContain('bravo');
    expect(JSON.stringify(two.received)).not.toContain('alpha');
    expect(one.said()).toHaveLength(4);
    expect(two.said()).toHaveLength(4);
    const [first] = one.of('started');
    expect(first?.['callId']).not.toBe(two.of('started')[0]?.['callId']);
  });

  it('takes keys as a telephone does, writes none of them down, and not without end', async () => {
    const { url, calls } = await rig(echo, { monotonic: () => 0 });
    const client = await startChat(url);
    for (const key of '98109#') client.send({ type: 'key', key });
    await client.next('final', { nth: 2 });
    expect(client.said().at(-1)).toMatch(/5 digits/);
    expect(JSON.stringify(calls[0]?.log.events)).not.toContain('98109');
    for (let n = 0; n < 25; n++) client.send({ type: 'key', key: '*' });
    expect(await client.next('error')).toMatchObject({ code: 'rate_limited' });
    client.send({ type: 'key', key: 'A' });
    expect(await client.next('error', { code: 'invalid_message' })).toBeDefined();
  });

  it('answers turns in the order in which they were sent', async () => {
    const { url } = await rig();
    const client = await startChat(url);
    for (const text of ['red', 'green', 'blue']) client.send({ type: 'say', text });
    await client.next('turn_completed', { nth: 3 });
    expect(client.said().slice(1)).toEqual(['You said: red.', 'You said: green.', 'You said: blue.']);
  });
});

describe('the record of a chat', () => {
  it('is complete when the client vanishes in the middle of a turn and does not come back', async () => {
    const timers = new HandTimers();
    let answered: () => void = () => undefined;
    let asked: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (answered = resolve));
    const thinking = new Promise<void>((resolve) => (asked = resolve));
    const { url, calls, services } = await rig(
      async (request) => {
        if (!lastWords(request).includes('slow')) return echo(request);
        asked();
        await gate;
        return { say: 'Too late.' };
      },
      { timers },
    );
    const client = await startChat(url);
    client.send({ type: 'say', text: 'hello' });
    await client.next('turn_completed');
    client.send({ type: 'say', text: 'something slow' });
    await thinking;
    client.ws.terminate();
    await expect.poll(() => timers.fire(20_000)).toBe(1);
    const [call] = calls;
    await call?.ended;
    answered();
    const stored = await services.calls.load(call?.id ?? '');
    expect(stored?.endedAt).not.toBeNull();
    expect(stored?.disposition).toBe('abandoned');
    const types = stored?.events.map((event) => event.type) ?? [];
    expect(types.filter((type) => type === 'caller.said')).toHaveLength(2);
    expect(types.slice(-2)).toEqual(['call.ended', 'call.summarised']);
    const end = stored?.events.find((event) => event.type === 'call.ended');
    expect(end?.data).toMatchObject({ reason: 'caller_hung_up' });
  });
});

describe('a client that does not keep to the protocol', () => {
  it.each([
    ['no JSON', '{"type":'],
    ['no message', '42'],
    ['an unknown type', { type: 'shout', text: 'hey' }],
    ['an unknown key', { type: 'say', text: 'hey', customerId: 'cust_dana' }],
    ['a wrong value', { type: 'say', text: { $ne: null } }],
    ['a binary frame', Buffer.from([1, 2, 3])],
  ])('gets a coded error for %s, and the call goes on', async (_what, frame) => {
    const { url } = await rig();
    const client = await startChat(url);
    client.send(frame);
    const error = await client.next('error');
    expect(['invalid_message', 'binary_not_supported']).toContain(error.code);
    expect(JSON.stringify(error)).not.toMatch(/cust_dana|shout|\$ne/);
    client.send({ type: 'say', text: 'still here' });
    await client.next('turn_completed');
    expect(client.said().at(-1)).toBe('You said: still here.');
  });

  it('loses the line after ten frames without sense', async () => {
    const { url } = await rig();
    const client = await startChat(url);
    for (let i = 0; i < 10; i++) client.send('nonsense');
    expect(await client.closed).toEqual({ code: 1008, reason: 'too_many_errors' });
  });

  it('is told why before a message that is too large costs it the line', async () => {
    const { url, calls } = await rig();
    const client = await startChat(url);
    client.send({ type: 'say', text: 'a'.repeat(20_000) });
    expect(await client.next('error')).toMatchObject({ code: 'message_too_large' });
    expect(await client.closed).toEqual({ code: 1009, reason: 'message_too_large' });
    expect((await calls[0]?.ended)?.turns).toBe(0);
  });

  it('cannot make the server read a frame without end', async () => {
    const { url } = await rig();
    const client = await startChat(url);
    client.send('a'.repeat(3_000_000));
    expect((await client.closed).code).toBe(1009);
  });

  it('must start before it speaks, and only once', async () => {
    const { url } = await rig();
    const client = new ChatClient(url);
    await once(client.ws, 'open');
    client.send({ type: 'say', text: 'hello?' });
    await client.next('error', { code: 'not_started' });
    client.send({ type: 'start' });
    await client.next('started');
    client.send({ type: 'start' });
    await client.next('error', { code: 'already_started' });
  });

  it('is let go when it never starts', async () => {
    const timers = new HandTimers();
    const { url } = await rig(echo, { timers });
    const client = new ChatClient(url);
    await once(client.ws, 'open');
    expect(timers.fire(10_000)).toBe(1);
    expect(await client.closed).toEqual({ code: 1008, reason: 'start_timeout' });
  });

  it('is slowed down when it speaks too often, and heard again afterwards', async () => {
    let now = 0;
    const limits = { turns: { burst: 2, perMinute: 60 } };
    const { url } = await rig(echo, { limits, monotonic: () => now });
    const client = await startChat(url);
    for (const text of ['red', 'green', 'blue']) client.send({ type: 'say', text });
    const refused = await client.next('error');
    expect(refused).toMatchObject({ code: 'rate_limited', retryAfterMs: 1000 });
    await client.next('turn_completed', { nth: 2 });
    expect(client.said()).not.toContain('You said: blue.');
    now += 1000;
    client.send({ type: 'say', text: 'grey' });
    await client.next('turn_completed', { nth: 3 });
    expect(client.said()).toContain('You said: grey.');
  });

  it('that does not answer pings any more is hung up on', async () => {
    const timers = new HandTimers();
    const { url, calls } = await rig(echo, { timers });
    const client = await startChat(url);
    client.ws.pause();
    expect(timers.fire(30_000)).toBe(1);
    expect(timers.fire(30_000)).toBe(1);
    await expect.poll(() => timers.fire(20_000)).toBe(1);
    await calls[0]?.ended;
    client.ws.resume();
    expect((await client.closed).code).toBe(1006);
  });
});

describe('a caller who has stopped typing', () => {
  it('is asked once, and then let go with a goodbye and a summary', async () => {
    const timers = new HandTimers();
    const { url } = await rig(echo, { timers });
    const client = await startChat(url);
    client.send({ type: 'say', text: 'hello' });
    await client.next('turn_completed');
    expect(timers.fire(180_000)).toBe(1);
    await client.next('final', { nth: 3 });
    expect(client.said().at(-1)).toMatch(/still there|still hear/);
    await expect.poll(() => timers.fire(180_000)).toBe(1);
    const summary = await client.next('summary');
    expect(client.said().at(-1)).toMatch(/Goodbye/);
    expect(summary['reason']).toBe('agent_ended');
    expect((await client.closed).code).toBe(1000);
  });
});

describe('how many may call', () => {
  it('says so when all lines are busy, and takes the next when one is free', async () => {
    const { url, calls } = await rig(echo, { limits: { calls: 1 } });
    const first = await startChat(url);
    const second = await openChat(url);
    expect(await second.next('error')).toMatchObject({ code: 'busy' });
    expect(await second.closed).toEqual({ code: 1013, reason: 'busy' });
    first.send({ type: 'hang_up' });
    await first.closed;
    await calls[0]?.ended;
    await expect.poll(async () => (await fetch(`http://${url}/health`)).json()).toMatchObject({ calls: 0 });
    const third = await startChat(url);
    expect(third.said()).toHaveLength(1);
  });

  it('limits one address', async () => {
    const { url } = await rig(echo, { limits: { callsPerAddress: 1 }, behindProxy: true });
    const from = (address: string) =>
      openChat(url, {}, { headers: { 'x-forwarded-for': `6.6.6.6, ${address}` } });
    await (await from('198.51.100.1')).next('started');
    const second = await from('198.51.100.1');
    expect(await second.closed).toEqual({ code: 1013, reason: 'too_many_connections' });
    await (await from('198.51.100.2')).next('started');
  });
});

describe('who a client may be', () => {
  it('is what it says in a demo on this machine', async () => {
    const { url } = await rig();
    const client = await startChat(url, { callerNumber: '(415) 555-1234' });
    expect(client.of('started')[0]).toMatchObject({ callerNumber: '+14155551234' });
  });

  it('is told with an example when the number is none, and may try again', async () => {
    const { url } = await rig();
    const client = new ChatClient(url);
    await once(client.ws, 'open');
    client.send({ type: 'start', callerNumber: 'banana' });
    expect((await client.next('error', { code: 'invalid_argument' }))['message']).toContain('+14155551234');
    client.send({ type: 'start', callerNumber: '+14155551234' });
    await client.next('started');
  });

  it.each<[string, RigOptions, Record<string, string>]>([
    ['the customers are real', { company: { embedded: false } }, {}],
    ['the server is open to the network', { host: '0.0.0.0' }, {}],
    ['a proxy stands between', {}, { 'x-forwarded-for': '198.51.100.7' }],
    ['the operator has said no', { trustedCallers: false }, {}],
  ])('is withheld where %s', async (_where, options, headers) => {
    const { url } = await rig(echo, options);
    const client = new ChatClient(url, { headers });
    await once(client.ws, 'open');
    client.send({ type: 'start', callerNumber: '+14155551234' });
    expect(await client.next('started')).toMatchObject({ callerNumber: null });
  });
});

describe('the server', () => {
  it('refuses pages of other origins, and names of this machine that are not its own', async () => {
    const { url } = await rig(echo, { allowedOrigins: ['https://shop.example'] });
    const opened = async (options: ConstructorParameters<typeof ChatClient>[1]) => {
      const { ws } = new ChatClient(url, options);
      return Promise.race([
        once(ws, 'open').then(() => 101),
        once(ws, 'unexpected-response').then(
          ([, response]: { statusCode?: number }[]) => response?.statusCode,
        ),
      ]);
    };
    expect(await opened({ origin: 'https://evil.example' })).toBe(403);
    expect(await opened({ origin: 'null' })).toBe(403);
    expect(await opened({ origin: `http://${url}` })).toBe(101);
    expect(await opened({ origin: 'https://shop.example' })).toBe(101);
    const renamed = { host: 'evil.example:8080' };
    expect(await opened({ origin: 'http://evil.example:8080', headers: renamed })).toBe(403);
  });

  it('says what it is over plain HTTP, and refuses upgrades to anything else', async () => {
    const { url } = await rig();
    expect((await fetch(`http://${url}/chat`)).status).toBe(426);
    expect((await fetch(`http://${url}/elsewhere`)).status).toBe(404);
    const { ws } = new ChatClient(`${url}/other?`);
    const [, response] = (await once(ws, 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(404);
  });

  it('is healthy, or degraded while the database is away', async () => {
    const { url } = await rig();
    const health = await fetch(`http://${url}/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ status: 'ok', calls: 0, database: { status: 'ok' } });
    const broken = await rig(echo, { company: { checkDatabase: () => Promise.reject(new Error('gone')) } });
    const degraded = await fetch(`http://${broken.url}/health`);
    expect(degraded.status).toBe(503);
    expect(await degraded.json()).toMatchObject({ status: 'degraded', database: { status: 'failing' } });
  });

  it('tells the caller when a call cannot be answered', async () => {
    const { url } = await rig(echo, {
      company: { answer: () => Promise.reject(new Error('secret detail')) },
    });
    const client = new ChatClient(url);
    await once(client.ws, 'open');
    client.send({ type: 'start' });
    expect(await client.next('error')).toMatchObject({ code: 'service_unavailable' });
    expect((await client.closed).code).toBe(1011);
    expect(JSON.stringify(client.received)).not.toContain('secret detail');
  });

  it('ends every call with its summary when it stops', async () => {
    const { url, server, calls, services } = await rig();
    const clients = await Promise.all([startChat(url), startChat(url), startChat(url)]);
    await server.close();
    for (const client of clients) {
      expect((await client.closed).code).toBe(1001);
      expect(client.of('summary')[0]).toMatchObject({ reason: 'shutdown' });
    }
    const stored = await Promise.all(calls.map((call) => services.calls.load(call.id)));
    expect(stored.every((call) => call?.endedAt !== null)).toBe(true);
  });
});
