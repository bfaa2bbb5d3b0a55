// What an agent is to do next, as far as code can tell from the call's state: the last line that its model reads.
import { openEscalations } from '../coordinator/index.ts';
import { canBeVerified } from '../domain/can-be-verified.ts';
import type { Company } from '../domain/company.ts';
import { HUMAN, isOpen, type CustomerContext } from '../domain/customer-context.ts';
import { zipOverTurns } from '../understand/index.ts';
import { mayHandOver } from './may-hand-over.ts';
import type { Moment } from './moment.ts';

/** What code has seen of the turn that is being answered. */
export interface TurnSeen {
  moment: Moment;
  /** Digits of an answer to verification, said and not compared yet. */
  digits: 'whole' | 'part' | 'none';
  /** The caller only says goodbye. */
  parting: boolean;
  /** The tool that has just answered; null where the caller's words are to be answered. */
  afterTool: string | null;
  /** Tools that the model is offered. */
  offered: readonly string[];
  /** Those of them that change something. */
  changes: readonly string[];
}

/** How much of an answer to verification the caller's turns hold that was not compared yet. */
export function digitsSaid(turns: readonly string[], { verification }: CustomerContext): TurnSeen['digits'] {
  const { answer, pending, open } = zipOverTurns(turns);
  const fresh = answer !== null && answer.turn >= (verification.lastAttemptTurn ?? 0);
  if (fresh || open) return 'whole';
  return pending > 0 ? 'part' : 'none';
}

export function nextStep(context: CustomerContext, company: Company, seen: TurnSeen): string {
  const steps = [
    ...[
      begin(context, seen),
      afterTool(seen),
      recovered(seen),
      handedBack(seen),
      person(context, seen),
      waits(context),
    ],
    ...[locked(context, seen), verification(context, company, seen)],
    ...[handover(context, seen), parting(context, seen), own(context, seen)],
  ];
  return steps.find((step) => step !== null) ?? 'answer the caller in one or two short sentences';
}

/** Who takes over with a list looked up goes on from there. */
function begin(
  { active, intents }: CustomerContext,
  { moment, afterTool: tool, changes }: TurnSeen,
): string | null {
  if (moment.kind !== 'handover' || tool === null || active === HUMAN) return null;
  const wish = intents.find(({ agent, status }) => agent === active && status === 'active');
  if (!wish) return null;
  const [change, ...others] = wish.wants === 'change' ? changes : [];
  if (change === undefined) return `tell the caller what they want to know, from the answer of ${tool}`;
  return others.length === 0
    ? `call ${change} for what the caller means; where that is not clear, ask which`
    : 'call the tool for what the caller wants; where something is missing for it, ask for that';
}

function afterTool({ afterTool: tool }: TurnSeen): string | null {
  if (tool === null) return null;
  return `do what the answer of ${tool} says: tell the caller what they want to know of it, or take its next_step`;
}

function recovered({ moment }: TurnSeen): string | null {
  return moment.kind === 'recovered' ? 'say that the transfer did not work, and go on helping' : null;
}

function handedBack({ moment }: TurnSeen): string | null {
  return moment.kind === 'handed_back'
    ? 'tell the caller in one short sentence what was agreed with the person, and ask whether there is anything else'
    : null;
}

function person(context: CustomerContext, { offered }: TurnSeen): string | null {
  if (context.active === HUMAN || !offered.includes('transfer_call')) return null;
  const asked = openEscalations(context).some(({ trigger }) => trigger === 'asked_for_person');
  return asked ? transferTo(HUMAN) : null;
}

/** Code asks for the yes, and makes the change. */
function waits({ proposals }: CustomerContext): string | null {
  return proposals.length > 0 ? 'answer what the caller said; they are asked for their yes after you' : null;
}

function locked({ verification, active }: CustomerContext, { offered }: TurnSeen): string | null {
  if (verification.level !== 'locked' || active === HUMAN) return null;
  const way = offered.includes('transfer_call') ? `; if they want one, ${transferTo(HUMAN)}` : '';
  return `say that you cannot verify them on this line, and offer a person${way}`;
}

function verification(context: CustomerContext, company: Company, seen: TurnSeen): string | null {
  const { verification: state, intents, request } = context;
  if (state.level !== 'none' || !seen.offered.includes('verify_caller')) return null;
  const general =
    request && request.specialists.length === 0 && request.wants === 'answer' && !request.served;
  if (general && seen.digits === 'none' && !seen.parting)
    return seen.offered.includes('lookup_policy')
      ? 'call lookup_policy with the question, unless you know the answer for certain'
      : 'answer the question';
  if (!canBeVerified(context, company)) return null;
  if (seen.digits === 'whole') return 'call verify_caller';
  if (seen.digits === 'part') return 'ask for the rest of the ZIP code';
  if (seen.parting) return null;
  return intents.some(isOpen) || request
    ? 'ask for the ZIP code on their account'
    : 'ask what they are calling about';
}

function handover(context: CustomerContext, { offered, moment }: TurnSeen): string | null {
  if (moment.kind === 'handover' || !offered.includes('transfer_call') || !mayHandOver(context)) return null;
  const { intents, active, request, verification } = context;
  const isVerified = verification.level === 'verified';
  // Asked just now of somebody else, and of nobody but them.
  const [asked, ...others] = request && !request.served ? request.wishes : [];
  if (isVerified && asked && others.length === 0 && asked.agent !== active) return transferTo(asked.agent);
  const serving = intents.some(({ agent, status }) => agent === active && status === 'active');
  const next = intents.find(({ status }) => status === 'stated');
  if (serving || next === undefined || (next.agent !== HUMAN && !isVerified)) return null;
  return transferTo(next.agent);
}

function parting({ active }: CustomerContext, { parting: leaves, offered }: TurnSeen): string | null {
  if (!leaves || active === HUMAN || !offered.includes('end_call')) return null;
  return 'say goodbye in one short sentence and call end_call';
}

function own({ active, intents }: CustomerContext, { moment }: TurnSeen): string | null {
  if (active === HUMAN) return null;
  const wish = intents.find(({ agent, status }) => agent === active && status === 'active');
  if (wish && moment.kind === 'handover') return 'begin with what they want, without a greeting';
  return null;
}

function transferTo(agent: string): string {
  return `call transfer_call with to "${agent}"`;
}
