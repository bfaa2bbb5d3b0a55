// The coordinator: the one writer of the CustomerContext and the one who decides a transfer. Pure: no invoke, no
// after, no clock. Every path of it is generated in tests, drawn in docs/diagrams and stored at each transition.
import { assign, setup } from 'xstate';
import { HUMAN, LISTED_KINDS, type Channel, type CustomerContext } from '../domain/customer-context.ts';
import * as update from './context-updates.ts';
import * as escalation from './escalation-updates.ts';
import * as proposals from './proposal-updates.ts';
import type { CoordinatorEvent } from './coordinator-events.ts';
import { judgeTransfer, type CoordinatorRules, type CoordinatorState } from './judge-transfer.ts';
import * as wishes from './wish-updates.ts';

export interface CoordinatorInput {
  callId: string;
  company: string;
  channel: Channel;
  callerNumber: string | null;
  language: string;
  startedAt: number;
  /** Set when this line or account was locked out before the call. */
  lockedUntil: number | null;
}

/** Longest list of ids of one kind that a call remembers; older ones must be listed again. */
const LISTED_LIMIT = 200;

/** A machine for one company's rules. Made once per company and shared by its calls. */
export function createCoordinatorMachine(rules: CoordinatorRules) {
  const { entry } = rules.roster;
  const servesWishes = (agent: string) => agent !== entry && agent in rules.roster.agents;
  const judge = (state: CoordinatorState, context: CustomerContext, to: string) =>
    judgeTransfer(state, context, to, rules);

  return setup({
    types: { context: {} as CustomerContext, events: {} as CoordinatorEvent, input: {} as CoordinatorInput },
    guards: {
      startsLocked: ({ context }) => context.verification.level === 'locked',
      isAccepted: ({ context, event }, { state }: { state: CoordinatorState }) =>
        event.type === 'transfer.requested' && judge(state, context, event.to).verdict === 'accepted',
      isWorthWaiting: ({ context, event }, { state }: { state: CoordinatorState }) => {
        if (event.type !== 'transfer.requested' || !servesWishes(event.to)) return false;
        const verdict = judge(state, context, event.to);
        return (
          verdict.verdict === 'queued' || (verdict.verdict === 'refused' && verdict.why === 'not_verified')
        );
      },
      isHandedAround: ({ context, event }, { state }: { state: CoordinatorState }) => {
        if (event.type !== 'transfer.requested') return false;
        const verdict = judge(state, context, event.to);
        return verdict.verdict === 'refused' && verdict.why === 'loop';
      },
      isUnverified: ({ context }) => context.verification.level === 'none',
      attemptsUsedUp: ({ context }) =>
        context.verification.level === 'none' && context.verification.attempts + 1 >= rules.attemptsPerCall,
      hasEntered: ({ context, event }) =>
        event.type === 'agent.entered' &&
        event.epoch === context.pending?.epoch &&
        event.agent === context.pending.to,
      humanEntered: ({ context, event }) => isEntry(context, event, (agent) => agent === HUMAN),
      lockedEntered: ({ context, event }) =>
        isEntry(context, event, () => context.verification.level === 'locked'),
      verifierEntered: ({ context, event }) =>
        isEntry(context, event, (agent) => agent === entry && context.verification.level === 'none'),
      routerEntered: ({ context, event }) => isEntry(context, event, (agent) => agent === entry),
      isCurrentEpoch: ({ context, event }) =>
        event.type === 'handoff.failed' && event.epoch === context.pending?.epoch,
      isWithdrawnTo: ({ context, event }, { state }: { state: CoordinatorState }) =>
        event.type === 'transfer.withdrawn' &&
        event.epoch === context.pending?.epoch &&
        stateOf(context, entry) === state,
      isRescueFailing: ({ context, event }) =>
        event.type === 'handoff.failed' &&
        event.epoch === context.pending?.epoch &&
        context.pending.kind === 'rescue',
      isWithHuman: ({ context }) => context.active === HUMAN,
      isTalking: ({ context }) => context.people?.person != null,
      isLocked: ({ context }) => context.verification.level === 'locked',
      isUnverifiedEntry: ({ context }) => context.active === entry && context.verification.level === 'none',
      isEntry: ({ context }) => context.active === entry,
    },
    actions: {
      countTurn: assign(({ context }) => ({ turn: context.turn + 1 })),
      hear: assign(({ context, event }) =>
        event.type === 'caller.understood'
          ? {
              ...escalation.hear(context, event.heard, event.goesOn),
              ...wishes.hear(context, event.heard, event.goesOn),
            }
          : {},
      ),
      passVerification: assign(({ context, event }) =>
        event.type === 'verification.passed'
          ? {
              customer: event.customer,
              verification: { ...context.verification, level: 'verified' as const, at: event.at },
              ...escalation.progress(context),
            }
          : {},
      ),
      markAnswered: assign(({ context }) => ({
        verification: { ...context.verification, lastAttemptTurn: context.turn },
      })),
      countAttempt: assign(({ context }) => ({
        verification: {
          ...context.verification,
          attempts: context.verification.attempts + 1,
        },
      })),
      lock: assign(({ context, event }) => ({
        verification: {
          ...context.verification,
          level: 'locked' as const,
          lockedUntil: event.type === 'verification.locked' ? event.until : context.verification.lockedUntil,
        },
        proposals: [],
      })),
      rememberIds: assign(({ context, event }) =>
        event.type === 'ids.listed'
          ? {
              ...wishes.lookUp(context),
              ...(event.ids.every((id) => context.listed[event.kind].includes(id))
                ? {}
                : escalation.news(context)),
              listed: {
                ...context.listed,
                [event.kind]: [...new Set([...context.listed[event.kind], ...event.ids])].slice(
                  -LISTED_LIMIT,
                ),
              },
            }
          : {},
      ),
      gatherFact: assign(({ context, event }) =>
        event.type === 'fact.gathered' ? { facts: { ...context.facts, [event.key]: event.value } } : {},
      ),
      propose: assign(({ context, event }) =>
        event.type === 'action.proposed'
          ? {
              ...proposals.propose(context, event.proposal),
              ...escalation.news(context),
              ...wishes.propose(context, event.proposal),
            }
          : {},
      ),
      askProposals: assign(({ context, event }) =>
        event.type === 'action.asked' ? proposals.ask(context, event.ids) : {},
      ),
      hearProposals: assign(({ context, event }) =>
        event.type === 'action.heard' ? proposals.hear(context, event.ids) : {},
      ),
      overtakeProposals: assign(({ context }) => proposals.overtake(context)),
      countFailure: assign(({ context, event }) =>
        event.type === 'action.failed' ? proposals.fail(context, event.id) : {},
      ),
      noteConsent: assign(({ context, event }) =>
        event.type === 'consent.answered'
          ? { consents: { ...context.consents, [event.kind]: event.given } }
          : {},
      ),
      finishAction: assign(({ context, event }) =>
        event.type === 'action.done'
          ? {
              ...(event.id === undefined ? {} : proposals.settle(context, [event.id], 'done')),
              done: [...context.done, event.summary],
              progress: context.progress + 1,
              ...escalation.progress(context),
              ...wishes.act(context, event.forPeople === true),
            }
          : {},
      ),
      takeAnswer: assign(({ context }) => wishes.answer(context)),
      dropProposals: assign(({ context, event }) => {
        if (event.type !== 'action.dropped') return {};
        const left = proposals.settle(context, event.ids, event.why);
        const declined = event.why === 'declined' && left.proposals.length === 0;
        return { ...left, ...(declined ? wishes.decline(context) : {}) };
      }),
      noteToolWorked: assign(({ context, event }) => ({
        toolFailuresRunning: 0,
        ...escalation.toolWorked(context, event.type === 'tool.succeeded' && event.fruitful),
      })),
      countToolFailure: assign(({ context }) => ({ toolFailuresRunning: context.toolFailuresRunning + 1 })),
      noteEscalation: assign(({ context, event }) =>
        event.type === 'escalation.signalled' ? { escalations: escalation.escalate(context, event) } : {},
      ),
      noteOffer: assign(({ context }) => ({ signs: { ...context.signs, offeredTurn: context.turn } })),
      noteCallbackOffer: assign(({ context }) => ({
        signs: { ...context.signs, callbackOfferedTurn: context.turn },
      })),
      noteHandedAround: assign(({ context }) => ({
        signs: { ...context.signs, handedAroundTurn: context.turn },
      })),
      passOn: assign(({ context }) => wishes.passOn(context)),
      stateIntent: assign(({ context, event }) =>
        (event.type === 'transfer.requested' || event.type === 'intent.stated') &&
        event.wants !== null &&
        servesWishes(event.to)
          ? wishes.stateIntent(context, event.to, event)
          : {},
      ),
      beginTransfer: assign(({ context, event }) =>
        event.type === 'transfer.requested' ? update.beginTransfer(context, event) : {},
      ),
      noteQueue: assign(({ context, event }) =>
        event.type === 'human.queued'
          ? { people: { ...event.people, person: context.people?.person ?? null } }
          : {},
      ),
      notePerson: assign(({ context, event }) =>
        event.type === 'human.joined' ? update.joinPerson(context, event.person) : {},
      ),
      dropPerson: assign(({ context, event }) => ({
        people: update.withPerson(context, null),
        ...(event.type === 'human.left' && event.lost ? wishes.wantAgain(context) : {}),
      })),
      commitHandoff: assign(({ context, event }) =>
        event.type === 'agent.entered' ? update.commitHandoff(context, event.at) : {},
      ),
      beginRecovery: assign(({ context, event }) =>
        event.type === 'handoff.failed' ? update.beginRecovery(context, event.at) : {},
      ),
      beginRescue: assign(({ context, event }) =>
        event.type === 'handoff.failed' ? update.beginRescue(context, event.at) : {},
      ),
      withdrawTransfer: assign(({ context, event }) =>
        event.type === 'transfer.withdrawn' ? update.withdrawTransfer(context, event.at) : {},
      ),
      giveUp: assign(({ context, event }) =>
        event.type === 'handoff.failed' ? update.endCall(context, 'error', event.at) : {},
      ),
      close: assign(({ context, event }) =>
        event.type === 'call.ended' ? update.endCall(context, event.reason, event.at) : {},
      ),
    },
  }).createMachine({
    id: 'call',
    context: ({ input }) => initialContext(input, entry),
    initial: 'answering',
    on: {
      'call.ended': { target: '.ended', actions: 'close' },
      'caller.spoke': { actions: 'countTurn' },
      'caller.understood': { actions: 'hear' },
      'ids.listed': { actions: 'rememberIds' },
      'fact.gathered': { actions: 'gatherFact' },
      'consent.answered': { actions: 'noteConsent' },
      'action.proposed': { actions: 'propose' },
      'action.done': { actions: 'finishAction' },
      'action.asked': { actions: 'askProposals' },
      'action.heard': { actions: 'hearProposals' },
      'action.overtaken': { actions: 'overtakeProposals' },
      'action.failed': { actions: 'countFailure' },
      'action.dropped': { actions: 'dropProposals' },
      'tool.succeeded': { actions: 'noteToolWorked' },
      'tool.failed': { actions: 'countToolFailure' },
      'escalation.signalled': { actions: 'noteEscalation' },
      'person.offered': { actions: 'noteOffer' },
      'callback.offered': { actions: 'noteCallbackOffer' },
      'callback.promised': { actions: 'passOn' },
      'answer.given': { actions: 'takeAnswer' },
      'intent.stated': { actions: 'stateIntent' },
      // Refused: whoever asked has been told why.
      'transfer.requested': {},
      // Verification passes, fails and locks wherever the caller is.
      'verification.attempted': { actions: 'markAnswered' },
      'verification.passed': { guard: 'isUnverified', actions: 'passVerification' },
      'verification.failed': [
        { guard: 'attemptsUsedUp', actions: ['countAttempt', 'lock'] },
        { guard: 'isUnverified', actions: 'countAttempt' },
      ],
      'verification.locked': [
        { guard: 'isUnverified', actions: 'lock' },
        { guard: 'isLocked', actions: 'lock' },
      ],
      // How the queue stands may come when the caller has gone on already.
      'human.queued': {},
    },
    states: {
      answering: {
        description: 'The line is picked up: locked out from an earlier call, or about to be verified.',
        always: [{ guard: 'startsLocked', target: 'lockedOut' }, { target: 'verifying' }],
      },
      verifying: {
        description: 'The entry agent finds out who calls. Only what needs no verification can be done.',
        on: {
          'verification.passed': { target: 'routing', actions: 'passVerification' },
          ...locking(),
          'transfer.requested': transferFrom('verifying'),
          'goodbye.said': 'wrappingUp',
        },
      },
      routing: {
        description: 'The caller is verified and the entry agent hands them to the specialist they need.',
        on: {
          'transfer.requested': transferFrom('routing'),
          'goodbye.said': 'wrappingUp',
        },
      },
      serving: {
        description: 'A specialist serves the caller.',
        on: {
          ...locking(),
          'transfer.requested': transferFrom('serving'),
          'goodbye.said': 'wrappingUp',
        },
      },
      transferring: {
        description: 'A handoff is under way: nobody but the entering agent can complete it.',
        on: {
          'agent.entered': enteredFrom(),
          'transfer.withdrawn': [
            withdrawnTo('withHuman'),
            withdrawnTo('lockedOut'),
            withdrawnTo('verifying'),
            withdrawnTo('routing'),
            withdrawnTo('serving'),
          ],
          'handoff.failed': [
            { guard: 'isRescueFailing', target: 'wrappingUp', actions: 'giveUp' },
            { guard: 'isCurrentEpoch', target: 'recovering', actions: 'beginRecovery' },
          ],
          'transfer.requested': {
            guard: { type: 'isWorthWaiting', params: { state: 'transferring' } },
            actions: 'stateIntent',
          },
          // Nobody comes up any more, and the line is being closed.
          'goodbye.said': {},
        },
      },
      recovering: {
        description: 'The target did not come up: a fresh copy of the agent from before is coming back.',
        on: {
          'agent.entered': enteredFrom(),
          'handoff.failed': { guard: 'isCurrentEpoch', target: 'transferring', actions: 'beginRescue' },
          'transfer.requested': {
            guard: { type: 'isWorthWaiting', params: { state: 'recovering' } },
            actions: 'stateIntent',
          },
          // Nobody comes up any more, and the line is being closed.
          'goodbye.said': {},
        },
      },
      lockedOut: {
        description: 'Verification is used up, in this call or an earlier one: a person or the end.',
        on: {
          'transfer.requested': transferFrom('lockedOut'),
          'goodbye.said': 'wrappingUp',
        },
      },
      withHuman: {
        description:
          'The human-handoff agent keeps the caller company until a person takes over, or hands back.',
        initial: 'queued',
        on: {
          'human.queued': { actions: 'noteQueue' },
          'transfer.requested': transferFrom('withHuman'),
          'goodbye.said': 'wrappingUp',
        },
        states: {
          queued: {
            description: 'A ticket waits for a person.',
            on: {
              'human.briefed': 'briefed',
              // It was taken and given back before anybody had read it.
              'human.left': {},
              'human.joined': { target: 'talking', actions: 'notePerson' },
            },
          },
          briefed: {
            description: 'A person has read or heard the brief.',
            on: {
              'human.joined': { target: 'talking', actions: 'notePerson' },
              'human.left': 'queued',
            },
          },
          talking: {
            description: 'The person talks with the caller; no agent transfers them away.',
            on: { 'human.left': { target: 'queued', actions: 'dropPerson' }, 'transfer.requested': {} },
          },
        },
      },
      wrappingUp: {
        description:
          'Goodbye is being said. A caller who speaks up again is served again, and a person may still come.',
        on: {
          'human.joined': { guard: 'isWithHuman', target: 'withHuman.talking', actions: 'notePerson' },
          'goodbye.said': {},
          'caller.spoke': [
            { guard: 'isTalking', target: 'withHuman.talking', actions: 'countTurn' },
            { guard: 'isWithHuman', target: 'withHuman', actions: 'countTurn' },
            { guard: 'isLocked', target: 'lockedOut', actions: 'countTurn' },
            { guard: 'isUnverifiedEntry', target: 'verifying', actions: 'countTurn' },
            { guard: 'isEntry', target: 'routing', actions: 'countTurn' },
            { target: 'serving', actions: 'countTurn' },
          ],
        },
      },
      ended: {
        description: 'The line is closed; the context is the record.',
        type: 'final',
      },
    },
  });

  /** What a transfer that is asked for in this state comes to. */
  function transferFrom<const S extends CoordinatorState>(state: S) {
    const params = { state };
    return [
      {
        guard: { type: 'isAccepted' as const, params },
        target: '#call.transferring' as const,
        actions: ['stateIntent' as const, 'beginTransfer' as const],
      },
      { guard: { type: 'isWorthWaiting' as const, params }, actions: 'stateIntent' as const },
      { guard: { type: 'isHandedAround' as const, params }, actions: 'noteHandedAround' as const },
    ];
  }

  /** An agent that has the caller to itself stops where verification is used up. */
  function locking() {
    return {
      'verification.failed': [
        {
          guard: 'attemptsUsedUp' as const,
          target: '#call.lockedOut' as const,
          actions: ['countAttempt' as const, 'lock' as const],
        },
        { guard: 'isUnverified' as const, actions: 'countAttempt' as const },
      ],
      'verification.locked': {
        guard: 'isUnverified' as const,
        target: '#call.lockedOut' as const,
        actions: 'lock' as const,
      },
    };
  }

  function withdrawnTo<S extends CoordinatorState>(state: S) {
    const guard = { type: 'isWithdrawnTo' as const, params: { state } };
    return { guard, target: state, actions: 'withdrawTransfer' as const };
  }

  function enteredFrom() {
    return [
      { guard: 'humanEntered' as const, target: 'withHuman' as const, actions: 'commitHandoff' as const },
      { guard: 'lockedEntered' as const, target: 'lockedOut' as const, actions: 'commitHandoff' as const },
      { guard: 'verifierEntered' as const, target: 'verifying' as const, actions: 'commitHandoff' as const },
      { guard: 'routerEntered' as const, target: 'routing' as const, actions: 'commitHandoff' as const },
      { guard: 'hasEntered' as const, target: 'serving' as const, actions: 'commitHandoff' as const },
    ];
  }
}

