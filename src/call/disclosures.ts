// What callers are told before anything else, and asked before they are recorded. Code says it and judges the answer:
// no model has a part in it.
import type { Coordinator } from '../coordinator/index.ts';
import type { CallLog } from './call-log.ts';
import { consentIn } from './consent-answer.ts';
import type { Disclosed } from './disclosure-rules.ts';
import type { InFlight } from './in-flight.ts';
import type { SaidLine, Speaker } from './speaker.ts';

export interface DisclosuresDeps {
  disclosed: Disclosed;
  /** Whether this caller can be verified at all. */
  verifiable: boolean;
  coordinator: Coordinator;
  log: CallLog;
  speaker: Speaker;
  inFlight: InFlight;
}

/** The question is put so often at most. */
const TIMES = 2;
/** Whoever has heard so much of the question has understood it. */
const ENOUGH = 0.6;

export class Disclosures {
  readonly #deps: DisclosuresDeps;
  #question: { times: number; heard: boolean } | null = null;

  constructor(deps: DisclosuresDeps) {
    this.#deps = deps;
  }

  /** The greeting, with all that has to be said before it and after it. */
  greet(): void {
    const { disclosed, speaker } = this.#deps;
    const { ai, recording } = disclosed;
    if (recording === 'notice')
      this.#whenHeard(speaker.line('recording_notice'), 1, (heard) => this.#answered('recording', heard));
    const greeting = speaker.line(`greeting${this.#kind()}${ai ? '_ai' : ''}`);
    // The disclosure comes first; the question at the end may be spoken over.
    if (ai)
      this.#whenHeard(greeting, shareBeforeLastSentence(greeting.text), (heard) =>
        this.#answered('ai', heard ? null : false),
      );
    if (recording === 'question') this.#ask('recording_question', 1);
  }

  /** Who cannot be verified hears at once what is possible all the same; who types has no number to withhold. */
  #kind(): string {
    const { disclosed, coordinator, verifiable } = this.#deps;
    const { channel } = coordinator.context.caller;
    const spoken = channel === 'phone' || channel === 'browser';
    if (coordinator.state === 'lockedOut') return '_locked';
    if (disclosed.recording === 'question') return '_consent';
    return verifiable || !spoken ? '' : '_withheld';
  }

  /** A question of ours waits for its answer. */
  get asks(): boolean {
    return this.#question !== null;
  }

  /** A caller's turn. Returns whether it was dealt with; otherwise it is the agent's. */
  answers(text: string): boolean {
    const question = this.#question;
    if (!question) return false;
    const { verdict, wish } = consentIn(text);
    const agreed = verdict === 'yes' && question.heard;
    if (!agreed && (verdict === 'yes' || verdict === 'unclear') && question.times < TIMES && !wish) {
      this.#ask('recording_again', question.times + 1);
      return true;
    }
    this.#question = null;
    this.#answered('recording', agreed);
    if (wish) return false;
    this.#deps.speaker.line(agreed ? 'recording_yes' : 'recording_no');
    return true;
  }

  #ask(line: string, times: number): void {
    const question = { times, heard: false };
    this.#question = question;
    this.#whenHeard(this.#deps.speaker.line(line), ENOUGH, (heard) => (question.heard = heard));
  }

  #whenHeard(said: SaidLine, share: number, then: (heard: boolean) => void): void {
    this.#deps.inFlight.track(this.#heard(said, share).then(then));
  }

  /** Whether this share of the line reached the caller. */
  async #heard({ text, heard }: SaidLine, share: number): Promise<boolean> {
    return (await heard).length >= text.length * share;
  }

  /** @param given Null where nothing had to be answered. */
  #answered(kind: 'ai' | 'recording', given: boolean | null): void {
    const { coordinator, log, disclosed } = this.#deps;
    if (coordinator.state === 'ended') return;
    coordinator.send({ type: 'consent.answered', kind, given: given ?? true });
    log.add('consent.answered', { kind, given, state: disclosed.state });
  }
}

function shareBeforeLastSentence(text: string): number {
  return text.replace(/[^.!?]+[.!?]*\s*$/, '').trimEnd().length / text.length;
}
