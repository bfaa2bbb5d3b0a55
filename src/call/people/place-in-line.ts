// What a caller who waits is told, and when: their place, the usual wait, and at last the offer of a callback.
import type { People } from '../../domain/customer-context.ts';
import { LATELY, MOST_WAITS, usualWait, waitingLine } from './estimate.ts';
import { leftBehind, orElse, type PeopleDeps } from './people-deps.ts';
import type { WaitingCall } from './waiting-call.ts';

/** Offers of a callback that nobody answers before one is promised. */
const OFFERS = 3;

export class PlaceInLine {
  readonly #deps: PeopleDeps;

  constructor(deps: PeopleDeps) {
    this.#deps = deps;
  }

  /** Looks up how it stands, for the agent to know. */
  async refresh(waiting: WaitingCall): Promise<void> {
    const position = await orElse(this.#deps, null, () => this.#deps.tickets.position(waiting.ticketId));
    if (waiting.isOpen()) await this.tell(waiting, position);
  }

  async tell(waiting: WaitingCall, position: number | null): Promise<void> {
    const { people, tickets, clock, line } = this.#deps;
    const now = clock();
    const { ticketId } = waiting;
    const known = await orElse(this.#deps, null, () =>
      Promise.all([people.staffing(now), tickets.recentWaits({ since: now - LATELY, limit: MOST_WAITS })]),
    );
    if (!known) {
      this.tellReach({ ticketId, reach: line ? 'unknown' : 'closed', position, estimateMs: null });
      return;
    }
    const [staffing, waits] = known;
    waiting.deskIsFree = staffing.free > 0;
    this.tellReach({
      ...{ ticketId, position, estimateMs: usualWait(waits) },
      reach: this.#reach(waiting, staffing.busy),
    });
  }

  tellReach(people: Omit<People, 'person'>): void {
    this.#deps.coordinator.send({ type: 'human.queued', people });
  }

  /** Every now and then, while nobody is about to come. */
  async sayHowItStands(waiting: WaitingCall): Promise<void> {
    if (!waiting.isOpen() || waiting.taken) return;
    await this.refresh(waiting);
    const { coordinator, clock, company, log, speaker } = this.#deps;
    const { people } = coordinator.context;
    if (!people || !waiting.isOpen()) return;
    const patience = company.people.patienceSeconds * 1000;
    if (clock() - waiting.since >= patience * (waiting.offers + 1)) {
      this.#offerCallback(waiting);
      return;
    }
    if (people.reach === 'nobody') return;
    const { key, values } = waitingLine(people);
    const { position, estimateMs } = people;
    const { ticketId } = waiting;
    log.add('human.waiting', { ticketId, position, free: people.reach === 'free' ? 1 : 0, estimateMs });
    speaker.line(key, values);
  }

  /** A caller who never says what they would like gets the callback. */
  #offerCallback(waiting: WaitingCall): void {
    const { coordinator, speaker, inFlight, hangUp } = this.#deps;
    const { turn } = coordinator.context;
    if (turn !== waiting.offeredAt) waiting.offers = 0;
    waiting.offers += 1;
    waiting.offeredAt = turn;
    if (waiting.offers < OFFERS || leftBehind(this.#deps).callbackNumber === null) {
      speaker.line('offer_callback');
      return;
    }
    speaker.line('callback_promised');
    void inFlight.rest().then(() => {
      if (waiting.isOpen()) hangUp('agent_ended');
    });
  }

  #reach(waiting: WaitingCall, busy: number): People['reach'] {
    const { line, company } = this.#deps;
    if (!line) return 'closed';
    const { telephones, referTo } = company.people;
    const canRing = (telephones.length > 0 && line.ring) || (referTo !== undefined && line.refer);
    if (waiting.deskIsFree || waiting.taken || (canRing && !waiting.searched)) return 'free';
    return busy > 0 ? 'busy' : 'nobody';
  }
}
