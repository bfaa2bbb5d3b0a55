// Somebody or something is hurt: code says at once whom to call and offers a person, whatever a model makes of it.
import { voice } from '@livekit/agents';
import type { Coordinator, TransitionListener } from '../../coordinator/index.ts';
import { HUMAN } from '../../domain/customer-context.ts';
import type { Danger } from '../../understand/index.ts';
import type { Session } from '../call-voice.ts';
import type { InFlight } from '../in-flight.ts';
import type { SaidLine, Speaker } from '../speaker.ts';

export interface DangerDeps {
  session: Session;
  coordinator: Coordinator;
  inFlight: InFlight;
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
  /** The turn in which a person is to be offered, once it is answered and none is on the way by then. */
  #offerOf: number | null = null;
  /** Speech under way, or waiting to be. */
  readonly #speeches = new Set<voice.SpeechHandle>();

  constructor(deps: DangerDeps) {
    this.#deps = deps;
    const { session, coordinator, inFlight } = deps;
    coordinator.subscribe((change) => this.#follow(change));
    session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ speechHandle }) => {
      this.#speeches.add(speechHandle);
      inFlight.track(speechHandle.waitForPlayout().then(() => this.#finished(speechHandle)));
    });
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
    const { turn } = coordinator.context;
    // Whoever must hang up and call for help is not kept with a question.
    this.#offerOf = danger === 'emergency' ? null : turn;
    coordinator.send({ type: 'fact.gathered', key: 'dangerLine', value: said.text });
    coordinator.send({ type: 'fact.gathered', key: 'dangerTurn', value: String(turn) });
  }

  /** A person is offered behind the answer to the turn: by then one may have been offered, or be on the way. */
  #finished(speech: voice.SpeechHandle): void {
    this.#speeches.delete(speech);
    const { coordinator, speaker } = this.#deps;
    const { active, pending, signs } = coordinator.context;
    if (this.#offerOf === null || speech.interrupted || this.#speeches.size > 0 || pending) return;
    const offered = active === HUMAN || (signs.offeredTurn ?? -1) >= this.#offerOf;
    const leaves = coordinator.state === 'wrappingUp' || coordinator.state === 'ended';
    this.#offerOf = null;
    if (!offered && !leaves) speaker.line('danger_person');
  }
}
