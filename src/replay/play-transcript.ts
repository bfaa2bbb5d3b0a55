// Plays one transcript through the real coordinator, tools and database, and says in what it went otherwise.
import type { llm } from '@livekit/agents';
import type { Call, CallSummary } from '../call/create-call.ts';
import type { CallEvent } from '../domain/call-event.ts';
import { checkEnd } from './check-end.ts';
import {
  checkAgreement,
  checkFaults,
  checkSecrets,
  checkSteps,
  checkSurprises,
  type PlayedTurn,
} from './check-play.ts';
import { checkTurn } from './check-turn.ts';
import type { Difference, Path, Report } from './difference.ts';
import type { LoadedTranscript } from './load-transcript.ts';
import type { LiveWatch } from './live-view.ts';
import type { ModelFor } from './models.ts';
import { bookForSomebodyElse, withinRealTime } from './play-helpers.ts';
import { RecordedModel } from './recorded-model.ts';
import { setStage, type Stage, type StageOptions } from './stage.ts';
import { isOver, StagedLine } from './staged-line.ts';
import type { Edge, Expectation } from './transcript-format.ts';
import { dataOf, handoffsOf, recordTurn, type TurnRecord } from './turn-record.ts';

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
  /** Sees what a live model does; set, it is waited for as long as it takes. */
  live?: LiveWatch | undefined;
}

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
  if (model) options.live?.model(model);
  const play = new Play(source, stage, { model, live: options.live ?? null, report });
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
  readonly #recorded: RecordedModel | null;
  readonly #line: StagedLine;
  readonly #report: Report;
  readonly #within: typeof withinRealTime;
  /** Where in the file the play has come to. */
  path: Path = [];
  last: TurnRecord | null = null;

  constructor(
    source: LoadedTranscript,
    stage: Stage,
    { model, live, report }: { model: llm.LLM | null; live: LiveWatch | null; report: Report },
  ) {
    this.#source = source;
    this.#stage = stage;
    const recorded = new RecordedModel();
    this.#recorded = model ? null : recorded;
    this.#line = new StagedLine(source.transcript, stage, model ?? recorded.llm);
    this.#line.onEvent = (event) => live?.event(event);
    this.#within = live ? (work) => work : withinRealTime;
    this.#report = report;
  }

  get events(): readonly CallEvent[] {
    return this.#line.events;
  }

  async run(): Promise<CallSummary> {
    const { transcript } = this.#source;
    this.#stage.faults.arm({ fails: transcript.fails });
    let call = await this.#line.dial();
    this.#check(call, 0, transcript.greeting, { path: ['greeting'], label: 'greeting' });
    // The greeting is a stock line: no model has any part in it.
    for (const asked of this.#recorded?.missing ?? [])
      this.#report({
        type: 'missing_step',
        path: [],
        what: 'greeting: model',
        expected: 'nobody to be asked',
        actual: asked,
      });
    for (const [index, turn] of transcript.turns.entries()) {
      const where = { path: ['turns', index], label: `turn ${index + 1}` };
      this.path = where.path;
      if (isOver(call) && turn.calls_again === undefined) {
        this.#report({
          type: 'state',
          ...where,
          what: where.label,
          expected: 'a call that goes on',
          actual: 'the call is over',
        });
        break;
      }
      const mark = this.events.length;
      this.#recorded?.load(turn.model);
      this.#stage.faults.arm(turn, { fails: transcript.fails });
      if (turn.taken) await bookForSomebodyElse(this.#stage, turn.taken);
      call = await this.#within(this.#line.perform(call, turn), `${where.label} to come to rest`);
      const record = this.#check(call, mark, turn.expect, { ...where, path: [...where.path, 'expect'] });
      this.#checkTurn({ turn, ...where }, record);
    }
    return this.#within(this.#line.end(call), 'the end of the call');
  }

  #checkTurn(played: PlayedTurn, record: TurnRecord): void {
    if (this.#recorded) {
      checkSteps(played, this.#recorded, this.#report);
      checkFaults(played, this.#stage.faults.struck, this.#report);
    }
    if (!this.#source.transcript.fails)
      checkSurprises(played, record, this.#line.interjections, this.#report);
  }

  /** What came of everything since the mark, compared with what the file expects of it. */
  #check(
    call: Call,
    mark: number,
    expect: Expectation | undefined,
    { path, label }: { path: Path; label: string },
  ): TurnRecord {
    const record = recordTurn(call, this.events.slice(mark), this.#line.newWords(call));
    checkAgreement(call, path, this.#report);
    if (expect) checkTurn({ expect, path, label }, record, this.#report);
    checkSecrets(this.#source.transcript, this.events, path, this.#report);
    this.last = record;
    return record;
  }
}
