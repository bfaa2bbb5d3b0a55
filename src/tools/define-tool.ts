// What a tool is, and the rules that hold for all of them: verified or not, listed or not, proposed before done.
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { CoordinatorEvent, TransferVerdict } from '../coordinator/index.ts';
import type { Company } from '../domain/company.ts';
import type { CustomerContext, ListedKind } from '../domain/customer-context.ts';
import { CodedError } from '../domain/errors.ts';
import type { KeptMessage, LeftMessage } from '../domain/people.ts';
import type { Services } from '../services/services.port.ts';
import { understandYesNo } from '../understand/index.ts';
import { toolSchema } from './tool-schema.ts';

/** What a tool sees of the call it acts in. Identity comes from here, never from the model's arguments. */
export interface ToolCall {
  readonly company: Company;
  readonly context: CustomerContext;
  readonly services: Services;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The caller's turns as they were heard, oldest first; kept in memory only. */
  readonly callerTurns: readonly string[];
  report(event: CoordinatorEvent): void;
  /** Hands over for the first wish, and the others wait; resolves when the target is on its way or was given up. */
  handOff(wishes: readonly [Wanted, ...Wanted[]]): Promise<TransferVerdict>;
  /** Whether this transfer was refused after another in the same turn: then code talks to the caller. */
  insists(): boolean;
  /** Keeps words for the company's people, with what the caller said themselves. Never throws. */
  leaveMessage(message: LeftMessage): Promise<KeptMessage>;
  /** Lets the farewell play out and closes the line. */
  sayGoodbye(): Promise<void>;
}

/** What the caller wants from whom. */
export interface Wanted {
  to: string;
  reason: string;
}

interface ToolBase<P extends z.ZodObject> {
  /** snake_case, as the model sees it. */
  name: string;
  /** When to use it, and what it answers. */
  description: string;
  parameters: P;
  requires: 'nothing' | 'verified';
  /** Key of the stock lines to fill a silence with while it runs; null when it answers at once. */
  filler: string | null;
  /** When models are shown it; by default from when it may be used. The guard in the tool holds whatever they are shown. */
  offered?: (context: CustomerContext) => boolean;
  /** Arguments that are masked in logs, transcripts and replay files. */
  secrets?: readonly (keyof z.output<P> & string)[];
}

/** A tool that changes nothing, or nothing that needs the caller's yes. */
export interface ReadTool<P extends z.ZodObject = z.ZodObject> extends ToolBase<P> {
  effect: 'read';
  execute(args: z.output<P>, call: ToolCall): Promise<unknown>;
}

/** A tool that changes something: proposed, heard by the caller, agreed to in a later turn, then done. */
export interface WriteTool<P extends z.ZodObject = z.ZodObject> extends ToolBase<P> {
  effect: 'write';
  /** What would happen, fees included, in words for the caller. Checks everything that can be checked now. */
  propose(args: z.output<P>, call: ToolCall): Promise<string>;
  /** Does it once per key. `summary` says what was done; null when it could not be, for reasons in `result`. */
  execute(
    args: z.output<P>,
    call: ToolCall,
    key: string,
  ): Promise<{ result: unknown; summary: string | null }>;
}

/** Any tool, its parameters unknown: what registries and the call core handle. */
export interface Tool {
  name: string;
  description: string;
  parameters: z.ZodObject;
  /** The parameters as models are told of them; see tool-schema.ts. */
  jsonSchema: Readonly<Record<string, unknown>>;
  effect: 'read' | 'write';
  requires: 'nothing' | 'verified';
  filler: string | null;
  offered: (context: CustomerContext) => boolean;
  secrets: readonly string[];
  /** Parses the arguments and runs the tool under the shared rules. Throws CodedError only. */
  run(args: unknown, call: ToolCall): Promise<unknown>;
}

/**
 * Makes a tool of its definition.
 * @example defineTool({ name: 'list_open_invoices', effect: 'read', requires: 'verified', …, execute })
 */
export function defineTool<P extends z.ZodObject>(definition: ReadTool<P> | WriteTool<P>): Tool {
  const { name, description, parameters, effect, requires, filler } = definition;
  const schema = toolSchema(parameters);
  return {
    name,
    description,
    parameters,
    jsonSchema: schema.sent,
    effect,
    requires,
    filler,
    offered:
      definition.offered ??
      ((context) => requires === 'nothing' || context.verification.level === 'verified'),
    secrets: definition.secrets ?? [],
    async run(raw, call) {
      if (requires === 'verified') requireCustomer(call.context);
      const args = parseArguments(name, parameters, schema.read(raw, { lenient: effect === 'read' }));
      return definition.effect === 'read' ? definition.execute(args, call) : runWrite(definition, args, call);
    },
  };
}

/** The verified customer's id. Throws `not_verified`. */
export function requireCustomer(context: CustomerContext): string {
  if (context.customer && context.verification.level === 'verified') return context.customer.id;
  throw new CodedError(
    'not_verified',
    'The caller is not verified. Verify them before looking at an account.',
  );
}

/** Throws `not_listed` unless this call has listed the id. `how` tells the model how to list it. */
export function requireListed(context: CustomerContext, kind: ListedKind, id: string, how: string): void {
  if (context.listed[kind].includes(id)) return;
  throw new CodedError('not_listed', `No ${kind} with that id has been listed in this call. ${how}`);
}

function parseArguments<P extends z.ZodObject>(name: string, parameters: P, raw: unknown): z.output<P> {
  const parsed = parameters.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues
    .map((i) => `${i.path.join('.') || 'arguments'}: ${i.message}`)
    .join('; ');
  throw new CodedError(
    'invalid_argument',
    `${name} was called with wrong arguments (${issues}). Correct them.`,
  );
}

async function runWrite<P extends z.ZodObject>(tool: WriteTool<P>, args: z.output<P>, call: ToolCall) {
  const open = call.context.proposal;
  if (open?.tool !== tool.name || !isDeepStrictEqual(open.args, args)) return proposeWrite(tool, args, call);
  if (open.turn === call.context.turn)
    throw new CodedError(
      'not_proposed',
      `Not done yet. Tell the caller: "${open.summary}", and wait for their yes.`,
    );
  requireYes(call, open.summary);
  const { result, summary } = await tool.execute(args, call, `${call.context.callId}:${open.id}`);
  call.report(summary === null ? { type: 'action.dropped' } : { type: 'action.done', summary });
  return result;
}

async function proposeWrite<P extends z.ZodObject>(tool: WriteTool<P>, args: z.output<P>, call: ToolCall) {
  const summary = await tool.propose(args, call);
  const { turn } = call.context;
  call.report({
    type: 'action.proposed',
    proposal: { id: `${tool.name}-${turn}`, tool: tool.name, args, summary, turn },
  });
  return {
    status: 'proposed',
    will_happen: summary,
    next_step: `Nothing is changed yet. Tell the caller this and ask for a yes. After they say yes call ${tool.name} again with the same arguments.`,
  };
}

/** The caller's own last words must be a yes: the model's word for it does not count. */
function requireYes(call: ToolCall, summary: string): void {
  switch (understandYesNo(call.callerTurns.at(-1) ?? '', { question: summary })) {
    case 'yes':
      return;
    case 'no':
      call.report({ type: 'action.dropped' });
      throw new CodedError(
        'not_proposed',
        'The caller said no. Nothing was changed. Ask what they would like instead.',
      );
    case 'unclear':
      throw new CodedError('not_proposed', `The caller has not said yes. Ask again, yes or no: "${summary}"`);
  }
}
