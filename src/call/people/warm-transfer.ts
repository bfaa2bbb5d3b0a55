// Brings a person to the caller: a ticket with everything in it, somebody who takes it, and the way back. Whatever
// breaks, the caller hears a sentence and the ticket stays until somebody handles it.
import { wantsPerson } from '../../coordinator/index.ts';
import { HUMAN } from '../../domain/customer-context.ts';
import type { AttemptOutcome, AttemptVia } from '../../domain/people.ts';
import type { Ticket } from '../../services/tickets/tickets.port.ts';
import { redact } from '../../understand/index.ts';
import { orElse, type PeopleDeps } from './people-deps.ts';
import type { PersonChange } from './people-line.ts';
import { PlaceInLine } from './place-in-line.ts';
import { search } from './search.ts';
import { WaitingCall } from './waiting-call.ts';

/** Between two looks at the ticket, in milliseconds: how soon a caller hears that somebody has it. */
const LOOK = 2000;
/** Somebody who has taken the call and does not come into it. Milliseconds. */
const JOIN_WITHIN = 30_000;
/** Silence before the music begins: whoever wants to say something can. Milliseconds. */
const MUSIC_AFTER = 1500;

export class WarmTransfer {
  readonly #deps: PeopleDeps;
  readonly #place: PlaceInLine;
  #waiting: WaitingCall | null = null;
  #talking: { person: string; via: AttemptVia; ticketId: string } | null = null;
  /** A ticket that nobody is sought for. */
  #kept: { ticketId: string; reason: string } | null = null;
  #cancelReturn: (() => void) | null = null;
  #cancelMusic = (): void => undefined;
  #over = false;

