// Looks for somebody: whoever is free at the desk has the first chance, then telephones are rung one after the other,
// and at last the caller's own line may be sent elsewhere.
import type { AttemptVia } from '../../domain/people.ts';
import { orElse, type PeopleDeps } from './people-deps.ts';
import type { PeopleLine, RingOutcome } from './people-line.ts';
import type { WaitingCall } from './waiting-call.ts';

export interface SearchDeps extends PeopleDeps {
  line: PeopleLine;
  /** A person has taken the call and hears the caller. */
  onAnswered: (waiting: WaitingCall, who: { person: string; via: AttemptVia }) => Promise<void>;
  /** The caller's line is with somebody else now. */
  onReferred: (waiting: WaitingCall) => Promise<void>;
  /** Nobody is rung any more. */
  onSearched: (waiting: WaitingCall) => Promise<void>;
}

/** Resolves when somebody has it, or there is nobody left to ask. Never rejects. */
export async function search(deps: SearchDeps, waiting: WaitingCall): Promise<void> {
  const { line, company, inFlight, onSearched } = deps;
  const { telephones, referTo, deskSeconds } = company.people;
  if (waiting.deskIsFree && (telephones.length > 0 || referTo !== undefined))
    await pause(deps, deskSeconds * 1000, waiting.over);
  for (const telephone of telephones) {
    if (!waiting.isOpen() || !line.ring) break;
    if (await ring(deps, waiting, { ...telephone, dial: line.ring })) return;
  }
  if (referTo !== undefined && line.refer && waiting.isOpen())
    if (await refer(deps, waiting, { number: referTo, send: line.refer })) return;
  if (waiting.isOpen()) inFlight.track(onSearched(waiting));
}

/** Whether the search is over. */
async function ring(
  deps: SearchDeps,
  waiting: WaitingCall,
  { name, number, dial }: { name: string; number: string; dial: NonNullable<PeopleLine['ring']> },
): Promise<boolean> {
  const { company, spokenBrief, inFlight, onAnswered } = deps;
  const attempt = await waiting.tries.begin('telephone', name);
  const outcome = await orElse<RingOutcome>(deps, 'failed', () =>
    dial({
      ...{ ticketId: waiting.ticketId, person: name, number },
      ringSeconds: company.people.ringSeconds,
      brief: spokenBrief(waiting.reason),
      claim: () => claim(deps, waiting, `telephone:${name}`),
      signal: waiting.over,
    }),
  );
  // Whatever stopped the ringing has said what became of it.
  if (!waiting.isOpen()) return true;
  await tracked(inFlight, waiting.tries.end(attempt, outcome));
  if (outcome === 'answered')
    await tracked(inFlight, onAnswered(waiting, { person: name, via: 'telephone' }));
  return outcome === 'answered';
}

async function refer(
  deps: SearchDeps,
  waiting: WaitingCall,
  { number, send }: { number: string; send: NonNullable<PeopleLine['refer']> },
): Promise<boolean> {
  const { speaker, inFlight, onReferred } = deps;
  const attempt = await waiting.tries.begin('refer', 'another line');
  await speaker.heardLine('transferring_out');
  const outcome = await orElse<RingOutcome>(deps, 'failed', () => send(number));
  await tracked(inFlight, waiting.tries.end(attempt, outcome));
  if (outcome === 'answered') await tracked(inFlight, onReferred(waiting));
  return outcome === 'answered';
}

/** One of those who reach for the call gets it. */
async function claim(deps: PeopleDeps, waiting: WaitingCall, personId: string): Promise<boolean> {
  const { tickets, clock } = deps;
  const { ticketId } = waiting;
  return waiting.isOpen() && orElse(deps, false, () => tickets.take(ticketId, { personId, now: clock() }));
}

function pause({ timers }: PeopleDeps, ms: number, enough: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = timers.after(ms, resolve);
    enough.addEventListener('abort', () => {
      cancel();
      resolve();
    });
  });
}

function tracked(inFlight: PeopleDeps['inFlight'], work: Promise<void>): Promise<void> {
  inFlight.track(work);
  return work;
}
