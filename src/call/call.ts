// One call: a caller, a session, a coordinator and a log, kept in step. How the words travel is a channel's business.
import { llm, voice } from '@livekit/agents';
import type { Logger } from 'pino';
import { TransformStream, type ReadableStream } from 'node:stream/web';
import { Coordinator, type CallEndReason } from '../coordinator/index.ts';
import type { CallEventData } from '../domain/call-event.ts';
import type { Clock } from '../domain/clock.ts';
import type { Channel } from '../domain/customer-context.ts';
import type { Services } from '../services/services.port.ts';
import type { ToolCall } from '../tools/define-tool.ts';
import { understandEscalation } from '../understand/index.ts';
import { redact, redactDigits } from '../understand/index.ts';
import { CallAgent, type AgentHost, type CallData, type ModelChunk } from './call-agent.ts';
import { CallLog, type CallEventListener } from './call-log.ts';
import { carryOver } from './carry-over.ts';
import type { AgentOnDuty, CompanyRuntime } from './company-runtime.ts';
import { totalUsage } from './cost.ts';
import { Handoffs, type AgentOrder } from './handoffs.ts';
import { InFlight } from './in-flight.ts';
import { Lines } from './lines.ts';
import { ModelAnswer } from './model-answer.ts';
import { companyValues } from './render-prompt.ts';
import { toLiveKitTool, type ToolRun } from './run-tool.ts';
import { renderStateNote } from './state-note.ts';
import { summarise } from './summary.ts';
import type { Timers } from './timers.ts';

export interface CallDeps {
  runtime: CompanyRuntime;
  services: Services;
  llm: llm.LLM;
  clock: Clock;
  /** Milliseconds from any fixed point; for durations. */
  monotonic: () => number;
  timers: Timers;
  logger: Logger;
  /** Builds an agent for a handoff. Replaced only to make a handoff fail on purpose. */
  buildAgent?: (order: AgentOrder, build: (order: AgentOrder) => CallAgent) => CallAgent | Promise<CallAgent>;
  /** Tools of the whole session, beside the agents' own. */
  sessionTools?: llm.ToolContextLike<CallData>;
}

export interface Caller {
  callId: string;
  channel: Channel;
  /** E.164, or null when withheld. */
  number: string | null;
}

/** Words on their way, for whoever shows them live. They are not in the log: `agent.said` is. */
export type WordsListener = (words: { agent: string; text: string }) => void;

export type CallSummary = CallEventData['call.summarised'];

/** Longest wait for the records at the end of a turn and of the call, in milliseconds. */
const FLUSH_TURN = 2000;
const FLUSH_END = 8000;
/** Two model failures running and the call goes to people: a third apology helps nobody. */
const MODEL_FAILURES = 2;

export class Call implements AgentHost {
  readonly id: string;
  readonly coordinator: Coordinator;
  readonly log: CallLog;
  readonly session: voice.AgentSession<CallData>;
  /** Resolves with the summary when the call is over and its record written. */
  readonly ended: Promise<CallSummary>;

  readonly #deps: CallDeps;
  readonly #caller: Caller;
  readonly #handoffs: Handoffs;
  readonly #inFlight = new InFlight();
  readonly #lines: Lines;
  readonly #wordsListeners = new Set<WordsListener>();
  readonly #lastSeen = new Map<string, CallAgent>();
  readonly #sensitive = new Set<string>();
  readonly #callerTurns: string[] = [];
  /** Said while a handoff was under way: the entering agent answers these first. */
  #carried: llm.ChatMessage[] = [];
  #queue: Promise<void> = Promise.resolve();
  #modelFailures = 0;
  #steps = 0;
  #cancelIdle = (): void => undefined;
  #ending: Promise<CallSummary> | null = null;
  #resolveEnded: (summary: CallSummary) => void = () => undefined;

