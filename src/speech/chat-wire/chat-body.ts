// The body of a request on the chat wire: the conversation, the tools in a steady order, and the parameters that this
// model takes.
import { llm } from '@livekit/agents';
import type { LlmSettings } from '../../domain/speech-settings.ts';
import type { ModelRequest } from '../language-model.ts';
import type { ModelProfile } from './model-profile.ts';

/** Parameters that a request can do without. */
export const OPTIONAL = [
  'max_completion_tokens',
  'max_tokens',
  'temperature',
  'top_p',
  'reasoning_effort',
  'parallel_tool_calls',
  'stream_options',
  'service_tier',
  'tool_choice',
  'strict',
] as const;
export type Optional = (typeof OPTIONAL)[number];
export type Sent = Readonly<Partial<Record<Optional, unknown>>>;

/** What a model has refused: a parameter is left out, or its thinking turned off. */
export type Refused = ReadonlyMap<Optional, 'leave_out' | 'turn_off'>;

/** What stands in company.yaml's options; see providers/openai.ts. */
export interface ChatOptions {
  topP?: number | undefined;
  reasoningEffort?: string | undefined;
  serviceTier?: string | undefined;
}

export interface ChatSettings {
  model: string;
  profile: ModelProfile;
  settings: Pick<LlmSettings, 'temperature' | 'maxTokens'>;
  options: ChatOptions;
}

/** A message of 1,000 characters, in JSON: without room for it a long one would be cut off and lost. Tokens. */
const ARGUMENTS = 450;

export interface ChatBody {
  body: Readonly<Record<string, unknown>>;
  /** The optional parameters that it has, for when one is refused. */
  sent: Sent;
  /** Longest answer, in tokens. */
  limit: number;
}

export async function chatBody(
  chat: ChatSettings,
  request: Pick<ModelRequest, 'chatCtx' | 'toolCtx' | 'toolChoice'>,
  refused: Refused,
): Promise<ChatBody> {
  const tools = Object.values(request.toolCtx?.functionTools ?? {})
    .map(toTool)
    .sort(byName);
  const limit = chat.settings.maxTokens + chat.profile.thinking + (tools.length > 0 ? ARGUMENTS : 0);
  const sent = parametersOf({ chat, request, limit, hasTools: tools.length > 0 }, refused);
  const { strict, ...parameters } = sent;
  const body = {
    model: chat.model,
    messages: await request.chatCtx.toProviderFormat('openai'),
    ...(tools.length > 0 && { tools: tools.map((tool) => toWire(tool, strict === true)) }),
    stream: true,
    ...parameters,
  };
  return { body, sent, limit };
}

interface Wanted {
  chat: ChatSettings;
  request: Pick<ModelRequest, 'toolChoice'>;
  limit: number;
  hasTools: boolean;
}

/** By the profile, unless company.yaml says otherwise, and without what has been refused. */
function parametersOf(
  { chat: { profile, settings, options }, request, limit, hasTools }: Wanted,
  refused: Refused,
): Sent {
  const off = refused.get('reasoning_effort') === 'turn_off';
  const effort = off ? 'none' : (options.reasoningEffort ?? profile.effort ?? undefined);
  const thinks = profile.temperature === 'unless_thinking' && effort !== 'none';
  const other = profile.limit === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
  const wanted: Sent = {
    [refused.has(profile.limit) ? other : profile.limit]: limit,
    temperature: profile.temperature === 'never' || thinks ? undefined : settings.temperature,
    top_p: options.topP,
    reasoning_effort: effort,
    // One call at a time keeps a transfer from racing the tool beside it; the protocol holds without it too.
    parallel_tool_calls: hasTools && profile.parallelToolCalls ? false : undefined,
    stream_options: profile.usage ? { include_usage: true } : undefined,
    service_tier: options.serviceTier,
    tool_choice: hasTools && request.toolChoice !== 'auto' ? request.toolChoice : undefined,
    strict: hasTools && profile.strict ? true : undefined,
  };
  const taken = OPTIONAL.filter((name) => wanted[name] !== undefined && refused.get(name) !== 'leave_out');
  return Object.fromEntries(taken.map((name) => [name, wanted[name]]));
}

interface Tool {
  name: string;
  description: string;
  parameters: object;
}

function toTool({ name, description, parameters }: llm.FunctionTool): Tool {
  const { $schema: _dialect, ...schema } = { ...llm.toJsonSchema(parameters) };
  return { name, description, parameters: schema };
}

/** Always the same order: a prompt that begins alike is read from the provider's cache. */
const byName = (a: Tool, b: Tool) => (a.name < b.name ? -1 : 1);

const toWire = (tool: Tool, strict: boolean) => ({
  type: 'function',
  function: { ...tool, ...(strict && { strict }) },
});
