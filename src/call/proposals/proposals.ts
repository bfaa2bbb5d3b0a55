// Changes on their way from a proposal to the deed: read to the caller, answered, done or dropped. Code does all of it.
import { llm, voice } from '@livekit/agents';
import type { Coordinator } from '../../coordinator/index.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Proposal } from '../../domain/customer-context.ts';
import { isLeaving } from '../../tools/end-call.tool.ts';
import { turnWants, understandChangeAnswer, type ChangeAnswer } from '../../understand/index.ts';
import type { CallAgent } from '../call-agent.ts';
import type { Session } from '../call-voice.ts';
import type { InFlight } from '../in-flight.ts';
import type { SaidLine, Speaker } from '../speaker.ts';
import { carryOut, type CarriedOut, type Carrying } from './carry-out.ts';
import { difference, isHeard, questionFor } from './read-back.ts';

export interface ProposalsDeps {
  session: Session;
  coordinator: Coordinator;
  speaker: Speaker;
  inFlight: InFlight;
  clock: Clock;
  timeZone: string;
  /** What the caller said in their last turns, oldest first. */
  callerTurns: () => readonly string[];
  /** The agent that has the call. */
  agent: () => CallAgent | undefined;
  /** What carries out a change of the active agent. */
  carrying: (tool: string) => Carrying | null;
  /** Whether the agents have the floor: nobody else talks with the caller, and the call goes on. */
  mayAsk: () => boolean;
  /** Drops what the model was asked ahead of the turn: LiveKit 1.9.0 lets it wait for ever where code answers instead. */
  stopGuessing: () => void;
}

/** A change is read so often at most; then it is dropped, with a word. */
const ASKS = 3;

export class Proposals {
  readonly #deps: ProposalsDeps;
  /** Speech under way, or waiting to be. */
  readonly #speeches = new Set<voice.SpeechHandle>();
  /** What was said since the last speech was over. LiveKit 1.9.0 does not tell a speech what a stock line said in it. */
  #words: llm.ChatMessage[] = [];
  #question: { ids: readonly string[]; summary: string; said: SaidLine } | null = null;
  #work: Promise<void> | null = null;
  /** The caller wants quiet: nothing is asked before their next turn. */
  #resting = false;
  /** Said while code was at work; it belongs to the same turn. */
  #meanwhile: llm.ChatMessage[] = [];

