// The handoff protocol: what the coordinator has decided is carried out in LiveKit, or recovered from.
// LiveKit drops a handoff that a tool returns in several ordinary situations, and shows the new agent as current even
// when it never started. So a handoff is done by updateAgent, and only the new agent's own report commits it.
import { openEscalations, type Coordinator, type TransferVerdict } from '../coordinator/index.ts';
import type { Clock } from '../domain/clock.ts';
import { HUMAN, type CustomerContext, type Intent } from '../domain/customer-context.ts';
import { redact } from '../understand/index.ts';
import { callsOff } from './calls-off.ts';
import type { CallAgent } from './call-agent.ts';
import type { CallLog } from './call-log.ts';
import type { ToolRun } from './run-tool.ts';
import type { Moment } from './moment.ts';
import type { Timers } from './timers.ts';

export interface HandoffDeps {
  coordinator: Coordinator;
  log: CallLog;
  clock: Clock;
  /** Milliseconds from any fixed point. */
  monotonic: () => number;
  timers: Timers;
  /** How long an agent may take to report, in milliseconds. */
  timeoutMs: number;
  build: (order: AgentOrder) => CallAgent | Promise<CallAgent>;
  /** `session.updateAgent` */
  updateAgent: (agent: CallAgent) => void;
  track: (work: Promise<unknown>) => void;
  /** Whether agents are heard: then their first sound is waited for. */
  audible: boolean;
  /** The caller speaks, or has said words of a turn that is not complete. */
  callerHasTheFloor: () => boolean;
  /** Nobody can be brought in: say so, keep the caller's wish, end the call. */
  rescue: () => Promise<void>;
  /** What would serve a wish at this agent. */
  wantsAt: (agent: string, reason: string) => Intent['wants'];
  /** Asks the caller what they need, in a stock line. */
  askWhatTheyNeed: () => void;
}

/** A wish and who serves it, in the model's words. */
export interface Wish {
  to: string;
  reason: string;
}

/** Which agent to build, for which handoff, and why. */
export interface AgentOrder {
  name: string;
  epoch: number;
  moment: Moment;
}

interface Flight {
  epoch: number;
  from: string;
  requestedAt: number;
  /** Time of entry, once it is there and nothing has been said yet. */
  enteredAt: number | null;
  msToFirstToken: number | null;
  land: () => void;
  cancelTimeout: () => void;
  /** The words that announce the transfer are being spoken, or the caller is answering them. */
  announcing: boolean;
  /** The caller has had their say. */
  callerDone: () => void;
}

/** Longest that the words announcing a transfer may take to be heard, in milliseconds. */
const FAREWELL_LIMIT = 20_000;
/** Longest wait for a caller who speaks over them to finish, in milliseconds. */
const CALLER_LIMIT = 5000;

export class Handoffs {
  readonly #deps: HandoffDeps;
  #flight: Flight | null = null;
  /** How often the agent that has the call was refused in this turn. */
  /** The handoff under way is a person's. */
  #handsBack = false;
  #refused = { turn: -1, epoch: -1, times: 0 };
  #over = false;

  constructor(deps: HandoffDeps) {
    this.#deps = deps;
  }

  /**
   * Asks the coordinator and, when it agrees, brings the first wish's agent in; the others wait. Resolves when it is on
   * its way. Without a tool's run there is no farewell: code hands over.
   */
  async request(
    [wish, ...others]: readonly [Wish, ...Wish[]],
    ctx: ToolRun | null,
  ): Promise<TransferVerdict> {
    const { coordinator } = this.#deps;
    const verdict = coordinator.judge(wish.to);
    const from = coordinator.context.active;
    this.#tell(wish);
    if (verdict.verdict !== 'refused' || verdict.why === 'not_verified')
      for (const other of others) this.#wait(from, other);
    this.#note(verdict, from, wish);
    if (verdict.verdict === 'accepted') await this.#carryOut(from, ctx);
    return verdict;
  }

  /** A verified caller goes to who serves what they want, and no model is asked. Answers whether that is known. */
  handOn(): boolean {
    const { coordinator, track } = this.#deps;
    const wishes = knownWishes(coordinator.context);
    if (wishes === null || coordinator.judge(wishes[0].to).verdict !== 'accepted') return false;
    track(this.request(wishes, null));
    return true;
  }

  /** A person gives the caller back: nobody has asked for anything, and nothing waits. */
  async handBack({ to, reason }: Wish): Promise<void> {
    const { coordinator, clock } = this.#deps;
    const from = coordinator.context.active;
    this.#handsBack = true;
    coordinator.send({ type: 'transfer.requested', to, reason: redact(reason), wants: null, at: clock() });
    await this.#carryOut(from, null);
  }

  /**
   * A model that is refused twice in a turn and would only go on asking is asked no more: code talks to the caller,
   * once. Answers whether it is so.
   */
  insists(): boolean {
    const { times } = this.#refused;
    if (times === 2) this.#deps.askWhatTheyNeed();
    return times >= 2;
  }

