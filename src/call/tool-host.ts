// What a call's tools run in: how they see the call, and how they act on it.
import type { Coordinator } from '../coordinator/index.ts';
import type { Clock } from '../domain/clock.ts';
import type { Services } from '../services/services.port.ts';
import type { Tool, ToolCall } from '../tools/define-tool.ts';
import type { CallLog } from './call-log.ts';
import type { CallerTurns } from './caller-turns.ts';
import type { CompanyRuntime } from './company-runtime.ts';
import type { Endings } from './endings.ts';
import type { Handoffs } from './handoffs.ts';
import type { InFlight } from './in-flight.ts';
import type { WarmTransfer } from './people/warm-transfer.ts';
import type { ToolHost, ToolRun } from './run-tool.ts';
import type { Timers } from './timers.ts';

export interface ToolHostDeps {
  runtime: CompanyRuntime;
  services: Services;
  coordinator: Coordinator;
  log: CallLog;
  turns: CallerTurns;
  handoffs: Handoffs;
  endings: Endings;
  people: WarmTransfer;
  inFlight: InFlight;
  clock: Clock;
  timers: Timers;
  monotonic: () => number;
  onStart: (tool: Tool) => void;
}

export function createToolHost(deps: ToolHostDeps): ToolHost {
  const { log, coordinator, timers, monotonic, inFlight, onStart } = deps;
  return {
    ...{ log, coordinator, timers, monotonic, onStart },
    track: (work) => inFlight.track(work),
    toolCall: (ctx) => toolCall(deps, ctx),
  };
}

function toolCall(deps: ToolHostDeps, ctx: ToolRun): ToolCall {
  const { coordinator, runtime, services, turns, handoffs, endings, people, clock } = deps;
  return {
    company: runtime.company,
    services,
    callerTurns: turns.raw,
    now: clock(),
    get context() {
      return coordinator.context;
    },
    report: (event) => report(deps, event),
    handOff: (wishes) => handoffs.request(wishes, ctx),
    insists: () => handoffs.insists(),
    leaveMessage: (message) => people.leave(message),
    sayGoodbye: () => endings.sayGoodbye(ctx),
  };
}

function report({ coordinator, log }: ToolHostDeps, event: Parameters<ToolCall['report']>[0]): void {
  if (!coordinator.send(event)) return;
  const { attempts } = coordinator.context.verification;
  if (event.type === 'verification.passed') log.add(event.type, { customerId: event.customer.id });
  if (event.type === 'verification.failed') log.add(event.type, { attempts, cause: 'mismatch' });
  if (event.type === 'verification.locked') log.add(event.type, { until: event.until });
}
