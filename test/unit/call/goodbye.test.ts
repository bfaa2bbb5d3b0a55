// Who has something left to say while goodbye is being said, or right after it, is served; who only says goodbye too
// is let go. Nothing that is said before the line closes is lost.
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  closeTestDatabase,
  eventsOf,
  letIn,
  openLine,
  testDatabase,
  type Line,
  type Script,
} from '../../support/scripted-call.ts';
import {
  CHARACTERS_PER_SECOND,
  hangUp,
  isOver,
  openSpokenLine,
  useVirtualTime,
  type SpokenLine,
} from '../../support/spoken-line.ts';

afterAll(closeTestDatabase);

const GOODBYE = 'Thank you for calling Pestcall today. Have a nice day, goodbye.';

/** Ends the call when the caller says so, and repeats everything else. */
const script =
  (goodbye: string): Script =>
  ({ lastWords, afterTool }) =>
    afterTool
      ? {}
      : lastWords === 'that is all'
        ? { say: goodbye, calls: [{ tool: 'end_call', args: {} }] }
        : { say: `You said ${lastWords}.` };

const texts = ({ call }: Line) => eventsOf(call, 'caller.said').map(({ text }) => text);

describe('a spoken goodbye', () => {
  beforeEach(async () => {
    await testDatabase();
    useVirtualTime();
  });
  afterEach(() => vi.useRealTimers());

  /** The agent's goodbye has just begun to be heard. */
  async function parting(goodbye = GOODBYE): Promise<SpokenLine> {
    const line = await openSpokenLine(script(goodbye));
    letIn(line.call);
    await line.quiet();
    line.caller.says('that is all');
    await line.until('goodbye', () => line.call.coordinator.state === 'wrappingUp');
    await line.heard();
    return line;
  }

  const seconds = (words: string) => (1000 * words.length) / CHARACTERS_PER_SECOND;

  it.each([
    ['sorry, could you also check my invoice', 1500],
    ['hold on, is the technician the same as last time', 2500],
    ['oh and please cancel the one in December', 3500],
    ['actually how much was that again', 1000],
    ['before you go, do you treat moles', 3900],
    ['no wait, my bill', 2000],
  ])('that is spoken over is not the end: "%s" after %i ms', async (words, ms) => {
    const line = await parting();
    await line.pass(ms);
    line.caller.says(words);
    await line.pass(seconds(words) + 2000);
    await line.quiet();
    expect(texts(line)).toEqual(['that is all', words]);
    expect(eventsOf(line.call, 'agent.said').at(-1)).toMatchObject({ text: `You said ${words}.` });
    expect(line.call.coordinator.state).toBe('routing');
    await hangUp(line);
  });

  it('that is stopped by a mere "no wait" leaves the line open, and the caller the word', async () => {
    const line = await parting();
    await line.pass(2000);
    line.caller.says('no wait');
    await line.pass(seconds('no wait') + 2000);
    await line.quiet();
    expect(eventsOf(line.call, 'line.said').at(-1)).toMatchObject({ line: 'halted' });
    expect(line.call.coordinator.state).toBe('routing');
    await hangUp(line);
  });

  it.each([
    ['wait, what do I owe', 300],
    ['can I ask one more thing', 900],
    ['are you there', 1500],
    ['my dog was in the yard, is that bad', 1800],
    ['hello', 100],
  ])('is listened to after its last word: "%s" after %i ms', async (words, ms) => {
    const line = await parting();
    await line.pass(seconds(GOODBYE) + ms);
    line.caller.says(words);
    await line.pass(seconds(words) + 3000);
    expect(texts(line)).toEqual(['that is all', words]);
    expect(isOver(line)).toBe(false);
    await hangUp(line);
  });

  it.each([
    ['bye', 1500],
    ['thanks, bye bye', 2600],
    ['okay, you too', 3400],
    ['thank you so much, have a good one', 2800],
    ['bye now', 5000],
    ['take care', 5600],
    ['no thanks, that is everything, goodbye', 1200],
  ])('stays one when the caller only says goodbye too: "%s" after %i ms', async (words, ms) => {
    const line = await parting();
    await line.pass(ms);
    line.caller.says(words);
    await line.until('the end', () => isOver(line), 20_000);
    const { events } = line.call.log;
    expect(eventsOf(line.call, 'agent.said').at(-1)).toMatchObject({ text: GOODBYE, interrupted: false });
    expect(events.filter(({ type }) => type === 'model.answered')).toHaveLength(1);
    expect(JSON.stringify(events)).toContain(words);
    expect(eventsOf(line.call, 'call.ended')).toMatchObject([{ reason: 'agent_ended' }]);
  });

  it('closes the line two seconds after its last word, when nobody says anything', async () => {
    const line = await parting();
    await line.pass(seconds(GOODBYE) + 1500);
    expect(line.call.coordinator.state).toBe('wrappingUp');
    await line.pass(1500);
    expect(isOver(line)).toBe(true);
  });

  it('that asks something takes a yes for an answer', async () => {
    const line = await parting('Is there anything else? If not, have a nice day.');
    await line.pass(1000 + seconds('Is there anything else? If not, have a nice day.'));
    line.caller.says('yes');
    await line.pass(3000);
    expect(texts(line)).toEqual(['that is all', 'yes']);
    expect(eventsOf(line.call, 'agent.said').at(-1)).toMatchObject({ text: 'You said yes.' });
    await hangUp(line);
  });

  it('can be said twice in a call', async () => {
    const line = await parting();
    await line.pass(2000);
    line.caller.says('wait, my address has changed');
    await line.pass(5000);
    line.caller.says('that is all');
    await line.until('the end', () => isOver(line), 20_000);
    expect(texts(line)).toEqual(['that is all', 'wait, my address has changed', 'that is all']);
  });

  it.each([
    ["I'm here, I had to get the door", 1000],
    ['yes yes I am still here', 3000],
    ['sorry, the baby was crying', 4500],
    ['hello', 6500],
    ['one moment, I am looking for it', 7000],
    ['yes', 5000],
  ])('after silence gives way to whoever speaks up: "%s" after %i ms', async (words, ms) => {
    const line = await openSpokenLine(script(GOODBYE));
    letIn(line.call);
    await line.until('goodbye', () => line.call.coordinator.state === 'wrappingUp');
    await line.heard();
    await line.pass(ms);
    line.caller.says(words);
    await line.pass(seconds(words) + 4000);
    await line.quiet();
    expect(texts(line)).toEqual([words]);
    expect(eventsOf(line.call, 'agent.said').at(-1)).toMatchObject({ text: `You said ${words}.` });
    expect(line.call.coordinator.state).toBe('routing');
    await hangUp(line);
  });

  it('because nobody can speak any more is said to its end, and what is said over it is in the record', async () => {
    const line = await openSpokenLine(() => Promise.reject(new Error('out of order')));
    await line.quiet();
    for (const words of ['what do I owe', 'hello']) {
      line.caller.says(words);
      await line.pass(3000);
    }
    await line.until('the rescue', () => line.call.coordinator.state === 'wrappingUp');
    const before = eventsOf(line.call, 'caller.interrupted').length;
    line.caller.says('please tell them the gate is locked');
    await line.until('the end', () => isOver(line));
    expect(texts(line).join(' ')).toContain('please tell them the gate is locked');
    expect(eventsOf(line.call, 'agent.said').at(-1)).toMatchObject({ interrupted: false });
    const after = eventsOf(line.call, 'caller.interrupted').slice(before);
    expect(after.every(({ stopped }) => !stopped)).toBe(true);
  });

  it('is no end for what the caller types, before or after its last word', async () => {
    const line = await parting();
    await line.pass(2000);
    void line.call.hear('and my invoice?');
    await line.pass(6000);
    void line.call.hear('that is all');
    await line.pass(seconds(GOODBYE) + 1000);
    void line.call.hear('oh, one more');
    await line.pass(3000);
    expect(texts(line)).toEqual(['that is all', 'and my invoice?', 'that is all', 'oh, one more']);
    expect(eventsOf(line.call, 'agent.said').at(-1)).toMatchObject({ text: 'You said oh, one more.' });
    await hangUp(line);
  });

  it('leaves what nobody answered in the record when the caller hangs up', async () => {
    const line = await openSpokenLine(script(GOODBYE));
    await line.quiet();
    line.caller.says('my number has changed to', { takes: 1000, finalAfter: 50 });
    await line.pass(1100);
    await hangUp(line);
    expect(texts(line)).toEqual(['my number has changed to']);
  });
});

