// What the caller says while nobody can answer: during a handoff whoever takes over must, and after words that may not
// be stopped the agent who spoke them.
import { llm } from '@livekit/agents';
import type { CallerTurns } from './caller-turns.ts';

export class Meanwhile {
  #turns: llm.ChatMessage[] = [];
  /**
   * What was understood and is no turn yet, in order. LiveKit was not told what is held; of the rest it makes a turn,
   * or in a handoff drops it with the agent that leaves.
   */
  #words: { text: string; held: boolean }[] = [];

  turnCompleted(message: llm.ChatMessage): void {
    this.#turns.push(message);
  }

  /** What LiveKit was told has become a turn. */
  finished(): void {
    this.#words = this.#words.filter(({ held }) => held);
  }

  wordsHeard(text: string): void {
    this.#words.push({ text, held: false });
  }

  hold(text: string): void {
    this.#words.push({ text, held: true });
  }

  /** Words that are no turn yet, once. */
  takeWords(): string {
    return this.#words
      .splice(0)
      .map(({ text }) => text)
      .join(' ');
  }

  /** Makes a turn of what LiveKit has made none of: it was dropped with the agent that left. */
  complete(turns: CallerTurns): void {
    const words = this.takeWords();
    if (words) this.#turns.push(turns.takeDown(words));
  }

  /** LiveKit has words that it will make a turn of. */
  get awaitsTurn(): boolean {
    return this.#words.some(({ held }) => !held);
  }

  /** All of it as one turn, once; undefined when nothing was said. */
  take(turns: CallerTurns): llm.ChatMessage | undefined {
    this.complete(turns);
    return this.takeTurns();
  }

  /** The turns that are complete as one, once; undefined when there are none. */
  takeTurns(): llm.ChatMessage | undefined {
    const said = this.#turns.splice(0);
    const last = said.at(-1);
    if (!last) return undefined;
    const content = said.map((message) => message.textContent ?? '').join(' ');
    return llm.ChatMessage.create({ id: last.id, role: 'user', content });
  }
}
