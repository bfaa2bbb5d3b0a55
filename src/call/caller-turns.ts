// The caller's turns as they enter a call: counted, remembered, logged, and looked at for reasons to escalate.
import { llm } from '@livekit/agents';
import type { Coordinator } from '../coordinator/index.ts';
import type { Clock } from '../domain/clock.ts';
import type { Company } from '../domain/company.ts';
import { hideSecrets, redact, redactAnswers, type SaidTurn } from '../understand/index.ts';
import type { CallLog } from './call-log.ts';
import { hearTurn } from './escalations.ts';
import { keyedIn, spelledOut, type Entry } from './keypad.ts';
import { hiddenContent } from './without-secrets.ts';

export interface CallerTurnsDeps {
  coordinator: Coordinator;
  log: CallLog;
  clock: Clock;
  /** Its longest turn that is kept, and its rules of escalation. */
  company: Company;
}

/** What stands in a turn for a number of which there may be more. */
const UNFINISHED = /\[(?:card|ssn|account|bank account|number)\]|\(said \d+ digits?\)/;

export class CallerTurns {
  readonly #deps: CallerTurnsDeps;
  readonly #raw: string[] = [];
  /** What models see of each turn, by its words: LiveKit may keep it under another id than it was told with. */
  readonly #hidden = new Map<string, string>();
  readonly #known = new Set<string>();
  /** The last turn's words, and the turn as the session keeps it: null while a model has not been asked about it. */
  #lastText = '';
  #last: llm.ChatMessage | null = null;
  /** Nothing of the last turn's numbers is kept: it may be an answer to verification. */
  #hiding = false;
  /** The last turn held a number that the next may go on with: a card is given in pieces, too. */
  #numberIsOpen = false;

  constructor(deps: CallerTurnsDeps) {
    this.#deps = deps;
  }

  /** As they were heard, oldest first. In memory only: they may hold verification answers. */
  get raw(): readonly string[] {
    return this.#raw;
  }

  /** The same, with which of them may hold an answer to verification. */
  get said(): readonly SaidTurn[] {
    const { lastAttemptTurn } = this.#deps.coordinator.context.verification;
    return this.#raw.map((text, index) => ({ text, mayProve: index < (lastAttemptTurn ?? 0) }));
  }

  /** A typed turn becomes a message; control characters go, and what is too long is cut. */
  takeDown(text: string): llm.ChatMessage {
    const content = text
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, this.#deps.company.limits.turnCharacters);
    const message = llm.ChatMessage.create({ role: 'user', content });
    this.note(message);
    this.recognise(message);
    return message;
  }

  /** Digits that were keyed in become a turn too; nobody is told what they were. */
  takeKeys(digits: string): llm.ChatMessage {
    const message = llm.ChatMessage.create({ role: 'user', content: keyedIn(digits) });
    this.note(message, spelledOut(digits));
    return message;
  }

  /** What was keyed in during a spoken turn is a part of it. */
  noteWithKeys(message: llm.ChatMessage, { digits, afterWords }: Entry): void {
    const text = message.textContent ?? '';
    const inOrder = (words: string, keys: string) => (afterWords ? `${words} ${keys}` : `${keys} ${words}`);
    message.content = [inOrder(text, keyedIn(digits))];
    this.note(message, inOrder(text, spelledOut(digits)));
  }

  /** @param heard What tools compare, where that is not what everybody else is told. */
  note(message: llm.ChatMessage, heard?: string): void {
    const { coordinator, clock } = this.#deps;
    const text = message.textContent ?? '';
    coordinator.send({ type: 'caller.spoke', at: clock() });
    this.#raw.push(heard ?? text);
    this.#last = null;
    this.#lastText = text;
    this.#known.add(message.id);
    this.#hiding = this.verifying || this.#numberIsOpen;
    this.#takeIn(text, text);
  }

  /**
   * More words of the last turn, which was taken to be over: they are one turn, and its message takes the place of the
   * one before. Null where no model has been asked about that one.
   */
  goesOn(words: string): llm.ChatMessage | null {
    const last = this.#last;
    if (!last) return null;
    const content = `${this.#lastText} ${words}`;
    const heard = `${this.#raw.pop() ?? ''} ${words}`;
    this.#raw.push(heard);
    this.#last = null;
    this.#lastText = content;
    this.#takeIn(content, words, { goesOn: true });
    return llm.ChatMessage.create({ id: last.id, role: 'user', content });
  }

  /** @param added What of the turn is new. */
  #takeIn(text: string, added: string, { goesOn = false } = {}): void {
    const { coordinator, company } = this.#deps;
    const hidden = hideSecrets(text, { verifying: this.#hiding });
    this.#hidden.set(text, hidden);
    this.#numberIsOpen = !this.verifying && UNFINISHED.test(hidden);
    this.record(added);
    const words = this.#forRecord(text);
    if (coordinator.context.turn === 1)
      coordinator.send({ type: 'fact.gathered', key: 'firstWords', value: words });
    const heard = hearTurn(text, words, company.escalation);
    coordinator.send({ type: 'caller.understood', heard, ...(goesOn ? { goesOn } : {}) });
  }

  /** Words that are no turn of their own are in the record all the same. */
  record(words: string): void {
    const { coordinator, log } = this.#deps;
    const { turn } = coordinator.context;
    log.add('caller.said', { text: this.#forRecord(words), turn, masked: this.#masks });
  }

  get #masks(): boolean {
    return this.verifying || this.#hiding;
  }

  #forRecord(words: string): string {
    return this.#masks ? redactAnswers(words) : redact(words);
  }

  /** Whether this is a turn that the caller has finished, and not a guess at one that goes on. */
  knows(message: llm.ChatMessage): boolean {
    return this.#known.has(message.id) || this.#raw.at(-1) === message.textContent;
  }

  /** A turn as the session's history keeps it, from here on without secrets. */
  recognise(message: llm.ChatMessage): void {
    this.#known.add(message.id);
    if (message.textContent === this.#lastText) this.#last = message;
    message.content = hiddenContent(message, (text) => this.forModels(text));
  }

  /** What models may see of the caller's words: as it was decided when they were said. */
  forModels(text: string): string {
    return this.#hidden.get(text) ?? hideSecrets(text, { verifying: this.verifying });
  }

  /** Whatever is said may be an answer to verification, or repeat one: until it has passed, also after a lockout. */
  get verifying(): boolean {
    return this.#deps.coordinator.context.verification.level !== 'verified';
  }

  /** What agents say, for the record: a model that came to hear of an answer may have repeated it. */
  cleanAgents(text: string): string {
    return hideSecrets(text, { verifying: this.verifying });
  }
}
