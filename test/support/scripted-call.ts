// A real call with a model that follows a script: real session, real coordinator, real database.
import { createCall, type Call, type CallDeps } from '../../src/call/create-call.ts';
import { createCompanyRuntime, type CompanyRuntime } from '../../src/call/company-runtime.ts';
import type { Timers } from '../../src/call/timers.ts';
import { loadCompany } from '../../src/config/load-company.ts';
import type { Company } from '../../src/domain/company.ts';
import type { CallEvent, CallEventData, CallEventType } from '../../src/domain/call-event.ts';
import { AnsweringLlm, type ModelRequest, type ModelStep } from '../../src/rehearsal/answering-llm.ts';
import { createServices } from '../../src/services/create-services.ts';
import type { Services } from '../../src/services/services.port.ts';
import { openMemoryDatabase, type Database } from '../../src/database/connection.ts';
import { pino } from 'pino';

export const NOW = Date.parse('2026-03-02T10:00:00-08:00');

/** The agent that is asked, told by the heading of its prompt. */
export interface Asked extends ModelRequest {
  agent: string;
  /** Last words of the caller, or ''. */
  lastWords: string;
  /** Whether the last thing that happened is a tool's answer. */
  afterTool: boolean;
  note: string;
}

export type Script = (asked: Asked) => ModelStep | Promise<ModelStep>;

export interface Line {
  call: Call;
  runtime: CompanyRuntime;
  services: Services;
  timers: HandTimers;
  /** Every request that the model got. */
  asked: Asked[];
  said(): string[];
}

let count = 0;
let shared: Promise<Database> | undefined;

/** One database for a test file; every call gets a company of its own in it. */
export function testDatabase(): Promise<Database> {
  shared ??= openMemoryDatabase();
  return shared;
}

export async function closeTestDatabase(): Promise<void> {
  await (await shared)?.close();
  shared = undefined;
}

export interface LineOptions extends Partial<
  Pick<CallDeps, 'buildAgent' | 'sessionTools' | 'llm' | 'voice' | 'clock'>
> {
  callerNumber?: string | null;
  /** What a call with sound brings along, and its clocks. */
  spoken?: Pick<CallDeps, 'voice' | 'timers' | 'clock' | 'monotonic'>;
  /** Changes the company's limits. */
  limits?: Partial<Company['limits']>;
  /** Silence that is a failed attempt, in seconds. */
  idleSeconds?: number;
  /** Puts rows into the company before the call. */
  seed?: (company: string) => Promise<void>;
  wrapServices?: (services: Services) => Services;
}

/** Answers a call of pestcall with a scripted model. */
export async function openLine(script: Script, options: LineOptions = {}): Promise<Line> {
  const { db } = await testDatabase();
  const loaded = loadCompany('pestcall');
  const slug = `pestcall-${++count}-${process.pid}`;
  loaded.company.slug = slug;
  // In text nobody is listened to after goodbye, unless a test is about that: timers are fired by hand.
  Object.assign(loaded.company.limits, options.spoken ? {} : { goodbyeSeconds: 0 }, options.limits);
  loaded.company.verification.idleSeconds = options.idleSeconds ?? loaded.company.verification.idleSeconds;
  await options.seed?.(slug);
  const runtime = createCompanyRuntime(loaded);
  const real = createServices({ db, company: slug, settings: loaded.company });
  const services = options.wrapServices?.(real) ?? real;
  const asked: Asked[] = [];
  const llm = new AnsweringLlm('script', (request) => {
    const view = viewOf(request);
    asked.push(view);
    return script(view);
  });
  const timers = new HandTimers();
  const { callerNumber = '+14155550123', buildAgent, sessionTools, voice, clock = () => NOW } = options;
  const call = await createCall(
    {
      runtime,
      services,
      llm: options.llm ?? llm,
      clock,
      monotonic: () => performance.now(),
      timers,
      logger: pino({ level: 'silent' }),
      ...options.spoken,
      ...(buildAgent ? { buildAgent } : {}),
      ...(voice ? { voice } : {}),
      ...(sessionTools ? { sessionTools } : {}),
    },
    { callId: `call-${slug}`, channel: options.spoken ? 'phone' : 'console', number: callerNumber },
  );
  const said = () => eventsOf(call, 'agent.said').map((data) => `${data.agent}: ${data.text}`);
  return { call, runtime, services, timers, asked, said };
}

/** Timers that the test fires; short waits of a failing database log run by themselves. */
export class HandTimers implements Timers {
  readonly #waiting = new Map<symbol, { ms: number; callback: () => void }>();

  after(ms: number, callback: () => void): () => void {
    const key = Symbol();
    this.#waiting.set(key, { ms, callback });
    return () => this.#waiting.delete(key);
  }

  /** Fires every timer set to exactly this many milliseconds; answers how many there were. */
  fire(ms: number): number {
    const due = [...this.#waiting].filter(([, timer]) => timer.ms === ms);
    for (const [key, timer] of due) {
      this.#waiting.delete(key);
      timer.callback();
    }
    return due.length;
  }

  /** Milliseconds of every timer that is set. */
  get set(): number[] {
    return [...this.#waiting.values()].map(({ ms }) => ms);
  }

  has(ms: number): boolean {
    return [...this.#waiting.values()].some((timer) => timer.ms === ms);
  }
}

export function eventsOf<T extends CallEventType>(call: Call, type: T): CallEventData[T][] {
  return call.log.events.flatMap((event: CallEvent) =>
    event.type === type ? [event.data as CallEventData[T]] : [],
  );
}

/** Resolves with the first event of this type, past or to come. */
export function nextEvent<T extends CallEventType>(call: Call, type: T): Promise<CallEventData[T]> {
  const [past] = eventsOf(call, type);
  if (past) return Promise.resolve(past);
  return new Promise((resolve) => {
    const stop = call.onEvent((event) => {
      if (event.type !== type) return;
      stop();
      resolve(event.data as CallEventData[T]);
    });
  });
}

/** Makes the caller verified without going through verification: for tests about what comes after. */
export function letIn(call: Call): void {
  call.coordinator.send({
    type: 'verification.passed',
    customer: { id: 'cust_1', firstName: 'Dana', lastName: 'Reyes' },
    at: NOW,
  });
}

/** Machine and session agree on who speaks, and nothing is under way. */
export function agreement(call: Call): { machine: string; session: string; pending: unknown } {
  const { active, pending } = call.coordinator.context;
  return { machine: active, session: call.session.currentAgent.id, pending };
}

function viewOf(request: ModelRequest): Asked {
  const { items } = request.chatCtx;
  const system = items.flatMap((item) =>
    item.type === 'message' && item.role === 'system' ? [item.textContent ?? ''] : [],
  );
  const last = items.findLast((item) => !(item.type === 'message' && item.role === 'system'));
  const user = items.findLast((item) => item.type === 'message' && item.role === 'user');
  return {
    ...request,
    agent: /# The ([\w-]+?)(?:-handoff)? agent/.exec(system[0] ?? '')?.[1] ?? 'unknown',
    lastWords: user?.type === 'message' ? (user.textContent ?? '') : '',
    afterTool: last?.type === 'function_call_output',
    note: system.at(-1) ?? '',
  };
}

/** Lets the event loop turn once; for waiting without a clock. */
export function nextTick(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
