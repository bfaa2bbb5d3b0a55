// What somebody who watches a call is told, and that it is no more than they may know.
import { afterAll, describe, expect, it } from 'vitest';
import { CarefulWords } from '../../../src/channels/observer/careful-words.ts';
import { observeCall } from '../../../src/channels/observer/observe-call.ts';
import { toObservedContext } from '../../../src/channels/observer/observed-context.ts';
import type { ObservedMessage } from '../../../src/channels/observer/observed-message.ts';
import { loadCompany } from '../../../src/config/load-company.ts';
import { closeTestDatabase, letIn, openLine, type Script } from '../../support/scripted-call.ts';

afterAll(closeTestDatabase);

const INFO = { company: loadCompany('pestcall').company, voice: false };
const hello: Script = ({ lastWords }) => ({ say: `You said: ${lastWords}.` });

async function watchedLine(script: Script = hello) {
  const line = await openLine(script);
  const seen: ObservedMessage[] = [];
  const observation = observeCall(line.call, INFO, (message) => void seen.push(message));
  return { ...line, seen, observation };
}

const ofType = <T extends ObservedMessage['type']>(messages: readonly ObservedMessage[], type: T) =>
  messages.filter((message): message is Extract<ObservedMessage, { type: T }> => message.type === type);

describe('watching a call', () => {
  it('begins with the call and its roster, then everything that has been so far', async () => {
    const { call, seen } = await watchedLine();
    expect(seen[0]).toMatchObject({
      type: 'call',
      callId: call.id,
      channel: 'console',
      voice: false,
      company: { name: 'Pestcall Pest Control' },
    });
    const [first] = ofType(seen, 'call');
    expect(first?.roster.entry).toBe('verification');
    expect(first?.roster.agents.find(({ name }) => name === 'billing')).toMatchObject({
      requires: 'verified',
    });
    expect(ofType(seen, 'event').map(({ event }) => event.seq)).toEqual(
      call.log.events.map(({ seq }) => seq),
    );
    await call.hangUp('caller_hung_up');
  });

  it('goes on with events in order, words before the event that repeats them, and the context as it changes', async () => {
    const { call, seen } = await watchedLine();
    const before = seen.length;
    await call.hear('there are ants in my kitchen');
    const live = seen.slice(before);
    const said = live.findIndex((message) => message.type === 'event' && message.event.type === 'agent.said');
    const words = live.slice(0, said).flatMap((message) => (message.type === 'words' ? [message.text] : []));
    expect(words.join('')).toBe('You said: there are ants in my kitchen.');
    expect(words.length).toBeGreaterThan(2);
    const contexts = ofType(live, 'context').map(({ context }) => JSON.stringify(context));
    expect(contexts.length).toBeGreaterThan(0);
    expect(new Set(contexts).size).toBe(contexts.length);
    expect(ofType(live, 'context').at(-1)?.context.turn).toBe(1);
    await call.hangUp('caller_hung_up');
    expect(ofType(seen, 'event').at(-1)?.event.type).toBe('call.summarised');
    expect(ofType(seen, 'context').at(-1)?.context).toMatchObject({
      state: 'ended',
      disposition: 'abandoned',
    });
  });

  it('can be told again to somebody who comes later, and stops when asked to', async () => {
    const { call, seen, observation } = await watchedLine();
    await call.hear('hello');
    const again = observation.replay();
    expect(again[0]?.type).toBe('call');
    expect(ofType(again, 'event').map(({ event }) => event.seq)).toEqual(
      call.log.events.map(({ seq }) => seq),
    );
    expect(ofType(again, 'context')).toHaveLength(1);
    observation.stop();
    const before = seen.length;
    await call.hear('are you there');
    await call.hangUp('caller_hung_up');
    expect(seen).toHaveLength(before);
  });

  it('shows the first name once the caller is verified, four digits of the number, and no id', async () => {
    const { call, seen } = await watchedLine();
    const before = ofType(seen, 'context').at(-1)?.context;
    expect(before).toMatchObject({ customer: null, callerLast4: '0123', state: 'verifying' });
    letIn(call);
    const after = ofType(seen, 'context').at(-1)?.context;
    expect(after).toMatchObject({ customer: 'Dana', verification: { level: 'verified' } });
    expect(JSON.stringify(after)).not.toMatch(/Reyes|cust_1|5550123/);
    await call.hangUp('caller_hung_up');
  });
});

describe('the context for watchers', () => {
  it('redacts words of callers wherever they may stand', async () => {
    const { call } = await openLine(hello);
    const { context } = call.coordinator;
    const spoken = 'call me at 415 555 0199';
    const shown = toObservedContext(
      {
        ...context,
        facts: { note: spoken },
        done: [spoken],
        intents: [{ agent: 'billing', wish: spoken, wants: 'answer', status: 'stated' }],
        proposals: [
          {
            ...{ id: 'p', tool: 't', args: { zip: '98109' }, summary: spoken, about: [] },
            ...{ turn: 1, asked: 1, heard: true, failed: 0 },
          },
        ],
      },
      'serving',
    );
    expect(JSON.stringify(shown)).not.toMatch(/0199|98109/);
    expect(shown.facts['note']).toContain('[phone]');
    await call.hangUp('caller_hung_up');
  });
});

describe('words for watchers', () => {
  const told = (pieces: string[], verified = true) => {
    const heard: string[] = [];
    const words = new CarefulWords(
      ({ text }) => heard.push(text),
      () => verified,
    );
    for (const text of pieces) words.add({ agent: 'a', text });
    words.flush();
    return heard;
  };

  it('come as they are said', () => {
    const heard = told(['Good ', 'morn', 'ing, this ', 'is Pestcall.']);
    expect(heard.join('')).toBe('Good morning, this is Pestcall.');
    expect(heard.length).toBeGreaterThan(2);
  });

  it('hold a number back until it is whole, however it comes in pieces', () => {
    for (const pieces of [
      ['Your number is ', '415 ', '555 ', '01', '99. ', 'Right?'],
      ['Your number is four one five ', 'five five five ', 'oh one nine nine ', 'right?'],
      ['Your address is dana', '@exam', 'ple.com ', 'right?'],
    ])
      expect(told(pieces).join('')).toMatch(/^Your (number|address) is \[(phone|email)\].* ?[rR]ight\?$/);
  });

  it('show no digit of the caller before they are verified', () => {
    const heard = told(['I heard ', '9 8 1 ', '0 9 ', 'as your ZIP code.'], false).join('');
    expect(heard).toBe('I heard (said 5 digits) as your ZIP code.');
    expect(told(['It is ', '98109.'], false).join('')).not.toContain('98109');
  });
});
