// A change is proposed by the model, read to the caller by code, and done by code after their yes in a later turn.
import { isDeepStrictEqual } from 'node:util';
import type { CoordinatorEvent } from '../coordinator/index.ts';
import type { Company } from '../domain/company.ts';
import type { CustomerContext, Proposal, SettledProposal } from '../domain/customer-context.ts';
import { CodedError } from '../domain/errors.ts';
import type { Services } from '../services/services.port.ts';

/** What a change sees of the call it is made in. Identity comes from here, never from the model's arguments. */
export interface ChangeCall {
  readonly company: Company;
  readonly context: CustomerContext;
  readonly services: Services;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The caller's turns as they were heard, oldest first; kept in memory only. */
  readonly callerTurns: readonly string[];
  report(event: CoordinatorEvent): void;
}

export interface Proposed {
  /** What would happen, fees included, in words that go on from "I'll": code reads them to the caller. */
  summary: string;
  /** What it changes, e.g. "appointment:apt_1": a newer proposal about the same takes its place. */
  about: readonly string[];
}

export interface ChangingTool<Args extends Record<string, unknown>> {
  name: string;
  /** Checks everything that can be checked now. */
  propose(args: Args, call: ChangeCall): Promise<Proposed>;
  /** Does it once per key. `summary` says what was done; null when it could not be, for reasons in `result`. */
  execute(args: Args, call: ChangeCall, key: string): Promise<{ result: unknown; summary: string | null }>;
}

/** An answer that the model need not speak to: code tells the caller what there is to tell. */
export class ToldByCode {
  readonly result: unknown;

  constructor(result: unknown) {
    this.result = result;
  }
}

interface Wanted<Args extends Record<string, unknown>> {
  tool: ChangingTool<Args>;
  args: Args;
}

const TURNED_DOWN: ReadonlySet<SettledProposal['outcome']> = new Set(['declined', 'corrected']);

/** The model calls the tool: that only ever proposes. Asked for again what was done just now, it tells the same result. */
export async function proposeOrRepeat<Args extends Record<string, unknown>>(
  wanted: Wanted<Args>,
  call: ChangeCall,
): Promise<unknown> {
  const { tool, args } = wanted;
  const done = wasDone(tool.name, args, call.context);
  if (done) return (await tool.execute(args, call, keyOf(done, call))).result;
  const { proposals, settled, turn } = call.context;
  const isWanted = (one: Proposal | SettledProposal) => isFor(one, tool.name, args);
  if (settled.some((one) => one.turn === turn && TURNED_DOWN.has(one.outcome) && isWanted(one)))
    throw new CodedError(
      'not_proposed',
      'The caller has just turned this down. Nothing was changed. Ask what they would like instead.',
    );
  const open = proposals.find(isWanted);
  return open ? beingAsked(open.summary) : propose(wanted, call);
}

/**
 * Does what the caller has agreed to, once per proposal. Where it would be something else by now (a fee is due since they
 * heard of it), it is proposed anew instead.
 */
export async function carryOut<Args extends Record<string, unknown>>(
  wanted: Wanted<Args>,
  proposal: Proposal,
  call: ChangeCall,
): Promise<unknown> {
  const { tool, args } = wanted;
  const now = await wouldHappen(wanted, call);
  if (now !== null && now !== proposal.summary) return propose(wanted, call);
  const { result, summary } = await tool.execute(args, call, keyOf(proposal, call));
  const { id } = proposal;
  if (summary === null) call.report({ type: 'action.dropped', ids: [id], why: 'impossible' });
  else call.report({ type: 'action.done', id, summary });
  return result;
}

/** What was done last with these arguments, unless something else was done since. */
export function wasDone(
  tool: string,
  args: unknown,
  { settled }: CustomerContext,
): SettledProposal | undefined {
  const done = settled.filter(({ outcome }) => outcome === 'done');
  const latest = done.filter(({ turn }) => turn === done.at(-1)?.turn);
  return latest.find((one) => isFor(one, tool, args));
}

async function propose<Args extends Record<string, unknown>>(
  { tool, args }: Wanted<Args>,
  call: ChangeCall,
): Promise<ToldByCode> {
  const { summary, about } = await tool.propose(args, call);
  const proposal = { id: nextId(tool.name, call.context), tool: tool.name, args, summary, about: [...about] };
  call.report({ type: 'action.proposed', proposal });
  return beingAsked(summary);
}

/** "cancel_appointment-4", and "cancel_appointment-4-2" for the second of the fourth turn. */
function nextId(tool: string, { turn, proposals, settled }: CustomerContext): string {
  const first = `${tool}-${turn}`;
  const taken = new Set([...proposals, ...settled].map(({ id }) => id));
  let id = first;
  for (let count = 2; taken.has(id); count++) id = `${first}-${count}`;
  return id;
}

function beingAsked(summary: string): ToldByCode {
  return new ToldByCode({
    status: 'proposed',
    will_happen: summary,
    next_step:
      'Nothing is changed yet. The caller is told this and asked for their yes now: say nothing more. It is done as soon as they agree.',
  });
}

/** Null where that cannot be told: doing it will tell why. */
async function wouldHappen<Args extends Record<string, unknown>>(
  { tool, args }: Wanted<Args>,
  call: ChangeCall,
): Promise<string | null> {
  try {
    return (await tool.propose(args, call)).summary;
  } catch {
    return null;
  }
}

function isFor(one: { tool: string; args: unknown }, tool: string, args: unknown): boolean {
  return one.tool === tool && isDeepStrictEqual(one.args, args);
}

function keyOf({ id }: { id: string }, { context }: ChangeCall): string {
  return `${context.callId}:${id}`;
}