  /**
   * The caller's turn is complete while a transfer is being announced. Returns whether they will not have it: then it
   * is called off, and the agent that they have answers them.
   */
  isTakenBack(words: string): boolean {
    const { coordinator, log, clock } = this.#deps;
    const { pending, active } = coordinator.context;
    const flight = this.#flight;
    if (!flight?.announcing || pending?.epoch !== flight.epoch) return false;
    if (active === HUMAN || !callsOff(words)) {
      flight.callerDone();
      return false;
    }
    const { epoch, to, reason } = pending;
    log.add('transfer.withdrawn', { from: active, to, reason, epoch });
    coordinator.send({ type: 'transfer.withdrawn', epoch, at: clock() });
    this.#end(flight);
    return true;
  }

  /**
   * The entering agent reports. Returns whether it is the one awaited: then the handoff is committed and the agent
   * may speak; one that comes too late must stay silent.
   */
  enter(agent: CallAgent): boolean {
    const { coordinator, log, clock } = this.#deps;
    const { pending } = coordinator.context;
    const flight = this.#flight;
    if (!flight || pending?.epoch !== agent.epoch) return false;
    coordinator.send({ type: 'agent.entered', agent: agent.name, epoch: agent.epoch, at: clock() });
    flight.enteredAt = this.#deps.monotonic();
    flight.cancelTimeout();
    const transfer = coordinator.context.transfers.findLast((t) => t.epoch <= agent.epoch);
    log.add('handoff.entered', {
      from: flight.from,
      to: agent.name,
      reason: pending.reason,
      epoch: agent.epoch,
      outcome: pending.kind === 'recovery' ? 'recovered' : (transfer?.outcome ?? 'entered'),
      msToEntered: Math.round(flight.enteredAt - flight.requestedAt),
    });
    return true;
  }

  /** After the entering agent's opening words were asked for: the call may come to rest. */
  landed(epoch: number): void {
    if (this.#flight?.epoch === epoch) this.#flight.land();
  }

  /** First words of the agent that took over. */
  spoke(agent: CallAgent): void {
    const flight = this.#flight;
    if (flight?.epoch !== agent.epoch || flight.enteredAt === null) return;
    flight.msToFirstToken ??= Math.round(this.#deps.monotonic() - flight.requestedAt);
    if (!this.#deps.audible) this.#logFirstWords(flight, null);
  }

  /** First sound of an agent: if it is the one that took over, the handoff has been heard. */
  sounded(): void {
    const flight = this.#flight;
    if (flight === null || flight.msToFirstToken === null) return;
    this.#logFirstWords(flight, Math.round(this.#deps.monotonic() - flight.requestedAt));
  }

  /** The agent of this epoch did not come up. A stale epoch changes nothing. */
  failed(epoch: number, why: unknown): void {
    const { coordinator, log, clock, track } = this.#deps;
    const { pending, active } = coordinator.context;
    if (this.#over || !pending || pending.epoch !== epoch) return;
    log.add('handoff.failed', { from: active, to: pending.to, epoch, why: describe(why) });
    coordinator.send({ type: 'handoff.failed', epoch, at: clock() });
    const before = this.#flight;
    const next = coordinator.context.pending;
    if (next) {
      void this.#watch(next.epoch, active, this.#deps.timeoutMs);
      track(this.#bringIn(next.epoch));
    } else {
      track(this.#deps.rescue());
    }
    before?.cancelTimeout();
    before?.land();
  }

  /** The call is over: nothing is awaited any more. */
  stop(): void {
    this.#over = true;
    if (this.#flight) this.#end(this.#flight);
  }

  #end(flight: Flight): void {
    flight.cancelTimeout();
    flight.callerDone();
    flight.land();
    this.#flight = null;
  }

  #tell({ to, reason }: Wish): void {
    const { coordinator, clock, wantsAt } = this.#deps;
    const wants = wantsAt(to, reason);
    coordinator.send({ type: 'transfer.requested', to, reason: redact(reason), wants, at: clock() });
  }

  #wait(from: string, { to, reason }: Wish): void {
    const { coordinator, log, wantsAt } = this.#deps;
    const clean = redact(reason);
    coordinator.send({ type: 'intent.stated', to, reason: clean, wants: wantsAt(to, reason) });
    log.add('transfer.queued', { from, to, reason: clean });
  }

  #note(verdict: TransferVerdict, from: string, { to, reason }: Wish): void {
    const { log, coordinator } = this.#deps;
    const about = { from, to, reason: redact(reason) };
    if (verdict.verdict === 'queued') log.add('transfer.queued', about);
    if (verdict.verdict !== 'refused') return;
    log.add('transfer.refused', { ...about, why: verdict.why });
    const { turn, epoch } = coordinator.context;
    const again = this.#refused.turn === turn && this.#refused.epoch === epoch;
    this.#refused = { turn, epoch, times: again ? this.#refused.times + 1 : 1 };
  }

  #logFirstWords({ epoch, msToFirstToken }: Flight, msToFirstAudio: number | null): void {
    const agent = this.#deps.coordinator.context.active;
    this.#deps.log.add('handoff.spoke', {
      epoch,
      agent,
      msToFirstToken: msToFirstToken ?? 0,
      msToFirstAudio,
    });
    this.#flight = null;
  }

