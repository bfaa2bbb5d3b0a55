// Decides whether one utterance alone calls for a person; what builds up over turns is counted elsewhere.
import { understandDanger, type Danger } from './escalation-danger.ts';
import { DISTRESS } from './escalation-distress.ts';
import { refundAmount } from './escalation-refund.ts';
import { ASKS_FOR_PERSON, NOT_ASKING } from './escalation-phrases.ts';
import { NOT_A_TOPIC, TOPICS } from './escalation-topics.ts';
import { plainWords } from './lexicon-normalise.ts';
import { occurs, without } from './lexicon-phrase.ts';

export type { Danger } from './escalation-danger.ts';

export type EscalationTrigger = 'asked_for_person' | 'topic' | 'distress';

export interface Escalation {
  readonly escalate: boolean;
  readonly trigger: EscalationTrigger | null;
  /** With trigger `topic`: legal, regulator, damage_claim, complaint, safety or refund_over_limit. */
  readonly topic?: string;
  /** Somebody or something is hurt, or may die: trigger `topic` with topic `safety`. */
  readonly danger?: Danger;
}

/** Above this sum a refund is a person's decision (REQUIREMENTS H1). In whole units of the company's currency. */
const REFUND_LIMIT = 500;

/** Whether this utterance alone calls for a person, and why. A topic outranks the request, which outranks anger. */
export function understandEscalation(
  text: string,
  { refundOver = REFUND_LIMIT }: { refundOver?: number } = {},
): Escalation {
  const plain = plainWords(text);
  const danger = understandDanger(plain);
  if (danger !== null) return { escalate: true, trigger: 'topic', topic: 'safety', danger };
  const topic = understandTopic(plain, refundOver);
  if (topic !== null) return { escalate: true, trigger: 'topic', topic };
  const asking = without(NOT_ASKING, plain);
  if (ASKS_FOR_PERSON.some((phrase) => occurs(phrase, asking)))
    return { escalate: true, trigger: 'asked_for_person' };
  const feeling = without(NOT_A_TOPIC, plain);
  if (DISTRESS.some((phrase) => occurs(phrase, feeling))) return { escalate: true, trigger: 'distress' };
  return { escalate: false, trigger: null };
}

function understandTopic(plain: string, refundOver: number): string | null {
  const matter = without(NOT_A_TOPIC, plain);
  for (const [topic, phrases] of TOPICS) {
    if (phrases.some((phrase) => occurs(phrase, matter))) return topic;
  }
  const amount = refundAmount(matter);
  return amount !== null && amount > refundOver ? 'refund_over_limit' : null;
}
