// Troubles made to order, seen by the real plugins: slow, refused, cut off, hanging, and well again.
import { llm } from '@livekit/agents';
import * as openai from '@livekit/agents-plugin-openai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import {
  startRehearsalServers,
  type Endpoint,
  type Fault,
  type RehearsalServers,
} from '../../../src/rehearsal/servers/index.ts';
import { elevenLabs, ONCE, say } from './support.ts';

let servers: RehearsalServers;
beforeAll(async () => {
  servers = await startRehearsalServers();
});
afterAll(() => servers.close());
afterEach(() => {
  for (const endpoint of ['llm', 'stt', 'tts'] as const) {
    servers.faults.set(endpoint, null);
    servers.faults.setDelay(endpoint, 0);
  }
});

async function ask(): Promise<string> {
  const model = new openai.LLM({
    apiKey: 'rehearsal',
    baseURL: `${servers.url}/v1`,
    model: 'x',
  });
  const chatCtx = new llm.ChatContext();
  chatCtx.addMessage({ role: 'user', content: 'hello' });
  const stream = model.chat({ chatCtx, connOptions: ONCE });
  let said = '';
  for await (const chunk of stream) said += chunk.delta?.content ?? '';
  return said;
}

/** How a socket to this path begins and ends: a status, or a close code. */
function open(path: string): Promise<{ socket: WebSocket } | { status: number }> {
  const socket = new WebSocket(`${servers.url.replace(/^http/, 'ws')}${path}`);
  return new Promise((resolve) => {
    socket.on('error', () => undefined);
    socket.once('unexpected-response', (_request, { statusCode = 0 }) => resolve({ status: statusCode }));
    socket.once('open', () => resolve({ socket }));
    socket.once('close', () => resolve({ status: 0 }));
  });
}

const LISTEN = '/v1/listen?encoding=linear16&sample_rate=16000';
const SPEAK = '/v1/text-to-speech/slt/multi-stream-input?output_format=pcm_24000';

describe('a faulty language model', () => {
  it('answers late by as much as was ordered, constant delay and fault together', async () => {
    servers.faults.set('llm', { kind: 'delay', ms: 120 });
    servers.faults.setDelay('llm', 80);
    const began = performance.now();
    expect(await ask()).not.toBe('');
    expect(performance.now() - began).toBeGreaterThan(195);
  });

  it('refuses with the status that was ordered, and is well again when the fault is taken back', async () => {
    servers.faults.set('llm', { kind: 'status', status: 503 });
    const response = await fetch(`${servers.url}/v1/models`);
    expect(response.status).toBe(503);
    expect(await ask().catch(() => '')).toBe('');
    servers.faults.set('llm', null);
    expect(await ask()).not.toBe('');
  });

  it('breaks off in the middle', async () => {
    servers.faults.set('llm', { kind: 'cut' });
    const body = JSON.stringify({ model: 'x', stream: true, messages: [{ role: 'user', content: 'hi' }] });
    const response = await fetch(`${servers.url}/v1/chat/completions`, { method: 'POST', body });
    await expect(response.text()).rejects.toThrow();
  });

  it('hangs until the client gives up', async () => {
    servers.faults.set('llm', { kind: 'hang' });
    const signal = AbortSignal.timeout(150);
    await expect(fetch(`${servers.url}/v1/models`, { signal })).rejects.toThrow(/timeout/i);
  });
});

describe('a faulty voice', () => {
  it('that is cut fails the sentence under way', async () => {
    const speaker = elevenLabs(servers.url, 'slt');
    await say(speaker, 'Hello.');
    servers.faults.set('tts', { kind: 'cut', afterMs: 0 });
    const { pcm } = await say(speaker, 'Hello again.').catch(() => ({ pcm: new Int16Array() }));
    expect(pcm.length).toBe(0);
    await speaker.close();
  });

  it('does not take the ear with it', async () => {
    servers.faults.set('tts', { kind: 'status', status: 500 });
    expect(await open(SPEAK)).toEqual({ status: 500 });
    const ear = await open(LISTEN);
    expect(ear).toHaveProperty('socket');
    if ('socket' in ear) ear.socket.terminate();
  });
});

describe('a faulty ear', () => {
  it('closes open sockets when it is cut', async () => {
    const ear = await open(LISTEN);
    if (!('socket' in ear)) throw new Error('the ear is closed');
    const closed = new Promise((resolve) => ear.socket.once('close', resolve));
    servers.faults.set('stt', { kind: 'cut' });
    expect(await closed).toBe(1006);
  });

  it('that hangs takes audio and says nothing, not even goodbye', async () => {
    servers.faults.set('stt', { kind: 'hang' });
    const ear = await open(LISTEN);
    if (!('socket' in ear)) throw new Error('the ear is closed');
    const answers: unknown[] = [];
    ear.socket.on('message', (message) => answers.push(message));
    ear.socket.send('{"type":"CloseStream"}');
    const pong = new Promise((resolve) => ear.socket.once('pong', resolve));
    ear.socket.ping();
    await pong;
    expect(answers).toEqual([]);
    ear.socket.terminate();
  });
});

describe('faults over HTTP', () => {
  const put = (endpoint: string, fault: unknown) =>
    fetch(`${servers.url}/faults/${endpoint}`, { method: 'PUT', body: JSON.stringify(fault) });

  it('are set, shown and taken back', async () => {
    const fault: Fault = { kind: 'delay', ms: 5 };
    const endpoint: Endpoint = 'stt';
    expect((await put(endpoint, fault)).status).toBe(204);
    expect(servers.faults.get('stt')).toEqual(fault);
    expect(await (await fetch(`${servers.url}/faults`)).json()).toMatchObject({ stt: fault, llm: null });
    await fetch(`${servers.url}/faults/stt`, { method: 'DELETE' });
    expect(servers.faults.get('stt')).toBeNull();
  });

  it('that make no sense are refused', async () => {
    expect((await put('llm', { kind: 'explode' })).status).toBe(400);
    expect((await put('llm', { kind: 'status', status: 200 })).status).toBe(400);
    expect((await put('fax', { kind: 'hang' })).status).toBe(404);
  });
});

describe('sockets asked for wrongly', () => {
  it('are refused with the reason', async () => {
    expect(await open('/v1/listen?encoding=opus&sample_rate=16000')).toEqual({ status: 400 });
    expect(await open('/v1/listen?encoding=linear16')).toEqual({ status: 400 });
    expect(await open('/v1/text-to-speech/slt/multi-stream-input?output_format=mp3_44100_128')).toEqual({
      status: 400,
    });
    expect(await open('/v1/nothing')).toEqual({ status: 404 });
  });

  it('survive messages that are none', async () => {
    const ear = await open(LISTEN);
    if (!('socket' in ear)) throw new Error('the ear is closed');
    const closed = new Promise((resolve) => ear.socket.once('close', resolve));
    for (const message of ['no json', '{}', '[]', '{"type":"Dance"}']) ear.socket.send(message);
    ear.socket.send(Buffer.from([1]));
    ear.socket.send('{"type":"CloseStream"}');
    expect(await closed).toBe(1000);
  });
});