  constructor(deps: CallDeps, caller: Caller, lockedUntil: number | null) {
    const { runtime, services, clock, timers, logger } = deps;
    const { company } = runtime;
    this.#deps = deps;
    this.#caller = caller;
    this.id = caller.callId;
    this.ended = new Promise((resolve) => (this.#resolveEnded = resolve));
    this.coordinator = Coordinator.start(runtime.machine, runtime.rules, {
      callId: caller.callId,
      company: company.slug,
      channel: caller.channel,
      callerNumber: caller.number,
      language: company.language,
      startedAt: clock(),
      lockedUntil,
    });
    this.log = new CallLog({
      callId: this.id,
      calls: services.calls,
      clock,
      timers,
      logger,
      snapshot: () => this.coordinator.persist(),
    });
    this.#lines = new Lines(runtime.lines, companyValues(company), seedOf(this.id));
    this.session = new voice.AgentSession<CallData>({
      llm: deps.llm,
      vad: null,
      userData: {},
      maxToolSteps: company.limits.toolSteps,
      userAwayTimeout: null,
      turnHandling: { turnDetection: 'manual' },
      // The call decides when it ends; the session must not close under it.
      connOptions: { maxUnrecoverableErrors: Number.MAX_SAFE_INTEGER },
      ...(deps.sessionTools ? { tools: deps.sessionTools } : {}),
    });
    this.#handoffs = new Handoffs({
      coordinator: this.coordinator,
      log: this.log,
      clock,
      monotonic: deps.monotonic,
      timers,
      timeoutMs: company.limits.handoffSeconds * 1000,
      build: (order) => deps.buildAgent?.(order, (o) => this.#build(o)) ?? this.#build(order),
      updateAgent: (agent) => this.session.updateAgent(agent),
      track: (work) => this.#inFlight.track(work),
      rescue: () => this.#rescue(),
    });
    this.coordinator.subscribe(({ event, from, to }) => {
      if (from !== to) this.log.add('state.changed', { from, to, cause: event.type });
    });
  }

  /** Picks up: writes the record's first line, starts the entry agent, greets. */
  async start(): Promise<void> {
    const { runtime, clock, services } = this.#deps;
    const { company } = runtime;
    await services.calls.start({
      id: this.id,
      channel: this.#caller.channel,
      callerNumber: this.#caller.number,
      startedAt: clock(),
    });
    this.#listenToSession();
    this.log.add('call.started', {
      company: company.slug,
      channel: this.#caller.channel,
      callerLast4: this.#caller.number?.slice(-4) ?? null,
    });
    const entry = this.#build({ name: company.roster.entry, epoch: 0, moment: { kind: 'answer' } });
    await this.session.start({ agent: entry, record: false });
    await this.settled();
  }

  /**
   * A caller's turn in text. Resolves when everything that follows from it has come to rest and is recorded. Turns
   * wait for each other, but one that comes during a handoff is given to the agent that takes over.
   */
  async hear(text: string): Promise<void> {
    if (this.#ending) return;
    if (this.#isBetweenAgents()) {
      this.#carried.push(this.#takeDown(text));
      await this.settled();
      return;
    }
    const turn = this.#queue.then(() => this.#answer(text));
    // A turn that failed is its caller's to hear of, not the next turn's.
    this.#queue = turn.catch(() => undefined);
    await turn;
  }

  /** Says a stock line on the channel's account, e.g. to a caller who has gone silent; after the turn under way. */
  async sayLine(key: string): Promise<void> {
    await this.#queue;
    if (this.#ending || this.#isBetweenAgents()) return;
    this.#sayLine(key);
    await this.settled();
  }

  /** Ends the call. Safe to call at any time and more than once. */
  hangUp(reason: CallEndReason): Promise<CallSummary> {
    this.#ending ??= this.#end(reason);
    return this.#ending;
  }

  /** Resolves when no speech, tool or handoff is under way and the log is written, as far as the database allows. */
  async settled(): Promise<void> {
    await this.#inFlight.rest();
    await this.log.flush(FLUSH_TURN);
    if (this.coordinator.state === 'wrappingUp') await this.ended;
  }

  onEvent(listener: CallEventListener): () => void {
    return this.log.subscribe(listener);
  }

  onWords(listener: WordsListener): () => void {
    this.#wordsListeners.add(listener);
    return () => this.#wordsListeners.delete(listener);
  }

  // What agents ask of their call.

  isOnDuty(agent: CallAgent): boolean {
    const { pending, active } = this.coordinator.context;
    return !pending && active === agent.name && this.#lastSeen.get(agent.name) === agent && !this.#ending;
  }

  async agentEnters(agent: CallAgent): Promise<void> {
    try {
      if (agent.epoch === 0) return this.#enterFirst(agent);
      if (!this.coordinator.awaits(agent.epoch)) return;
      const own = this.#lastSeen.get(agent.name)?.chatCtx.items;
      await agent.updateChatCtx(
        carryOver({ history: this.session.history, own, sensitive: this.#sensitive }),
      );
      if (!this.#handoffs.enter(agent)) return;
      this.#lastSeen.set(agent.name, agent);
      await this.#openUp(agent);
      this.#handoffs.landed(agent.epoch);
    } catch (error) {
      this.#handoffs.failed(agent.epoch, error);
    }
  }

  stateNote(agent: CallAgent): string {
    return renderStateNote(
      this.coordinator.context,
      this.#deps.runtime.company,
      agent.moment,
      this.#deps.clock(),
    );
  }

  observe(agent: CallAgent, answer: ReadableStream<ModelChunk>): ReadableStream<ModelChunk> {
    const step = ++this.#steps;
    const collected = new ModelAnswer();
    const watch = new TransformStream<ModelChunk, ModelChunk>({
      transform: (chunk, controller) => {
        this.#handoffs.spoke(agent);
        collected.add(chunk);
        controller.enqueue(chunk);
      },
      flush: () => {
        this.#modelFailures = 0;
        const { text, calls } = collected.finish(this.#duty(agent.name).tools);
        this.log.add('model.answered', { agent: agent.name, step, text: this.#clean(text), calls });
      },
    });
    return answer.pipeThrough(watch);
  }

  heard(agent: CallAgent, words: string): void {
    for (const listener of this.#wordsListeners) listener({ agent: agent.name, text: words });
  }

  callerTurnCompleted(message: llm.ChatMessage): void {
    this.#note(message);
  }

  // Turns.

  async #answer(text: string): Promise<void> {
    if (this.#ending) return;
    if (this.#isBetweenAgents()) {
      this.#carried.push(this.#takeDown(text));
      return this.settled();
    }
    const { turnCharacters } = this.#deps.runtime.company.limits;
    const message = this.#takeDown(text);
    if (text.length > turnCharacters) this.#sayLine('too_long', message);
    else if (!/[\p{L}\p{N}]/u.test(text)) this.#sayLine('not_understood', message);
    else this.#reply(message);
    await this.settled();
  }

  #reply(userInput?: llm.ChatMessage): void {
    this.#inFlight.track(this.session.generateReply(userInput ? { userInput } : {}).waitForPlayout());
  }

  /** A stock line in answer to a turn that no model should see. */
  #sayLine(key: string, inAnswerTo?: llm.ChatMessage): void {
    if (inAnswerTo) this.#sensitive.delete(inAnswerTo.id);
    const text = this.#lines.say(key);
    this.log.add('line.said', { line: key, text });
    this.#inFlight.track(this.session.say(text).waitForPlayout());
  }

  #takeDown(text: string): llm.ChatMessage {
    const content = text
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, this.#deps.runtime.company.limits.turnCharacters);
    const message = llm.ChatMessage.create({ role: 'user', content });
    this.#note(message);
    return message;
  }

  /** A caller's turn enters the call: counted, remembered, logged, and looked at for reasons to escalate. */
  #note(message: llm.ChatMessage): void {
    const text = message.textContent ?? '';
    const { coordinator } = this;
    coordinator.send({ type: 'caller.spoke', at: this.#deps.clock() });
    this.#callerTurns.push(text);
    const masked = coordinator.context.verification.level === 'none';
    if (masked) this.#sensitive.add(message.id);
    const clean = this.#clean(text);
    this.log.add('caller.said', { text: clean, turn: coordinator.context.turn, masked });
    if (coordinator.context.turn === 1)
      coordinator.send({ type: 'fact.gathered', key: 'firstWords', value: clean });
    const { escalate, trigger } = understandEscalation(text);
    if (escalate && trigger) {
      coordinator.send({ type: 'escalation.signalled', trigger });
      this.log.add('escalation.signalled', { trigger });
    }
    const agent = this.#lastSeen.get(coordinator.context.active);
    if (agent && !this.#isBetweenAgents()) agent.moment = { kind: 'answer' };
    this.#restartIdleTimer();
  }

  /** While the caller is not verified their words may hold a verification answer. */
  #clean(text: string): string {
    return this.coordinator.context.verification.level === 'none' ? redactDigits(redact(text)) : redact(text);
  }

  #isBetweenAgents(): boolean {
    return this.coordinator.state === 'transferring' || this.coordinator.state === 'recovering';
  }

  // Agents.

  #enterFirst(agent: CallAgent): void {
    this.#lastSeen.set(agent.name, agent);
    this.#sayLine(this.coordinator.state === 'lockedOut' ? 'greeting_locked' : 'greeting');
    this.#restartIdleTimer();
  }

  /** First words after a handoff: an answer to what was said meanwhile, or a handover turn; never a greeting. */
  async #openUp(agent: CallAgent): Promise<void> {
    if (agent.name === 'human' && agent.moment.kind === 'handover')
      await this.#queueForPerson(agent.moment.reason);
    const carried = this.#carried.splice(0);
    const [last] = carried.slice(-1);
    if (last) {
      const content = carried.map((message) => message.textContent ?? '').join(' ');
      this.#reply(llm.ChatMessage.create({ id: last.id, role: 'user', content }));
    } else {
      this.#reply();
    }
  }

  #build({ name, epoch, moment }: AgentOrder): CallAgent {
    const duty = this.#duty(name);
    return new CallAgent({
      name,
      epoch,
      moment,
      host: this,
      instructions: duty.instructions,
      tools: duty.tools.map((tool) => toLiveKitTool(tool, name, this.#toolHost)),
    });
  }

  #duty(name: string): AgentOnDuty {
    const duty = this.#deps.runtime.agents.get(name);
    if (!duty) throw new Error(`No agent "${name}" on this company's roster`);
    return duty;
  }

  get #toolHost() {
    const { timers, monotonic } = this.#deps;
    return {
      log: this.log,
      coordinator: this.coordinator,
      timers,
      monotonic,
      track: (work: Promise<unknown>) => this.#inFlight.track(work),
      toolCall: (ctx: ToolRun) => this.#toolCall(ctx),
    };
  }

  #toolCall(ctx: ToolRun): ToolCall {
    const { coordinator } = this;
    const { runtime, services, clock } = this.#deps;
    return {
      company: runtime.company,
      services,
      callerTurns: this.#callerTurns,
      now: clock(),
      get context() {
        return coordinator.context;
      },
      report: (event) => this.#report(event),
      judgeTransfer: (to) => coordinator.judge(to),
      handOff: (to, reason) => this.#handoffs.request(to, reason, ctx),
      sayGoodbye: () => this.#sayGoodbye(ctx),
    };
  }

  #report(event: Parameters<ToolCall['report']>[0]): void {
    this.coordinator.send(event);
    switch (event.type) {
      case 'verification.passed':
        return this.log.add('verification.passed', { customerId: event.customer.id });
      case 'verification.failed':
        return this.log.add('verification.failed', {
          attempts: this.coordinator.context.verification.attempts,
          cause: 'mismatch',
        });
      case 'verification.locked':
        return this.log.add('verification.locked', { until: event.until });
      default:
        return;
    }
  }

  /** A person must find everything without asking: the brief goes with the ticket. */
  async #queueForPerson(reason: string): Promise<void> {
    const { context } = this.coordinator;
    try {
      const { id } = await this.#deps.services.tickets.open({
        key: `${this.id}:handoff-${context.epoch}`,
        callId: this.id,
        customerId: context.customer?.id ?? null,
        kind: 'handoff',
        priority: context.escalations.length > 0 ? 'high' : 'normal',
        reason,
        message: this.stateNoteForPeople(),
        callbackNumber: context.caller.number,
        now: this.#deps.clock(),
      });
      this.log.add('human.queued', { ticketId: id });
    } catch (error) {
      this.log.add('error', { source: 'tickets', message: redact(String(error)) });
    }
  }

  /** The brief: who, what they want, what was done, and the last turns. */
  stateNoteForPeople(): string {
    const { context } = this.coordinator;
    const said = this.log.events.flatMap((event) => {
      if (event.type === 'caller.said') return [`Caller: ${event.data.text}`];
      return event.type === 'agent.said' ? [`${event.data.agent}: ${event.data.text}`] : [];
    });
    const note = renderStateNote(context, this.#deps.runtime.company, { kind: 'answer' }, this.#deps.clock());
    return `${note}\n\n${said.slice(-10).join('\n')}`;
  }

  // Endings.

  /** The goodbye of this turn plays out, or a stock one where the model said none; then the line closes. */
  async #sayGoodbye(ctx: ToolRun): Promise<void> {
    this.coordinator.send({ type: 'goodbye.said' });
    await ctx.waitForPlayout();
    const spoke = ctx.speechHandle.chatItems.some(
      (item) => item.type === 'message' && item.role === 'assistant',
    );
    if (!spoke) this.#sayLine('goodbye');
    queueMicrotask(() => void this.#closeAfterGoodbye());
  }

  async #closeAfterGoodbye(): Promise<void> {
    await this.#inFlight.rest();
    if (this.coordinator.state === 'wrappingUp') await this.hangUp('agent_ended');
  }

  /** Nobody can speak for the company any more: code says so, and a person will read the ticket. */
  async #rescue(): Promise<void> {
    this.coordinator.send({ type: 'goodbye.said' });
    await this.#queueForPerson('the line had trouble');
    try {
      this.#sayLine('rescue');
    } catch (error) {
      this.log.add('error', { source: 'session', message: redact(String(error)) });
    }
    void this.#hangUpWhenQuiet();
  }

  async #hangUpWhenQuiet(): Promise<void> {
    await this.#inFlight.rest();
    await this.hangUp('error');
  }

  async #end(reason: CallEndReason): Promise<CallSummary> {
    const { clock, runtime, services } = this.#deps;
    this.#cancelIdle();
    this.#handoffs.stop();
    const usage = totalUsage(this.session.usage.modelUsage);
    await this.session.close();
    const endedAt = clock();
    this.coordinator.send({ type: 'call.ended', reason, at: endedAt });
    const { context } = this.coordinator;
    this.log.add('call.ended', { reason, disposition: context.disposition ?? 'abandoned' });
    const summary = summarise({
      context,
      events: this.log.events,
      usage,
      prices: runtime.company.prices,
      endedAt,
    });
    this.log.add('call.summarised', summary);
    const { disposition, costMicros } = summary;
    const finished = services.calls
      .finish({
        id: this.id,
        endedAt,
        disposition,
        summary: summary.summary,
        usage,
        costMicros,
        customerId: context.customer?.id ?? null,
      })
      .catch((error: unknown) =>
        this.#deps.logger.error(
          { callId: this.id, message: redact(String(error)) },
          'The call record could not be finished.',
        ),
      );
    await this.log.flush(FLUSH_END);
    this.log.stop();
    await finished;
    this.#resolveEnded(summary);
    return summary;
  }

  // What the session tells.

  #listenToSession(): void {
    const { session } = this;
    session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ speechHandle }) =>
      this.#inFlight.track(speechHandle.waitForPlayout()),
    );
    session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
      if (item.type !== 'message' || item.role !== 'assistant') return;
      // A model may repeat a verification answer; what it said then is masked like what it heard.
      if (this.coordinator.context.verification.level === 'none') this.#sensitive.add(item.id);
      const text = this.#clean(item.textContent ?? '');
      this.log.add('agent.said', {
        agent: this.coordinator.context.active,
        text,
        interrupted: item.interrupted,
      });
    });
    session.on(voice.AgentSessionEventTypes.Error, ({ error }) => this.#modelFailed(error));
  }

  #modelFailed(failure: { error?: unknown; recoverable?: boolean }): void {
    if (failure.recoverable === true || this.#ending) return;
    const message = failure.error instanceof Error ? failure.error.message : 'unknown';
    this.log.add('error', { source: 'model', message });
    if (++this.#modelFailures < MODEL_FAILURES) this.#sayLine('model_trouble');
    else this.#inFlight.track(this.#rescue());
  }

  // Silence.

  #restartIdleTimer(): void {
    this.#cancelIdle();
    if (this.#ending || this.coordinator.state !== 'verifying') return;
    const { idleSeconds } = this.#deps.runtime.company.verification;
    this.#cancelIdle = this.#deps.timers.after(idleSeconds * 1000, () =>
      this.#inFlight.track(this.#callerIsSilent(idleSeconds)),
    );
  }

  /** Two minutes without an answer are a failed attempt. */
  async #callerIsSilent(seconds: number): Promise<void> {
    if (this.coordinator.state !== 'verifying') return;
    const { services, clock } = this.#deps;
    const claim = { callId: this.id, callerNumber: this.#caller.number, now: clock() };
    this.log.add('caller.silent', { seconds });
    this.coordinator.send({ type: 'verification.failed', at: clock() });
    this.log.add('verification.failed', {
      attempts: this.coordinator.context.verification.attempts,
      cause: 'silence',
    });
    await services.customers.recordFailure(claim);
    if (this.coordinator.context.verification.level !== 'locked') {
      this.#sayLine('still_there');
      this.#restartIdleTimer();
      return;
    }
    const { until } = await services.customers.lockOut(claim);
    this.#report({ type: 'verification.locked', until, at: clock() });
    this.#sayLine('silence_goodbye');
    void this.#hangUpWhenQuiet();
  }
}

/** A small number from an id, the same for the same id. */
function seedOf(id: string): number {
  return [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 0);
}
