// The caller's turns as they enter a call: counted, remembered, logged, and looked at for reasons to escalate.
import { llm } from '@livekit/agents';
import type { Coordinator } from '../coordinator/index.ts';
import type { Clock } from '../domain/clock.ts';
import type { Company } from '../domain/company.ts';
import { redact, redactDigits, understandYesNo, type SaidTurn } from '../understand/index.ts';
import type { CallLog } from './call-log.ts';
import { hearTurn } from './escalations.ts';
import { keyedIn, spelledOut, type Entry } from './keypad.ts';

export interface CallerTurnsDeps {
  coordinator: Coordinator;
  log: CallLog;
  clock: Clock;
  /** Its longest turn that is kept, and its rules of escalation. */
  company: Company;
}

export class CallerTurns {
  readonly #deps: CallerTurnsDeps;
  readonly #raw: string[] = [];
  readonly #sensitive = new Set<string>();
  /** The words of those messages: LiveKit may keep a turn under another id than the one it was told with. */
  readonly #sensitiveWords = new Set<string>();
  readonly #known = new Set<string>();

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

  /** Ids of messages said while the caller was not verified. */
  get sensitive(): ReadonlySet<string> {
    return this.#sensitive;
  }

  /** A typed turn becomes a message; control characters go, and what is too long is cut. */
  takeDown(text: string): llm.ChatMessage {
    const content = text
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, this.#deps.company.limits.turnCharacters);
    const message = llm.ChatMessage.create({ role: 'user', content });
    this.note(message);
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
    const { coordinator, log, clock, company } = this.#deps;
    const text = message.textContent ?? '';
    coordinator.send({ type: 'caller.spoke', at: clock() });
    this.#dropRefused();
    this.#raw.push(heard ?? text);
    this.#known.add(message.id);
    this.markSensitive(message.id);
    if (this.#sensitive.has(message.id)) this.#sensitiveWords.add(text);
    const clean = this.clean(text);
    const { turn, verification } = coordinator.context;
    log.add('caller.said', { text: clean, turn, masked: verification.level === 'none' });
    if (turn === 1) coordinator.send({ type: 'fact.gathered', key: 'firstWords', value: clean });
    coordinator.send({ type: 'caller.understood', heard: hearTurn(text, clean, company.escalation) });
  }

  /** Whether this is a turn that the caller has finished, and not a guess at one that goes on. */
  knows(message: llm.ChatMessage): boolean {
    return this.#known.has(message.id) || this.#raw.at(-1) === message.textContent;
  }

  /** A turn as the session's history keeps it. */
  recognise(message: llm.ChatMessage): void {
    this.#known.add(message.id);
    if (this.#sensitiveWords.has(message.textContent ?? '')) this.#sensitive.add(message.id);
  }

  /** A proposal that the turn before refused is off the table by now, whatever the model made of it. */
  #dropRefused(): void {
    const { coordinator } = this.#deps;
    const { proposal, turn } = coordinator.context;
    const refused = proposal && proposal.turn < turn - 1 && understandYesNo(this.#raw.at(-1) ?? '') === 'no';
    if (refused) coordinator.send({ type: 'action.dropped' });
  }

  /** What is said before verification may be an answer to it, or repeat one. */
  markSensitive(messageId: string): void {
    if (this.#deps.coordinator.context.verification.level === 'none') this.#sensitive.add(messageId);
  }

  /** Free of personal data; before verification, of every digit too. */
  clean(text: string): string {
    const unverified = this.#deps.coordinator.context.verification.level === 'none';
    return unverified ? redactDigits(redact(text)) : redact(text);
  }
}
