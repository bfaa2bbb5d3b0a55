// One call: a caller, a session, a coordinator and a log, kept in step. How the words travel is a channel's business.
import { llm, voice } from '@livekit/agents';
import type { ReadableStream } from 'node:stream/web';
import type { Logger } from 'pino';
import { Coordinator, priorityOf, type CallEndReason } from '../coordinator/index.ts';
import { canBeVerified } from '../domain/can-be-verified.ts';
import type { Clock } from '../domain/clock.ts';
import { HUMAN, type Channel } from '../domain/customer-context.ts';
import { ownWords } from '../services/redact-deep.ts';
import type { Services } from '../services/services.port.ts';
import { isParting, onlyHalts, redactAnswers } from '../understand/index.ts';
import { watchAgentWords } from './agent-words.ts';
import { CallAgent, type AgentHost, type CallData, type ModelAsked } from './call-agent.ts';
import { CallLog, type CallEventListener } from './call-log.ts';
import type { CallVoice, Session } from './call-voice.ts';
import { CallLength } from './call-length.ts';
import { CallerTurns } from './caller-turns.ts';
import { carryOver } from './carry-over.ts';
import { wantsAt, type AgentOnDuty, type CompanyRuntime } from './company-runtime.ts';
import { costMicros, totalUsage, type Usage } from './cost.ts';
import { watchEscalations } from './escalations.ts';
import { Disclosures } from './disclosures.ts';
import { disclosuresFor } from './disclosure-rules.ts';
import { Endings, type CallSummary } from './endings.ts';
import { Handoffs, type AgentOrder } from './handoffs.ts';
import { InFlight } from './in-flight.ts';
import { Keypad } from './keypad.ts';
import { LastWords } from './last-words.ts';
import { LooseWords } from './loose-words.ts';
import { Lines } from './lines.ts';
import { logTransitions } from './log-transitions.ts';
import { Meanwhile } from './meanwhile.ts';
import { AskModel, lastWordsOf } from './model/ask-model.ts';
import { answerLimits } from './model/answer-limits.ts';
import { knownOf } from './model/known.ts';
import type { ModelChunk } from './model/model-chunk.ts';
import { placeNote } from './model/place-note.ts';
import { digitsSaid, type TurnSeen } from './next-step.ts';
import { knowsAnswer, openingList } from './opening-list.ts';
import { renderBrief, spokenBrief } from './people/brief.ts';
import type { PeopleLine } from './people/people-line.ts';
import { WarmTransfer } from './people/warm-transfer.ts';
import { Proposals } from './proposals/proposals.ts';
import { companyValues } from './render-prompt.ts';
import { toLiveKitTool, type ToolHost } from './run-tool.ts';
import { createSession } from './session.ts';
import { Silence } from './silence.ts';
import { Speaker } from './speaker.ts';
import type { Moment } from './moment.ts';
import { renderStateNote } from './state-note.ts';
import { SpeechTrouble } from './speech-trouble.ts';
import { CallTimers, type Timers } from './timers.ts';
import { createToolHost } from './tool-host.ts';
import { Unanswered } from './unanswered.ts';
import { VoiceSide, type HearingListener } from './voice-side.ts';
import { withoutSecrets } from './without-secrets.ts';

export type { CallSummary } from './endings.ts';

export interface CallDeps {
  runtime: CompanyRuntime;
  services: Services;
  /** This call's own: LiveKit tells a model's errors and usage to every session that shares it. */
  llm: llm.LLM;
  clock: Clock;
  /** Milliseconds from any fixed point; for durations. */
  monotonic: () => number;
  timers: Timers;
  logger: Logger;
  /** How the call is heard and spoken; left out where it is typed. */
  voice?: CallVoice;
  /** How people come onto this line; left out where nobody can. */
  people?: PeopleLine;
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

/** Longest wait for the records at the end of a turn, in milliseconds. */
const FLUSH_TURN = 2000;

export class Call implements AgentHost {
  readonly id: string;
  readonly coordinator: Coordinator;
  readonly log: CallLog;
  readonly session: Session;