describe('a typed goodbye', () => {
  it.each([
    'wait, what do I owe',
    'and the ants?',
    'no, one more question',
    'hello?',
    'is that all it costs',
  ])('is no end for a message that came while it was being said: "%s"', async (words) => {
    const line = await openLine(script(GOODBYE));
    await Promise.all([line.call.hear('that is all'), line.call.hear(words)]);
    expect(texts(line)).toEqual(['that is all', words]);
    expect(eventsOf(line.call, 'agent.said').at(-1)).toMatchObject({ text: `You said ${words}.` });
    await line.call.hear('that is all');
    await line.call.ended;
  });

  it('is one for a message that only says goodbye too, and that is in the record', async () => {
    const line = await openLine(script(GOODBYE));
    await Promise.all([line.call.hear('that is all'), line.call.hear('thanks, bye')]);
    await line.call.ended;
    expect(texts(line)).toEqual(['that is all', 'thanks, bye']);
    expect(line.asked.filter(({ afterTool }) => !afterTool)).toHaveLength(1);
  });

  it('is told to whoever types while the line is closing', async () => {
    const line = await openLine(script(GOODBYE));
    const over = line.call.hangUp('agent_ended');
    await line.call.hear('wait, what do I owe');
    await over;
    expect(texts(line)).toEqual(['wait, what do I owe']);
    expect(eventsOf(line.call, 'agent.said').at(-1)?.text).toMatch(/this call is over/i);
  });

  it('by the caller leaves what they typed before it in the record', async () => {
    const line = await openLine(async ({ lastWords }) => {
      await new Promise((resolve) => setImmediate(resolve));
      return { say: `You said ${lastWords}.` };
    });
    void line.call.hear('hello');
    void line.call.hear('are you there');
    void line.call.hear('well then');
    await line.call.hangUp('caller_hung_up');
    expect(texts(line)).toEqual(['hello', 'are you there', 'well then']);
  });

  it('after silence gives way to whoever writes after all', async () => {
    const line = await openLine(script(GOODBYE));
    await Promise.all([line.call.letGo(), line.call.hear('sorry, I was away')]);
    expect(eventsOf(line.call, 'agent.said').at(-1)).toMatchObject({ text: 'You said sorry, I was away.' });
    await line.call.hangUp('caller_hung_up');
  });
});
