// Plays one transcript through the real coordinator, tools and database, and says in what it went otherwise.
import type { llm } from '@livekit/agents';
import { pino } from 'pino';
import { createCall, type Call, type CallDeps, type CallSummary } from '../call/create-call.ts';
import type { CallEvent } from '../domain/call-event.ts';
import { checkEnd } from './check-end.ts';
import { checkTurn } from './check-turn.ts';
import type { Difference, Path, Report } from './difference.ts';
import type { LoadedTranscript } from './load-transcript.ts';
import type { ModelFor } from './models.ts';
import { RecordedModel } from './recorded-model.ts';
import { setStage, type Stage, type StageOptions } from './stage.ts';
import type { Edge, Expectation, Turn } from './transcript-format.ts';
import { dataOf, handoffsOf, toolRecords, type TurnRecord } from './turn-record.ts';
import { bookForSomebodyElse, heldSecrets, hasTrouble, ifWithin, withinRealTime } from './play-helpers.ts';

export interface Played {
  file: string;
  name: string;
  company: string;
  /** The company that was made for this play; its rows and the record of the call are under it. */
  slug: string;
  /** Skipped: the file is for the recorded model only. */
  status: 'passed' | 'failed' | 'skipped';
  /** Agents in the order in which they had the (last) call. */
  chain: readonly string[];
  edges: readonly Edge[];
  differences: readonly Difference[];
  /** The log of every call of the file. */
  events: readonly CallEvent[];
}

export interface PlayOptions extends StageOptions {
  modelFor: ModelFor;
}

/** Ids that follow from the call's, such as those of booked visits, are the same in every replay. */
export const REPLAYED_CALL_ID = 'call_replay';

/** A caller's turn takes this long. Milliseconds. */
const TURN = 1000;
/** A line that is about to close has closed by then. Milliseconds of real time. */
const CLOSING = 5000;

/** @throws TranscriptError when the file cannot be played at all. */
export async function playTranscript(source: LoadedTranscript, options: PlayOptions): Promise<Played> {
  const { file, transcript, placeOf } = source;
  const about = { file, name: transcript.name, company: transcript.company, slug: options.slug };
  const model = options.modelFor(options.loaded.company);
  if (model && transcript.only === 'recorded')
    return { ...about, status: 'skipped', chain: [], edges: [], differences: [], events: [] };
  const differences: Difference[] = [];
  const report: Report = ({ path, ...found }) => differences.push({ ...found, file, ...placeOf(path) });
  const stage = await setStage(source, options);
  const play = new Play(source, stage, model, report);
  try {
    const summary = await play.run();
    await checkEnd({ source, stage, db: options.db, summary, events: play.events, last: play.last }, report);
  } catch (error) {
    report({ type: 'error', path: play.path, what: 'the replay', expected: 'an end', actual: String(error) });
  }
  return {
    ...about,
    status: differences.length === 0 ? 'passed' : 'failed',
    chain: dataOf(play.events, 'call.summarised').at(-1)?.chain ?? [],
    edges: handoffsOf(play.events),
    differences,
    events: play.events,
  };
}

class Play {
  readonly #source: LoadedTranscript;
  readonly #stage: Stage;
  readonly #model: llm.LLM | null;
  readonly #recorded = new RecordedModel();
  readonly #report: Report;
  #call: Call | null = null;
  #calls = 0;
  #heardItems = new Set<string>();
  /** Said by the caller while the next handoff of this turn is under way. */
  #interjections: string[] = [];
  #interjected: Promise<void>[] = [];
  #turn: Turn | null = null;

  /** Of all calls so far. */
  readonly events: CallEvent[] = [];
  /** Where in the file the play has come to. */
  path: Path = [];
  last: TurnRecord | null = null;

  constructor(source: LoadedTranscript, stage: Stage, model: llm.LLM | null, report: Report) {
    this.#source = source;
    this.#stage = stage;
    this.#model = model;
    this.#report = report;
  }

