// Somebody takes leave and asks for something in the same breath: the line stays open, and no goodbye is heard.
import { afterAll, describe, expect, it } from 'vitest';
import { withoutGoodbye } from '../../../src/call/model/without-goodbye.ts';
import { closeTestDatabase, eventsOf, letIn, openLine, type Script } from '../../support/scripted-call.ts';

afterAll(closeTestDatabase);

const ends = { tool: 'end_call', args: {} };

async function leaves(script: Script, ...turns: string[]) {
  const line = await openLine(script);
  const { call } = line;
  letIn(call);
  for (const turn of turns) await call.hear(turn);
  const heard = eventsOf(call, 'agent.said')
    .slice(1)
    .map(({ text }) => text);
  return { call, heard, isOver: call.isClosed, line };
}

describe('a goodbye with a wish beside it', () => {
  it.each([
    'thanks bye, oh and also cancel the ant one',
    'thank you, goodbye. actually what do I owe',
    'bye now. sorry, what was the fee again',
    'bye, and please send me the invoice',
    'thanks, bye. could someone call me back about the invoice?',
    "that's everything. you know what, cancel both",
    'all right, bye. oh, can I talk to a person',
  ])('is answered before the line closes: %j', async (turn) => {
    const { heard, isOver } = await leaves(
      ({ afterTool }) =>
        afterTool ? { say: 'About that, one question.' } : { say: "You're welcome. Goodbye.", calls: [ends] },
      turn,
    );
    expect(heard).toEqual(["You're welcome.", 'About that, one question.']);
    expect(isOver).toBe(false);
  });

  it.each([
    'thanks bye',
    "that's all I needed, have a good one",
    "I'll see Maria on Tuesday then, bye",
    'ok I have to go now, bye',
  ])('and a goodbye alone is one: %j', async (turn) => {
    const { heard, isOver } = await leaves(() => ({ say: 'Goodbye.', calls: [ends] }), turn);
    expect(heard).toEqual(['Goodbye.']);
    expect(isOver).toBe(true);
  });

  it('lets a model close the line in the breath in which it answers', async () => {
    const { heard, isOver } = await leaves(
      () => ({ say: 'Your next visit is on Thursday, March 5 at 10 AM. Goodbye.', calls: [ends] }),
      'thanks, bye. oh, when is my next visit?',
    );
    expect(heard.join(' ')).toContain('Thursday, March 5 at 10 AM. Goodbye.');
    expect(isOver).toBe(true);
  });

  it('has code ask, once, where a model only wants to go', async () => {
    const { call, heard, isOver } = await leaves(
      () => ({ say: 'Goodbye.', calls: [ends] }),
      'thanks bye, oh and also cancel the ant one',
    );
    expect(eventsOf(call, 'line.said').map(({ line }) => line)).toEqual(['greeting_ai', 'before_goodbye']);
    expect(heard).toHaveLength(1);
    expect(isOver).toBe(false);
    await call.hear('no, never mind. bye');
    expect(call.isClosed).toBe(true);
  });

  it('has a model that takes leave without closing the line asked again, and then code asks', async () => {
    const { call, heard } = await leaves(() => ({ say: 'Take care, goodbye!' }), 'bye. what do I owe?');
    expect(eventsOf(call, 'line.said').map(({ line }) => line)).toEqual(['greeting_ai', 'before_goodbye']);
    expect(heard).toHaveLength(1);
    // That is no reason to give the call up.
    await call.hear('hello? what do I owe?');
    expect(call.coordinator.state).not.toBe('wrappingUp');
  });
});

describe('a sentence without its goodbye', () => {
  it.each([
    ['Goodbye.', ''],
    ['Have a great day, Dana!', ''],
    ['Thank you for calling, goodbye.', ''],
    ['Take care now.', ''],
    ['Thanks so much for calling, and have a nice rest of your day!', ''],
    ["It's on Friday, have a great day!", "It's on Friday!"],
    ['Bye-bye.', ''],
    ['Thanks for calling Pestcall, bye!', ''],
    ["Thanks for calling that out, I'll fix it.", "Thanks for calling that out, I'll fix it."],
    ["I'll take care of that.", "I'll take care of that."],
    ['Do you have a good day for it?', 'Do you have a good day for it?'],
    ['You have a visit on Friday.', 'You have a visit on Friday.'],
    ['Thank you, Dana.', 'Thank you, Dana.'],
    ['We have a nice morning free on Tuesday.', 'We have a nice morning free on Tuesday.'],
    ["You're welcome.", "You're welcome."],
    [
      'Before I say goodbye to the old contract I need your yes.',
      'Before I say goodbye to the old contract I need your yes.',
    ],
  ])('%j', (sentence, rest) => {
    expect(withoutGoodbye(sentence)).toBe(rest);
  });
});
