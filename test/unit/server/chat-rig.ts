// A real chat server on a free port, with a real database and a scripted model, and a client that remembers everything.
import { once } from 'node:events';
import type { llm } from '@livekit/agents';
import { pino } from 'pino';
import { WebSocket, type ClientOptions } from 'ws';
import { z } from 'zod';
import { createCall, type Call } from '../../../src/call/create-call.ts';
import { createCompanyRuntime } from '../../../src/call/company-runtime.ts';
import { realTimers, type Timers } from '../../../src/call/timers.ts';
import { loadCompany } from '../../../src/config/load-company.ts';
import { AnsweringLlm, type AnswerModel } from '../../../src/rehearsal/answering-llm.ts';
import type { DeskOptions } from '../../../src/server/desk/desk-options.ts';
import type { ServedCompany } from '../../../src/server/served-company.ts';
import { isPrivate, SERVER_LIMITS, type ServerOptions } from '../../../src/server/server-options.ts';
import { startServer } from '../../../src/server/start-server.ts';
import type { TestRoomOptions } from '../../../src/server/test-room/test-room-options.ts';
import { createServices } from '../../../src/services/create-services.ts';
import { testDatabase } from '../../support/scripted-call.ts';

export const NOW = Date.parse('2026-03-02T10:00:00-08:00');

export type RigOptions = Partial<Omit<ServerOptions, 'limits'>> & {
  limits?: Partial<ServerOptions['limits']>;
  company?: Partial<ServedCompany>;
  /** How long a caller is listened to after goodbye; by default not at all. */
  goodbyeSeconds?: number;
  /** How long a caller whose connection broke is waited for; by default as companies have it. */
  returnSeconds?: number;
  timers?: Timers;
  monotonic?: () => number;
  clock?: () => number;
  llm?: llm.LLM;
  seed?: (company: string) => Promise<void>;
};

/** Open to all, without voice, and with no pages built. */
export const TEST_ROOM: TestRoomOptions = {
  enabled: true,
  password: null,
  livekit: null,
  voiceHint: null,
  voicePreparing: false,
  webRoot: '/nonexistent',
  secret: null,
};

export const DESK: DeskOptions = {
  oidc: null,
  publicUrl: null,
  secret: null,
  production: false,
  demoPeople: [],
};

let count = 0;

export async function openRig(answer: AnswerModel, options: RigOptions = {}) {
  const { db, pool } = await testDatabase();
  const loaded = loadCompany('pestcall');
  const slug = `chat-${++count}-${process.pid}`;
  loaded.company.slug = slug;
  loaded.company.limits.goodbyeSeconds = options.goodbyeSeconds ?? 0;
  loaded.company.limits.returnSeconds = options.returnSeconds ?? loaded.company.limits.returnSeconds;
  await options.seed?.(slug);
  const services = createServices({ db, company: slug, settings: loaded.company });
  const runtime = createCompanyRuntime(loaded);
  const logger = pino({ level: 'silent' });
  const calls: Call[] = [];
  let answered = 0;
  const {
    limits,
    company,
    timers = realTimers,
    monotonic = () => performance.now(),
    clock = () => NOW,
    llm,
    seed: _seed,
    goodbyeSeconds: _goodbye,
    returnSeconds: _return,
    ...rest
  } = options;
  const { host = '127.0.0.1', behindProxy = false } = options;
  const servedCompany: ServedCompany = {
    company: loaded.company,
    speech: null,
    callers: () => Promise.resolve([]),
    calls: services.calls,
    recordings: services.recordings,
    tickets: services.tickets,
    people: services.people,
    db,
    languageModel: 'script',
    fillers: new Set(),
    embedded: true,
    checkDatabase: () => pool.query('select 1'),
    answer: async (number) => {
      const model = llm ?? new AnsweringLlm('script', answer);
      const deps = { runtime, services, llm: model, clock: () => NOW, monotonic, timers, logger };
      const caller = { callId: `call-${slug}-${++answered}`, channel: 'chat' as const, number };
      const call = await createCall(deps, caller);
      calls.push(call);
      return call;
    },
    ...company,
  };
  const server = await startServer(
    {
      host: '127.0.0.1',
      port: 0,
      trustedCallers: undefined,
      allowedOrigins: [],
      behindProxy: false,
      // Where others can come, there is none without a password.
      testRoom: { ...TEST_ROOM, enabled: servedCompany.embedded && isPrivate({ host, behindProxy }) },
      desk: DESK,
      metricsToken: null,
      ...rest,
      limits: { ...SERVER_LIMITS, ...limits },
    },
    { company: servedCompany, timers, monotonic, clock, logger },
  );
  return { server, services, calls, db, company: slug, url: `127.0.0.1:${server.port}` };
}

const messageSchema = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  agent: z.string().optional(),
  code: z.string().optional(),
});
export type Received = z.infer<typeof messageSchema>;

/** Remembers every message and how the line was closed. */
export class ChatClient {
  readonly ws: WebSocket;
  readonly received: Received[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  #changed: () => void = () => undefined;

  constructor(url: string, options: ClientOptions = {}) {
    this.ws = new WebSocket(`ws://${url}/chat`, options);
    this.ws.on('message', (data: Buffer) => {
      this.received.push(messageSchema.parse(JSON.parse(data.toString())));
      this.#changed();
    });
    this.ws.on('error', () => undefined);
    this.closed = once(this.ws, 'close').then(([code, reason]: unknown[]) => {
      this.#changed();
      return { code: Number(code), reason: String(reason) };
    });
  }

  send(message: unknown): void {
    this.ws.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message));
  }

  /** The `nth` message of this type (and code), past or to come. */
  async next(type: string, { nth = 1, code }: { nth?: number; code?: string } = {}): Promise<Received> {
    for (;;) {
      const found = this.received.filter((m) => m.type === type && (code === undefined || m.code === code));
      const message = found[nth - 1];
      if (message) return message;
      if (this.ws.readyState >= WebSocket.CLOSING)
        throw new Error(`The line was closed before ${type}: ${JSON.stringify(this.received)}`);
      await new Promise<void>((resolve) => (this.#changed = resolve));
    }
  }

  of(type: string): Received[] {
    return this.received.filter((message) => message.type === type);
  }

  said(): string[] {
    return this.of('final').map((message) => message.text ?? '');
  }
}

/** A client that has asked for a call. */
export async function openChat(
  url: string,
  start: object = {},
  options: ClientOptions = {},
): Promise<ChatClient> {
  const client = new ChatClient(url, options);
  await once(client.ws, 'open');
  client.send({ type: 'start', ...start });
  return client;
}

/** A client whose call has begun. */
export async function startChat(url: string, start: object = {}): Promise<ChatClient> {
  const client = await openChat(url, start);
  await client.next('started');
  await client.next('final');
  return client;
}

/** Words of the caller's last turn. */
export function lastWords({ chatCtx }: Parameters<AnswerModel>[0]): string {
  const user = chatCtx.items.findLast((item) => item.type === 'message' && item.role === 'user');
  return user?.type === 'message' ? (user.textContent ?? '') : '';
}