  async run(): Promise<CallSummary> {
    const { transcript } = this.#source;
    this.#stage.faults.arm({ fails: transcript.fails });
    let call = await this.#answer();
    this.#check(this.#recordFrom(call, 0), transcript.greeting, { path: ['greeting'], label: 'greeting' });
    for (const [index, turn] of transcript.turns.entries()) {
      this.path = ['turns', index];
      if (isOver(call) && turn.calls_again === undefined) {
        this.#report({
          type: 'state',
          path: this.path,
          what: `turn ${index + 1}`,
          expected: 'a call that goes on',
          actual: 'the call is over',
        });
        break;
      }
      const mark = this.events.length;
      this.#begin(turn);
      if (turn.taken) await bookForSomebodyElse(this.#stage, turn.taken);
      if (turn.calls_again !== undefined) {
        await call.hangUp('caller_hung_up');
        this.#stage.time.advance(turn.calls_again * 1000);
        call = await this.#answer();
      } else {
        await withinRealTime(this.#perform(call, turn), `turn ${index + 1} to come to rest`);
      }
      this.#finish(call, turn, index, mark);
    }
    return withinRealTime(call.hangUp('caller_hung_up'), 'the end of the call');
  }

  async #answer(): Promise<Call> {
    const { runtime, services, time } = this.#stage;
    const { transcript } = this.#source;
    const deps: CallDeps = {
      runtime,
      services,
      llm: this.#model ?? this.#recorded.llm,
      clock: time.now,
      monotonic: time.now,
      timers: time,
      logger: pino({ level: 'silent' }),
      buildAgent: (order, build) => this.#bringIn(order, build),
    };
    const callId = ++this.#calls === 1 ? REPLAYED_CALL_ID : `${REPLAYED_CALL_ID}_${this.#calls}`;
    this.#heardItems = new Set();
    const call = await createCall(deps, {
      callId,
      channel: transcript.channel,
      number: transcript.caller ?? null,
    });
    // What was logged while the line was picked up came before anybody could listen.
    this.events.push(...call.log.events);
    call.onEvent((event) => this.events.push(event));
    this.#call = call;
    return call;
  }

  #begin(turn: Turn): void {
    this.#turn = turn;
    this.#interjections = [...(turn.during_handoff ?? [])];
    this.#recorded.load(turn.model);
    this.#stage.faults.arm(turn, { fails: this.#source.transcript.fails });
  }

  async #perform(call: Call, turn: Turn): Promise<void> {
    const { time } = this.#stage;
    if (turn.silence !== undefined) time.advance(turn.silence * 1000);
    else time.advance(TURN);
    if (turn.caller !== undefined) await call.hear(turn.caller);
    if (turn.hang_up) await call.hangUp('caller_hung_up');
    await call.settled();
    await Promise.all(this.#interjected.splice(0));
    await call.settled();
    if (turn.expect.ended && !isOver(call)) await ifWithin(CLOSING, call.ended);
  }

  /** Builds the agent of a handoff, unless this turn keeps it from coming. */
  #bringIn: NonNullable<CallDeps['buildAgent']> = (order, build) => {
    const call = this.#call;
    if (call && order.moment.kind === 'handover')
      this.#interjected.push(...this.#interjections.splice(0).map((words) => call.hear(words)));
    if (this.#turn?.agent_fails?.includes(order.name)) throw new Error(`${order.name} does not come up`);
    if (!this.#turn?.agent_hangs?.includes(order.name)) return build(order);
    // It comes all the same, when nobody waits for it any more.
    const { limits } = this.#stage.runtime.company;
    return this.#stage.faults.outlast(limits.handoffSeconds * 1000).then(() => build(order));
  };

  #finish(call: Call, turn: Turn, index: number, mark: number): void {
    const path: Path = ['turns', index];
    const label = `turn ${index + 1}`;
    const record = this.#recordFrom(call, mark);
    const found = (type: Parameters<Report>[0]['type'], key: string, expected: unknown, actual: unknown) =>
      this.#report({ type, path: [...path, key], what: `${label}: ${key}`, expected, actual });
    this.#check(record, turn.expect, { path: [...path, 'expect'], label });
    if (turn.during_handoff && this.#interjections.length > 0)
      found('handoff', 'during_handoff', 'a handoff', 'there was none');
    if (!this.#model) this.#checkSteps(turn, index);
    if (hasTrouble(turn) || this.#source.transcript.fails) return;
    if (record.unreached.length > 0 && !turn.expect.unreached)
      found('handoff', 'unreached', [], record.unreached);
    for (const { source, message } of record.errors)
      found('error', 'errors', 'none', `${source}: ${message}`);
  }

  #checkSteps(turn: Turn, index: number): void {
    const label = `turn ${index + 1}: model`;
    for (const position of this.#recorded.leftover) {
      const path = ['turns', index, 'model', position];
      this.#report({
        type: 'leftover_step',
        path,
        what: label,
        expected: turn.model[position],
        actual: 'nobody asked for it',
      });
    }
    for (const asked of this.#recorded.missing)
      this.#report({
        type: 'missing_step',
        path: ['turns', index, 'model'],
        what: label,
        expected: `${turn.model.length} steps`,
        actual: asked,
      });
    const struck = this.#stage.faults.struck;
    for (const name of [...Object.keys(turn.fails ?? {}), ...(turn.hangs ?? [])])
      if (!struck.includes(name))
        this.#report({
          type: 'error',
          path: ['turns', index],
          what: `turn ${index + 1}: fails`,
          expected: `${name} to be called`,
          actual: 'nobody called it',
        });
  }

  #check(record: TurnRecord, expect: Expectation | undefined, where: { path: Path; label: string }): void {
    const { path, label } = where;
    if (expect) checkTurn({ expect, path, label }, record, this.#report);
    for (const secret of heldSecrets(this.#source.transcript, this.events))
      this.#report({
        type: 'error',
        path,
        what: `${label}: the log`,
        expected: 'no verification answer in it',
        actual: secret,
      });
    this.last = record;
  }

  /** What came of everything since the mark. Coordinator and session must agree on who speaks. */
  #recordFrom(call: Call, mark: number): TurnRecord {
    const events = this.events.slice(mark);
    const { context, state } = call.coordinator;
    const over = isOver(call);
    const speaker = over ? context.active : call.session.currentAgent.id;
    if (speaker !== context.active || context.pending)
      this.#report({
        type: 'state',
        path: this.path,
        what: 'machine and session',
        expected: context.active,
        actual: context.pending ?? speaker,
      });
    return {
      agent: context.active,
      words: this.#newWords(call).join('\n'),
      lines: dataOf(events, 'line.said').map(({ line }) => line),
      tools: toolRecords(events),
      handoffs: handoffsOf(events),
      queued: dataOf(events, 'transfer.queued').map(({ to }) => to),
      refused: Object.fromEntries(dataOf(events, 'transfer.refused').map(({ to, why }) => [to, why])),
      unreached: dataOf(events, 'handoff.failed').map(({ to }) => to),
      errors: dataOf(events, 'error'),
      state,
      context,
      ended: over,
    };
  }

  /** As they were spoken; the log has them redacted. */
  #newWords(call: Call): string[] {
    const said = call.session.history.items.filter(
      (item) => item.type === 'message' && item.role === 'assistant',
    );
    const fresh = said.filter((item) => !this.#heardItems.has(item.id));
    for (const item of fresh) this.#heardItems.add(item.id);
    return fresh.flatMap((item) => (item.type === 'message' ? [item.textContent ?? ''] : []));
  }
}

function isOver(call: Call): boolean {
  return call.coordinator.state === 'ended';
}
