// A rehearsed server behind `vite web`: recorded calls played over the real wire formats, so that pages can be worked on
// with nothing else running. GET /__mock?password=1&voice=1&off=1&empty=1&fail=1 sets the scene for whoever asks next;
// for the desk also still=1 (nothing comes in) and oidc=1.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Plugin } from 'vite';
import { WebSocketServer } from 'ws';
import { ROSTER, playCall } from './mock-call.ts';
import { MockDesk } from './mock-desk.ts';
import { fixtureNames, readFixture, type Recorded } from './recorded.ts';

interface Scene {
  password: boolean;
  voice: boolean;
  off: boolean;
  empty: boolean;
  fail: boolean;
  signedIn: boolean;
}

const CALLERS = [
  { number: '+14155551234', name: 'Dana Whitfield', hint: 'ZIP code 98109' },
  { number: '+12065550142', name: 'Marco Reyes', hint: 'ZIP code 98103' },
  { number: '+12065550142', name: 'Elena Reyes', hint: 'ZIP code 98115' },
  { number: '+12065550177', name: 'Tom Okafor', hint: 'ZIP code 98122' },
  { number: '+12065550188', name: 'Grace Lindqvist', hint: 'ZIP code 98052' },
  { number: null, name: 'Withheld number', hint: 'cannot be verified' },
];

export function mockServer(): Plugin {
  let scene = sceneOf(new URLSearchParams());
  const desk = new MockDesk(new URLSearchParams());
  const answer = (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const url = new URL(request.url ?? '/', 'http://mock');
    if (url.pathname === '/__mock') {
      scene = sceneOf(url.searchParams);
      desk.reset(url.searchParams);
      reply(response, 200, scene);
      return;
    }
    if (!url.pathname.startsWith('/api/')) {
      next();
      return;
    }
    if (scene.fail) {
      reply(response, 503, problem('service_unavailable', 'The database does not answer.'));
      return;
    }
    if (url.pathname.startsWith('/api/desk')) {
      void desk.answer(request, response, url);
      return;
    }
    const key = `${request.method ?? 'GET'} ${url.pathname}`;
    if (key === 'POST /api/test-room/sign-in') {
      scene = { ...scene, signedIn: true };
      reply(response, 204);
      return;
    }
    if (key === 'GET /api/test-room') {
      reply(response, 200, overview(scene));
      return;
    }
    if (key === 'GET /api/calls') {
      reply(response, 200, { calls: scene.empty ? [] : pastCalls(url) });
      return;
    }
    if (url.pathname.endsWith('/transcript')) {
      reply(response, 200, { name: 'a replay file' });
      return;
    }
    const call = /^GET \/api\/calls\/([\w-]+)$/.exec(key)?.[1];
    const recorded = call === undefined ? undefined : fixtureNames().find((name) => call.startsWith(name));
    if (recorded === undefined) {
      reply(response, 404, problem('not_found', 'There is no such call.'));
      return;
    }
    reply(response, 200, { call: listed(recorded, 0), events: readFixture(recorded).events });
  };
  return {
    name: 'switchboard-mock',
    configureServer(server) {
      server.middlewares.use(answer);
      const sockets = new WebSocketServer({ noServer: true });
      server.httpServer?.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        if (request.url === '/chat') sockets.handleUpgrade(request, socket, head, playCall);
      });
    },
  };
}

function sceneOf(query: URLSearchParams): Scene {
  const is = (key: string) => query.get(key) === '1';
  const [password, voice, off, empty, fail] = ['password', 'voice', 'off', 'empty', 'fail'].map(is);
  return { password, voice, off, empty, fail, signedIn: false } as Scene;
}

function overview({ password, voice, off, signedIn }: Scene) {
  return {
    enabled: !off,
    passwordRequired: password,
    signedIn: !password || signedIn,
    company: { slug: 'pestcall', name: 'Pestcall Pest Control' },
    roster: ROSTER,
    voice: {
      available: voice,
      preparing: false,
      hint: voice ? null : 'To speak instead of typing, start everything with: npm start',
    },
    languageModel: null,
    speech: voice ? { stt: ['rehearsal'], llm: ['rehearsal'], tts: ['rehearsal'] } : null,
    callers: CALLERS,
    anyNumber: true,
  };
}

function pastCalls(url: URL) {
  const before = Number(url.searchParams.get('before') ?? Infinity);
  const names = fixtureNames();
  const all = Array.from({ length: 70 }, (_, index) => listed(names[index % names.length] ?? '', index));
  return all.filter(({ startedAt }) => startedAt < before).slice(0, 50);
}

function listed(name: string, index: number) {
  const { events } = readFixture(name);
  const data = (type: string): Record<string, unknown> =>
    events.find((event) => event.type === type)?.data ?? {};
  const summary = data('call.summarised');
  const startedAt = Date.now() - 240_000 - index * 5_300_000;
  return {
    id: `${name}-${index}`,
    channel: index % 3 === 0 ? 'browser' : 'phone',
    callerLast4: index % 4 === 3 ? null : '1234',
    startedAt,
    endedAt: startedAt + lasted(events),
    disposition: data('call.ended').disposition,
    summary: summary.summary,
    costUsd: 0.0042 * (1 + (index % 7)),
    chain: summary.chain,
  };
}

function lasted(events: Recorded['events']): number {
  return (events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0);
}

function problem(code: string, message: string) {
  return { error: { code, message } };
}

function reply(response: ServerResponse, status: number, body?: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