  readonly #deps: CallDeps;
  /** What is due in this call, and never after it. */
  readonly #timers: CallTimers;
  readonly #caller: Caller;
  readonly #handoffs: Handoffs;
  readonly #inFlight = new InFlight();
  readonly #speaker: Speaker;
  readonly #turns: CallerTurns;
  readonly #silence: Silence;
  readonly #model: AskModel;
  readonly #endings: Endings;
  readonly #people: WarmTransfer;
  readonly #toolHost: ToolHost;
  readonly #proposals: Proposals;
  readonly #voice: VoiceSide | null;
  readonly #trouble: SpeechTrouble | null;
  readonly #wordsListeners = new Set<WordsListener>();
  /** The last instance of each agent that had the call; its context is what the agent remembers. */
  readonly #lastSeen = new Map<string, CallAgent>();
  readonly #meanwhile = new Meanwhile();
  readonly #keypad: Keypad;
  readonly #disclosures: Disclosures;
  readonly #unanswered: Unanswered;
  readonly #lastWords: LastWords;
  readonly #looseWords: LooseWords;
  readonly #length: CallLength;
  /** The agent that has come in does not have its list yet: what is said now, it answers then. */
  #lookingUp = false;
  #queue: Promise<void> = Promise.resolve();
  /** Typed turns that wait for the one before. */
  readonly #waiting: string[] = [];

