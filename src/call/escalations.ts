// What a caller's turn says about whether they need a person, and the triggers that fire: told and logged, once each.
import {
  judgeEscalation,
  type Coordinator,
  type EscalationRules,
  type HeardTurn,
} from '../coordinator/index.ts';
import type { Company } from '../domain/company.ts';
import {
  offersPerson,
  understandEscalation,
  understandIntents,
  understandSentiment,
  understandYesNo,
} from '../understand/index.ts';
import type { CallLog } from './call-log.ts';

/** Plain requests score this and more; less may be a word in passing. */
const PLAIN_WISH = 5;

export function hearTurn(text: string, { refundOver }: Company['escalation']): HeardTurn {
  const { trigger, topic, danger } = understandEscalation(text, { refundOver });
  return {
    trigger,
    ...(topic === undefined ? {} : { topic }),
    ...(danger === undefined ? {} : { danger }),
    mood: understandSentiment(text),
    wishes: understandIntents(text)
      .filter(({ intent, score }) => intent !== 'human' && intent !== 'other' && score >= PLAIN_WISH)
      .map(({ intent }) => intent),
    declines: trigger !== 'asked_for_person' && understandYesNo(text) === 'no',
  };
}

/** Judges after every fact but a turn that is not taken down yet, and notes when an agent has offered a person. */
export function watchEscalations(coordinator: Coordinator, log: CallLog, rules: EscalationRules): void {
  coordinator.subscribe(({ event, to }) => {
    if (event.type === 'caller.spoke' || to === 'ended') return;
    // One at a time: telling the coordinator of it is a fact too, and brings the next.
    const [due] = judgeEscalation(coordinator.context, rules);
    if (!due) return;
    log.add('escalation.signalled', due);
    coordinator.send({ type: 'escalation.signalled', ...due });
  });
  log.subscribe(({ type, data }) => {
    if (type === 'agent.said' && offersPerson(data.text)) coordinator.send({ type: 'person.offered' });
  });
}
