// Joins words on their way into whole utterances: the log's own copy is redacted, what the caller hears is not.
import type { CallEvent } from '../domain/call-event.ts';

export interface Utterance {
  agent: string;
  text: string;
}

export class Utterances {
  #agent = '';
  #text = '';

  /** Words of an agent, as they come. */
  add({ agent, text }: Utterance): void {
    this.#agent = agent;
    this.#text += text;
  }

  /** `agent.said` completes an utterance; one whose words nobody saw is taken from the event. */
  complete(event: Extract<CallEvent, { type: 'agent.said' }>): Utterance {
    const heard = this.take();
    return heard ?? { agent: event.data.agent, text: event.data.text };
  }

  /** What has been heard since the last utterance, or null: an answer that broke off has no `agent.said`. */
  take(): Utterance | null {
    const text = this.#text.trim();
    this.#text = '';
    return text === '' ? null : { agent: this.#agent, text };
  }
}
