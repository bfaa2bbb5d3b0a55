// The only door to the coordinator: one instance a call, told facts, asked for verdicts, stored and restored.
import { createActor, type ActorRefFrom, type SnapshotFrom } from 'xstate';
import { z } from 'zod';
import { customerContextSchema, type CustomerContext } from '../domain/customer-context.ts';
import { CodedError } from '../domain/errors.ts';
import type { CoordinatorEvent } from './coordinator-events.ts';
import type { CoordinatorInput, CoordinatorMachine } from './coordinator-machine.ts';
import {
  judgeTransfer,
  type CoordinatorRules,
  type CoordinatorState,
  type TransferVerdict,
} from './judge-transfer.ts';

export type {
  CallEndReason,
  CoordinatorEvent,
  HeardTurn,
  NewProposal,
  WishStated,
} from './coordinator-events.ts';
export {
  createCoordinatorMachine,
  type CoordinatorInput,
  type CoordinatorMachine,
} from './coordinator-machine.ts';
export {
  isOffered,
  judgeEscalation,
  openEscalations,
  priorityOf,
  type DueEscalation,
  type EscalationRules,
} from './judge-escalation.ts';
export {
  handoffsInARow,
  type CoordinatorRules,
  type CoordinatorState,
  type RefusalReason,
  type TransferVerdict,
} from './judge-transfer.ts';
export { wantsPerson } from './wish-updates.ts';

type Snapshot = SnapshotFrom<CoordinatorMachine>;

/** Called after each event, with the states before and after. */
export type TransitionListener = (change: {
  event: CoordinatorEvent;
  /** False for an event that no state takes: nothing was changed by it, and whoever sent it is mistaken. */
  taken: boolean;
  from: CoordinatorState;
  to: CoordinatorState;
  context: CustomerContext;
}) => void;

export class Coordinator {
  readonly #machine: CoordinatorMachine;
  readonly #rules: CoordinatorRules;
  readonly #listeners = new Set<TransitionListener>();
  /** Only steps the machine: there is nothing in it that could happen by itself. */
  readonly #actor: ActorRefFrom<CoordinatorMachine>;

  private constructor(
    machine: CoordinatorMachine,
    rules: CoordinatorRules,
    actor: ActorRefFrom<CoordinatorMachine>,
  ) {
    this.#machine = machine;
    this.#rules = rules;
    this.#actor = actor;
    actor.start();
  }

  static start(machine: CoordinatorMachine, rules: CoordinatorRules, input: CoordinatorInput): Coordinator {
    return new Coordinator(machine, rules, createActor(machine, { input }));
  }

  /** Takes a call up again from its stored snapshot. Throws `invalid_argument` when it does not fit the machine. */
  static restore(machine: CoordinatorMachine, rules: CoordinatorRules, stored: unknown): Coordinator {
    const { value, context } = parseStored(stored);
    const { callId, company, startedAt, caller, verification } = context;
    const { channel, number: callerNumber, language } = caller;
    const input = {
      callId,
      company,
      startedAt,
      channel,
      callerNumber,
      language,
      lockedUntil: verification.lockedUntil,
    };
    return new Coordinator(
      machine,
      rules,
      createActor(machine, { input, snapshot: machine.resolveState({ value, context }) }),
    );
  }

  get context(): CustomerContext {
    return this.#actor.getSnapshot().context;
  }

  get state(): CoordinatorState {
    const { value } = this.#actor.getSnapshot();
    return topState(value);
  }

  /** Where a call with a person stands; null when it is not with one. */
  get humanState(): 'queued' | 'briefed' | 'talking' | null {
    const { value } = this.#actor.getSnapshot();
    return typeof value === 'object' && 'withHuman' in value ? value.withHuman : null;
  }

  /** What `transfer.requested` would do now. */
  judge(to: string): TransferVerdict {
    return judgeTransfer(this.state, this.context, to, this.#rules);
  }

  /** Whether an agent built for this epoch may still enter. */
  awaits(epoch: number): boolean {
    return this.context.pending?.epoch === epoch;
  }

  /** Answers whether the event was taken. */
  send(event: CoordinatorEvent): boolean {
    const from = this.state;
    // What comes in after the end changes nothing, and a stopped actor would complain of it.
    if (from === 'ended') return false;
    const taken = this.#machine.getTransitionData(this.#actor.getSnapshot(), event).length > 0;
    this.#actor.send(event);
    for (const listener of this.#listeners)
      listener({ event, taken, from, to: this.state, context: this.context });
    return taken;
  }

  subscribe(listener: TransitionListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** JSON-serialisable; give it to `restore`. */
  persist(): { value: Snapshot['value']; context: CustomerContext } {
    return { value: this.#actor.getSnapshot().value, context: this.#actor.getSnapshot().context };
  }
}

const storedSchema = z.object({
  value: z.union([
    z.enum([
      'verifying',
      'routing',
      'serving',
      'transferring',
      'recovering',
      'lockedOut',
      'wrappingUp',
      'ended',
    ]),
    z.object({ withHuman: z.enum(['queued', 'briefed', 'talking']) }),
  ]),
  context: customerContextSchema,
});

function parseStored(stored: unknown): z.infer<typeof storedSchema> {
  const parsed = storedSchema.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new CodedError(
    'invalid_argument',
    `The stored call does not fit this version: ${z.prettifyError(parsed.error)}`,
  );
}

function topState(value: Snapshot['value']): CoordinatorState {
  if (typeof value === 'object') return 'withHuman';
  // `answering` is left in the same step that enters it.
  return value === 'answering' ? 'verifying' : value;
}
