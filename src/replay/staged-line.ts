// The telephone line of a play: who calls, what they do, and which agents fail to come up when sent for.
import type { llm } from '@livekit/agents';
import { pino } from 'pino';
import { createCall, type Call, type CallDeps, type CallSummary } from '../call/create-call.ts';
import type { CallEvent } from '../domain/call-event.ts';
import { ifWithin } from './play-helpers.ts';
import type { Stage } from './stage.ts';
import { StagedPeople } from './staged-people.ts';
import type { Transcript, Turn } from './transcript-format.ts';

/** Ids that follow from the call's, such as those of booked visits, are the same in every replay. */
export const REPLAYED_CALL_ID = 'call_replay';

const SPOKEN: ReadonlySet<string> = new Set(['phone', 'browser']);
/** A caller's turn takes this long. Milliseconds. */
const TURN = 1000;
/** A line that is about to close has closed by then. Milliseconds of real time. */
const CLOSING = 5000;

export class StagedLine {
  readonly #transcript: Transcript;
  readonly #stage: Stage;
  readonly #model: llm.LLM;
  #calls = 0;
  #heard = new Set<string>();
  #turn: Turn | null = null;
  #interjected: Promise<void>[] = [];
  readonly #people: StagedPeople;

  /** Of all calls so far. */
  readonly events: CallEvent[] = [];
  /** Hears of each as it happens. */
  onEvent: (event: CallEvent) => void = () => undefined;
  /** What the caller has yet to say while a handoff of this turn is under way. */
  interjections: string[] = [];

  constructor(transcript: Transcript, stage: Stage, model: llm.LLM) {
    this.#transcript = transcript;
    this.#stage = stage;
    this.#model = model;
    this.#people = new StagedPeople(stage.world, stage.time.now);
  }

  /** The same caller calls; resolves after the greeting. */
  async dial(): Promise<Call> {
    const { runtime, services, time } = this.#stage;
    const { channel, caller } = this.#transcript;
    const line: { call: Call | null } = { call: null };
    const deps: CallDeps = {
      runtime,
      services,
      llm: this.#model,
      clock: time.now,
      monotonic: time.now,
      timers: time,
      logger: pino({ level: 'silent' }),
      // A typed conversation is one that nobody can join.
      ...(SPOKEN.has(channel) && { people: this.#people }),
      buildAgent: (order, build) => this.#bringIn(line.call, order, build),
    };
    const callId = ++this.#calls === 1 ? REPLAYED_CALL_ID : `${REPLAYED_CALL_ID}_${this.#calls}`;
    this.#heard = new Set();
    const call = await createCall(deps, { callId, channel, number: caller ?? null });
    line.call = call;
    // What was logged while the line was picked up came before anybody could listen.
    for (const event of call.log.events) this.#keep(event);
    call.onEvent((event) => this.#keep(event));
    return call;
  }

  #keep(event: CallEvent): void {
    this.events.push(event);
    this.onEvent(event);
  }

  /** What the caller does in this turn; resolves when everything that follows from it has come to rest. */
  async perform(call: Call, turn: Turn): Promise<Call> {
    const { time } = this.#stage;
    this.#turn = turn;
    this.interjections = [...(turn.during_handoff ?? [])];
    if (turn.calls_again !== undefined) {
      await call.hangUp('caller_hung_up');
      time.advance(turn.calls_again * 1000);
      return this.dial();
    }
    if (turn.silence === undefined) time.advance(TURN);
    else await this.#pass(call, turn.silence * 1000);
    if (turn.caller !== undefined) await call.hear(turn.caller);
    if (turn.person) await this.#people.act(turn.person);
    if (turn.keys !== undefined) this.#press(call, turn.keys);
    if (turn.hang_up) await call.hangUp('caller_hung_up');
    await call.settled();
    await Promise.all(this.#interjected.splice(0));
    await call.settled();
    if (turn.expect.ended && !isOver(call)) await ifWithin(CLOSING, call.ended);
    return call;
  }

  /** Silence: what falls due on the way comes to rest before more time passes. */
  async #pass(call: Call, ms: number): Promise<void> {
    const { time } = this.#stage;
    const until = time.now() + ms;
    while (time.now() < until) {
      time.advanceToNext(until);
      if (this.#transcript.given.people.length > 0) await this.#people.keepDesksOpen();
      await call.settled();
    }
  }

  #press(call: Call, keys: string): void {
    for (const key of keys) call.key(key);
    if (!keys.endsWith('#'))
      this.#stage.time.advance(this.#stage.runtime.company.limits.keypadSeconds * 1000);
  }

  end(call: Call): Promise<CallSummary> {
    return call.hangUp('caller_hung_up');
  }

  /** What the caller has heard since this was last asked, as it was spoken: the log has it redacted. */
  newWords(call: Call): string[] {
    return call.session.history.items.flatMap((item) => {
      if (item.type !== 'message' || item.role !== 'assistant' || this.#heard.has(item.id)) return [];
      this.#heard.add(item.id);
      return [item.textContent ?? ''];
    });
  }

  /** Builds the agent of a handoff, unless this turn keeps it from coming. */
  #bringIn(call: Call | null, ...[order, build]: Parameters<NonNullable<CallDeps['buildAgent']>>) {
    if (call && order.moment.kind === 'handover')
      this.#interjected.push(...this.interjections.splice(0).map((words) => call.hear(words)));
    if (this.#turn?.agent_fails?.includes(order.name)) throw new Error(`${order.name} does not come up`);
    if (!this.#turn?.agent_hangs?.includes(order.name)) return build(order);
    // It comes all the same, when nobody waits for it any more.
    const { limits } = this.#stage.runtime.company;
    return this.#stage.faults.outlast(limits.handoffSeconds * 1000).then(() => build(order));
  }
}

export function isOver(call: Call): boolean {
  return call.coordinator.state === 'ended';
}
