// How a person gets onto a caller's line: what a channel with sound brings along. Nobody can join a typed conversation.
import type { AttemptOutcome, AttemptVia } from '../../domain/people.ts';

/** Somebody whom our own server let in for this ticket has come into the caller's room, or has gone from it. */
export interface PersonChange {
  type: 'joined' | 'left';
  ticketId: string;
  /** As the caller may be told it. */
  person: string;
  via: AttemptVia;
}

export type RingOutcome = Exclude<AttemptOutcome, 'caller_hung_up' | 'caller_withdrew'>;

export interface Ring {
  ticketId: string;
  person: string;
  /** E.164. */
  number: string;
  ringSeconds: number;
  /** What is read to them before they are joined; they say by a key whether they take the call. */
  brief: string;
  /** Asked when they take it; false when somebody else was quicker. */
  claim: () => Promise<boolean>;
  /** Stops the ringing, and lets go of whoever listens to the brief. */
  signal: AbortSignal;
}

export interface PeopleLine {
  /** The LiveKit room in which the caller is. */
  readonly room: string;
  onPerson(listener: (change: PersonChange) => void): () => void;
  /** Rings a telephone; null where none can be rung. Answered: they and the caller hear each other. */
  readonly ring: ((ring: Ring) => Promise<RingOutcome>) | null;
  /** Sends the caller's own line there (SIP REFER); null where that cannot be done. */
  readonly refer: ((number: string) => Promise<RingOutcome>) | null;
  /** Music, for as long as nobody speaks. */
  holdMusic(on: boolean): void;
  /** The agents neither hear nor speak; or they do again. */
  stepAside(aside: boolean): void;
  /** Lets go of whoever is there beside the caller. */
  dismiss(): void;
}
