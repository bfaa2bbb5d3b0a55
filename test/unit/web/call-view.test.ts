// The pages show what the messages say: order, words on their way, fillers, interruptions, handoffs and waits.
import { eventGroups, eventName, findEvents } from '../../../web/src/call-view/find-events.ts';
import { describe, expect, it } from 'vitest';
import type { CallEvent, CallEventData, CallEventType } from '../../../src/domain/call-event.ts';
import { EMPTY_VIEW, type CallView } from '../../../web/src/call-view/call-view.ts';
import { handoffCounts } from '../../../web/src/call-view/handoffs.ts';
import { noteOf } from '../../../web/src/call-view/notes.ts';
import { observe, viewOfEvents, type ViewMessage } from '../../../web/src/call-view/observe.ts';
import { medianWait, answerTo } from '../../../web/src/call-view/pace.ts';
import { parseEvent, parseMessage } from '../../../web/src/call-view/parse-message.ts';

let seq = 0;
function event<T extends CallEventType>(type: T, data: CallEventData[T], at = 1000 + seq * 100): ViewMessage {
  seq += 1;
  return { type: 'event', event: { seq, at, type, data } as CallEvent };
}
const said = (text: string, turn: number) => event('caller.said', { text, turn, masked: false });
const agentSaid = (agent: string, text: string, interrupted = false) =>
  event('agent.said', { agent, text, interrupted });
const words = (agent: string, text: string): ViewMessage => ({ type: 'words', agent, text });
const call = (voice: boolean): ViewMessage => ({
  type: 'call',
  callId: 'call_1',
  company: { slug: 'pestcall', name: 'Pestcall' },
  channel: voice ? 'browser' : 'chat',
  startedAt: 1000,
  voice,
  roster: {
    entry: 'verification',
    agents: [{ name: 'verification', transfersTo: ['billing'], requires: 'nothing' }],
  },
});

/** Each message a hundred milliseconds after the one before, unless told otherwise. */
function play(make: () => (ViewMessage | [ViewMessage, number])[], from: CallView = EMPTY_VIEW): CallView {
  seq = from.log.next - 1;
  let now = 50_000;
  return make().reduce((view, step) => {
    const [message, after] = Array.isArray(step) ? step : [step, 100];
    now += after;
    return observe(view, message, now);
  }, from);
}

describe('the conversation', () => {
  it('shows words as they come and replaces them by the utterance', () => {
    const before = play(() => [
      call(false),
      words('verification', 'Good '),
      words('verification', 'morning'),
    ]);
    expect(before.conversation.speaking?.text).toBe('Good morning');
    const after = play(() => [agentSaid('verification', 'Good morning.')], before);
    expect(after.conversation.speaking).toBeNull();
    expect(after.conversation.entries).toMatchObject([
      { kind: 'agent', agent: 'verification', text: 'Good morning.' },
    ]);
  });

  it('marks what was cut off, and tells fillers from answers', () => {
    const view = play(() => [
      said('when is my visit', 1),
      event('filler.said', { agent: 'scheduling', line: 'slots', text: 'Let me see.', waitedMs: 700 }),
      agentSaid('scheduling', 'Your next visit is on', true),
    ]);
    expect(view.conversation.entries.map(({ kind }) => kind)).toEqual(['caller', 'filler', 'agent']);
    expect(view.conversation.entries[2]).toMatchObject({ interrupted: true, answers: 1 });
  });

  it('shows what is being heard until it is a turn', () => {
    const hearing = play(() => [{ type: 'hearing', text: 'I need to', final: false }]);
    expect(hearing.conversation.hearing).toBe('I need to');
    expect(play(() => [said('I need to cancel', 1)], hearing).conversation.hearing).toBeNull();
  });

  it('does not add the words of a new answer to one that broke off', () => {
    const view = play(() => [words('billing', 'You ow'), said('hello?', 1), words('billing', 'Sorry.')]);
    expect(view.conversation.speaking).toMatchObject({ text: 'Sorry.', answers: 1 });
  });
});

