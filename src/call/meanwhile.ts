// What the caller says while nobody can answer: during a handoff whoever takes over must, and after words that may not
// be stopped the agent who spoke them.
import { llm } from '@livekit/agents';
import type { CallerTurns } from './caller-turns.ts';

export class Meanwhile {
  #turns: llm.ChatMessage[] = [];
  /** What was understood of a turn that is not complete; LiveKit drops it with the agent that leaves. */
  #unfinished: string[] = [];
  /** What LiveKit was not told. */
  #held: string[] = [];

  turnCompleted(message: llm.ChatMessage): void {
    this.#unfinished = [];
    this.#turns.push(message);
  }

  wordsHeard(text: string): void {
    this.#unfinished.push(text);
  }

  hold(text: string): void {
    this.#held.push(text);
  }

  /** What LiveKit was not told, for the turn that goes on with it; once. */
  takeHeld(): string {
    return this.#held.splice(0).join(' ');
  }

  /** All of it as one turn, once; undefined when nothing was said. */
  take(turns: CallerTurns): llm.ChatMessage | undefined {
    const unfinished = [...this.#held.splice(0), ...this.#unfinished.splice(0)].join(' ');
    if (unfinished) this.#turns.push(turns.takeDown(unfinished));
    const said = this.#turns.splice(0);
    const last = said.at(-1);
    if (!last) return undefined;
    const content = said.map((message) => message.textContent ?? '').join(' ');
    return llm.ChatMessage.create({ id: last.id, role: 'user', content });
  }

  /** What nobody has taken down yet, at the end of the call. */
  takeUnfinished(): string {
    return [...this.#held.splice(0), ...this.#unfinished.splice(0)].join(' ');
  }
}
