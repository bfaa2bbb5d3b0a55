// One turn of a recording: what the caller did, what the model answered each time it was asked, and what came of it.
import type { Company } from '../../domain/company.ts';
import type { TranscriptInput } from '../transcript-format.ts';
import { dataOf, type LogEvent } from './log-events.ts';
import { utterancesOf, type LoggedTurn } from './split-turns.ts';
import { isUseless } from '../../call/model/bad-answer.ts';
import { isKeyed } from './synthetic-digits.ts';
import { numberIn } from './synthetic-numbers.ts';
import { RIGHT_ZIP } from './synthetic-zips.ts';
import { field, toolRuns, type ToolRun } from './tool-runs.ts';

type TurnInput = TranscriptInput['turns'][number];
type Faults = Record<string, { message: string; times: number }>;
type StepInput = NonNullable<TurnInput['model']>[number];

export interface RecordTurnOptions {
  turn: LoggedTurn;
  /** The caller's words by turn number. */
  words: ReadonlyMap<number, string>;
  company: Company;
  isLast: boolean;
}

export function recordTurn(
  { turn, words, company, isLast }: RecordTurnOptions,
  log: readonly LogEvent[],
): TurnInput {
  const { events } = turn;
  const runs = toolRuns(events);
  const during = turn.duringHandoff.map(({ turn: number, text }) => words.get(number) ?? text);
  const unreached = dataOf(events, 'handoff.failed').map(({ to }) => to);
  const fails = { ...brokenTools(runs), ...brokenBook(events) };
  const taken = runs.flatMap(takenSlot);
  const steps = events.flatMap(toStep);
  const reason = isLast ? dataOf(log, 'call.ended')[0]?.reason : undefined;
  const ended = reason === 'agent_ended' || reason === 'person_ended' || reason === 'error';
  return {
    ...whatTheCallerDid(turn, words, company),
    ...(during.length > 0 ? { during_handoff: during } : {}),
    ...(Object.keys(fails).length > 0 ? { fails } : {}),
    ...(unreached.length > 0 ? { agent_fails: unreached } : {}),
    ...(taken.length > 0 ? { taken } : {}),
    ...(steps.length > 0 ? { model: steps } : {}),
    expect: { ...expectation(events, runs), ...(ended ? { ended } : {}) },
  };
}

function whatTheCallerDid(
  turn: LoggedTurn,
  words: ReadonlyMap<number, string>,
  { limits }: Company,
): TurnInput {
  if ('silence' in turn.kind) return { silence: turn.kind.silence };
  if ('person' in turn.kind) return { person: turn.kind.person };
  const [said] = utterancesOf(turn);
  const text = words.get(said?.turn ?? 0) ?? '';
  if (said && isKeyed(said.text) && /^[\d ]+$/.test(text)) return { keys: `${text.replaceAll(' ', '')}#` };
  // The log keeps no more of a turn than its limit, and at the limit it would not be too long.
  const tooLong = dataOf(turn.events, 'line.said').some(({ line }) => line === 'too_long');
  return { caller: tooLong ? text.padEnd(limits.turnCharacters + 1, '.') : text };
}

function toStep(event: LogEvent): StepInput[] {
  // A useless answer stands in the log by itself.
  if (event.type === 'error' && event.data.source === 'model' && !isUseless(event.data.message))
    return [{ fails: event.data.message }];
  if (event.type !== 'model.answered') return [];
  const { text, calls } = event.data;
  const said = text === '' && calls.length > 0 ? {} : { say: text };
  const wanted = calls.map(({ tool, args }) => ({
    tool,
    args: tool === 'verify_caller' ? { ...args, zip: RIGHT_ZIP } : args,
  }));
  const [only] = wanted;
  if (!only) return [said];
  return [wanted.length === 1 ? { ...said, call: only } : { ...said, calls: wanted }];
}

/** While nobody could be told of the caller, the book of tickets was away. */
function brokenBook(events: readonly LogEvent[]): Faults {
  const tries = dataOf(events, 'error').filter(({ source }) => source === 'tickets').length;
  return tries === 0 ? {} : { 'tickets.open': { message: 'it did not answer', times: tries } };
}

/** A service that did not answer is a tool that fails so often. */
function brokenTools(runs: readonly ToolRun[]): Faults {
  const broken = runs.filter(({ failed }) => failed === 'service_unavailable').map(({ tool }) => tool);
  return Object.fromEntries(
    [...new Set(broken)].map((tool) => [
      tool,
      { message: 'it did not answer', times: broken.filter((name) => name === tool).length },
    ]),
  );
}

/** Somebody else was quicker. */
function takenSlot({ args, result, failed }: ToolRun): string[] {
  const lost = failed === 'slot_taken' || field(result, 'status') === 'slot_taken';
  return lost && typeof args['slot_id'] === 'string' ? [args['slot_id']] : [];
}

function expectation(
  events: readonly LogEvent[],
  runs: readonly ToolRun[],
): NonNullable<TurnInput['expect']> {
  const entered = dataOf(events, 'handoff.entered');
  const handoffs = entered
    .filter(({ outcome }) => outcome !== 'recovered')
    .map(({ from, to }) => `${from} -> ${to}`);
  const agent = entered.at(-1)?.to;
  const queued = dataOf(events, 'transfer.queued').map(({ to }) => to);
  const refused = dataOf(events, 'transfer.refused').map(({ to, why }) => [to, why] as const);
  const unreached = dataOf(events, 'handoff.failed').map(({ to }) => to);
  const lines = dataOf(events, 'line.said').map(({ line }) => line);
  return {
    ...(agent === undefined ? {} : { agent }),
    tools: runs.filter(({ tool }) => tool !== 'transfer_call' && tool !== 'end_call').map(toExpectation),
    handoff: handoffs,
    ...(queued.length > 0 ? { queued } : {}),
    ...(refused.length > 0 ? { refused: Object.fromEntries(refused) } : {}),
    ...(unreached.length > 0 ? { unreached } : {}),
    ...(lines.length > 0 ? { lines } : {}),
  };
}

function toExpectation(run: ToolRun): string | Record<string, unknown> {
  const { tool, result, failed } = run;
  if (failed !== null) return { [tool]: { error: failed } };
  const telling = withoutProse(result);
  if (telling === null || telling === undefined) return tool;
  return { [tool]: typeof telling === 'object' ? { ...telling, ...numberIn(run) } : telling };
}

/** Advice to the model, long texts and references are no business of a recording: they may change. */
const PROSE = ['next_step', 'text', 'message', 'reference'];

function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !PROSE.includes(key));
  return Object.fromEntries(kept.map(([key, item]: [string, unknown]) => [key, withoutProse(item)]));
}