describe('joining again', () => {
  it('shows everything once when it is told everything twice', () => {
    const script = () => [call(true), said('hello', 1), agentSaid('verification', 'Hi.')];
    const once = play(script);
    seq = 0;
    const twice = script().reduce((view, message) => observe(view, message, 90_000), once);
    expect(twice.conversation.entries).toHaveLength(2);
  });

  it('keeps the order when a live event runs ahead of the earlier ones', () => {
    seq = 0;
    const [first, second, third] = [said('one', 1), said('two', 2), said('three', 3)];
    const ahead = [third, first].reduce((view, message) => observe(view, message, 0), EMPTY_VIEW);
    expect(texts(ahead)).toEqual(['one']);
    expect(texts(observe(ahead, second, 0))).toEqual(['one', 'two', 'three']);
  });

  it('goes on without an event that never came, at the latest with the summary', () => {
    seq = 0;
    const kept = said('one', 1);
    said('lost', 2);
    const later = said('three', 3);
    const end = event('call.summarised', summary);
    const view = [kept, later, end].reduce((state, message) => observe(state, message, 0), EMPTY_VIEW);
    expect(texts(view)).toEqual(['one', 'three']);
    expect(view.summary?.disposition).toBe('resolved');
  });

  it('drops words that were on their way, since some of them were missed', () => {
    const view = play(() => [words('verification', 'Good mor'), call(true)]);
    expect(view.conversation.speaking).toBeNull();
  });
});

describe('handoffs', () => {
  const handoff = (from: string, to: string, epoch: number, outcome = 'entered') => [
    event('transfer.requested', { from, to, reason: 'money', epoch }),
    event('handoff.entered', { from, to, reason: 'money', epoch, outcome, msToEntered: 5 }),
    event('handoff.spoke', { epoch, agent: to, msToFirstToken: 40, msToFirstAudio: null }),
  ];

  it('follow the call from agent to agent', () => {
    const view = play(() => [call(false), ...handoff('verification', 'billing', 1)]);
    expect(view).toMatchObject({ active: 'billing', chain: ['verification', 'billing'] });
    expect(view.handoffs).toMatchObject([{ status: 'entered', msToEntered: 5, msToFirstWords: 40 }]);
    expect(handoffCounts(view.handoffs).get('verification>billing')).toBe(1);
  });

  it('leave the chain as it was when the agent before came back', () => {
    const view = play(() => [
      call(false),
      event('transfer.requested', { from: 'verification', to: 'billing', reason: 'money', epoch: 1 }),
      event('handoff.failed', { from: 'verification', to: 'billing', epoch: 1, why: 'timeout' }),
      event('handoff.entered', {
        from: 'verification',
        to: 'verification',
        reason: 'money',
        epoch: 2,
        outcome: 'recovered',
        msToEntered: 9,
      }),
    ]);
    expect(view.chain).toEqual(['verification']);
    expect(view.handoffs.map(({ status }) => status)).toEqual(['failed', 'recovered']);
  });
});

describe('waiting for an answer', () => {
  it('is measured from the turn to the first words by the clock of the page', () => {
    const view = play(() => [call(false), said('hello', 1), [words('verification', 'Hi'), 412]]);
    expect(answerTo(view.pace, 1)?.ms).toBe(412);
  });

  it('takes the call’s own measure of a spoken turn, whichever comes first', () => {
    const spoken = () =>
      event('turn.spoken', { turn: 1, agent: 'verification', msToFirstAudio: 380, msToFiller: null });
    const late = play(() => [call(true), said('hello', 1), words('verification', 'Hi'), spoken()]);
    const early = play(() => [call(true), said('hello', 1), spoken(), words('verification', 'Hi')]);
    expect([answerTo(late.pace, 1)?.ms, answerTo(early.pace, 1)?.ms]).toEqual([380, 380]);
  });

  it('is told in its parts, which add up, where the call has measured them', () => {
    const spoken = (more: object) =>
      event('turn.spoken', {
        ...{ turn: 1, agent: 'verification', msToFirstAudio: 735, msToFiller: null },
        ...more,
      });
    const partsOf = (more: object) =>
      answerTo(play(() => [call(true), said('hello', 1), spoken(more)]).pace, 1)?.parts;
    expect(partsOf({ msToTurnEnd: 400, msToFirstWords: 650 })).toEqual({
      ...{ hearing: 400, thinking: 250, speaking: 85 },
    });
    expect(partsOf({ msToTurnEnd: 400 })).toBeNull();
    expect(partsOf({})).toBeNull();
  });

  it('does not take the end of an utterance for its beginning in a spoken call', () => {
    const view = play(() => [call(true), said('hello', 1), agentSaid('verification', 'A long answer.')]);
    expect(medianWait(view.pace)).toBeNull();
  });
});

