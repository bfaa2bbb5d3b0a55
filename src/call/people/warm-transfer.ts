// Brings a person to the caller: a ticket with everything in it, the desk first, then telephones, music and honest
// words meanwhile. Whatever breaks, the caller hears a sentence and the ticket stays until somebody handles it.
import type { CallEndReason, Coordinator } from '../../coordinator/index.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Company } from '../../domain/company.ts';
import { HUMAN, type People } from '../../domain/customer-context.ts';
import type { AttemptOutcome, AttemptVia, Priority } from '../../domain/people.ts';
import type { PeoplePort } from '../../services/people/people.port.ts';
import type { Ticket, TicketsPort } from '../../services/tickets/tickets.port.ts';
import { redact } from '../../understand/index.ts';
import type { CallLog } from '../call-log.ts';
import type { InFlight } from '../in-flight.ts';
import type { Speaker } from '../speaker.ts';
import type { Timers } from '../timers.ts';
import type { PeopleLine, PersonChange, RingOutcome } from './people-line.ts';
import { LATELY, MOST_WAITS, usualWait, waitingLine } from './wait.ts';

export interface WarmTransferDeps {
  coordinator: Coordinator;
  log: CallLog;
  speaker: Speaker;
  inFlight: InFlight;
  timers: Timers;
  clock: Clock;
  company: Company;
  tickets: TicketsPort;
  people: PeoplePort;
  /** Null where the conversation is typed. */
  line: PeopleLine | null;
  priority: () => Priority;
  /** What the person finds, and what they are told by telephone. */
  brief: () => string;
  spokenBrief: (reason: string) => string;
  /** Gives the call to that agent, who is told why. Returns whether it may have it. */
  handOver: (to: string, reason: string) => boolean;
  hangUp: (reason: CallEndReason) => void;
}

/** Between two looks at the ticket, in milliseconds: how soon a caller hears that somebody has it. */
const LOOK = 2000;
/** Somebody who has taken the call and does not come into it. Milliseconds. */
const JOIN_WITHIN = 30_000;
/** Silence before the music begins: whoever wants to say something can. Milliseconds. */
const MUSIC_AFTER = 1500;
/** Offers of a callback that nobody answers before one is promised. */
const OFFERS = 3;

/** One wait for a person, from the ticket to whatever ends it. */
interface Wait {
  ticketId: string;
  reason: string;
  since: number;
  /** Aborted when the search is over; its reason is what became of tries under way. */
  search: AbortController;
  /** Whose try it is that is under way. */
  tries: Map<number, { via: AttemptVia; person: string }>;
  /** The person at the desk who has the ticket, and the try that this is. */
  taken: { personId: string; name: string; since: number; attempt: number } | null;
  /** Somebody at the desk could take it, as far as was last known. */
  deskIsFree: boolean;
  telephonesTried: boolean;
  offers: number;
  /** The caller's turn at the last offer. */
  offeredAt: number;
}

export class WarmTransfer {
  readonly #deps: WarmTransferDeps;
  readonly #settings: Company['people'];
  #wait: Wait | null = null;
  /** A ticket that nobody is sought for. */
  #kept: { ticketId: string; reason: string } | null = null;
  #talking: { person: string; via: AttemptVia; ticketId: string } | null = null;
  readonly #cancels = new Set<() => void>();
  #cancelReturn: (() => void) | null = null;
  #cancelMusic = (): void => undefined;
  #over = false;

