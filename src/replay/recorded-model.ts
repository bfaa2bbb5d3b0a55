// The model of a replay: it answers with the steps that the file has for this turn, and says when it has none.
import { AnsweringLlm, type ModelRequest, type ModelStep } from '../rehearsal/answering-llm.ts';
import type { RecordedStep } from './transcript-format.ts';

export class RecordedModel {
  readonly llm = new AnsweringLlm('recorded', (request) => this.#answer(request));
  #steps: readonly RecordedStep[] = [];
  #used = 0;
  #missing: string[] = [];

  /** The steps of the turn that begins. */
  load(steps: readonly RecordedStep[]): void {
    this.#steps = steps;
    this.#used = 0;
    this.#missing = [];
  }

  /** Positions of steps that nobody asked for. */
  get leftover(): number[] {
    return this.#steps.map((_step, index) => index).slice(this.#used);
  }

  /** What was asked when there was no step left. */
  get missing(): readonly string[] {
    return this.#missing;
  }

  #answer(request: ModelRequest): ModelStep {
    const step = this.#steps[this.#used];
    if (!step) {
      this.#missing.push(describe(request));
      // Something to say, or it would be asked again for want of an answer.
      return { say: 'The transcript has no step here.' };
    }
    this.#used++;
    if (step.fails !== undefined) throw new Error(step.fails);
    return { say: step.say, calls: step.calls };
  }
}

/** Enough to see which step to write: who was asked, after what. */
function describe({ chatCtx: { items } }: ModelRequest): string {
  const last = items.findLast((item) => !(item.type === 'message' && item.role === 'system'));
  const note = items.findLast((item) => item.type === 'message' && item.role === 'system');
  const agent =
    /^you are: (.*)$/m.exec(note?.type === 'message' ? (note.textContent ?? '') : '')?.[1] ?? 'an agent';
  if (last?.type === 'function_call_output')
    return `${agent} is asked after ${last.name} answered ${last.output}`;
  if (last?.type === 'message' && last.role === 'user') return `${agent} is asked after the caller's words`;
  return `${agent} is asked for its opening words`;
}
