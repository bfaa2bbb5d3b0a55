// Somebody or something is hurt: code says at once whom to call, whatever a model makes of it, and people hear of it.
import type { Coordinator, TransitionListener } from '../../coordinator/index.ts';
import type { Danger } from '../../understand/index.ts';
import type { InFlight } from '../in-flight.ts';
import type { Speaker } from '../speaker.ts';

export interface DangerDeps {
  coordinator: Coordinator;
  speaker: Speaker;
  inFlight: InFlight;
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
  readonly #said = new Map<Danger, { times: number; heard: boolean }>();
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
      const danger = event.heard.danger ?? this.#cutOff();
      if (danger !== null && this.#isDue(danger)) this.#owed = danger;
    }
    // Between two agents nobody can speak: it is the first that the one who comes says.
    const silent = to === 'transferring' || to === 'recovering' || to === 'ended';
    const withPerson = this.#deps.coordinator.humanState === 'talking';
    if (this.#owed !== null && !silent && !withPerson) this.#say(this.#owed);
  }

  #isDue(danger: Danger): boolean {
    const before = this.#said.get(danger);
    return before === undefined || (!before.heard && before.times < TIMES);
  }

  /** A line that was not heard to its end. */
  #cutOff(): Danger | null {
    const found = [...this.#said].find(([, { heard, times }]) => !heard && times < TIMES);
    return found?.[0] ?? null;
  }

  #say(danger: Danger): void {
    const { coordinator, speaker, inFlight } = this.#deps;
    this.#owed = null;
    const times = (this.#said.get(danger)?.times ?? 0) + 1;
    // Until it is known to have been cut off it counts as heard.
    this.#said.set(danger, { times, heard: true });
    const { text, handle } = speaker.line(LINES[danger]);
    coordinator.send({ type: 'fact.gathered', key: 'dangerLine', value: text });
    coordinator.send({ type: 'fact.gathered', key: 'dangerTurn', value: String(coordinator.context.turn) });
    inFlight.track(
      handle.waitForPlayout().then(() => {
        if (handle.interrupted) this.#said.set(danger, { times, heard: false });
      }),
    );
  }
}
