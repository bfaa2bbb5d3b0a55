// Words of the caller that do not come as a turn: more of one that was taken to be over, and what LiveKit was not told
// because nobody could be stopped for it.
import type { llm } from '@livekit/agents';
import { classifyInterruption } from '../understand/index.ts';
import type { CallAgent } from './call-agent.ts';
import type { Session } from './call-voice.ts';
import type { CallerTurns } from './caller-turns.ts';
import type { Meanwhile } from './meanwhile.ts';

export interface LooseWordsDeps {
  session: Session;
  turns: CallerTurns;
  meanwhile: Meanwhile;
  /** The agent that can answer; null while a handoff is under way or a person talks with the caller. */
  onDuty: () => CallAgent | null;
  isBetweenAgents: () => boolean;
  callerHasTheFloor: () => boolean;
  /** Stops what is being said, where it may be stopped. */
  stopTalking: () => void;
  /** Has a turn that is taken down answered. */
  answer: (message: llm.ChatMessage) => void;
}

export class LooseWords {
  readonly #deps: LooseWordsDeps;

  constructor(deps: LooseWordsDeps) {
    this.#deps = deps;
  }

  /** Words of the last turn that came when it was taken to be over already. */
  late(words: string): void {
    const { meanwhile, turns, isBetweenAgents } = this.#deps;
    if (isBetweenAgents()) meanwhile.hold(words);
    // "Okay" after the rest of a sentence changes nothing of it.
    else if (classifyInterruption(words) === 'continue') turns.record(words);
    else if (!this.goOn(words)) this.hold(words);
  }

  /**
   * They go on with the turn that is being answered: that answer is taken back, and the model is asked once, about all
   * of it. Returns false where no model has been asked yet.
   */
  goOn(words: string): boolean {
    const { session, turns, onDuty, stopTalking, answer } = this.#deps;
    const agent = onDuty();
    const message = agent && turns.goesOn(words);
    if (!message) return false;
    stopTalking();
    const others = (items: llm.ChatItem[]) => items.filter(({ id }) => id !== message.id);
    const context = agent.chatCtx.copy();
    context.items = others(context.items);
    void agent.updateChatCtx(context);
    session.history.items = others(session.history.items);
    answer(message);
    return true;
  }

  /** To be answered as soon as that can be. */
  hold(words: string): void {
    this.#deps.meanwhile.hold(words);
    this.release();
  }

  /** What was held becomes a turn, unless the caller goes on and brings it into theirs. */
  release(): void {
    const { meanwhile, turns, isBetweenAgents, callerHasTheFloor, answer } = this.#deps;
    if (isBetweenAgents() || callerHasTheFloor()) return;
    const message = meanwhile.take(turns);
    if (message) answer(message);
  }

  /** The call is over: what nobody has answered is in the record. */
  end(): void {
    const words = this.#deps.meanwhile.takeWords();
    if (words) this.#deps.turns.record(words);
  }
}
