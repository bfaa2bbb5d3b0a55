// The company's people in a play: they take tickets in the real book, come onto the caller's line and leave it.
import { setImmediate } from 'node:timers/promises';
import type { PeopleLine, PersonChange, Ring, RingOutcome } from '../call/people/people-line.ts';
import type { Services } from '../services/services.port.ts';
import type { PersonAction } from './transcript-format.ts';

/** Of everybody who waits for a person, the call of the play is the one with this room. */
const ROOM = 'room_replay';

export class StagedPeople implements PeopleLine {
  readonly room = ROOM;
  readonly #world: Services;
  readonly #now: () => number;
  readonly #listeners = new Set<(change: PersonChange) => void>();
  #ringing: { ring: Ring; answer: (outcome: RingOutcome) => void } | null = null;
  #referring: ((outcome: RingOutcome) => void) | null = null;
  #there: PersonChange | null = null;

  constructor(world: Services, now: () => number) {
    this.#world = world;
    this.#now = now;
  }

  onPerson(listener: (change: PersonChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  readonly ring = (ring: Ring): Promise<RingOutcome> =>
    new Promise((answer) => {
      this.#ringing = { ring, answer };
      ring.signal.addEventListener('abort', () => answer('no_answer'));
    });

  readonly refer = (): Promise<RingOutcome> => new Promise((answer) => (this.#referring = answer));

  holdMusic(): void {
    // Nobody listens.
  }

  stepAside(): void {
    // Agents have no sound in a play.
  }

  dismiss(): void {
    this.#there = null;
  }

  /** Desks say now and then that they are open, as their pages do. */
  async keepDesksOpen(): Promise<void> {
    const open = (await this.#world.people.list()).filter(({ seenAt }) => seenAt !== null);
    const now = this.#now();
    await Promise.all(open.map(({ id, availability }) => this.#world.people.seen(id, { availability, now })));
  }

  /** @throws Error when there is no such call to take, no telephone that rings, or nobody there to leave. */
  async act(action: PersonAction): Promise<void> {
    if (action.takes !== undefined) await this.#take(action.takes);
    if (action.joins !== undefined) await this.#join(action.joins);
    if (action.gives_back !== undefined) await this.#giveBack(action.gives_back);
    if (action.telephone !== undefined) await this.#answer(action.telephone);
    if (action.hands_back !== undefined) await this.#close('handed_back', action.hands_back);
    if (action.finishes !== undefined) await this.#close('served', action.finishes);
    if (action.vanishes) this.#leave();
    if (action.hangs_up) this.#leave();
    // What follows from it begins with the next turns of the event loop.
    await setImmediate();
  }

  async #ticket(): Promise<string> {
    const open = await this.#world.tickets.list({ limit: 50 });
    const ours = open.find(({ room }) => room === ROOM);
    if (!ours) throw new Error('nobody waits for a person');
    return ours.id;
  }

  async #take(personId: string): Promise<string> {
    const id = await this.#ticket();
    if (await this.#world.tickets.take(id, { personId, now: this.#now() })) return id;
    throw new Error(`${personId} cannot take the call: somebody else has it`);
  }

  async #join(personId: string): Promise<void> {
    const ticketId = await this.#take(personId);
    const person = await this.#world.people.load(personId);
    if (!person) throw new Error(`no person "${personId}" under given.people`);
    this.#there = { type: 'joined', ticketId, person: person.name, via: 'desk' };
    this.#tell(this.#there);
  }

  async #giveBack(personId: string): Promise<void> {
    await this.#world.tickets.release(await this.#ticket(), personId);
  }

  async #answer(outcome: RingOutcome): Promise<void> {
    const ringing = this.#ringing;
    if (this.#referring) {
      this.#referring(outcome);
      return;
    }
    if (!ringing || ringing.ring.signal.aborted) throw new Error('no telephone rings');
    const { ticketId, person } = ringing.ring;
    this.#ringing = null;
    const claimed = outcome !== 'answered' || (await ringing.ring.claim());
    if (outcome === 'answered' && claimed)
      this.#there = { type: 'joined', ticketId, person, via: 'telephone' };
    ringing.answer(claimed ? outcome : 'declined');
  }

  async #close(as: 'handed_back' | 'served', note: string): Promise<void> {
    const there = this.#there;
    if (!there) throw new Error('nobody talks with the caller');
    await this.#world.tickets.close(there.ticketId, { as, note: note || null, now: this.#now() });
    this.#leave();
  }

  #leave(): void {
    const there = this.#there;
    if (!there) throw new Error('nobody talks with the caller');
    this.#there = null;
    this.#tell({ ...there, type: 'left' });
  }

  #tell(change: PersonChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
