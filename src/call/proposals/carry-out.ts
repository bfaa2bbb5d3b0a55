// Does a change that the caller has agreed to, and puts it into the agent's history as if the model had called the tool.
import type { llm } from '@livekit/agents';
import type { Proposal } from '../../domain/customer-context.ts';
import { CodedError } from '../../domain/errors.ts';
import type { Tool } from '../../tools/define-tool.ts';
import { ToldByCode } from '../../tools/proposed-change.ts';
import { runLogged, type ToolHost, type ToolUser } from '../run-tool.ts';
import { toolItems } from '../tool-items.ts';

/** So often a change is tried that the caller has agreed to. */
const TRIES = 2;
const ONCE_MORE =
  'The system did not answer, and nothing was changed as far as is known. Say so in one sentence and apologise: the caller is then asked whether to try again.';
const GIVEN_UP =
  'The system did not answer again, and nothing was changed as far as is known. Apologise, and offer to leave a message or a person.';

/** A model that has a result to tell forgets what was asked in the same breath. */
const ASKED_BESIDE =
  'Say in a few words that this is done. The caller also asked something beside their yes: answer that too.';

export interface Carrying {
  tool: Tool;
  agent: ToolUser;
  host: ToolHost;
}

export interface CarriedOut {
  /** A call and its output. */
  items: llm.ChatItem[];
  /** It is not what the caller agreed to any more, and was proposed anew. */
  asksAgain: boolean;
}

/**
 * Never throws: what went wrong is told the model in the output.
 *
 * @param asksBeside The caller asked something in the turn in which they agreed.
 */
export async function carryOut(
  proposal: Proposal,
  { tool, agent, host }: Carrying,
  asksBeside: boolean,
): Promise<CarriedOut> {
  const { id, args, failed } = proposal;
  const toolCallId = failed === 0 ? id : `${id}/${failed + 1}`;
  const run = { tool, agent, host, toolCallId, args };
  try {
    const done = await runLogged(run, async () => tool.change?.carryOut(proposal, host.toolCall(null)));
    const asksAgain = done instanceof ToldByCode;
    const result = asksAgain ? done.result : (done ?? null);
    const reminded = asksBeside && !asksAgain && isRecord(result);
    const output = JSON.stringify(reminded ? { ...result, next_step: ASKED_BESIDE } : result);
    return { items: toolItems({ id, tool: tool.name, args, output, isError: false }), asksAgain };
  } catch (error) {
    const output = explain(error, proposal, host);
    return { items: toolItems({ id, tool: tool.name, args, output, isError: true }), asksAgain: false };
  }
}

function isRecord(result: unknown): result is object {
  return typeof result === 'object' && result !== null && !('next_step' in result);
}

/** A service may do better the second time; what was refused stays refused. */
function explain(error: unknown, { id, failed }: Proposal, { coordinator }: ToolHost): string {
  const unavailable = !(error instanceof CodedError) || error.code === 'service_unavailable';
  if (unavailable && failed + 1 < TRIES) {
    coordinator.send({ type: 'action.failed', id });
    return ONCE_MORE;
  }
  coordinator.send({ type: 'action.dropped', ids: [id], why: 'impossible' });
  return unavailable ? GIVEN_UP : error.message;
}