  constructor(deps: WarmTransferDeps) {
    this.#deps = deps;
    this.#settings = deps.company.people;
    deps.line?.onPerson((change) => this.#deps.inFlight.track(this.#personChanged(change)));
    deps.coordinator.subscribe(({ from, to }) => {
      // The caller would rather have something else: nobody is sought any more.
      if (from === 'withHuman' && to === 'transferring')
        deps.inFlight.track(this.#withdraw('caller_withdrew', 'the caller went back to an agent'));
    });
    deps.log.subscribe(({ type, data }) => {
      if (type === 'tool.succeeded' && data.tool === 'leave_message' && this.#wait)
        deps.inFlight.track(this.#withdraw('caller_withdrew', 'the caller left a message instead'));
    });
  }

  /** Somebody is being looked for, or talks with the caller: silence is no sign that the caller has gone. */
  get holdsTheLine(): boolean {
    const { people } = this.#deps.coordinator.context;
    return this.#talking !== null || (this.#wait !== null && people?.reach !== 'nobody');
  }

  /** A person has the caller: agents are not asked. */
  get talking(): boolean {
    return this.#talking !== null;
  }

  /** Opens the ticket and starts looking for somebody. Never throws: a queue that is away must not drop the caller. */
  async begin(reason: string): Promise<void> {
    const { line, clock, coordinator } = this.#deps;
    const opened = await this.#open(reason);
    if (!opened || this.#over) return;
    const wait: Wait = {
      ...{ ticketId: opened.id, reason, since: clock(), search: new AbortController(), tries: new Map() },
      ...{
        taken: null,
        deskIsFree: false,
        telephonesTried: false,
        offers: 0,
        offeredAt: coordinator.context.turn,
      },
    };
    this.#wait = wait;
    await this.#tellQueue(wait, opened.position);
    if (!line) return;
    this.#every(LOOK, () => this.#look(wait));
    this.#every(this.#settings.updateSeconds * 1000, () => this.#sayWhereTheyAre(wait));
    void this.#search(wait, line);
  }

  /** Nobody will come any more, and somebody has to call back: a ticket with the whole brief. Never throws. */
  async keep(reason: string): Promise<void> {
    const ticket = await this.#open(reason);
    if (ticket && this.#wait === null) this.#kept = { ticketId: ticket.id, reason };
  }

  /** Null when there is no queue to put it into. */
  async #open(reason: string): Promise<{ id: string; position: number } | null> {
    const { coordinator, tickets, log, clock, line, brief, priority } = this.#deps;
    const { callId, epoch, customer, caller } = coordinator.context;
    try {
      const ticket = await tickets.open({
        key: `${callId}:handoff-${epoch}`,
        callId,
        customerId: customer?.id ?? null,
        kind: 'handoff',
        priority: priority(),
        reason,
        message: brief(),
        callbackNumber: caller.number,
        room: line?.room ?? null,
        now: clock(),
      });
      log.add('human.queued', { ticketId: ticket.id, position: ticket.position });
      return ticket;
    } catch (error) {
      this.#complain(error);
      return null;
    }
  }

  /** Nobody speaks, or somebody does: after a moment music fills the wait. */
  floor(free: boolean): void {
    const { line, timers } = this.#deps;
    this.#cancelMusic();
    if (!free) line?.holdMusic(false);
    else if (this.#wait && line)
      this.#cancelMusic = timers.after(MUSIC_AFTER, () => {
        if (this.#wait && this.#talking === null && this.holdsTheLine) line.holdMusic(true);
      });
  }

  /** The call is over. What is left of a wait is a callback. */
  async stop(): Promise<void> {
    this.#over = true;
    this.#cancelMusic();
    this.#stopTimers();
    const { line, coordinator, tickets, log } = this.#deps;
    line?.holdMusic(false);
    if (this.#wait) await this.#settle(this.#wait, 'caller_hung_up');
    const left = this.#wait ?? this.#kept;
    if (!left) return;
    const { ticketId, reason } = left;
    log.add('human.unreached', { ticketId, callback: coordinator.context.caller.number !== null });
    await this.#quietly(() => tickets.turnIntoCallback(ticketId, reason));
  }

  // Looking for somebody.

  /** Whoever is free at the desk has the first chance; then telephones are rung, one after the other. */
  async #search(wait: Wait, line: PeopleLine): Promise<void> {
    const { telephones, referTo, deskSeconds } = this.#settings;
    if (wait.deskIsFree && (telephones.length > 0 || referTo !== undefined))
      await this.#pause(deskSeconds * 1000, wait.search.signal);
    for (const telephone of telephones) {
      if (!this.#isOpen(wait) || !line.ring) break;
      if (await this.#ring(wait, line.ring, telephone)) return;
    }
    if (referTo !== undefined && line.refer && this.#isOpen(wait))
      await this.#refer(wait, line.refer, referTo);
    if (!this.#isOpen(wait)) return;
    wait.telephonesTried = true;
    this.#deps.inFlight.track(this.#refresh(wait));
  }

  async #ring(
    wait: Wait,
    ring: NonNullable<PeopleLine['ring']>,
    { name, number }: { name: string; number: string },
  ): Promise<boolean> {
    const attempt = await this.#begin(wait, 'telephone', name);
    const outcome = await ring({
      ...{ ticketId: wait.ticketId, person: name, number },
      ringSeconds: this.#settings.ringSeconds,
      brief: this.#deps.spokenBrief(wait.reason),
      claim: () => this.#claim(wait, `telephone:${name}`),
      signal: wait.search.signal,
    }).catch((error: unknown): RingOutcome => {
      this.#complain(error);
      return 'failed';
    });
    // Whatever stopped the ringing has said what became of it.
    if (wait.search.signal.aborted) return true;
    await this.#tracked(this.#end(wait, attempt, outcome));
    if (outcome === 'answered') await this.#tracked(this.#joined(wait, { person: name, via: 'telephone' }));
    return outcome === 'answered';
  }

  async #refer(wait: Wait, refer: NonNullable<PeopleLine['refer']>, number: string): Promise<void> {
    const { tickets, clock, speaker, hangUp } = this.#deps;
    const attempt = await this.#begin(wait, 'refer', 'another line');
    await speaker.heardLine('transferring_out');
    const outcome = await refer(number).catch((): RingOutcome => 'failed');
    await this.#tracked(this.#end(wait, attempt, outcome));
    if (outcome !== 'answered') return;
    this.#wait = null;
    this.#stopTimers();
    await this.#quietly(() =>
      tickets.close(wait.ticketId, { as: 'served', note: 'The line was transferred.', now: clock() }),
    );
    hangUp('person_ended');
  }

  /** One of those who reach for the call gets it. */
  async #claim(wait: Wait, personId: string): Promise<boolean> {
    if (!this.#isOpen(wait)) return false;
    try {
      return await this.#deps.tickets.take(wait.ticketId, { personId, now: this.#deps.clock() });
    } catch (error) {
      this.#complain(error);
      return false;
    }
  }

  /** Whether somebody at the desk has it by now, gave it back, or never came. */
  async #look(wait: Wait): Promise<void> {
    if (!this.#isOpen(wait)) return;
    const ticket = await this.#load(wait.ticketId);
    if (!ticket || !this.#isOpen(wait)) return;
    if (ticket.handledAt !== null) return this.#handledWithoutTalking(wait);
    const { taken } = wait;
    if (taken === null && ticket.takenBy !== null && !ticket.takenBy.startsWith('telephone:'))
      await this.#takenAtDesk(wait, ticket.takenBy);
    else if (taken !== null && ticket.takenBy !== taken.personId) await this.#givenBack(wait, 'declined');
    else if (taken !== null && this.#deps.clock() - taken.since >= JOIN_WITHIN) {
      await this.#quietly(() => this.#deps.tickets.release(wait.ticketId, taken.personId));
      await this.#givenBack(wait, 'no_answer');
    } else await this.#refresh(wait);
  }

  async #takenAtDesk(wait: Wait, personId: string): Promise<void> {
    const { people, coordinator, clock, speaker } = this.#deps;
    const person = await people.load(personId).catch(() => null);
    const name = person?.name ?? 'A colleague';
    const attempt = await this.#begin(wait, 'desk', name);
    wait.taken = { personId, name, since: clock(), attempt };
    coordinator.send({ type: 'human.briefed' });
    if (this.#isOpen(wait) && !this.#talking) speaker.line('person_coming', { person: name });
  }

  async #givenBack(wait: Wait, outcome: AttemptOutcome): Promise<void> {
    const { taken } = wait;
    if (!taken) return;
    wait.taken = null;
    this.#deps.coordinator.send({ type: 'human.left' });
    await this.#end(wait, taken.attempt, outcome);
    await this.#refresh(wait);
  }

  /** Somebody closed the ticket at the desk and did not come: the caller must not wait for ever. */
  async #handledWithoutTalking(wait: Wait): Promise<void> {
    await this.#settle(wait, 'declined');
    this.#endWait(wait);
    this.#tellReach({ ticketId: null, reach: 'nobody', position: null, estimateMs: null });
    this.#deps.speaker.line('offer_callback');
  }

  // Somebody is there.

  async #personChanged({ type, ticketId, person, via }: PersonChange): Promise<void> {
    if (this.#over) return;
    if (type === 'left') return this.#personLeft(ticketId);
    if (this.#talking?.ticketId === ticketId) {
      // Their page was reloaded.
      this.#cancelReturn?.();
      this.#cancelReturn = null;
      return;
    }
    const wait = this.#wait;
    if (!wait || wait.ticketId !== ticketId || this.#talking) return;
    const ticket = await this.#load(ticketId);
    // Only whoever has the ticket; with the book away, our own server's word in the token is enough.
    if (ticket && ticket.takenBy === null) return;
    const attempt = wait.taken?.attempt ?? (await this.#begin(wait, via, person));
    await this.#end(wait, attempt, 'answered');
    await this.#joined(wait, { person, via });
  }

  async #joined(wait: Wait, { person, via }: { person: string; via: AttemptVia }): Promise<void> {
    const { coordinator, log, speaker, line } = this.#deps;
    const { ticketId } = wait;
    this.#talking = { person, via, ticketId };
    this.#stopTimers();
    line?.holdMusic(false);
    // Telephones that still ring are for nobody now.
    wait.search.abort('answered elsewhere');
    await this.#settle(wait, 'no_answer');
    this.#wait = null;
    coordinator.send({ type: 'human.joined', person });
    log.add('human.joined', { ticketId, via, person });
    // Nobody wants to hear to the end how long they would have had to wait.
    speaker.hush();
    await speaker.heardLine('person_joins', { person });
    if (this.#isTalkingOf(ticketId)) line?.stepAside(true);
  }

  async #personLeft(ticketId: string): Promise<void> {
    const talking = this.#talking;
    if (talking?.ticketId !== ticketId) return;
    const { tickets, clock, line, hangUp } = this.#deps;
    const ticket = await this.#load(ticketId);
    if (!this.#isTalkingOf(ticketId)) return;
    if (ticket?.closedAs === 'handed_back') return this.#resume(ticket.note, 'handed_back');
    if (ticket !== null && ticket.handledAt !== null) {
      this.#left('finished');
      hangUp('person_ended');
      return;
    }
    if (talking.via === 'telephone') {
      await this.#quietly(() => tickets.close(ticketId, { as: 'served', note: null, now: clock() }));
      return this.#resume(null, 'hung_up');
    }
    // A page that is reloaded comes back in a moment.
    const { returnSeconds } = this.#settings;
    this.#cancelReturn?.();
    this.#cancelReturn = this.#deps.timers.after(returnSeconds * 1000, () => {
      if (!this.#isTalkingOf(ticketId)) return;
      line?.stepAside(false);
      this.#deps.inFlight.track(this.#lost(ticketId));
    });
  }

  /** The person has vanished: the caller hears so, and the call is at its old place in the queue again. */
  async #lost(ticketId: string): Promise<void> {
    const { tickets, speaker } = this.#deps;
    const person = this.#talking?.person ?? '';
    const ticket = await this.#load(ticketId);
    if (!this.#isTalkingOf(ticketId)) return;
    // They may have finished after their sound had gone.
    if (ticket?.closedAs === 'handed_back') return this.#resume(ticket.note, 'handed_back');
    this.#left('lost');
    await this.#quietly(async () => {
      if (ticket?.takenBy) await tickets.release(ticketId, ticket.takenBy);
    });
    speaker.line('person_lost', { person });
    await this.begin(`the connection to ${person} was lost`);
  }

  /** The agent that had the caller before goes on, with what was agreed. */
  async #resume(note: string | null, how: 'handed_back' | 'hung_up'): Promise<void> {
    const { coordinator, line, speaker, handOver } = this.#deps;
    const person = this.#talking?.person ?? '';
    const agreed = note?.trim() ?? '';
    line?.stepAside(false);
    speaker.hush();
    this.#left(how);
    if (agreed)
      coordinator.send({ type: 'fact.gathered', key: `agreed with ${person}`, value: redact(agreed) });
    const before = coordinator.context.transfers.findLast(
      ({ to, outcome }) => to === HUMAN && outcome === 'human',
    );
    const reason = agreed
      ? `${person} agreed with the caller: ${agreed}`
      : `${person} has talked with the caller`;
    if (!before || !handOver(before.from, redact(reason))) speaker.line('person_left', { person });
    return Promise.resolve();
  }

  #left(how: 'finished' | 'handed_back' | 'hung_up' | 'lost'): void {
    const { coordinator, log } = this.#deps;
    const talking = this.#talking;
    if (!talking) return;
    this.#talking = null;
    this.#cancelReturn?.();
    this.#cancelReturn = null;
    log.add('human.left', { ticketId: talking.ticketId, person: talking.person, how });
    coordinator.send({ type: 'human.left' });
  }

  #isTalkingOf(ticketId: string): boolean {
    return !this.#over && this.#talking?.ticketId === ticketId;
  }

  // Waiting.

  async #sayWhereTheyAre(wait: Wait): Promise<void> {
    const { coordinator, speaker, clock, hangUp, inFlight } = this.#deps;
    if (!this.#isOpen(wait) || wait.taken) return;
    await this.#refresh(wait);
    const { people, turn, caller } = coordinator.context;
    if (!people || !this.#isOpen(wait)) return;
    const patience = this.#settings.patienceSeconds * 1000;
    const due = clock() - wait.since >= patience * (wait.offers + 1);
    if (!due && people.reach !== 'nobody') {
      const { key, values } = waitingLine(people);
      this.#logWait(wait, people);
      speaker.line(key, values);
      return;
    }
    if (!due) return;
    if (turn !== wait.offeredAt) wait.offers = 0;
    wait.offers += 1;
    wait.offeredAt = turn;
    if (wait.offers < OFFERS || caller.number === null) {
      speaker.line('offer_callback');
      return;
    }
    // Nobody has come, and the caller does not say what they would like: they get the callback.
    speaker.line('callback_promised');
    void inFlight.rest().then(() => {
      if (this.#isOpen(wait)) hangUp('agent_ended');
    });
  }

  #logWait({ ticketId }: Wait, { position, estimateMs, reach }: People): void {
    this.#deps.log.add('human.waiting', { ticketId, position, free: reach === 'free' ? 1 : 0, estimateMs });
  }

  async #refresh(wait: Wait): Promise<void> {
    try {
      const position = await this.#deps.tickets.position(wait.ticketId);
      if (this.#isOpen(wait)) await this.#tellQueue(wait, position);
    } catch (error) {
      this.#complain(error);
    }
  }

  async #tellQueue(wait: Wait, position: number | null): Promise<void> {
    const { people, tickets, clock, line } = this.#deps;
    const now = clock();
    try {
      const [staffing, waits] = await Promise.all([
        people.staffing(now),
        tickets.recentWaits({ since: now - LATELY, limit: MOST_WAITS }),
      ]);
      const { telephones, referTo } = this.#settings;
      wait.deskIsFree = staffing.free > 0;
      const mayRing =
        !wait.telephonesTried &&
        ((telephones.length > 0 && line?.ring != null) || (referTo !== undefined && line?.refer != null));
      const reach = !line
        ? 'closed'
        : staffing.free > 0 || mayRing || wait.taken !== null
          ? 'free'
          : staffing.busy > 0
            ? 'busy'
            : 'nobody';
      this.#tellReach({ ticketId: wait.ticketId, reach, position, estimateMs: usualWait(waits) });
    } catch (error) {
      this.#complain(error);
      this.#tellReach({
        ticketId: wait.ticketId,
        reach: line ? 'busy' : 'closed',
        position,
        estimateMs: null,
      });
    }
  }

  #tellReach(people: Omit<People, 'person'>): void {
    this.#deps.coordinator.send({ type: 'human.queued', people });
  }

  /** Nobody is needed any more. */
  async #withdraw(outcome: AttemptOutcome, why: string): Promise<void> {
    const wait = this.#wait;
    if (!wait) return;
    this.#endWait(wait);
    await this.#settle(wait, outcome);
    const { tickets, clock } = this.#deps;
    await this.#quietly(() => tickets.close(wait.ticketId, { as: 'withdrawn', note: why, now: clock() }));
  }

  #endWait(wait: Wait): void {
    this.#wait = null;
    this.#stopTimers();
    wait.search.abort('withdrawn');
    this.#deps.line?.holdMusic(false);
    this.#deps.line?.dismiss();
  }

  // Tries.

  async #begin(wait: Wait, via: AttemptVia, person: string): Promise<number> {
    const { tickets, log, clock } = this.#deps;
    const next = Math.max(0, ...wait.tries.keys()) + 1;
    const number = await tickets
      .beginAttempt(wait.ticketId, { via, person, now: clock() })
      .catch((error: unknown) => {
        this.#complain(error);
        return next;
      });
    wait.tries.set(number, { via, person });
    log.add('human.tried', { ticketId: wait.ticketId, number, via, person });
    return number;
  }

  async #end(wait: Wait, number: number, outcome: AttemptOutcome): Promise<void> {
    const tried = wait.tries.get(number);
    if (!tried) return;
    wait.tries.delete(number);
    const { tickets, log, clock } = this.#deps;
    log.add('human.answered', { ticketId: wait.ticketId, number, ...tried, outcome });
    await this.#quietly(() => tickets.endAttempt(wait.ticketId, { number, outcome, now: clock() }));
  }

  /** Every try under way ends like this. */
  async #settle(wait: Wait, outcome: AttemptOutcome): Promise<void> {
    wait.search.abort(outcome);
    for (const number of [...wait.tries.keys()]) await this.#end(wait, number, outcome);
  }

  // Small things.

  #isOpen(wait: Wait): boolean {
    return !this.#over && this.#wait === wait && this.#talking === null && !wait.search.signal.aborted;
  }

  async #load(ticketId: string): Promise<Ticket | null> {
    try {
      return await this.#deps.tickets.load(ticketId);
    } catch (error) {
      this.#complain(error);
      return null;
    }
  }

  #every(ms: number, work: () => Promise<void>): void {
    const cancel = this.#deps.timers.after(ms, () => {
      this.#cancels.delete(cancel);
      const again = (): void => {
        if (this.#wait && !this.#over) this.#every(ms, work);
      };
      this.#deps.inFlight.track(work().finally(again));
    });
    this.#cancels.add(cancel);
  }

  #pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#deps.timers.after(ms, resolve);
      this.#cancels.add(cancel);
      signal.addEventListener('abort', () => {
        cancel();
        resolve();
      });
    });
  }

  #tracked(work: Promise<void>): Promise<void> {
    this.#deps.inFlight.track(work);
    return work;
  }

  #stopTimers(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }

  async #quietly(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#complain(error);
    }
  }

  #complain(error: unknown): void {
    this.#deps.log.add('error', { source: 'tickets', message: redact(String(error)) });
  }
}