describe('a stored call', () => {
  it('shows tools with how they went, and how it ended', () => {
    seq = 0;
    const tool = { agent: 'billing', tool: 'list_open_invoices', toolCallId: 't1' };
    const events = [
      event('call.started', { company: 'pestcall', channel: 'chat', withheld: true }),
      event('tool.started', { ...tool, args: {} }),
      event('tool.failed', { ...tool, code: 'service_unavailable', message: 'down', ms: 8 }),
      event('tool.started', { ...tool, args: {} }),
      event('tool.succeeded', { ...tool, result: { balance: '129 dollars' }, ms: 4 }),
      event('verification.failed', { attempts: 1, cause: 'mismatch' }),
      event('call.ended', { reason: 'caller_hung_up', disposition: 'resolved' }),
      event('call.summarised', summary),
    ].flatMap((message) => (message.type === 'event' ? [message.event] : []));
    const view = viewOfEvents(events);
    expect(view.tools.map(({ outcome }) => outcome.status)).toEqual(['error', 'success']);
    expect(view).toMatchObject({ withheld: true, costUsd: 0.0042, verification: { attempts: 1 } });
  });
});

describe('what comes over the wire', () => {
  it('keeps the place of an event of a type that is not known yet', () => {
    const unknown = parseEvent({ seq: 1, at: 5, type: 'weather.changed', data: {} });
    expect(unknown).toEqual({ seq: 1, at: 5, type: 'unknown', name: 'weather.changed', data: {} });
    seq = 1;
    const view = play(() => []);
    const next = [
      { type: 'event' as const, event: unknown! },
      { type: 'event' as const, event: eventTwo },
    ];
    expect(texts(next.reduce((state, message) => observe(state, message, 0), view))).toEqual(['hello']);
  });

  it('tells why a person is wanted, and of older calls at least by which trigger', () => {
    const told = (data: object) => {
      const event = parseEvent({ seq: 1, at: 5, type: 'escalation.signalled', data });
      return event && event.type !== 'unknown' ? noteOf(event)?.text : undefined;
    };
    const reason = 'wants to make a complaint';
    expect(told({ trigger: 'topic', topic: 'complaint', reason })).toContain(reason);
    expect(told({ trigger: 'asked_for_person' })).toContain('asked for person');
  });

  it('is kept for the raw events when its type is new, and found there by kind and words', () => {
    const raw = [
      { seq: 1, at: 5, type: 'weather.turned', data: { to: 'rain' } },
      { seq: 2, at: 6, type: 'caller.said', data: { text: 'Hello there', turn: 1, masked: false } },
    ];
    const { events } = viewOfEvents(raw.flatMap((each) => parseEvent(each) ?? []));
    expect(eventGroups(events)).toEqual(['caller', 'weather']);
    const found = (words: string, group = '') => findEvents(events, { words, group }).map(eventName);
    expect(found('')).toEqual(['weather.turned', 'caller.said']);
    expect(found('RAIN')).toEqual(['weather.turned']);
    expect(found('hello')).toEqual(['caller.said']);
    expect(found('hello', 'weather')).toEqual([]);
  });

  it('is dropped when it is no message', () => {
    expect([null, 4, {}, { type: 'event' }, { type: 'words', text: 4 }].map(parseMessage)).toEqual(
      Array(5).fill(undefined),
    );
  });
});

const eventTwo: CallEvent = {
  seq: 2,
  at: 6,
  type: 'caller.said',
  data: { text: 'hello', turn: 1, masked: false },
};

const summary: CallEventData['call.summarised'] = {
  summary: 'Dana called.',
  chain: ['verification', 'billing'],
  tools: ['list_open_invoices'],
  turns: 2,
  durationMs: 4000,
  usage: {},
  costMicros: 4200,
  disposition: 'resolved',
};

function texts({ conversation }: CallView): string[] {
  return conversation.entries.flatMap((entry) => (entry.kind === 'caller' ? [entry.text] : []));
}
