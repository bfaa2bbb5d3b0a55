// What a tool is, and the rules that hold for all of them: verified or not, listed or not.
import type { z } from 'zod';
import type { TransferVerdict } from '../coordinator/index.ts';
import type { CustomerContext, ListedKind, Proposal } from '../domain/customer-context.ts';
import { CodedError } from '../domain/errors.ts';
import type { KeptMessage, LeftMessage, NamedNumber } from '../domain/people.ts';
import { carryOut, proposeOrRepeat, wasDone, type ChangeCall, type ChangingTool } from './proposed-change.ts';
import { toolSchema } from './tool-schema.ts';

export type { ChangeCall } from './proposed-change.ts';

/** What a tool sees of the call it acts in. */
export interface ToolCall extends ChangeCall {
  /** Hands over for the first wish, and the others wait; resolves when the target is on its way or was given up. */
  handOff(wishes: readonly [Wanted, ...Wanted[]]): Promise<TransferVerdict>;
  /** Hands over to who serves what the caller wants, where that is known; false where it is not. */
  handOn(): boolean;
  /** Whether this transfer was refused after another in the same turn: then code talks to the caller. */
  insists(): boolean;
  /** Resolves when the changes that the model asked for beside this tool are proposed, or refused. */
  othersProposed(): Promise<void>;
  /** The other number that the caller named for this callback; null where it is the one they call from, or withheld. */
  namedNumber(message: LeftMessage): NamedNumber | null;
  /** Keeps words for the company's people, with what the caller said themselves. Never throws. */
  leaveMessage(message: LeftMessage): Promise<KeptMessage>;
  /** Resolves when what the model says beside this tool has been heard, or cut off. */
  wordsHeard(): Promise<void>;
  /** The line is kept open against the model. Answers whether it was before in this turn: then code talks to the caller. */
  insistsOnEnding(): boolean;
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
export interface WriteTool<P extends z.ZodObject = z.ZodObject>
  extends ToolBase<P>, ChangingTool<z.output<P>> {
  effect: 'write';
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
  /** Of a tool that changes something. */
  change: Change | null;
}

/** What only code does with a change: the model's part ends when it has proposed it. */
export interface Change {
  /** Does what the caller has agreed to, or proposes it anew where it is not any more what they heard. */
  carryOut(proposal: Proposal, call: ChangeCall): Promise<unknown>;
  /** Whether these arguments ask for what was done just now. */
  wasDone(args: unknown, context: CustomerContext): boolean;
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
      return definition.effect === 'read'
        ? definition.execute(args, call)
        : proposeOrRepeat({ tool: definition, args }, call);
    },
    change: definition.effect === 'read' ? null : changeOf(definition),
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

function changeOf<P extends z.ZodObject>(tool: WriteTool<P>): Change {
  return {
    carryOut(proposal, call) {
      if (tool.requires === 'verified') requireCustomer(call.context);
      return carryOut(
        { tool, args: parseArguments(tool.name, tool.parameters, proposal.args) },
        proposal,
        call,
      );
    },
    wasDone: (args, context) => wasDone(tool.name, args, context) !== undefined,
  };
}
