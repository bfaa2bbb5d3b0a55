// One request seen the way the skills need it: what was said, what this reply has done so far, what is on the table.
import { z } from 'zod';
import { isBridge, openQuestion, passingOver, turnsDownOffer, type Question } from './open-question.ts';
import { parseJson, readNote, type CallNote } from './note.ts';
import type { BrainRequest, HistoryItem } from './request.ts';
import { doneResult } from './tool-results.ts';

/** A tool call with its result; `result` is undefined while there is none. */
export interface Step {
  tool: string;
  args: Readonly<Record<string, unknown>>;
  /** Parsed JSON of the result. */
  result: unknown;
  /** What a failed call said; null when it did not fail. */
  error: string | null;
}

export interface Situation {
  note: CallNote;
  instructions: string;
  /** Whom this agent may transfer to. */
  targets: readonly string[];
  tools: ReadonlySet<string>;
  /** This agent answers the line: it verifies callers, though it has no tool for it once that is settled. */
  verifies: boolean;
  /** What the caller said last; empty when they have not spoken, or when this agent has just taken over. */
  words: string;
  /** All turns of the caller, oldest first. */
  callerTurns: readonly string[];
  /** What is to be served here, oldest first: the wish this agent got, then what was said to it since its last change. */
  episode: readonly string[];
  /** For each turn of `episode`, what had been asked before it. */
  episodeAsked: readonly (Question | null)[];
  /** For each turn of `episode`, what the agent had just said; null where it said nothing. */
  episodeAfter: readonly (string | null)[];
  /** Calls made in the reply under way, oldest first. */
  steps: readonly Step[];
  /** All calls that this agent remembers, those of `steps` included. */
  past: readonly Step[];
  asked: Question | null;
  /** What the agent said last before the caller spoke. */
  lastSaid: string | null;
  /** The words are a no to a person that was offered beside something else. */
  turnsDownPerson: boolean;
  /** What the agent said, oldest first. */
  said: readonly string[];
}

/** What companies call the agent that finds out who is calling. */
export const VERIFIER = /^(?:verif|authent)/;

export function readSituation(request: BrainRequest): Situation {
  const { history } = request;
  const note = readNote(request.note);
  const lastCaller = history.findLastIndex((item) => item.kind === 'caller');
  const before = lastCaller < 0 ? history : history.slice(0, lastCaller);
  const callerTurns = turnsOf(history, 'caller');
  const heard = passingOver(before, callerTurns.at(-1) ?? '');
  const tools = new Set(request.tools.map(({ name }) => name));
  return {
    note,
    instructions: request.instructions,
    targets: transferTargets(request),
    tools,
    verifies: tools.has('verify_caller') || VERIFIER.test(note.agent),
    words: note.moment.kind === 'answer' || saidMeanwhile(history) ? (callerTurns.at(-1) ?? '') : '',
    callerTurns,
    ...episodeOf(history, note),
    steps: stepsOf(history.slice(replyStart(history, note))),
    past: stepsOf(history),
    asked: openQuestion(heard),
    lastSaid: turnsOf(heard, 'agent').at(-1) ?? null,
    turnsDownPerson: turnsDownOffer(turnsOf(before, 'agent').at(-1) ?? '', callerTurns.at(-1) ?? ''),
    said: turnsOf(history, 'agent'),
  };
}

/** What an agent did earlier in the same turn, before it handed over and got the call back, is no part of its reply now. */
function replyStart(history: readonly HistoryItem[], note: CallNote): number {
  const lastCaller = history.findLastIndex((item) => item.kind === 'caller');
  const takeover = history.findLastIndex((item) => item.kind === 'agent' && isBridge(item.text));
  return Math.max(lastCaller, note.moment.kind === 'handover' ? takeover : -1) + 1;
}

/** The caller spoke while the call was being handed over: the farewell of the last agent is not the last word. */
function saidMeanwhile(history: readonly HistoryItem[]): boolean {
  const spoken = history.filter((item) => item.kind === 'caller' || item.kind === 'agent');
  const [before, last] = spoken.slice(-2);
  return last?.kind === 'caller' && before?.kind === 'agent' && isBridge(before.text);
}

function turnsOf(history: readonly HistoryItem[], kind: 'caller' | 'agent'): string[] {
  return history.flatMap((item) => (item.kind === kind ? [item.text] : []));
}

