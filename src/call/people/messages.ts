// Words that a caller leaves for people: kept whole for whoever takes the ticket, with the number to call them on.
import type { KeptMessage, LeftMessage, NamedNumber } from '../../domain/people.ts';
import { canBeCalled, leftWords, redactAnswers, understandYesNo } from '../../understand/index.ts';
import { tellWishes } from '../wish-words.ts';
import type { PeopleDeps } from './people-deps.ts';
import type { TicketBox } from './ticket-box.ts';

export class Messages {
  readonly #deps: PeopleDeps;
  readonly #box: TicketBox;
  /** The turn up to which words have been passed on. */
  #passedOn = 0;
  /** A callback without a number: what comes next takes its place. */
  #numberless: string | null = null;
  /** The number that was last read back to the caller, and in which turn. */
  #readBack: { number: string; turn: number } | null = null;
  /** Waits for their yes. */
  #held: LeftMessage | null = null;

  constructor(deps: PeopleDeps, box: TicketBox) {
    this.#deps = deps;
    this.#box = box;
  }

  /**
   * The other number that the caller named. It is read back, and so is another in its place: their yes takes it, or the
   * same number once more. Until then the message is held, and kept as it is if they hang up.
   */
  namedNumber(message: LeftMessage): NamedNumber | null {
    const { coordinator, said } = this.#deps;
    const { turn, caller } = coordinator.context;
    const { number } = leftWords(said().slice(this.#numberless === null ? this.#passedOn : 0));
    if (number === null || number === caller.number) return null;
    const asked = this.#readBack !== null && this.#readBack.turn < turn ? this.#readBack.number : null;
    const last = said().slice(-1);
    const again = () => leftWords(last).number === number;
    const agreed = asked === number && (understandYesNo(last[0]?.text ?? '') === 'yes' || again());
    const state = !canBeCalled(number) ? 'impossible' : agreed ? 'taken' : 'unchecked';
    if (state === 'unchecked') this.#readBack = { number, turn };
    if (state !== 'taken') this.#held = message;
    return { ending: number.slice(-4), state };
  }

  /** The caller has gone before they said yes to their number. Answers whether people have it now. Never throws. */
  async keepHeld(): Promise<boolean> {
    const held = this.#held;
    if (!held) return false;
    const { reference } = await this.leave(held, () => undefined);
    return reference !== null;
  }

  /** `later` is told when people have it after all. Never throws. */
  async leave({ text, callback, dueAt }: LeftMessage, later: () => void): Promise<KeptMessage> {
    const { coordinator, clock, priority, said } = this.#deps;
    const { callId, turn, customer, caller, intents } = coordinator.context;
    const { words, number: named } = leftWords(said().slice(this.#numberless === null ? this.#passedOn : 0));
    const number = named !== null && canBeCalled(named) ? named : null;
    this.#held = null;
    const callbackNumber = number ?? (callback ? caller.number : null);
    const wanted = callback && callbackNumber !== null;
    const turns = said().map((turn) => redactAnswers(turn.text));
    const [wish] = tellWishes([intents.at(-1)?.wish ?? ''], turns);
    const ticket = {
      ...{ key: `${callId}:message-${turn}`, callId, customerId: customer?.id ?? null },
      ...{ kind: wanted ? ('callback' as const) : ('message' as const), priority: priority() },
      ...{ reason: wish ?? 'left a message', message: text, words, callbackNumber },
      ...{ dueAt, now: clock() },
    };
    const opened = await this.#box.open(ticket, later);
    this.#passedOn = turn;
    await this.#replaceNumberless(opened?.id ?? null, callback && callbackNumber === null);
    return {
      reference: opened?.id ?? null,
      numberEnding: callbackNumber?.slice(-4) ?? null,
      otherNumber: number !== null && number !== caller.number,
    };
  }

  /** The caller was asked for a number after the first ticket; one with it says all that the first did. */
  async #replaceNumberless(id: string | null, isNumberless: boolean): Promise<void> {
    const { tickets, clock } = this.#deps;
    const before = this.#numberless;
    this.#numberless = isNumberless ? id : null;
    if (before === null || id === null || before === id) return;
    const note = 'The caller said it again, with more: there is another ticket.';
    await this.#box.change(() => tickets.close(before, { as: 'withdrawn', note, now: clock() }));
  }
}
