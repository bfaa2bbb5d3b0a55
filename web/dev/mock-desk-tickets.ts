// Tickets for the rehearsed desk: of every kind and in every state that the page must show.

export interface MockTicket {
  id: string;
  kind: 'handoff' | 'callback' | 'message';
  priority: 'urgent' | 'high' | 'normal' | 'low';
  reason: string;
  openedAt: number;
  dueAt: number | null;
  callId: string;
  channel: string;
  joinable: boolean;
  customer: string | null;
  takenBy: { id: string; name: string } | null;
  takenAt: number | null;
  handledAt: number | null;
  closedAs: string | null;
  disposition: string | null;
  attempts: object[];
  brief: string;
  note: string | null;
  words: string | null;
  callbackNumber: string | null;
}

export const PEOPLE = [
  { id: 'per_sam', name: 'Sam Rivera', email: 'sam@pestcall.example', role: 'staff' },
  { id: 'per_jo', name: 'Jo Lindgren', email: 'jo@pestcall.example', role: 'supervisor' },
] as const;

export const ALEX = { id: 'per_alex', name: 'Alex Kim' };

const MINUTE = 60_000;

export function mockTickets(now: number): MockTicket[] {
  return [...openTickets(now), ...othersTickets(now)];
}

function openTickets(now: number): MockTicket[] {
  return [
    ticket(now - 2.5 * MINUTE, {
      priority: 'urgent',
      reason: 'mentions an attorney about damage to the deck',
      customer: 'Dana',
      channel: 'phone',
      callbackNumber: '+14155551234',
      attempts: [
        attempt(1, { via: 'telephone', person: 'On-call phone', at: now - 2 * MINUTE, outcome: 'no_answer' }),
      ],
      brief: DANA,
    }),
    ticket(now - 0.7 * MINUTE, { reason: 'wants a person', channel: 'browser', brief: UNKNOWN }),
    ticket(now - 34 * MINUTE, {
      kind: 'callback',
      priority: 'high',
      reason: 'refund over 500 dollars',
      customer: 'Marco',
      dueAt: now - 4 * MINUTE,
      callbackNumber: '+12065550142',
      brief: MARCO,
    }),
    ticket(now - 50 * MINUTE, {
      kind: 'callback',
      reason: 'asked to be called back after five',
      dueAt: now + 25 * MINUTE,
      brief: UNKNOWN,
    }),
    ticket(now - 95 * MINUTE, {
      kind: 'message',
      priority: 'low',
      reason: 'message',
      customer: 'Grace',
      channel: 'chat',
      brief: 'The technician left a ladder behind the shed; the gate has a code. No hurry.',
      words:
        'The technician left his ladder behind our shed. The gate code is 4711.\nAny day this week is fine.',
    }),
  ];
}

/** With a colleague, or handled. */
function othersTickets(now: number): MockTicket[] {
  return [
    ticket(now - 7 * MINUTE, {
      priority: 'high',
      reason: 'locked out of verification',
      takenBy: ALEX,
      takenAt: now - 5 * MINUTE,
      brief: UNKNOWN,
    }),
    ticket(now - 70 * MINUTE, {
      reason: 'billing dispute',
      customer: 'Tom',
      ...{ takenBy: ALEX, takenAt: now - 68 * MINUTE, handledAt: now - 61 * MINUTE, closedAs: 'served' },
      disposition: 'resolved',
      note: 'Credited the June visit and told him so.',
      brief: MARCO,
    }),
    ticket(now - 130 * MINUTE, {
      reason: 'third time about the same visit',
      customer: 'Elena',
      ...{ takenBy: ALEX, takenAt: now - 128 * MINUTE, handledAt: now - 120 * MINUTE },
      closedAs: 'handed_back',
      note: 'Agreed on Friday afternoon; the agent books it.',
      brief: DANA,
    }),
  ];
}

/** Comes in while one looks. */
export function incoming(now: number): MockTicket {
  return ticket(now, {
    priority: 'high',
    reason: 'very upset: nobody came, for the third time',
    customer: 'Elena',
    channel: 'phone',
    brief: DANA,
  });
}

let count = 0;

function ticket(openedAt: number, about: Partial<MockTicket>): MockTicket {
  count += 1;
  return {
    ...{ id: `tkt_${count}`, kind: 'handoff', priority: 'normal', reason: '', openedAt, dueAt: null },
    ...{ callId: `angry-${count}`, channel: 'phone', customer: null, takenBy: null, takenAt: null },
    ...{ handledAt: null, closedAs: null, disposition: null, attempts: [], brief: '', note: null },
    words: null,
    callbackNumber: null,
    joinable: (about.kind ?? 'handoff') === 'handoff' && about.channel !== 'chat',
    ...about,
  };
}

export function attempt(
  number: number,
  { via, person, at, outcome }: { via: string; person: string; at: number; outcome: string | null },
) {
  return { number, via, person, startedAt: at, endedAt: outcome === null ? null : at + 25_000, outcome };
}

const DANA = `Who: Dana Whitfield, verified, on the telephone.
Wants: have the damage looked at and paid for.
Also wants: move Thursday's visit to the afternoon.
Done: confirmed the visit of February 26.
Open: they have not said yes to this: moves the ant treatment to Thursday, March 5 at 2 PM, no fee.
Why a person: the caller spoke of legal steps.
Mood: very unhappy.

Last words:
Caller: The last treatment left stains all over my deck.
billing: I'm sorry to hear that, Dana. I can see the visit of February 26.
Caller: I want somebody to look at it, and I want it paid for.
billing: I understand. Would you like me to move Thursday's visit to the afternoon so that the technician can look at it?
Caller: No. If nobody fixes this I'll have my attorney call you. Get me a person.
human: Of course. I'll get you a person, one moment.`;

const UNKNOWN = `Who: A caller who is not verified after one try, on the telephone.
Why a person: the caller asked for a person.
Mood: calm.

Last words:
Caller: Get me a person, please.
human: Of course, one moment.`;

const MARCO = `Who: Marco Reyes, verified, on the telephone.
Wants: a refund of 640 dollars.
Done: looked up the invoices of February and March.
Why a person: the caller wants a refund that only a person can grant.

Last words:
Caller: I was charged twice and I want my 640 dollars back.
billing: I see both charges. A refund of that size needs a person; shall somebody call you back?
Caller: Yes, this afternoon.`;
