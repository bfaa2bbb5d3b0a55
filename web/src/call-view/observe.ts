// The one reducer: observed messages in, view out. Used live in the test room and for stored calls alike.
import type { ObservedMessage } from '../../../src/channels/observer/observed-message.ts';
import type { CallEvent } from '../../../src/domain/call-event.ts';
import { EMPTY_VIEW, type CallView, type LogEvent } from './call-view.ts';
import { afterWords, conversationAfter } from './conversation.ts';
import { sortIn } from './event-order.ts';
import { handoffsAfter } from './handoffs.ts';
import { paceAfter, paceAfterWords } from './pace.ts';
import { toolsAfter } from './tool-runs.ts';

/** Messages whose events have a type that is not known here. */
export type ViewMessage = Exclude<ObservedMessage, { type: 'event' }> | { type: 'event'; event: LogEvent };

/** `receivedAt` is the page's own clock in milliseconds: waits are measured by it, not across two clocks. */
export function observe(view: CallView, message: ViewMessage, receivedAt: number): CallView {
  switch (message.type) {
    case 'call':
      return {
        ...view,
        call: message,
        startedAt: message.startedAt,
        active: view.active ?? message.roster.entry,
        chain: view.chain.length > 0 ? view.chain : [message.roster.entry],
        // We may have come back: words that were on their way have been missed in part.
        conversation: { ...view.conversation, speaking: null, hearing: null },
      };
    case 'event': {
      const { order, due } = sortIn(view.log, message.event);
      return due.reduce((next, event) => apply(next, event, receivedAt), { ...view, log: order });
    }
    case 'words':
      return {
        ...view,
        conversation: afterWords(view.conversation, message),
        pace: paceAfterWords(view.pace, receivedAt),
      };
    case 'hearing':
      return { ...view, conversation: { ...view.conversation, hearing: message.text.trim() || null } };
    case 'context':
      return {
        ...view,
        context: message.context,
        active: message.context.active,
        state: message.context.state,
      };
    case 'usage':
      return { ...view, costUsd: message.costUsd };
  }
}

/** A call that is over, from what was stored of it. */
export function viewOfEvents(events: readonly LogEvent[]): CallView {
  return events.reduce((view, event) => observe(view, { type: 'event', event }, event.at), EMPTY_VIEW);
}

function apply(view: CallView, event: LogEvent, receivedAt: number): CallView {
  const events = [...view.events, event];
  if (event.type === 'unknown') return { ...view, events };
  const typed = view.call ? !view.call.voice : view.channel !== 'browser' && view.channel !== 'phone';
  return lifeAfter(
    {
      ...view,
      events,
      conversation: conversationAfter(view.conversation, event),
      tools: toolsAfter(view.tools, event),
      handoffs: handoffsAfter(view.handoffs, event),
      pace: paceAfter(view.pace, event, { receivedAt, typed }),
    },
    event,
  );
}

/** The call as a whole: who has it, whether they are verified, how it ended. */
function lifeAfter(view: CallView, event: CallEvent): CallView {
  const { type, data } = event;
  switch (type) {
    case 'call.started':
      return {
        ...view,
        startedAt: view.startedAt ?? event.at,
        channel: data.channel,
        withheld: data.withheld,
      };
    case 'call.rehearsed':
      return { ...view, rehearsed: data.components };
    case 'agent.said':
      return view.active === null ? { ...view, active: data.agent, chain: [data.agent] } : view;
    case 'handoff.entered':
      return {
        ...view,
        active: data.to,
        chain: data.outcome === 'recovered' ? view.chain : [...startOf(view, data.from), data.to],
      };
    case 'state.changed':
      return { ...view, state: data.to };
    case 'verification.passed':
      return { ...view, verification: { ...view.verification, level: 'verified' } };
    case 'verification.failed':
      return { ...view, verification: { ...view.verification, attempts: data.attempts } };
    case 'verification.locked':
      return { ...view, verification: { ...view.verification, level: 'locked' } };
    case 'speech.changed': {
      const others = view.speech.filter(({ component }) => component !== data.component);
      return { ...view, speech: data.state === 'ok' ? others : [...others, data] };
    }
    case 'call.ended':
      return { ...view, endedAt: event.at, end: data };
    case 'call.summarised':
      return {
        ...view,
        endedAt: view.endedAt ?? event.at,
        summary: data,
        chain: data.chain,
        costUsd: data.costMicros / 1e6,
      };
    default:
      return view;
  }
}

function startOf({ chain }: CallView, from: string): readonly string[] {
  return chain.length > 0 ? chain : [from];
}
