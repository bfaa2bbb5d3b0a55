// What a call's tools run in: how they see the call, and how they act on it.
import { voice } from '@livekit/agents';
import type { Coordinator } from '../coordinator/index.ts';
import type { Clock } from '../domain/clock.ts';
import type { Services } from '../services/services.port.ts';
import type { Tool, ToolCall } from '../tools/define-tool.ts';
import type { CallLog } from './call-log.ts';
import type { Session } from './call-voice.ts';
import type { CallerTurns } from './caller-turns.ts';
import type { CompanyRuntime } from './company-runtime.ts';
import type { Endings } from './endings.ts';
import type { Handoffs } from './handoffs.ts';
import { InFlight } from './in-flight.ts';
import type { WarmTransfer } from './people/warm-transfer.ts';
import type { ToolHost, ToolRun } from './run-tool.ts';
import type { Timers } from './timers.ts';

export interface ToolHostDeps {
  session: Session;
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
  const { session, log, coordinator, timers, monotonic, inFlight, onStart } = deps;
  const proposing = new InFlight();
  return {
    ...{ log, coordinator, timers, monotonic, onStart },
    track: (work) => inFlight.track(work),
    proposing,
    toolCall: (ctx) => toolCall({ ...deps, proposing }, ctx),
    toldByCode: fillIn(session),
  };
}

/** LiveKit asks the model again after any tool that answers something. One that answers nothing gets its answer here. */
function fillIn(session: Session): ToolHost['toldByCode'] {
  const told = new Map<string, string>();
  session.on(voice.AgentSessionEventTypes.FunctionToolsExecuted, ({ functionCallOutputs }) => {
    for (const item of functionCallOutputs) item.output = told.get(item.callId) ?? item.output;
  });
  return (toolCallId, result) => told.set(toolCallId, JSON.stringify(result));
}

function toolCall(deps: ToolHostDeps & Pick<ToolHost, 'proposing'>, ctx: ToolRun | null): ToolCall {
  const { coordinator, runtime, services, turns, handoffs, endings, people, clock, proposing } = deps;
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
    handOn: () => handoffs.handOn(),
    insists: () => handoffs.insists(),
    othersProposed: () => proposing.rest(),
    namedNumber: (message) => people.namedNumber(message),
    leaveMessage: (message) => people.leave(message),
    wordsHeard: () => ctx?.waitForPlayout() ?? Promise.resolve(),
    insistsOnEnding: () => endings.insists(),
    sayGoodbye: () => (ctx ? endings.sayGoodbye(ctx) : Promise.resolve()),
  };
}

function report({ coordinator, log }: ToolHostDeps, event: Parameters<ToolCall['report']>[0]): void {
  if (!coordinator.send(event)) return;
  const { attempts } = coordinator.context.verification;
  if (event.type === 'verification.passed') log.add(event.type, { customerId: event.customer.id });
  if (event.type === 'verification.failed') log.add(event.type, { attempts, cause: 'mismatch' });
  if (event.type === 'verification.locked') log.add(event.type, { until: event.until });
}