  constructor(deps: CallDeps, caller: Caller, lockedUntil: number | null) {
    const { runtime, services, clock, timers, logger } = deps;
    const { company } = runtime;
    this.#deps = deps;
    this.#timers = new CallTimers(timers);
    this.#caller = caller;
    this.id = caller.callId;
    this.coordinator = Coordinator.start(runtime.machine, runtime.rules, {
      ...{ callId: caller.callId, channel: caller.channel, callerNumber: caller.number },
      ...{ company: company.slug, language: company.language, startedAt: clock(), lockedUntil },
    });
    const { id: callId, coordinator } = this;
    const log = new CallLog({
      ...{ callId, calls: services.calls, clock, timers, logger },
      snapshot: () => coordinator.persist(),
    });
    const { toolSteps, unheardAfterMs } = company.limits;
    const session = createSession({ ...deps, toolSteps, unheardAfterMs });
    const inFlight = this.#inFlight;
    const lines = new Lines(runtime.lines, companyValues(company), seedOf(callId));
    this.log = log;
    this.session = session;
    const speaker = this.#createSpeaker(lines);
    this.#speaker = speaker;
    this.#turns = new CallerTurns({ coordinator, log, clock, company });
    watchEscalations(coordinator, log, company.escalation);
    watchAgentWords(coordinator, log);
    this.#endings = this.#createEndings();
    this.#people = this.#createPeople();
    this.#disclosures = new Disclosures({
      ...{ coordinator, log, speaker, inFlight },
      disclosed: disclosuresFor({ ...caller, locked: lockedUntil !== null }, company.disclosures),
      verifiable: canBeVerified(coordinator.context, company),
    });
    this.#silence = this.#createSilence();
    this.#lastWords = this.#createLastWords();
    this.#looseWords = this.#createLooseWords();
    this.#length = this.#createLength();
    this.#keypad = this.#createKeypad();
    this.#handoffs = this.#createHandoffs();
    this.#model = this.#createModel(lines);
    this.#toolHost = createToolHost({
      ...{ session, runtime, services, coordinator, log, inFlight, clock, timers: this.#timers },
      monotonic: deps.monotonic,
      ...{ turns: this.#turns, handoffs: this.#handoffs, endings: this.#endings, people: this.#people },
      onStart: (tool) => {
        this.#model.settle();
        this.#voice?.toolStarted(tool.filler);
      },
    });
    this.#unanswered = this.#createUnanswered();
    this.#proposals = this.#createProposals();
    this.#voice = this.#createVoiceSide(lines);
    this.#trouble = this.#createSpeechTrouble();
    logTransitions(coordinator, log);
    coordinator.subscribe(({ event, to }) => {
      // While the farewell is heard, the next agent's voice is made ready.
      if (to === 'transferring' && event.type === 'transfer.requested') deps.voice?.prewarm(event.to);
    });
  }

  /** Resolves with the summary when the call is over and its record written. */
  get ended(): Promise<CallSummary> {
    return this.#endings.ended;
  }

  /** Resolves when people know all that they are to know of a call that has ended, as far as the database allows. */
  peopleKnow(): Promise<void> {
    return this.#people.settled();
  }

  /** Its record has its last line. */
  get isClosed(): boolean {
    return this.log.events.some(({ type }) => type === 'call.summarised');
  }

  /** What the call has used so far, and what that costs in millionths of a dollar. */
  get usage(): { units: Usage; costMicros: number } {
    const units = totalUsage(this.session.usage.modelUsage);
    return { units, costMicros: costMicros(units, this.#deps.runtime.company.prices) };
  }

  /** Picks up: writes the record's first line, starts the entry agent, greets. */
  async start(): Promise<void> {
    const { runtime, clock, services } = this.#deps;
    const { slug, roster } = runtime.company;
    const { channel, number } = this.#caller;
    const room = this.#deps.people?.room ?? null;
    await services.calls.start({ id: this.id, channel, callerNumber: number, room, startedAt: clock() });
    this.#listenToSession();
    this.log.add('call.started', { company: slug, channel, withheld: number === null });
    const agent = this.#build({ name: roster.entry, epoch: 0, moment: { kind: 'answer' } });
    this.#length.start();
    await this.session.start({ agent, record: false });
    // A spoken greeting takes its time, and the caller may speak over it.
    if (!this.#voice) await this.settled();
  }

  /**
   * A caller's turn in text. Resolves when everything that follows from it has come to rest and is recorded. Turns
   * wait for each other, but one that comes during a handoff is given to the agent that takes over.
   */
  async hear(text: string): Promise<void> {
    if (this.#endings.under) {
      this.#sayThatItIsOver(text);
      return;
    }
    if (this.#isBetweenAgents()) return this.#answer(text);
    this.#waiting.push(text);
    this.#lastWords.stop();
    const turn = this.#queue.then(() =>
      this.#waiting.shift() === undefined ? undefined : this.#answer(text),
    );
    // A turn that failed is its caller's to hear of, not the next turn's.
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** A key of the caller's telephone; `#` or a pause makes a turn of what was keyed in. */
  key(key: string): void {
    // A person who talks with the caller hears the tones; they are nothing to the agents.
    if (this.#endings.isFinal || this.coordinator.humanState === 'talking') return;
    this.#keypad.press(key);
  }

  /** Keys have been pressed that are no turn yet. */
  get keysPressed(): boolean {
    return this.#keypad.open;
  }

  /** Says a stock line on the channel's account, e.g. to a caller who has gone silent; after the turn under way. */
  async sayLine(key: string): Promise<void> {
    await this.#queue;
    if (this.#endings.under || this.#isBetweenAgents()) return;
    this.#speaker.line(key);
    await this.settled();
  }

  /** Says goodbye to a caller who has gone silent, and hangs up unless they speak up after all. */
  async letGo(): Promise<void> {
    await this.#queue;
    if (this.#endings.under || this.#isBetweenAgents()) return;
    this.#endings.letGo();
    await this.settled();
  }

  /** Ends the call. Safe to call at any time and more than once. */
  hangUp(reason: CallEndReason): Promise<CallSummary> {
    return this.#endings.hangUp(reason);
  }

  /** Resolves when no speech, tool or handoff is under way and the log is written, as far as the database allows. */
  async settled(): Promise<void> {
    await Promise.race([this.#inFlight.rest(), this.ended]);
    if (this.#unanswered.answer()) await Promise.race([this.#inFlight.rest(), this.ended]);
    await this.log.flush(FLUSH_TURN);
    // A line that is listened to for a moment more is at rest; one that closes at once is over.
    if (this.coordinator.state === 'wrappingUp' && !this.#lastWords.open) await this.#endings.decided;
  }

  onEvent(listener: CallEventListener): () => void {
    return this.log.subscribe(listener);
  }

  onWords(listener: WordsListener): () => void {
    this.#wordsListeners.add(listener);
    return () => this.#wordsListeners.delete(listener);
  }

  /** What is understood of the caller while they speak. */
  onHearing(listener: HearingListener): () => void {
    return this.#voice?.onHearing(listener) ?? (() => undefined);
  }

  // What agents ask of their call.

  isOnDuty(agent: CallAgent): boolean {
    const { pending, active } = this.coordinator.context;
    const mine = !pending && active === agent.name && this.#lastSeen.get(active) === agent;
    return mine && this.#hasTheFloor && !this.#lookingUp;
  }

  /** The agents talk with the caller: no person does, and the call goes on. */
  get #hasTheFloor(): boolean {
    return !this.#endings.under && !this.#people.talking && this.coordinator.state !== 'wrappingUp';
  }

  async agentEnters(agent: CallAgent): Promise<void> {
    if (agent.epoch === 0) {
      this.#lastSeen.set(agent.name, agent);
      this.#deps.voice?.connect(this.session);
      this.#disclosures.greet();
      this.#silence.heard();
      this.#silence.restart();
      return;
    }
    try {
      if (!this.coordinator.awaits(agent.epoch)) return;
      const own = this.#lastSeen.get(agent.name)?.chatCtx.items;
      const hide = (text: string) => this.#turns.forModels(text);
      await agent.updateChatCtx(carryOver({ history: this.session.history, own, hide }));
      if (!this.#handoffs.enter(agent)) return;
      this.#lastSeen.set(agent.name, agent);
      this.#model.turnBegan();
      this.#voice?.agentEntered();
    } catch (error) {
      this.#handoffs.failed(agent.epoch, error);
      return;
    }
    // Not waited for: LiveKit cannot close a session in which an agent is entering.
    void this.#openUp(agent)
      .catch((error: unknown) => this.#handoffs.failed(agent.epoch, error))
      .finally(() => this.#handoffs.landed(agent.epoch));
  }

  answer(agent: CallAgent, { chatCtx, toolCtx, toolChoice }: ModelAsked): ReadableStream<ModelChunk> {
    const { tools } = this.#duty(agent.name);
    const isOffered = (name: string) =>
      tools.find((tool) => tool.name === name)?.offered(this.coordinator.context) ?? true;
    const offered = toolCtx.tools.filter((tool) => !llm.isFunctionTool(tool) || isOffered(tool.name));
    const ahead = this.#isAhead(chatCtx);
    const moment: Moment = ahead ? { kind: 'answer' } : agent.moment;
    return this.#model.ask({
      ...{ agent, chatCtx, toolChoice, ahead },
      tools: new llm.ToolContext(offered),
      complete: (asked, hint) => {
        const request = withoutSecrets(asked, (text) => this.#turns.forModels(text));
        const shown = tools.filter(({ name }) => isOffered(name));
        const named = (of: typeof shown) => of.map(({ name }) => name);
        const changes = named(shown.filter(({ effect }) => effect === 'write'));
        const seen = { moment, offered: named(shown), changes };
        placeNote(request, this.#stateNote({ ...seen, ...this.#seenIn(request), hint }), {
          opening: moment.kind !== 'answer',
        });
        return request;
      },
    });
  }

  #stateNote(seen: TurnSeen & { hint: string | null }): string {
    const { runtime, clock } = this.#deps;
    return renderStateNote(this.coordinator.context, runtime.company, { ...seen, now: clock() });
  }

  #seenIn(request: llm.ChatContext): Pick<TurnSeen, 'digits' | 'parting' | 'afterTool'> {
    const last = request.items.at(-1);
    const words = lastWordsOf(request)?.textContent ?? '';
    return {
      digits: digitsSaid(this.#turns.raw, this.coordinator.context),
      parting: isParting(words, { takesLeave: true }),
      afterTool: last?.type === 'function_call_output' ? last.name : null,
    };
  }

  /** LiveKit asks the model before the caller has finished, with what they have said so far. */
  #isAhead(request: llm.ChatContext): boolean {
    const words = lastWordsOf(request);
    return words !== undefined && !this.#turns.knows(words);
  }

  heard(agent: CallAgent, words: string): void {
    this.#voice?.words(words);
    for (const listener of this.#wordsListeners) listener({ agent: agent.name, text: words });
  }

  callerTurnCompleted(message: llm.ChatMessage): boolean {
    this.#meanwhile.finished();
    const held = this.#meanwhile.takeWords();
    if (held) message.content = [`${held} ${message.textContent ?? ''}`];
    const forModel = this.#takeSpoken(message, message.textContent ?? '');
    this.#lastWords.caller('turn');
    return forModel;
  }

  /** A spoken turn. Returns whether LiveKit is to have the model answer it. */
  #takeSpoken(message: llm.ChatMessage, text: string): boolean {
    if (this.#endings.isAbove(text)) {
      this.#voice?.turnPassed();
      this.#turns.record(text);
      return false;
    }
    // What LiveKit has thought ahead of this turn then is nothing: nobody was on duty.
    const offDuty = this.coordinator.state === 'wrappingUp' || this.#isBetweenAgents();
    const keyed = this.#keypad.take();
    if (!keyed && this.#voice?.goesOn === true && this.#looseWords.goOn(text)) return false;
    if (keyed) this.#turns.noteWithKeys(message, keyed);
    else this.#turns.note(message);
    if (this.#isBetweenAgents() && !this.#handoffs.isTakenBack(text)) {
      this.#meanwhile.turnCompleted(message);
      // What LiveKit has thought ahead of this turn would wait for ever.
      if (this.#lookingUp) this.#stopTalking();
      return false;
    }
    this.#turnBegins(message);
    if (!offDuty)
      return !this.#people.talking && !this.#isAnsweredByCode(text) && !this.#proposals.takes(message);
    this.#stopTalking();
    this.#replyTo(message, text);
    return false;
  }

  #createSpeaker(lines: Lines): Speaker {
    const { session, log, coordinator } = this;
    return new Speaker({
      ...{ session, lines, log, inFlight: this.#inFlight },
      stock: (text) => this.#deps.voice?.stock(coordinator.context.active, text) ?? null,
      heardOf: (text) => this.#voice?.heardOf(text) ?? text,
      isOver: () => this.#endings.under,
    });
  }

  #createEndings(): Endings {
    const { session, coordinator, log } = this;
    const { runtime, services, logger, clock, timers } = this.#deps;
    return new Endings({
      ...{ session, coordinator, log, logger, clock, timers },
      ...{ speaker: this.#speaker, inFlight: this.#inFlight },
      calls: services.calls,
      prices: runtime.company.prices,
      queueForPerson: (reason) => this.#people.keep(reason),
      lastWords: () => this.#lastWords.over(),
      stopTalking: () => this.#stopTalking(),
      isNoisy: () => this.#voice?.callerHasTheFloor === true,
      turnsWait: () => this.#waiting.length > 0,
      stopWaiting: () => this.#stopWaiting(),
    });
  }

  #createSilence(): Silence {
    const { coordinator, log } = this;
    const { runtime, services, clock, monotonic, voice: sound } = this.#deps;
    const { verification, limits } = runtime.company;
    return new Silence({
      ...{ coordinator, log, timers: this.#timers, clock, monotonic },
      ...{ speaker: this.#speaker, inFlight: this.#inFlight, customers: services.customers },
      idleSeconds: canBeVerified(coordinator.context, runtime.company) ? verification.idleSeconds : 0,
      quietSeconds: sound ? limits.silenceSeconds : 0,
      onHold: () => this.#people.holdsTheLine,
      stopTalking: () => this.#stopTalking(),
      isNoisy: () => this.#voice?.callerHasTheFloor === true,
      agentSounds: () => sound?.audio.sounding === true,
      letGo: () => this.#endings.letGo(),
    });
  }

  #createLastWords(): LastWords {
    const { goodbyeSeconds, unheardAfterMs } = this.#deps.runtime.company.limits;
    return new LastWords({
      timers: this.#timers,
      graceMs: goodbyeSeconds * 1000,
      wordsWithinMs: unheardAfterMs,
      callerHasTheFloor: () => this.#callerHasTheFloor(),
    });
  }

  #createLooseWords(): LooseWords {
    return new LooseWords({
      ...{ session: this.session, turns: this.#turns, meanwhile: this.#meanwhile },
      onDuty: () => {
        const agent = this.#lastSeen.get(this.coordinator.context.active);
        return agent && this.isOnDuty(agent) ? agent : null;
      },
      isBetweenAgents: () => this.#isBetweenAgents(),
      callerHasTheFloor: () => this.#callerHasTheFloor(),
      stopTalking: () => this.#stopTalking(),
      answer: (message) => {
        this.#turnBegins(message);
        this.#replyTo(message, message.textContent ?? '');
      },
    });
  }

  #callerHasTheFloor(): boolean {
    return this.#voice?.callerHasTheFloor === true || this.#keypad.open;
  }

  #createLength(): CallLength {
    return new CallLength({
      timers: this.#timers,
      minutes: this.#deps.runtime.company.limits.callMinutes,
      engaged: () =>
        this.#people.holdsTheLine || this.#isBetweenAgents() || this.coordinator.state === 'wrappingUp',
      warn: async () => {
        const { text, heard } = this.#speaker.line('call_long');
        return (await heard).length > text.length / 2;
      },
      end: () => this.#endings.timeUp(),
    });
  }

  #createKeypad(): Keypad {
    const { runtime } = this.#deps;
    return new Keypad({
      timers: this.#timers,
      pauseMs: runtime.company.limits.keypadSeconds * 1000,
      callerSpeaks: () => this.#voice?.callerHasTheFloor ?? false,
      onKey: () => {
        if (this.#voice) this.#stopTalking();
        this.#lastWords.caller('words');
        this.#silence.heard();
        this.#silence.restart();
      },
      onEnded: (ended) => this.log.add('caller.keyed', ended),
      onTurn: (digits) => {
        const message = this.#turns.takeKeys(digits);
        this.#answerTo(message, message.textContent ?? '');
      },
    });
  }

  #createHandoffs(): Handoffs {
    const { coordinator, log, session } = this;
    const { clock, monotonic, runtime, voice: sound, buildAgent } = this.#deps;
    return new Handoffs({
      ...{ coordinator, log, clock, monotonic, timers: this.#timers },
      callerHasTheFloor: () => this.#callerHasTheFloor(),
      audible: sound !== undefined,
      timeoutMs: runtime.company.limits.handoffSeconds * 1000,
      build: (order) => buildAgent?.(order, (o) => this.#build(o)) ?? this.#build(order),
      updateAgent: (agent) => session.updateAgent(agent),
      track: (work) => this.#inFlight.track(work),
      rescue: () => this.#endings.rescue(),
      wantsAt: (agent, reason) => wantsAt(runtime.agents.get(agent), reason, coordinator.context),
      askWhatTheyNeed: () => this.#speaker.line('what_they_need'),
    });
  }

  #createModel(lines: Lines): AskModel {
    const { llm: model, monotonic, runtime } = this.#deps;
    return new AskModel({
      ...{ model, timers: this.#timers, monotonic, log: this.log },
      limits: answerLimits(runtime.company),
      clean: (text) => this.#turns.cleanAgents(text),
      toolsOf: (agent) => this.#duty(agent).tools,
      known: (turn) => knownOf(this.coordinator.context, runtime, turn),
      lineOf: (key) => lines.say(key),
      onFirstWords: (agent) => this.#handoffs.spoke(agent),
      onGivenUp: () => this.#inFlight.track(this.#endings.rescue()),
    });
  }

  #createUnanswered(): Unanswered {
    const { runtime } = this.#deps;
    this.log.subscribe(({ type }) => {
      if (type === 'agent.said' || type === 'line.said') this.#unanswered.said();
    });
    return new Unanswered({
      timers: this.#timers,
      afterMs: answerLimits(runtime.company).wholeMs,
      isQuiet: () => this.#hasTheFloor && !this.#isBetweenAgents() && !this.#inFlight.busy,
      speak: () => void this.#speaker.line('model_trouble'),
    });
  }

  #createProposals(): Proposals {
    const { session, coordinator } = this;
    const { clock, runtime } = this.#deps;
    const active = () => coordinator.context.active;
    return new Proposals({
      ...{ session, coordinator, clock, speaker: this.#speaker, inFlight: this.#inFlight },
      timeZone: runtime.company.timeZone,
      callerTurns: () => this.#turns.raw,
      agent: () => this.#lastSeen.get(active()),
      carrying: (name) => {
        const { tools, spec: agent } = this.#duty(active());
        const tool = tools.find((one) => one.name === name);
        return tool ? { tool, agent, host: this.#toolHost } : null;
      },
      mayAsk: () => !this.#isBetweenAgents() && this.#hasTheFloor,
      stopGuessing: () => {
        if (this.#voice) this.#stopTalking();
      },
    });
  }

  #createPeople(): WarmTransfer {
    const { session, coordinator, log } = this;
    const { runtime, services, clock, people } = this.#deps;
    const { company } = runtime;
    return new WarmTransfer({
      ...{ session, coordinator, log, clock, company, timers: this.#timers, lasting: this.#deps.timers },
      ...{ speaker: this.#speaker, inFlight: this.#inFlight },
      ...{ tickets: services.tickets, people: services.people, line: people ?? null },
      priority: () => priorityOf(coordinator.context, company.escalation),
      brief: () => renderBrief({ context: coordinator.context, events: log.events }),
      said: () => this.#turns.said,
      spokenBrief: (reason) => spokenBrief({ context: coordinator.context, company }, reason),
      handOver: (to, reason) => {
        if (coordinator.judge(to).verdict !== 'accepted') return false;
        this.#inFlight.track(this.#handoffs.handBack({ to, reason }));
        return true;
      },
      hangUp: (reason) => void this.hangUp(reason),
    });
  }

  // Parts that only a spoken call has.

  #createVoiceSide(lines: Lines): VoiceSide | null {
    const { session, coordinator, log } = this;
    const { voice: sound, runtime, monotonic } = this.#deps;
    if (!sound) return null;
    return new VoiceSide({
      ...{ session, coordinator, log, lines, timers: this.#timers, monotonic },
      voice: sound,
      company: runtime.company,
      // Words of a turn that is not complete may be the beginning of a number.
      clean: redactAnswers,
      isParting: (words) => this.#endings.isParting(words),
      asks: () => this.#endings.asks,
      onSound: () => {
        this.#model.settle();
        this.#handoffs.sounded();
      },
      onAgent: () => this.#silence.agentHeard(),
      onFloor: (free) => this.#people.floor(free),
      onCaller: (act) => {
        this.#lastWords.caller(act);
        if (act !== 'words') return;
        this.#silence.heard();
        this.#trouble?.heard();
      },
      onLate: (words) =>
        this.#endings.isAbove(words) ? this.#turns.record(words) : this.#looseWords.late(words),
      onHeld: (words) => this.#meanwhile.hold(words),
      onRelease: () => {
        if (!this.#endings.isFinal) this.#looseWords.release();
      },
      onUnheard: (speechMs) => {
        // A sound after goodbye is no reason to ask.
        if (this.coordinator.state !== 'wrappingUp') this.#trouble?.unheard(speechMs);
      },
    });
  }

  #createSpeechTrouble(): SpeechTrouble | null {
    const { voice: sound } = this.#deps;
    return (
      (sound &&
        new SpeechTrouble({
          voice: sound,
          log: this.log,
          speaker: this.#speaker,
          timers: this.#timers,
          rescue: (line) => this.#inFlight.track(this.#endings.rescue(line)),
        })) ??
      null
    );
  }

  // Turns.

  async #answer(text: string): Promise<void> {
    if (this.#endings.under) return;
    if (this.#endings.isAbove(text)) {
      this.#turns.record(text);
      this.#endings.goOn();
    } else {
      if (this.#voice) this.#stopTalking();
      this.#answerTo(this.#turns.takeDown(text), text);
    }
    await this.settled();
  }

  #answerTo(message: llm.ChatMessage, text: string): void {
    if (this.#isBetweenAgents() && !this.#handoffs.isTakenBack(text)) {
      this.#meanwhile.turnCompleted(message);
      return;
    }
    this.#turnBegins(message);
    this.#replyTo(message, text);
  }

  #replyTo(message: llm.ChatMessage, text: string): void {
    // What is typed while a person talks with the caller is for the record.
    if (this.#people.talking || this.#isAnsweredByCode(text)) return;
    if (!this.#proposals.takes(message)) this.#speaker.reply(message);
  }

  /** Typed while the line closes: it is in the record, and they are told so as long as that has no end. */
  #sayThatItIsOver(text: string): void {
    const { runtime } = this.#deps;
    this.#turns.record(text);
    const [line = ''] = runtime.lines['call_over'] ?? [];
    const agent = this.coordinator.context.active;
    this.log.add('agent.said', ownWords({ agent, text: line, interrupted: false }));
  }

  /** What no model needs to see. Returns whether it was dealt with. */
  #isAnsweredByCode(text: string): boolean {
    const line = this.#lineFor(text);
    if (line === null && !this.#disclosures.asks) return false;
    // LiveKit 1.9.0 may have asked the model ahead of the turn, and would wait for ever with what it said.
    if (this.#voice) this.#stopTalking();
    if (line === null) return this.#disclosures.answers(text);
    if (line === 'halted') this.#proposals.rest();
    this.#speaker.line(line);
    return true;
  }

  /** The stock line that answers a turn by itself; null where there is more in it. */
  #lineFor(text: string): 'halted' | 'too_long' | 'not_understood' | null {
    if (text.length > this.#deps.runtime.company.limits.turnCharacters) return 'too_long';
    if (!/[\p{L}\p{N}]/u.test(text)) return 'not_understood';
    return onlyHalts(text) ? 'halted' : null;
  }

  /** Somebody who types is not made to wait until the agent has finished. */
  #stopTalking(): void {
    try {
      this.session.interrupt();
    } catch {
      // What is being said may not be cut off: it is heard first.
    }
  }

  #turnBegins(message: llm.ChatMessage): void {
    this.#model.turnBegan();
    this.#unanswered.turnBegan();
    this.#voice?.turnBegan(message);
    const agent = this.#lastSeen.get(this.coordinator.context.active);
    if (agent) agent.moment = { kind: 'answer' };
    this.#silence.heard();
    this.#silence.restart();
  }

  #isBetweenAgents(): boolean {
    const { state } = this.coordinator;
    return state === 'transferring' || state === 'recovering' || this.#lookingUp;
  }

  // Agents.

  /** First words after a handoff: an answer to what was said meanwhile, or a handover turn; never a greeting. */
  async #openUp(agent: CallAgent): Promise<void> {
    if (agent.name === HUMAN && agent.moment.kind !== 'answer') await this.#people.begin(agent.moment.reason);
    this.#meanwhile.complete(this.#turns);
    this.#lookingUp = true;
    try {
      await this.#lookUp(agent);
    } finally {
      this.#lookingUp = false;
    }
    if (!this.isOnDuty(agent)) return;
    const { awaitsTurn } = this.#meanwhile;
    const said = awaitsTurn ? this.#meanwhile.takeTurns() : this.#meanwhile.take(this.#turns);
    // Who has spoken since, or is in the middle of it, gets an answer to that.
    if (said || (!awaitsTurn && agent.moment.kind !== 'answer')) this.#speaker.reply(said);
  }

  async #lookUp(agent: CallAgent): Promise<void> {
    const { spec, tools } = this.#duty(agent.name);
    const tool = tools.find(({ name }) => name === spec.opensWith?.name);
    const { verification, done } = this.coordinator.context;
    if (!tool || agent.moment.kind !== 'handover' || verification.level !== 'verified') return;
    // Remembered from before, and nothing has been changed: it stands.
    if (done.length === 0 && knowsAnswer(agent.chatCtx, tool.name)) return;
    const items = await openingList({ tool, agent: spec, host: this.#toolHost, epoch: agent.epoch });
    await agent.updateChatCtx(new llm.ChatContext([...agent.chatCtx.items, ...items]));
  }

  #build({ name, epoch, moment }: AgentOrder): CallAgent {
    const { instructions, tools, spec } = this.#duty(name);
    const host = this.#toolHost;
    return new CallAgent({
      ...{ name, epoch, moment, instructions, host: this },
      tools: tools.map((tool) => toLiveKitTool(tool, spec, host)),
      tts: this.#deps.voice?.tts(name),
    });
  }

  #duty(name: string): AgentOnDuty {
    const duty = this.#deps.runtime.agents.get(name);
    if (!duty) throw new Error(`No agent "${name}" on this company's roster`);
    return duty;
  }

  async #stopWaiting(): Promise<void> {
    this.#timers.stop();
    this.#lastWords.stop();
    this.#keypad.stop();
    this.#handoffs.stop();
    this.#unanswered.said();
    this.#voice?.stop();
    this.#trouble?.stop();
    this.#looseWords.end();
    for (const text of this.#waiting.splice(0)) this.#turns.record(text);
    await this.#proposals.stop();
    await this.#people.stop();
  }

  // What the session tells.

  #listenToSession(): void {
    const { session } = this;
    session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ speechHandle }) => {
      // An answer that is thought ahead and never used would be under way for ever.
      void speechHandle._waitForScheduled().then(() => this.#inFlight.track(speechHandle.waitForPlayout()));
    });
    session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
      if (item.type !== 'message') return;
      if (item.role === 'user') this.#turns.recognise(item);
      if (item.role !== 'assistant') return;
      this.#model.settle();
      const whole = item.textContent ?? '';
      if (this.#voice && item.interrupted && this.#speaker.isLine(whole))
        item.content = [this.#voice.heardOf(whole)];
      const text = (item.textContent ?? '').trim();
      const { interrupted } = item;
      // What was cut before its first word was not said.
      if (text === '' && interrupted) return;
      const said = { agent: this.coordinator.context.active, interrupted };
      this.log.add(
        'agent.said',
        this.#speaker.isLine(whole)
          ? ownWords({ ...said, text })
          : { ...said, text: this.#turns.cleanAgents(text) },
      );
    });
    session.on(voice.AgentSessionEventTypes.UserInputTranscribed, ({ transcript, isFinal }) => {
      if (isFinal) this.#meanwhile.wordsHeard(transcript);
    });
    session.on(voice.AgentSessionEventTypes.Error, ({ error }) => {
      const kind = 'type' in error ? error.type : null;
      if (kind === 'stt_error' || kind === 'tts_error') this.#trouble?.failed(kind, error);
      else this.#model.switched(error);
    });
  }
}

/** A small number from an id, the same for the same id. */
function seedOf(id: string): number {
  return Array.from(id).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 0);
}
