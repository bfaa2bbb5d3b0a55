// Decides whether one utterance alone calls for a person; what builds up over turns is counted elsewhere.
import { certainDanger, type Danger } from './escalation-danger.ts';
import { ESCALATION_MODEL, judgeTurn, type EscalationHead } from './escalation-learned.ts';
import { refundAmount } from './escalation-refund.ts';
import { plainWords } from './lexicon-normalise.ts';
import { occurs, phrases } from './lexicon-phrase.ts';

export type { Danger } from './escalation-danger.ts';
export type EscalationTrigger = 'asked_for_person' | 'topic' | 'distress';

export interface Escalation {
  readonly escalate: boolean;
  readonly trigger: EscalationTrigger | null;
  /** With trigger `topic`: safety, legal, regulator, damage_claim, complaint, missing_credit or refund_over_limit. */
  readonly topic?: string;
  /** With topic `safety`: what has happened, the gravest first. A question about safety is none. */
  readonly danger?: Danger;
}

interface EscalationOptions {
  readonly refundOver?: number;
  readonly model?: typeof ESCALATION_MODEL;
}

/** Somewhat in favour of hearing it: the caller is only offered a person, and may say no. */
const LEAST = -0.2;
const NEVER = -Infinity;
/** Above this sum a refund is a person's decision (REQUIREMENTS H1). In whole units of the company's currency. */
const REFUND_LIMIT = 500;

const DANGERS = ['emergency', 'poison', 'harm'] as const;
/** In the order in which they outrank each other. */
const TOPICS = ['legal', 'regulator', 'damage_claim', 'complaint', 'missing_credit'] as const;

/** Somebody calls it an emergency and has not said what has happened. */
const CALLED_EMERGENCY = phrases(
  ['^ ..2 this|it|that is !not ..1 an emergency $', '^ emergency please? $', 'have an emergency'],
  {},
);

/** A mood that blames nobody is no outburst; two such turns running bring a person. */
const MERE_MOOD = phrases(
  [
    '^ ..2 i|we am|are ..2 upset|sad|angry|annoyed|disappointed|unhappy|stressed $',
    '^ ..2 this|that|it is ..2 terrible|awful|bad|sad|disappointing $',
  ],
  {},
);

/** Whether this utterance alone calls for a person, and why. A topic outranks the request, which outranks anger. */
export function understandEscalation(
  text: string,
  { refundOver = REFUND_LIMIT, model = ESCALATION_MODEL }: EscalationOptions = {},
): Escalation {
  const plain = plainWords(text);
  const words = plain.split(' ').filter((word) => word !== '');
  const scores = judgeTurn(words, model);
  const speaksFor = (head: EscalationHead): boolean => (scores.get(head) ?? NEVER) > LEAST;
  const danger = certainDanger(plain) ?? DANGERS.find(speaksFor);
  if (danger !== undefined) return { escalate: true, trigger: 'topic', topic: 'safety', danger };
  const topic = topicOf(plain, { refundOver, speaksFor });
  if (topic !== undefined) return { escalate: true, trigger: 'topic', topic };
  if (speaksFor('person')) return { escalate: true, trigger: 'asked_for_person' };
  const calm = MERE_MOOD.some((mood) => occurs(mood, plain));
  if (!calm && speaksFor('distress')) return { escalate: true, trigger: 'distress' };
  return { escalate: false, trigger: null };
}

interface TopicSigns {
  readonly refundOver: number;
  readonly speaksFor: (head: EscalationHead) => boolean;
}

function topicOf(plain: string, { refundOver, speaksFor }: TopicSigns): string | undefined {
  if (CALLED_EMERGENCY.some((sign) => occurs(sign, plain))) return 'safety';
  const amount = refundAmount(plain);
  return TOPICS.find(speaksFor) ?? (amount !== null && amount > refundOver ? 'refund_over_limit' : undefined);
}