  async #carryOut(from: string, ctx: ToolRun | null): Promise<void> {
    const { pending } = this.#deps.coordinator.context;
    if (!pending) return;
    this.#deps.log.add('transfer.requested', {
      from,
      to: pending.to,
      reason: pending.reason,
      epoch: pending.epoch,
    });
    const landed = this.#watch(pending.epoch, from, FAREWELL_LIMIT);
    // Given up, the tool must return at once: LiveKit waits for it before it lets any other agent in.
    await Promise.race([landed, this.#sayFarewellAndBringIn(pending.epoch, ctx)]);
  }

  async #sayFarewellAndBringIn(epoch: number, ctx: ToolRun | null): Promise<void> {
    const flight = this.#flight;
    try {
      // The farewell is heard, or spoken over, and the words of this turn are in the history that is carried over.
      await ctx?.waitForPlayout();
    } catch (error) {
      this.failed(epoch, error);
      return;
    }
    if (flight) await this.#callerFinishes(flight);
    if (ctx) holdTheLine(ctx);
    await this.#bringIn(epoch);
  }

  /** Who has spoken over the farewell is heard to the end: they may not want the transfer at all. */
  async #callerFinishes(flight: Flight): Promise<void> {
    const { callerHasTheFloor, timers } = this.#deps;
    if (callerHasTheFloor()) {
      let cancel = (): void => undefined;
      await new Promise<void>((resolve) => {
        flight.callerDone = resolve;
        cancel = timers.after(CALLER_LIMIT, resolve);
      });
      cancel();
    }
    flight.announcing = false;
  }

  async #bringIn(epoch: number): Promise<void> {
    const { coordinator, build, updateAgent } = this.#deps;
    const { pending, active } = coordinator.context;
    if (this.#over || pending?.epoch !== epoch) return;
    const moment: Moment =
      pending.kind === 'recovery'
        ? { kind: 'recovered', reason: pending.reason }
        : { kind: this.#handsBack ? 'handed_back' : 'handover', from: active, reason: pending.reason };
    this.#handsBack = false;
    this.#rearm(epoch);
    try {
      const agent = await build({ name: pending.to, epoch, moment });
      if (coordinator.awaits(epoch)) updateAgent(agent);
    } catch (error) {
      this.failed(epoch, error);
    }
  }

  /** Resolves when the handoff is done or given up. */
  #watch(epoch: number, from: string, timeoutMs: number): Promise<void> {
    let land = (): void => undefined;
    const landed = new Promise<void>((resolve) => (land = resolve));
    this.#deps.track(landed);
    const cancelTimeout = this.#timeout(epoch, timeoutMs);
    const requestedAt = this.#deps.monotonic();
    this.#flight = {
      ...{ epoch, from, requestedAt, enteredAt: null, msToFirstToken: null, land, cancelTimeout },
      ...{ announcing: true, callerDone: () => undefined },
    };
    return landed;
  }

  /** The farewell is over: from now on the entering agent's own time counts. */
  #rearm(epoch: number): void {
    if (this.#flight?.epoch !== epoch) return;
    this.#flight.cancelTimeout();
    this.#flight.cancelTimeout = this.#timeout(epoch, this.#deps.timeoutMs);
  }

  #timeout(epoch: number, timeoutMs: number): () => void {
    return this.#deps.timers.after(timeoutMs, () => this.failed(epoch, `no report within ${timeoutMs} ms`));
  }
}

/** What the caller wants, in the order in which they said it; null where it takes more than code to tell. */
function knownWishes(context: CustomerContext): readonly [Wish, ...Wish[]] | null {
  if (openEscalations(context).some(({ trigger }) => trigger === 'asked_for_person')) return null;
  const { intents, request } = context;
  const stated = intents.filter(({ status }) => status === 'stated');
  if (stated.some(({ agent }) => agent === HUMAN)) return null;
  const fresh = request && !request.served ? request : null;
  if (fresh && fresh.specialists.length > 0 && fresh.wishes.length === 0) return null;
  const asked = fresh?.wishes.map(({ agent, words }) => ({ to: agent, reason: words })) ?? [];
  const [first, ...rest] = [...stated.map(({ agent, wish }) => ({ to: agent, reason: wish })), ...asked];
  return first ? [first, ...rest] : null;
}

/** The moment of entering is not to be interrupted; words that come in it are kept for the agent that enters. */
function holdTheLine(ctx: ToolRun): void {
  try {
    ctx.disallowInterruptions();
  } catch {
    // Spoken over already: there is nothing left to interrupt.
  }
}

function describe(why: unknown): string {
  return redact(why instanceof Error ? why.message : String(why));
}
