// Runs our tools inside LiveKit: logged before the model sees the result, refused in words it can act on.
import { llm, type voice } from '@livekit/agents';
import type { AgentSpec } from '../agents/define-agent.ts';
import type { Coordinator } from '../coordinator/index.ts';
import { CodedError } from '../domain/errors.ts';
import type { Tool, ToolCall } from '../tools/define-tool.ts';
import { redact } from '../understand/index.ts';
import type { CallData } from './call-agent.ts';
import type { CallLog } from './call-log.ts';
import { maskSecrets } from './model/model-answer.ts';
import type { Timers } from './timers.ts';

export interface ToolHost {
  log: CallLog;
  coordinator: Coordinator;
  timers: Timers;
  /** Milliseconds from any fixed point. */
  monotonic: () => number;
  track(work: Promise<unknown>): void;
  /** A tool begins to run. */
  onStart(tool: Tool): void;
  /** What the tool sees of the call. */
  toolCall(ctx: ToolRun): ToolCall;
}

/** What LiveKit tells a running tool of its turn. */
export type ToolRun = voice.RunContext<CallData>;

/** The agent that a tool is built for. */
type ToolUser = Pick<AgentSpec, 'name'>;

/** A service that takes longer has failed, as far as a caller on the line is concerned. Milliseconds. */
const TOOL_TIMEOUT = 8000;

/** Arguments are validated by the tool itself, so that a wrong one is logged and answered like any refusal. */
export function toLiveKitTool(tool: Tool, agent: ToolUser, host: ToolHost) {
  return llm.tool<CallData, llm.FunctionTool['parameters']>({
    name: tool.name,
    description: tool.description,
    parameters: tool.jsonSchema,
    execute: (args, { ctx, toolCallId }) => {
      const run = runTool({ tool, agent, host, ctx, toolCallId, args });
      host.track(run);
      return run;
    },
  });
}

interface Run {
  tool: Tool;
  agent: ToolUser;
  host: ToolHost;
  ctx: ToolRun;
  toolCallId: string;
  args: unknown;
}

async function runTool({ tool, agent, host, ctx, toolCallId, args }: Run): Promise<unknown> {
  const { log, coordinator } = host;
  const started = host.monotonic();
  const about = { agent: agent.name, tool: tool.name, toolCallId };
  const ms = () => Math.round(host.monotonic() - started);
  host.onStart(tool);
  log.add('tool.started', { ...about, args: maskSecrets(args, tool.secrets) });
  try {
    if (tool.effect === 'write') keepWhole(ctx);
    const result = await withinTime(tool, host.timers, tool.run(args, host.toolCall(ctx)));
    log.add('tool.succeeded', { ...about, result: result ?? null, ms: ms() });
    if (result !== undefined) coordinator.send({ type: 'tool.succeeded', fruitful: tool.effect === 'read' });
    return result;
  } catch (error) {
    const { code, message } = toCoded(error);
    log.add('tool.failed', { ...about, code, message, ms: ms() });
    if (!(error instanceof CodedError)) log.add('error', { source: tool.name, message: describe(error) });
    coordinator.send({ type: 'tool.failed' });
    throw new llm.ToolError(message);
  }
}

/** What changes something is not cut off by a caller who speaks over it. */
function keepWhole(ctx: ToolRun): void {
  try {
    ctx.disallowInterruptions();
  } catch {
    throw new CodedError(
      'not_allowed',
      'The caller has just spoken. Nothing was changed. Answer them first.',
    );
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
