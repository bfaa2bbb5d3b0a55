// What the caller says while a handoff is under way: nobody can answer it then, and whoever takes over must.
import { llm } from '@livekit/agents';
import type { CallerTurns } from './caller-turns.ts';

export class Meanwhile {
  #turns: llm.ChatMessage[] = [];
  /** What was understood of a turn that is not complete; LiveKit drops it with the agent that leaves. */
  #unfinished: string[] = [];

  turnCompleted(message: llm.ChatMessage): void {
    this.#unfinished = [];
    this.#turns.push(message);
  }

  wordsHeard(text: string): void {
    this.#unfinished.push(text);
  }

  /** All of it as one turn, once; undefined when nothing was said. */
  take(turns: CallerTurns): llm.ChatMessage | undefined {
    const unfinished = this.#unfinished.splice(0).join(' ');
    if (unfinished) this.#turns.push(turns.takeDown(unfinished));
    const said = this.#turns.splice(0);
    const last = said.at(-1);
    if (!last) return undefined;
    const content = said.map((message) => message.textContent ?? '').join(' ');
    return llm.ChatMessage.create({ id: last.id, role: 'user', content });
  }
}
