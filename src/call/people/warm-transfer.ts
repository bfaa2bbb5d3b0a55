// Brings a person to the caller: a ticket with everything in it, somebody who takes it, and the way back. Whatever
// breaks, the caller hears a sentence that is true, and the ticket stays until somebody handles it.
import { wantsPerson } from '../../coordinator/index.ts';
import type {
  AttemptOutcome,
  AttemptVia,
  KeptMessage,
  LeftMessage,
  NamedNumber,
  Promised,
} from '../../domain/people.ts';
import type { NewTicket } from '../../services/tickets/tickets.port.ts';
import { DangerLine } from './danger.ts';
import { DeskWatch } from './desk-watch.ts';
import { JoinedPerson } from './joined-person.ts';
import { Messages } from './messages.ts';
import { leftBehind, orElse, type PeopleDeps } from './people-deps.ts';
import type { PersonChange } from './people-line.ts';
import { PlaceInLine } from './place-in-line.ts';
import { search } from './search.ts';
import { TicketBox, type OpenedTicket } from './ticket-box.ts';
import { WaitingCall } from './waiting-call.ts';

/** Between two looks at the ticket, in milliseconds: how soon a caller hears that somebody has it. */
const LOOK = 2000;
/** Silence before the music begins: whoever wants to say something can. Milliseconds. */
const MUSIC_AFTER = 1500;

const LEFT_A_MESSAGE = 'the caller left a message instead';

export class WarmTransfer {
  readonly #deps: PeopleDeps;
  readonly #place: PlaceInLine;
  readonly #desk: DeskWatch;
  readonly #box: TicketBox;
  readonly #messages: Messages;
  readonly #danger: DangerLine;
  readonly #joined: JoinedPerson;
  #waiting: WaitingCall | null = null;
  /** A ticket that nobody is sought for. */
  #kept: { ticketId: string; reason: string } | null = null;
  /** People have heard of this call, or will. */
  #told = false;
  #cancelMusic = (): void => undefined;
  #over = false;

