// Whether a person should be brought in, and how soon: every trigger of REQUIREMENTS H1 is decided in this file.
import { HUMAN, type CustomerContext, type Escalation } from '../domain/customer-context.ts';

/** What a company lays down under `escalation`. */
export interface EscalationRules {
  /** From −1 to 1; below it a caller counts as unhappy. */
  sentimentBelow: number;
  unhappyTurns: number;
  turnsWithoutProgress: number;
  sameWish: number;
  toolFailures: number;
}

export interface DueEscalation {
  trigger: string;
  topic?: string;
  reason: string;
}

export type Priority = 'normal' | 'high' | 'urgent';

/** Topics in which hours count, for the caller or for the company. */
const URGENT = new Set(['legal', 'damage_claim', 'safety']);

/**
 * The triggers that have fired and are not in the context yet. One that waits for the caller's answer, or got a no,
 * does not fire again, unless the caller asks for a person in so many words.
 */
export function judgeEscalation(context: CustomerContext, rules: EscalationRules): DueEscalation[] {
  // Who is with a person already is offered none; what they say still tells how urgent it is.
  const due = isWithPerson(context)
    ? heardTrigger(context)
    : [...heardTrigger(context), ...builtUp(context, rules)];
  return due.filter((escalation) => isNew(context, escalation));
}

/** Those for which the caller should be offered a person, or has not answered yet. */
export function openEscalations(context: CustomerContext): readonly Escalation[] {
  return isWithPerson(context) ? [] : context.escalations.filter(({ outcome }) => outcome === 'open');
}

/** Whether an agent has made the offer since the escalation fired. */
export function isOffered({ signs }: CustomerContext, { turn }: Escalation): boolean {
  return signs.offeredTurn !== null && signs.offeredTurn >= turn;
}

/** How soon a person should take up what this call leaves for them. */
export function priorityOf(context: CustomerContext, rules: EscalationRules): Priority {
  const { escalations, signs } = context;
  if (escalations.some(({ topic }) => topic !== undefined && URGENT.has(topic))) return 'urgent';
  const unhappy = signs.moods.some((mood) => mood < rules.sentimentBelow);
  const asked = escalations.some(({ trigger }) => trigger === 'asked_for_person');
  const other = escalations.some(({ trigger }) => trigger !== 'asked_for_person');
  return other || (asked && unhappy) ? 'high' : 'normal';
}

export function isWithPerson({ active, pending }: CustomerContext): boolean {
  return active === HUMAN || pending?.to === HUMAN;
}

function heardTrigger({ signs, turn }: CustomerContext): DueEscalation[] {
  const { heard } = signs;
  if (heard?.turn !== turn) return [];
  const { trigger, topic } = heard;
  return [
    topic === undefined
      ? { trigger, reason: REASONS[trigger] ?? spelled(trigger) }
      : { trigger, topic, reason: REASONS[topic] ?? `brought up: ${spelled(topic)}` },
  ];
}

function builtUp(context: CustomerContext, rules: EscalationRules): DueEscalation[] {
  const { signs, turn, toolFailuresRunning, verification } = context;
  const last = signs.moods.slice(-rules.unhappyTurns);
  const unhappy = last.length === rules.unhappyTurns && last.every((mood) => mood < rules.sentimentBelow);
  const [wish] = Object.entries(signs.stated).find(([, { times }]) => times >= rules.sameWish) ?? [];
  const fired: (DueEscalation | false)[] = [
    unhappy && {
      trigger: 'negative_sentiment',
      reason: `said ${times(rules.unhappyTurns)} running that they are unhappy`,
    },
    turn - signs.progressTurn > rules.turnsWithoutProgress && {
      trigger: 'no_progress',
      reason: `has got nowhere in more than ${rules.turnsWithoutProgress} turns`,
    },
    wish !== undefined && {
      trigger: 'same_intent',
      reason: `has asked for the same thing ${times(rules.sameWish)} (${wish})`,
    },
    signs.handedAroundTurn === turn && {
      trigger: 'handed_around',
      reason: 'has been handed back and forth between us',
    },
    toolFailuresRunning >= rules.toolFailures && {
      trigger: 'tool_failures',
      reason: `had our system fail ${times(rules.toolFailures)} running`,
    },
    verification.level === 'locked' && {
      trigger: 'locked_out',
      reason: 'cannot be verified on this line any more',
    },
  ];
  return fired.filter((one) => one !== false);
}

function isNew(context: CustomerContext, { trigger, topic }: DueEscalation): boolean {
  const same = context.escalations.filter((known) => known.trigger === trigger && known.topic === topic);
  // A lockout does not pass, and with a person things need no second mention.
  if (trigger === 'locked_out' || isWithPerson(context)) return same.length === 0;
  return same.every(
    ({ outcome }) => outcome !== 'open' && (outcome !== 'declined' || trigger === 'asked_for_person'),
  );
}

/** By trigger, or by topic. */
const REASONS: Readonly<Record<string, string>> = {
  asked_for_person: 'asked for a person',
  distress: 'is very upset',
  legal: 'spoke of legal steps',
  regulator: 'spoke of turning to an authority or the public',
  damage_claim: 'says that something was damaged',
  complaint: 'wants to make a complaint',
  safety: 'spoke of a danger to health or safety',
  refund_over_limit: 'wants a refund that only a person can grant',
  missing_credit: 'misses money that they were promised',
};

function times(count: number): string {
  return ['never', 'once', 'twice', 'three times', 'four times', 'five times'][count] ?? `${count} times`;
}

function spelled(name: string): string {
  return name.replaceAll('_', ' ');
}
