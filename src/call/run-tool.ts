// Runs our tools inside LiveKit: logged before the model sees the result, refused in words it can act on.
import { llm, type voice } from '@livekit/agents';
import type { AgentSpec } from '../agents/define-agent.ts';
import type { Coordinator } from '../coordinator/index.ts';
import { CodedError } from '../domain/errors.ts';
import type { Tool, ToolCall } from '../tools/define-tool.ts';
import { ToldByCode } from '../tools/proposed-change.ts';
import { redact } from '../understand/index.ts';
import type { CallData } from './call-agent.ts';
import type { CallLog } from './call-log.ts';
import type { InFlight } from './in-flight.ts';
import { maskSecrets } from './model/model-answer.ts';
import type { Timers } from './timers.ts';

export interface ToolHost {
  log: CallLog;
  coordinator: Coordinator;
  timers: Timers;
  /** Milliseconds from any fixed point. */
  monotonic: () => number;
  track(work: Promise<unknown>): void;
  /** Changes that are being proposed. */
  proposing: InFlight;
  /** A tool begins to run. */
  onStart(tool: Tool): void;
  /** What the tool sees of the call; without a run of the model's where code makes a change. */
  toolCall(ctx: ToolRun | null): ToolCall;
  /** The model need not speak to this result, and finds it in the history. */
  toldByCode(toolCallId: string, result: unknown): void;
}

/** What LiveKit tells a running tool of its turn. */
export type ToolRun = voice.RunContext<CallData>;

/** The agent that a tool is built for. */
export type ToolUser = Pick<AgentSpec, 'name'>;

/** A service that takes longer has failed, as far as a caller on the line is concerned. Milliseconds. */
const TOOL_TIMEOUT = 8000;

/** Arguments are validated by the tool itself, so that a wrong one is logged and answered like any refusal. */
export function toLiveKitTool(tool: Tool, agent: ToolUser, host: ToolHost) {
  return llm.tool<CallData, llm.FunctionTool['parameters']>({
    name: tool.name,
    description: tool.description,
    parameters: tool.jsonSchema,
    execute: (args, { ctx, toolCallId }) => {
      const run = runTool({ tool, agent, host, toolCallId, args }, ctx);
      host.track(run);
      if (tool.effect === 'write') host.proposing.track(run);
      return run;
    },
  });
}

interface Run {
  tool: Tool;
  agent: ToolUser;
  host: ToolHost;
  toolCallId: string;
  args: unknown;
}

/** What the model asked for. What it need not speak to is told LiveKit as nothing: then it does not ask it again. */
async function runTool(run: Run, ctx: ToolRun): Promise<unknown> {
  const { tool, args, host, toolCallId } = run;
  const call = host.toolCall(ctx);
  // What was done is told again, and not done again: that is no run of the tool.
  const again = tool.change?.wasDone(args, call.context) ?? false;
  try {
    const result = await (again ? tool.run(args, call) : runLogged(run, () => tool.run(args, call)));
    if (!(result instanceof ToldByCode)) return result;
    host.toldByCode(toolCallId, result.result);
    return undefined;
  } catch (error) {
    throw new llm.ToolError(toCoded(error).message);
  }
}

/** Runs it within its time, with the log and the coordinator told. Throws CodedError only. */
export async function runLogged(run: Run, work: () => Promise<unknown>): Promise<unknown> {
  const { tool, agent, host, toolCallId, args } = run;
  const { log, coordinator } = host;
  const started = host.monotonic();
  const about = { agent: agent.name, tool: tool.name, toolCallId };
  const ms = () => Math.round(host.monotonic() - started);
  host.onStart(tool);
  log.add('tool.started', { ...about, args: maskSecrets(args, tool.secrets) });
  try {
    const answer = await withinTime(tool, host.timers, work());
    const result = answer instanceof ToldByCode ? answer.result : answer;
    log.add('tool.succeeded', { ...about, result: result ?? null, ms: ms() });
    if (result !== undefined) coordinator.send({ type: 'tool.succeeded', fruitful: tool.effect === 'read' });
    return answer;
  } catch (error) {
    const coded = toCoded(error);
    log.add('tool.failed', { ...about, code: coded.code, message: coded.message, ms: ms() });
    if (!(error instanceof CodedError)) log.add('error', { source: tool.name, message: describe(error) });
    coordinator.send({ type: 'tool.failed' });
    throw coded;
  }
}

async function withinTime(tool: Tool, timers: Timers, work: Promise<unknown>): Promise<unknown> {
  // Handing over and saying goodbye take as long as the words before them, and have their own watch.
  if (tool.name === 'transfer_call' || tool.name === 'end_call') return work;
  let cancel = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    cancel = timers.after(TOOL_TIMEOUT, () =>
      reject(new Error(`${tool.name} took longer than ${TOOL_TIMEOUT} ms`)),
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    cancel();
  }
}

function toCoded(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  return new CodedError(
    'service_unavailable',
    'The system did not answer, and nothing was changed as far as is known. Apologise, try once more, and if it fails again offer to leave a message or a person.',
    { cause: error },
  );
}

function describe(error: unknown): string {
  return redact(error instanceof Error ? error.message : String(error));
}