  constructor(deps: PeopleDeps) {
    this.#deps = deps;
    this.#place = new PlaceInLine(deps);
    const { line, coordinator, log, inFlight } = deps;
    line?.onPerson((change) => inFlight.track(this.#personChanged(change)));
    coordinator.subscribe(({ from, to }) => {
      // The caller would rather have something else: nobody is sought any more.
      if (from === 'withHuman' && to === 'transferring')
        inFlight.track(this.#withdraw('caller_withdrew', 'the caller went back to an agent'));
    });
    log.subscribe(({ type, data }) => {
      if (type === 'tool.succeeded' && data.tool === 'leave_message' && this.#waiting)
        inFlight.track(this.#withdraw('caller_withdrew', 'the caller left a message instead'));
    });
  }

  /** Somebody is being looked for, or talks with the caller: silence is no sign that the caller has gone. */
  get holdsTheLine(): boolean {
    const { people } = this.#deps.coordinator.context;
    return this.#talking !== null || (this.#waiting !== null && people?.reach !== 'nobody');
  }

  /** A person has the caller: agents are not asked. */
  get talking(): boolean {
    return this.#talking !== null;
  }

  /** Opens the ticket and starts looking for somebody. Never throws: a queue that is away must not drop the caller. */
  async begin(reason: string): Promise<void> {
    const { line, company } = this.#deps;
    const opened = await this.#open(reason);
    if (!opened || this.#over) return;
    const waiting = new WaitingCall(this.#deps, { ticketId: opened.id, reason });
    this.#waiting = waiting;
    await this.#place.tell(waiting, opened.position);
    if (!line) return;
    this.#every(waiting, LOOK, () => this.#look(waiting));
    this.#every(waiting, company.people.updateSeconds * 1000, () => this.#place.sayHowItStands(waiting));
    const found = {
      onAnswered: (call: WaitingCall, who: { person: string; via: AttemptVia }) => this.#joined(call, who),
      onReferred: (call: WaitingCall) => this.#referred(call),
      onSearched: async (call: WaitingCall) => {
        call.searched = true;
        await this.#place.refresh(call);
      },
    };
    void search({ ...this.#deps, ...found, line }, waiting);
  }

  /** Nobody will come any more, and somebody has to call back: a ticket with the whole brief. Never throws. */
  async keep(reason: string): Promise<void> {
    const ticket = await this.#open(reason);
    if (ticket && this.#waiting === null) this.#kept = { ticketId: ticket.id, reason };
  }

  /** Nobody speaks, or somebody does: after a moment music fills the wait. */
  floor(free: boolean): void {
    const { line, timers } = this.#deps;
    this.#cancelMusic();
    if (!free) line?.holdMusic(false);
    else if (this.#waiting && line)
      this.#cancelMusic = timers.after(MUSIC_AFTER, () => {
        if (this.#waiting && this.holdsTheLine) line.holdMusic(true);
      });
  }

  /** The call is over. What is left of a wait is a callback. */
  async stop(): Promise<void> {
    this.#over = true;
    this.#cancelMusic();
    this.#cancelReturn?.();
    const { line, coordinator, tickets, log } = this.#deps;
    line?.holdMusic(false);
    // Who does not want to be called is not called.
    if (!wantsPerson(coordinator.context))
      await this.#withdraw('caller_withdrew', 'the caller wants no callback');
    await this.#waiting?.end('caller_hung_up');
    const left = this.#waiting ?? this.#kept;
    if (!left) return;
    const { ticketId, reason } = left;
    log.add('human.unreached', { ticketId, callback: coordinator.context.caller.number !== null });
    await orElse(this.#deps, undefined, () => tickets.turnIntoCallback(ticketId, reason));
  }

  /** Null when there is no queue to put it into. */
  #open(reason: string): Promise<{ id: string; position: number } | null> {
    const { coordinator, tickets, log, clock, line, brief, priority } = this.#deps;
    const { callId, epoch, customer, caller } = coordinator.context;
    return orElse(this.#deps, null, async () => {
      const ticket = await tickets.open({
        ...{ key: `${callId}:handoff-${epoch}`, callId, customerId: customer?.id ?? null, kind: 'handoff' },
        ...{ priority: priority(), reason, message: brief(), callbackNumber: caller.number },
        ...{ room: line?.room ?? null, now: clock() },
      });
      log.add('human.queued', { ticketId: ticket.id, position: ticket.position });
      return ticket;
    });
  }

  // The ticket, as people at the desk take it, give it back, or never come.

  async #look(waiting: WaitingCall): Promise<void> {
    const ticket = await this.#load(waiting.ticketId);
    if (!ticket || !waiting.isOpen()) return;
    const { taken } = waiting;
    if (ticket.handledAt !== null) await this.#handledWithoutTalking(waiting);
    else if (taken === null && ticket.takenBy !== null && !ticket.takenBy.startsWith('telephone:'))
      await this.#takenAtDesk(waiting, ticket.takenBy);
    else if (taken !== null && ticket.takenBy !== taken.personId) await this.#givenBack(waiting, 'declined');
    else if (taken !== null && this.#deps.clock() - taken.since >= JOIN_WITHIN) {
      await this.#release(waiting.ticketId, taken.personId);
      await this.#givenBack(waiting, 'no_answer');
    } else await this.#place.refresh(waiting);
  }

  async #takenAtDesk(waiting: WaitingCall, personId: string): Promise<void> {
    const { people, coordinator, clock, speaker } = this.#deps;
    const person = await orElse(this.#deps, null, () => people.load(personId));
    const name = person?.name ?? 'A colleague';
    const attempt = await waiting.tries.begin('desk', name);
    if (!waiting.isOpen()) return;
    waiting.taken = { personId, since: clock(), attempt };
    coordinator.send({ type: 'human.briefed' });
    speaker.line('person_coming', { person: name });
  }

  async #givenBack(waiting: WaitingCall, outcome: AttemptOutcome): Promise<void> {
    const { taken } = waiting;
    if (!taken) return;
    waiting.taken = null;
    this.#deps.coordinator.send({ type: 'human.left' });
    await waiting.tries.end(taken.attempt, outcome);
    await this.#place.refresh(waiting);
  }

  /** Somebody closed the ticket at the desk and did not come: the caller must not wait for ever. */
  async #handledWithoutTalking(waiting: WaitingCall): Promise<void> {
    await this.#endWait(waiting, 'declined');
    this.#place.tellReach({ ticketId: null, reach: 'nobody', position: null, estimateMs: null });
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
    const waiting = this.#waiting;
    if (waiting?.ticketId !== ticketId) return;
    const ticket = await this.#load(ticketId);
    // Only whoever has the ticket; with the book away, our own server's word in the token is enough.
    if ((ticket && ticket.takenBy === null) || !waiting.isOpen()) return;
    const attempt = waiting.taken?.attempt ?? (await waiting.tries.begin(via, person));
    await waiting.tries.end(attempt, 'answered');
    await this.#joined(waiting, { person, via });
  }

  async #joined(waiting: WaitingCall, { person, via }: { person: string; via: AttemptVia }): Promise<void> {
    const { coordinator, log, speaker, line } = this.#deps;
    const { ticketId } = waiting;
    this.#talking = { person, via, ticketId };
    this.#waiting = null;
    line?.holdMusic(false);
    // Telephones that still ring are for nobody now.
    await waiting.end('no_answer');
    coordinator.send({ type: 'human.joined', person });
    log.add('human.joined', { ticketId, via, person });
    // Nobody wants to hear to the end how long they would have had to wait.
    speaker.hush();
    await speaker.heardLine('person_joins', { person });
    if (this.#talksUnder(ticketId)) line?.stepAside(true);
  }

  async #referred(waiting: WaitingCall): Promise<void> {
    const { tickets, clock, hangUp } = this.#deps;
    this.#waiting = null;
    await waiting.end('no_answer');
    const note = 'The line was transferred.';
    await orElse(this.#deps, false, () =>
      tickets.close(waiting.ticketId, { as: 'served', note, now: clock() }),
    );
    hangUp('person_ended');
  }

  async #personLeft(ticketId: string): Promise<void> {
    if (!this.#talksUnder(ticketId)) return;
    const { tickets, clock, timers, company, inFlight, hangUp } = this.#deps;
    const ticket = await this.#load(ticketId);
    if (!this.#talksUnder(ticketId)) return;
    if (ticket?.closedAs === 'handed_back') {
      this.#resume('handed_back', ticket.note);
      return;
    }
    if (ticket !== null && ticket.handledAt !== null) {
      this.#left('finished');
      hangUp('person_ended');
      return;
    }
    if (this.#talking?.via === 'telephone') {
      const closing = { as: 'served' as const, note: null, now: clock() };
      await orElse(this.#deps, false, () => tickets.close(ticketId, closing));
      this.#resume('hung_up', null);
      return;
    }
    // A page that is reloaded comes back in a moment.
    this.#cancelReturn?.();
    this.#cancelReturn = timers.after(company.people.returnSeconds * 1000, () =>
      inFlight.track(this.#lost(ticketId)),
    );
  }

  /** The person has vanished: the caller hears so, and the call is at its old place in the queue again. */
  async #lost(ticketId: string): Promise<void> {
    const ticket = await this.#load(ticketId);
    if (!this.#talksUnder(ticketId)) return;
    // They may have finished after their sound had gone.
    if (ticket?.handledAt != null) return this.#personLeft(ticketId);
    const person = this.#left('lost');
    this.#deps.line?.stepAside(false);
    if (ticket?.takenBy) await this.#release(ticketId, ticket.takenBy);
    this.#deps.speaker.line('person_lost', { person });
    await this.begin(`the connection to ${person} was lost`);
  }

  /** The agent that had the caller before goes on, with what was agreed. */
  #resume(how: 'handed_back' | 'hung_up', note: string | null): void {
    const { coordinator, line, speaker, handOver } = this.#deps;
    line?.stepAside(false);
    speaker.hush();
    const person = this.#left(how);
    const agreed = redact(note?.trim() ?? '');
    if (agreed) coordinator.send({ type: 'fact.gathered', key: `agreed with ${person}`, value: agreed });
    const reason = agreed
      ? `${person} agreed with the caller: ${agreed}`
      : `${person} has talked with the caller`;
    const before = coordinator.context.transfers.findLast(
      ({ to, outcome }) => to === HUMAN && outcome === 'human',
    );
    if (!before || !handOver(before.from, reason)) speaker.line('person_left', { person });
  }

  /** Answers who it was. */
  #left(how: 'finished' | 'handed_back' | 'hung_up' | 'lost'): string {
    const { coordinator, log } = this.#deps;
    const { person = '', ticketId = '' } = this.#talking ?? {};
    this.#talking = null;
    this.#cancelReturn?.();
    this.#cancelReturn = null;
    log.add('human.left', { ticketId, person, how });
    coordinator.send({ type: 'human.left', lost: how === 'lost' });
    return person;
  }

  #talksUnder(ticketId: string): boolean {
    return !this.#over && this.#talking?.ticketId === ticketId;
  }

  // Nobody is needed any more.

  async #withdraw(outcome: AttemptOutcome, note: string): Promise<void> {
    const waiting = this.#waiting;
    if (!waiting) return;
    await this.#endWait(waiting, outcome);
    const { tickets, clock } = this.#deps;
    await orElse(this.#deps, false, () =>
      tickets.close(waiting.ticketId, { as: 'withdrawn', note, now: clock() }),
    );
  }

  async #endWait(waiting: WaitingCall, outcome: AttemptOutcome): Promise<void> {
    this.#waiting = null;
    this.#deps.line?.holdMusic(false);
    this.#deps.line?.dismiss();
    await waiting.end(outcome);
  }

  // Small things.

  #load(ticketId: string): Promise<Ticket | null> {
    return orElse(this.#deps, null, () => this.#deps.tickets.load(ticketId));
  }

  #release(ticketId: string, personId: string): Promise<void> {
    return orElse(this.#deps, undefined, () => this.#deps.tickets.release(ticketId, personId));
  }

  /** Again and again while the call waits, each time so long after the last one was done. */
  #every(waiting: WaitingCall, ms: number, work: () => Promise<void>): void {
    this.#deps.timers.after(ms, () => {
      if (!waiting.isOpen()) return;
      const again = (): void => {
        if (waiting.isOpen()) this.#every(waiting, ms, work);
      };
      this.#deps.inFlight.track(work().finally(again));
    });
  }
}
