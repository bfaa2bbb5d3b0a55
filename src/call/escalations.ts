// What a caller's turn says about whether they need a person, and the triggers that fire: told and logged, once each.
import {
  judgeEscalation,
  type Coordinator,
  type EscalationRules,
  type HeardTurn,
} from '../coordinator/index.ts';
import type { Company } from '../domain/company.ts';
import {
  askedWishes,
  understandCallback,
  understandDateTimes,
  understandEscalation,
  turnWants,
  understandIntents,
  understandSentiment,
  understandYesNo,
  withdraws,
  withoutPolicyQuestions,
} from '../understand/index.ts';
import type { CallLog } from './call-log.ts';

/** Of what a caller said, in summaries and notes. Characters. */
const LONGEST_WISH = 200;
/** Plain requests score this and more; less may be a word in passing. */
const PLAIN_WISH = 5;

/** @param words The same, free of personal data. */
export function hearTurn(text: string, words: string, { refundOver }: Company['escalation']): HeardTurn {
  const understood = understandEscalation(text, { refundOver });
  const { topic, danger } = understood;
  const callback = understandCallback(text);
  // Somebody who is to call them later is nobody to be fetched now.
  const later = callback === 'wanted' && understood.trigger === 'asked_for_person';
  const trigger = later ? null : understood.trigger;
  const wants = turnWants(text);
  const no = understandYesNo(text) === 'no';
  return {
    words: words.slice(0, LONGEST_WISH),
    wants,
    withdraws: withdraws(text),
    refuses: no && wants === null && !namesTime(text),
    instead: /\b(?:instead|rather)\b/i.test(text),
    trigger,
    ...(topic === undefined ? {} : { topic }),
    ...(danger === undefined ? {} : { danger }),
    mood: understandSentiment(text),
    wishes: understandIntents(withoutPolicyQuestions(text))
      .filter(({ intent, score }) => intent !== 'human' && intent !== 'other' && score >= PLAIN_WISH)
      .map(({ intent }) => intent),
    asked: askedWishes(words).map((wish) => ({
      agent: wish.intent,
      words: wish.words.slice(0, LONGEST_WISH),
    })),
    declines: trigger !== 'asked_for_person' && (no || callback === 'declined'),
  };
}

/** "No, Friday" puts something else in place of what was proposed. */
function namesTime(text: string): boolean {
  return understandDateTimes(text, { now: 0, timeZone: 'UTC' }).length > 0;
}

/** Judges after every fact but a turn that is not taken down yet. */
export function watchEscalations(coordinator: Coordinator, log: CallLog, rules: EscalationRules): void {
  coordinator.subscribe(({ event, to }) => {
    if (event.type === 'caller.spoke' || to === 'ended') return;
    // One at a time: telling the coordinator of it is a fact too, and brings the next.
    const [due] = judgeEscalation(coordinator.context, rules);
    if (!due) return;
    log.add('escalation.signalled', due);
    coordinator.send({ type: 'escalation.signalled', ...due });
  });
}
