// Somebody or something is hurt: code says at once whom to call and offers a person, whatever a model makes of it.
import type { Coordinator, TransitionListener } from '../../coordinator/index.ts';
import { HUMAN } from '../../domain/customer-context.ts';
import type { Danger } from '../../understand/index.ts';
import type { SaidLine, Speaker } from '../speaker.ts';

export interface DangerDeps {
  coordinator: Coordinator;
  speaker: Speaker;
}

/** Key of the line about each; see lines.yaml. */
const LINES: Readonly<Record<Danger, string>> = {
  emergency: 'danger_emergency',
  poison: 'danger_poison',
  harm: 'danger_harm',
};

/** A line that the caller spoke over is said once more. */
const TIMES = 2;

export class DangerLine {
  readonly #deps: DangerDeps;
  readonly #said = new Map<Danger, SaidLine[]>();
  /** What is to be said as soon as somebody can speak for the company. */
  #owed: Danger | null = null;

  constructor(deps: DangerDeps) {
    this.#deps = deps;
    deps.coordinator.subscribe((change) => this.#follow(change));
  }

  /** Something was said of danger in this call. */
  get spoken(): boolean {
    return this.#said.size > 0 || this.#owed !== null;
  }

  #follow({ event, to }: Parameters<TransitionListener>[0]): void {
    if (event.type === 'caller.understood') {
      const { danger } = event.heard;
      const due = danger !== undefined && this.#isDue(danger) ? danger : this.#cutOff();
      this.#owed = due ?? this.#owed;
    }
    // Between two agents nobody can speak: it is the first that the one who comes says.
    if (this.#owed === null || to === 'transferring' || to === 'recovering' || to === 'ended') return;
    const danger = this.#owed;
    this.#owed = null;
    // A person who talks with the caller has heard it.
    if (this.#deps.coordinator.humanState !== 'talking') this.#say(danger);
  }

  #isDue(danger: Danger): boolean {
    const said = this.#said.get(danger) ?? [];
    return said.length === 0 || (said.length < TIMES && said.every(({ handle }) => handle.interrupted));
  }

  /** A line that was not heard to its end. */
  #cutOff(): Danger | null {
    return [...this.#said.keys()].find((danger) => this.#isDue(danger)) ?? null;
  }

  #say(danger: Danger): void {
    const { coordinator, speaker } = this.#deps;
    const said = speaker.line(LINES[danger]);
    this.#said.set(danger, [...(this.#said.get(danger) ?? []), said]);
    const { active, pending } = coordinator.context;
    // Whoever must hang up and call for help is not kept with a question.
    if (danger !== 'emergency' && active !== HUMAN && pending?.to !== HUMAN) speaker.line('danger_person');
    coordinator.send({ type: 'fact.gathered', key: 'dangerLine', value: said.text });
    coordinator.send({ type: 'fact.gathered', key: 'dangerTurn', value: String(coordinator.context.turn) });
  }
}
