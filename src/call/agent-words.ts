// What agents have told the caller, as the coordinator needs to know it: an answer, the offer of a person, of a callback.
import type { Coordinator } from '../coordinator/index.ts';
import type { CallEvent } from '../domain/call-event.ts';
import { offersCallback, offersPerson, statesAnswer } from '../understand/index.ts';
import type { CallLog } from './call-log.ts';

export function watchAgentWords(coordinator: Coordinator, log: CallLog): void {
  log.subscribe(({ type, data }) => {
    if (type === 'line.said' && data.line === 'callback_promised')
      coordinator.send({ type: 'callback.promised' });
    if (type !== 'agent.said') return;
    if (offersPerson(data.text)) coordinator.send({ type: 'person.offered' });
    if (offersCallback(data.text)) coordinator.send({ type: 'callback.offered' });
    if (isAnswer(data.text, log.events)) coordinator.send({ type: 'answer.given' });
  });
}

/** A list that ends in "which one should I move?" is half a question: it gets nobody what they want. */
const ASKS_WHICH =
  /\b(?:which|what|what kind of)(?! (?:else )?can (?:i|we) do for you)(?: [^ .?]+){0,3}? (?:(?:should|shall|can|may|could) (?:i|we)|(?:do|did) you mean|are you (?:calling|asking) about|is it)\b[^.?]*\?\s*$/i;

/** Stock lines answer nobody, and neither does an agent who asks back, or whose last look-up in this turn has failed. */
export function isAnswer(text: string, events: readonly CallEvent[]): boolean {
  if (!statesAnswer(text) || ASKS_WHICH.test(text)) return false;
  const began = events.findLastIndex(({ type }) => type === 'caller.said' || type === 'handoff.entered');
  const turn = events.slice(began + 1);
  // Also where the caller spoke over it.
  if (turn.some((event) => event.type === 'line.said' && event.data.text.startsWith(text))) return false;
  const tool = turn.findLast(({ type }) => type === 'tool.succeeded' || type === 'tool.failed');
  return !(tool?.type === 'tool.failed' && tool.data.code === 'service_unavailable');
}