  constructor(deps: PeopleDeps) {
    this.#deps = deps;
    this.#place = new PlaceInLine(deps);
    this.#desk = new DeskWatch(deps, this.#place, (waiting) => this.#handledWithoutTalking(waiting));
    this.#box = new TicketBox({ ...deps, timers: deps.lasting });
    this.#messages = new Messages(deps, this.#box);
    this.#danger = new DangerLine(deps);
    this.#joined = new JoinedPerson({ ...deps, queueAgain: (reason) => this.begin(reason) });
    const { line, coordinator, inFlight } = deps;
    line?.onPerson((change) => inFlight.track(this.#personChanged(change)));
    coordinator.subscribe(({ event, from, to }) => {
      // The caller would rather have something else: nobody is sought any more.
      if (from === 'withHuman' && to === 'transferring') inFlight.track(this.#goBack());
      if (event.type === 'escalation.signalled') this.#raise(event.reason);
    });
  }

  /** Somebody is being looked for, or talks with the caller: silence is no sign that the caller has gone. */
  get holdsTheLine(): boolean {
    const { people } = this.#deps.coordinator.context;
    return this.#joined.talking || (this.#waiting !== null && people?.reach !== 'nobody');
  }

  /** A person has the caller: agents are not asked. */
  get talking(): boolean {
    return this.#joined.talking;
  }

  /** Opens the ticket and starts looking for somebody. Never throws: a queue that is away must not drop the caller. */
  async begin(reason: string): Promise<void> {
    const opened = await this.#open(reason, (later) =>
      this.#deps.inFlight.track(this.#afterAll(later, reason)),
    );
    if (opened) return this.#wait(opened, reason);
    if (this.#over) return;
    this.#place.tellReach({ ticketId: null, reach: 'untold', position: null, estimateMs: null });
    this.#deps.speaker.line('people_untold');
  }

  /** The other number that the caller named for this callback, and whether it can be taken. */
  namedNumber(message: LeftMessage): NamedNumber | null {
    return this.#messages.namedNumber(message);
  }

  /** Words for people, and a callback where one is wanted. Never throws. */
  async leave(message: LeftMessage): Promise<KeptMessage> {
    const kept = await this.#messages.leave(message, () => {
      this.#told = true;
      this.#deps.inFlight.track(this.#withdraw('caller_withdrew', LEFT_A_MESSAGE));
      this.#sayTold();
    });
    if (kept.reference === null) {
      this.#deps.speaker.line('people_untold');
      return kept;
    }
    this.#told = true;
    await this.#withdraw('caller_withdrew', LEFT_A_MESSAGE);
    return kept;
  }

  /** Nobody will come any more: people get the whole brief. Answers what of it is sure by now. Never throws. */
  async keep(reason: string): Promise<Promised> {
    const ticket = await this.#open(reason, ({ id }) => this.#deps.inFlight.track(this.#keepAs(id, reason)));
    if (!ticket) return 'nothing';
    if (this.#waiting === null) this.#kept = { ticketId: ticket.id, reason };
    return leftBehind(this.#deps).callbackNumber === null ? 'message' : 'callback';
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

  /** The call is over. What is left of a wait is a callback, and danger that nobody was told of is told now. */
  async stop(): Promise<void> {
    this.#over = true;
    this.#cancelMusic();
    this.#joined.stop();
    this.#deps.line?.holdMusic(false);
    // Who does not want to be called is not called, unless somebody may be in danger.
    if (!wantsPerson(this.#deps.coordinator.context) && !this.#danger.spoken)
      await this.#withdraw('caller_withdrew', 'the caller wants no callback');
    await this.#waiting?.end('caller_hung_up');
    if (await this.#messages.keepHeld()) this.#told = true;
    if (this.#danger.spoken && !this.#told) await this.keep('spoke of a danger to health or safety');
    const left = this.#waiting ?? this.#kept;
    if (left) await this.#keepAs(left.ticketId, left.reason);
  }

  /** Resolves when people know all that they are to know of a call that is over, as far as the book allows. */
  settled(): Promise<void> {
    return this.#box.settle();
  }

  // Tickets.

  async #open(reason: string, later: (opened: OpenedTicket) => void): Promise<OpenedTicket | null> {
    const opened = await this.#box.open(this.#ticket(reason), (stored) => {
      this.#isTold(stored);
      later(stored);
    });
    if (opened) this.#isTold(opened);
    return opened;
  }

  #isTold({ id: ticketId, position }: OpenedTicket): void {
    this.#told = true;
    this.#deps.log.add('human.queued', { ticketId, position });
  }

  #ticket(reason: string): NewTicket {
    const { coordinator, clock, line, brief, priority } = this.#deps;
    const { callId, epoch, customer } = coordinator.context;
    return {
      ...{ key: `${callId}:handoff-${epoch}`, callId, customerId: customer?.id ?? null, kind: 'handoff' },
      ...{ priority: priority(), reason, message: brief(), ...leftBehind(this.#deps) },
      ...{ room: line?.room ?? null, now: clock() },
    };
  }

  /** Whoever wanted a person and got none is called back, or has left what they said. */
  async #keepAs(ticketId: string, reason: string): Promise<void> {
    const { log, tickets } = this.#deps;
    const left = leftBehind(this.#deps);
    log.add('human.unreached', { ticketId, callback: left.callbackNumber !== null });
    await this.#box.change(() => tickets.turnIntoCallback(ticketId, reason, left));
  }

  /** What the caller says while they wait may make it more pressing. */
  #raise(reason: string): void {
    const { tickets, priority, inFlight } = this.#deps;
    const { ticketId } = this.#waiting ?? {};
    if (ticketId === undefined) return;
    const to = { priority: priority(), reason: `the caller ${reason}` };
    inFlight.track(this.#box.change(() => tickets.raise(ticketId, to)));
  }

  /** The book is back: whoever still waits, waits for people from now on. */
  async #afterAll(opened: OpenedTicket, reason: string): Promise<void> {
    const { coordinator, tickets, clock } = this.#deps;
    if (!this.#over && coordinator.state !== 'withHuman') {
      const closing = { as: 'withdrawn' as const, note: 'the caller went on with an agent', now: clock() };
      return this.#box.change(() => tickets.close(opened.id, closing));
    }
    this.#sayTold();
    await this.#wait(opened, reason);
  }

  /** Where somebody was told that nobody could be told. */
  #sayTold(): void {
    const { coordinator, speaker } = this.#deps;
    const silent = ['transferring', 'recovering', 'wrappingUp', 'ended'].includes(coordinator.state);
    if (!this.#over && !silent && !this.#joined.talking) speaker.line('people_told');
  }

  /** A ticket is in the book, and nobody has come yet. */
  async #wait({ id, position }: OpenedTicket, reason: string): Promise<void> {
    if (this.#over) return this.#keepAs(id, reason);
    const { line, company } = this.#deps;
    const waiting = new WaitingCall(this.#deps, { ticketId: id, reason });
    this.#waiting = waiting;
    await this.#place.tell(waiting, position);
    if (!line) return;
    this.#every(waiting, LOOK, () => this.#desk.look(waiting));
    this.#every(waiting, company.people.updateSeconds * 1000, () => this.#place.sayHowItStands(waiting));
    const found = {
      onAnswered: (call: WaitingCall, who: { person: string; via: AttemptVia }) => this.#join(call, who),
      onReferred: (call: WaitingCall) => this.#referred(call),
      onSearched: async (call: WaitingCall) => {
        call.searched = true;
        await this.#place.refresh(call);
      },
    };
    void search({ ...this.#deps, ...found, line }, waiting);
  }

  // Somebody closed it, or is there.

  /** Somebody closed the ticket at the desk and did not come: the caller must not wait for ever. */
  async #handledWithoutTalking(waiting: WaitingCall): Promise<void> {
    await this.#endWait(waiting, 'declined');
    this.#place.tellReach({ ticketId: null, reach: 'nobody', position: null, estimateMs: null });
    this.#deps.speaker.line('offer_callback');
  }

  async #personChanged({ type, ticketId, person, via }: PersonChange): Promise<void> {
    if (this.#over) return;
    if (type === 'left') return this.#joined.leaves(ticketId);
    if (this.#joined.has(ticketId)) {
      this.#joined.isBack();
      return;
    }
    const waiting = this.#waiting;
    if (waiting?.ticketId !== ticketId) return;
    const ticket = await orElse(this.#deps, null, () => this.#deps.tickets.load(ticketId));
    // Only whoever has the ticket; with the book away, our own server's word in the token is enough.
    if ((ticket && ticket.takenBy === null) || !waiting.isOpen()) return;
    const attempt = waiting.taken?.attempt ?? (await waiting.tries.begin(via, person));
    await waiting.tries.end(attempt, 'answered');
    await this.#join(waiting, { person, via });
  }

  async #join(waiting: WaitingCall, { person, via }: { person: string; via: AttemptVia }): Promise<void> {
    this.#waiting = null;
    // Telephones that still ring are for nobody now.
    await this.#joined.joins({ person, via, ticketId: waiting.ticketId }, () => waiting.end('no_answer'));
  }

  async #referred(waiting: WaitingCall): Promise<void> {
    const { tickets, clock, hangUp } = this.#deps;
    this.#waiting = null;
    await waiting.end('no_answer');
    const note = 'The line was transferred.';
    await this.#box.change(() => tickets.close(waiting.ticketId, { as: 'served', note, now: clock() }));
    hangUp('person_ended');
  }

  // Nobody is needed any more.

  /** The caller went on with an agent. What was said of danger stays with the team all the same. */
  async #goBack(): Promise<void> {
    const { ticketId } = this.#waiting ?? {};
    const note = 'the caller went back to an agent';
    if (ticketId === undefined || !this.#danger.spoken) return this.#withdraw('caller_withdrew', note);
    if (this.#waiting) await this.#endWait(this.#waiting, 'caller_withdrew');
    await this.#keepAs(ticketId, `told of danger; ${note}`);
  }

  async #withdraw(outcome: AttemptOutcome, note: string): Promise<void> {
    const waiting = this.#waiting;
    if (!waiting) return;
    await this.#endWait(waiting, outcome);
    const { tickets, clock } = this.#deps;
    await this.#box.change(() => tickets.close(waiting.ticketId, { as: 'withdrawn', note, now: clock() }));
  }

  async #endWait(waiting: WaitingCall, outcome: AttemptOutcome): Promise<void> {
    this.#waiting = null;
    this.#deps.line?.holdMusic(false);
    this.#deps.line?.dismiss();
    await waiting.end(outcome);
  }

  // Small things.

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