  constructor(deps: ProposalsDeps) {
    this.#deps = deps;
    const { session, coordinator, speaker, inFlight } = deps;
    session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ speechHandle }) => {
      this.#speeches.add(speechHandle);
      inFlight.track(speechHandle.waitForPlayout().then(() => this.#finished(speechHandle)));
    });
    session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
      if (item.type === 'message' && item.role === 'assistant') this.#words.push(item);
    });
    coordinator.subscribe(({ event }) => {
      if (event.type === 'action.dropped' && event.why === 'unanswered') speaker.line('proposal_dropped');
    });
  }

  /** Whether a yes answers the question that is being read, to somebody who has heard so much of it. */
  isAnswerable(heard: string): boolean {
    return this.#question !== null && isHeard(this.#question.said.text, this.#question.summary, heard);
  }

  /** The caller has said "stop", or "hold on", and no more. */
  rest(): void {
    this.#resting = true;
  }

  /** A caller's turn. Returns whether code has it: then it is answered from here. */
  takes(message: llm.ChatMessage): boolean {
    this.#resting = false;
    if (this.#work) {
      this.#meanwhile.push(message);
      return true;
    }
    if (this.#open.length === 0) return false;
    const talking = [...this.#speeches].filter(({ scheduled }) => scheduled);
    if (talking.length === 0) {
      const answer = this.#read(message);
      if (answer.agreed.length === 0) {
        this.#note(answer);
        return false;
      }
    }
    this.#begin(async () => {
      // How much of it was heard is known when it has stopped.
      await Promise.all(talking.map((speech) => speech.waitForPlayout()));
      await this.#settle(message);
    });
    return true;
  }

  /** Resolves when what the caller has agreed to is done. */
  async stop(): Promise<void> {
    await this.#work;
  }

  get #open(): readonly Proposal[] {
    return this.#deps.coordinator.context.proposals;
  }

  #begin(work: () => Promise<void>): void {
    this.#deps.stopGuessing();
    this.#work = work().finally(() => {
      this.#work = null;
      const later = joined(this.#meanwhile.splice(0));
      if (later && !this.takes(later)) this.#reply(later);
    });
    this.#deps.inFlight.track(this.#work);
  }

  #read(message: llm.ChatMessage): ChangeAnswer {
    const { clock, timeZone } = this.#deps;
    return understandChangeAnswer(message.textContent ?? '', this.#open, { now: clock(), timeZone });
  }

  /** What the answer takes off the table, and that it leaves nothing heard. */
  #note({ kind, declined }: ChangeAnswer): void {
    const { coordinator } = this.#deps;
    const all = this.#open.map(({ id }) => id);
    if (declined.length > 0) coordinator.send({ type: 'action.dropped', ids: declined, why: 'declined' });
    if (kind === 'corrected') coordinator.send({ type: 'action.dropped', ids: all, why: 'corrected' });
    // Who asks for a moment has still been asked.
    if (kind !== 'paused') coordinator.send({ type: 'action.overtaken' });
  }

  /** Does what the turn agrees to, and answers it. */
  async #settle(message: llm.ChatMessage): Promise<void> {
    const answer = this.#read(message);
    const agreed = this.#open.filter(({ id }) => answer.agreed.includes(id));
    this.#note(answer);
    const done: CarriedOut[] = [];
    const asksBeside = turnWants(message.textContent ?? '') === 'answer';
    for (const proposal of agreed.filter(({ heard }) => heard)) {
      const carrying = this.#deps.carrying(proposal.tool);
      if (carrying) done.push(await carryOut(proposal, carrying, asksBeside));
    }
    const items = done.flatMap((one) => one.items);
    // A yes to what they have not heard, or to what is not so any more: they are asked again, and no model speaks first.
    const asksAgain = agreed.length > 0 && done.every((one) => one.asksAgain);
    await this.#remember(asksAgain ? [message, ...items] : items, message.createdAt);
    if (asksAgain) this.#ask();
    else this.#reply(message);
  }

  /** Asks the model to answer the turn, and what was said since. */
  #reply(message: llm.ChatMessage): void {
    if (this.#deps.mayAsk()) this.#deps.speaker.reply(joined([message, ...this.#meanwhile.splice(0)]));
  }

  /** Puts it into the agent's history, behind the turn. */
  async #remember(items: readonly llm.ChatItem[], since: number): Promise<void> {
    const agent = this.#deps.agent();
    if (!agent || items.length === 0) return;
    const history = agent.chatCtx.copy();
    for (const [at, item] of items.entries()) {
      item.createdAt = since + at + 1;
      history.insert(item);
    }
    await agent.updateChatCtx(history);
  }

  /** Reads what waits for a yes, as the last thing that is said. */
  #ask(): void {
    const { coordinator, speaker, inFlight, mayAsk } = this.#deps;
    if (this.#resting || !mayAsk()) return;
    const worn = this.#open.filter(({ asked }) => asked >= ASKS).map(({ id }) => id);
    if (worn.length > 0) coordinator.send({ type: 'action.dropped', ids: worn, why: 'unanswered' });
    const open = this.#open;
    if (open.every(({ heard }) => heard)) return;
    for (const proposal of open) this.#tellDifference(proposal);
    const { key, values } = questionFor(open, isLeaving(coordinator.context));
    const ids = open.map(({ id }) => id);
    const said = speaker.line(key, values);
    this.#question = { ids, summary: values.summary ?? '', said };
    coordinator.send({ type: 'action.asked', ids });
    inFlight.track(said.handle.waitForPlayout());
  }

  #tellDifference(proposal: Proposal): void {
    const { coordinator, speaker, clock, timeZone, callerTurns } = this.#deps;
    const { turn, verification } = coordinator.context;
    if (proposal.asked > 0 || proposal.turn !== turn) return;
    // Who has just said their ZIP code named the day before that.
    const [before = '', last = ''] = [callerTurns().at(-2), callerTurns().at(-1)];
    const words = verification.lastAttemptTurn === turn && turnWants(last) === null ? before : last;
    const differs = difference(proposal, words, { now: clock(), timeZone });
    if (differs) speaker.line(differs.key, differs.values);
  }

  /** Speech is over: asked was heard, or not; anything else may leave something to ask. */
  #finished(speech: voice.SpeechHandle): void {
    const { coordinator } = this.#deps;
    this.#speeches.delete(speech);
    // A guess at a turn that went on, and was never said.
    if (!speech.scheduled) return;
    const words = textOf(this.#words.splice(0));
    if (this.#open.length === 0) return;
    const question = this.#question?.said.handle === speech ? this.#question : null;
    if (question) {
      if (!speech.interrupted || this.isAnswerable(words))
        coordinator.send({ type: 'action.heard', ids: question.ids });
      return;
    }
    if (speech.interrupted || words.includes('?')) coordinator.send({ type: 'action.overtaken' });
    if (!speech.interrupted && !this.#work && this.#speeches.size === 0) this.#ask();
  }
}

function textOf(messages: readonly llm.ChatMessage[]): string {
  return messages.map((message) => message.textContent ?? '').join(' ');
}

/** Several messages as one, under the id of the last. */
function joined(messages: readonly llm.ChatMessage[]): llm.ChatMessage | undefined {
  const [first, last] = [messages[0], messages.at(-1)];
  if (!first || !last || messages.length === 1) return first;
  const content = textOf(messages);
  return llm.ChatMessage.create({ id: last.id, role: 'user', content, createdAt: first.createdAt });
}