export type CoordinatorMachine = ReturnType<typeof createCoordinatorMachine>;

/** Where a call stands with the agent that it has. */
function stateOf({ active, verification }: CustomerContext, entry: string): CoordinatorState {
  if (active === HUMAN) return 'withHuman';
  if (verification.level === 'locked') return 'lockedOut';
  if (active !== entry) return 'serving';
  return verification.level === 'none' ? 'verifying' : 'routing';
}

function isEntry(
  context: CustomerContext,
  event: CoordinatorEvent,
  fits: (agent: string) => boolean,
): boolean {
  const { pending } = context;
  if (event.type !== 'agent.entered' || !pending) return false;
  return event.epoch === pending.epoch && event.agent === pending.to && fits(event.agent);
}

function initialContext(input: CoordinatorInput, entry: string): CustomerContext {
  const locked = input.lockedUntil !== null;
  return {
    callId: input.callId,
    company: input.company,
    startedAt: input.startedAt,
    caller: { channel: input.channel, number: input.callerNumber, language: input.language },
    customer: null,
    verification: {
      level: locked ? 'locked' : 'none',
      attempts: 0,
      lastAttemptTurn: null,
      at: null,
      lockedUntil: input.lockedUntil,
    },
    consents: {},
    turn: 0,
    active: entry,
    intents: [],
    request: null,
    listed: emptyLists(),
    proposals: [],
    settled: [],
    facts: {},
    done: [],
    transfers: [],
    pending: null,
    epoch: 0,
    progress: 0,
    toolFailuresRunning: 0,
    signs: escalation.NO_SIGNS,
    escalations: [],
    people: null,
    disposition: null,
  };
}

function emptyLists(): CustomerContext['listed'] {
  const [appointment, slot, invoice, policy] = LISTED_KINDS;
  return { [appointment]: [], [slot]: [], [invoice]: [], [policy]: [] };
}