function stepsOf(items: readonly HistoryItem[]): Step[] {
  return items.flatMap((item) => {
    if (item.kind !== 'call') return [];
    const result = items.find((other) => other.kind === 'result' && other.id === item.id);
    const { tool, args } = item;
    if (result?.kind !== 'result') return [{ tool, args, result: undefined, error: null }];
    return [
      {
        tool,
        args,
        result: result.isError ? undefined : parseJson(result.output),
        error: result.isError ? result.output : null,
      },
    ];
  });
}

/** What was said before the last handover or the last finished change belongs to something else. */
function episodeOf(
  history: readonly HistoryItem[],
  note: CallNote,
): Pick<Situation, 'episode' | 'episodeAsked' | 'episodeAfter'> {
  const takeover = history.findLastIndex(
    (item) =>
      (item.kind === 'agent' && isBridge(item.text)) ||
      (item.kind === 'call' && OPENING_LISTS.has(item.tool)),
  );
  const finished = history.findLastIndex((item) => item.kind === 'result' && isFinishedChange(item));
  const start = Math.max(takeover, finished) + 1;
  const reason = note.moment.kind === 'handover' ? note.moment.reason : null;
  const wishes =
    finished > takeover
      ? []
      : [
          ...new Set(
            [note.wantsNow, reason, besideDigits(history.slice(0, start))].flatMap(
              (wish) => wish?.replace(GREETING, '') ?? [],
            ),
          ),
        ];
  const turns = history.flatMap((item, at) =>
    item.kind === 'caller' && at >= start
      ? [
          {
            text: item.text,
            asked: openQuestion(passingOver(history.slice(0, at), item.text)),
            after: turnsOf(history.slice(start, at), 'agent').at(-1) ?? null,
          },
        ]
      : [],
  );
  return {
    episode: [...wishes, ...turns.map(({ text }) => text)],
    episodeAsked: [...wishes.map(() => null), ...turns.map(({ asked }) => asked)],
    episodeAfter: [...wishes.map(() => null), ...turns.map(({ after }) => after)],
  };
}

/** "Evening, I want to move a visit" names no time of the day. */
const GREETING =
  /^(?:(?:hi|hello|hey|um|uh)[ ,]+)*(?:good (?:morning|afternoon|evening)\b|(?:morning|afternoon|evening)(?=[,.!]))[ ,.!]*/i;

/** "The ant one, 98109": what was said with the answer that let the caller in. */
function besideDigits(before: readonly HistoryItem[]): string | null {
  const last = turnsOf(before, 'caller').at(-1) ?? '';
  const rest = last.replace(DIGITS, ' ');
  return rest !== last && /[a-z]{3}/i.test(rest) ? rest.trim() : null;
}

const DIGITS = /\((?:said|keyed in) \d+ digits?\)/g;

/** Looked up as an agent takes over. */
const OPENING_LISTS: ReadonlySet<string> = new Set(['list_appointments', 'list_open_invoices']);

function isFinishedChange(item: HistoryItem & { kind: 'result' }): boolean {
  return !item.isError && doneResult.safeParse(parseJson(item.output)).success;
}

const transferSchema = z.object({
  properties: z.object({
    to: z.object({ enum: z.array(z.string()).optional(), const: z.string().optional() }),
  }),
});

function transferTargets({ tools }: BrainRequest): readonly string[] {
  const schema = transferSchema.safeParse(tools.find(({ name }) => name === 'transfer_call')?.parameters);
  if (!schema.success) return [];
  const { to } = schema.data.properties;
  return to.enum ?? (to.const ? [to.const] : []);
}

/** The last result of this tool in this reply, when it has the shape. */
export function fresh<T>(s: Situation, tool: string, schema: z.ZodType<T>): T | null {
  return parsed(
    s.steps.findLast((step) => step.tool === tool),
    schema,
  );
}

/** The last result of this tool since the last finished change, when it has the shape. */
export function standing<T>(s: Situation, tool: string, schema: z.ZodType<T>): T | null {
  return parsed(
    sinceChange(s).findLast((step) => step.tool === tool),
    schema,
  );
}

/** Calls made since the last finished change. */
export function sinceChange(s: Situation): readonly Step[] {
  const changed = s.past.findLastIndex(
    (step) => step.tool !== 'leave_message' && doneResult.safeParse(step.result).success,
  );
  return s.past.slice(changed + 1);
}

function parsed<T>(step: Step | undefined, schema: z.ZodType<T>): T | null {
  const result = schema.safeParse(step?.result);
  return result.success ? result.data : null;
}

/** How often this reply has called the tool. */
export function timesCalled(s: Situation, tool: string): number {
  return s.steps.filter((step) => step.tool === tool).length;
}
