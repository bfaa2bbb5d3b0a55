// Words that come late, go on after a pause, or are begun a moment too soon: one turn and one answer.
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeTestDatabase, eventsOf, testDatabase, type Script } from '../../support/scripted-call.ts';
import {
  CHARACTERS_PER_SECOND,
  hangUp,
  openSpokenLine,
  useVirtualTime,
  type SpokenLine,
} from '../../support/spoken-line.ts';

beforeEach(async () => {
  await testDatabase();
  useVirtualTime();
});
afterEach(() => vi.useRealTimers());
afterAll(closeTestDatabase);

const repeats: Script = ({ lastWords }) => ({
  say: `You said ${lastWords}. I will see to that for you now.`,
});

async function greeted(script: Script): Promise<SpokenLine> {
  const line = await openSpokenLine(script);
  await line.quiet();
  return line;
}

const said = ({ call }: SpokenLine) =>
  eventsOf(call, 'caller.said').map(({ text, turn }) => `${turn} ${text}`);
/** The answers that were heard to their end, without the greeting. */
const answers = ({ call }: SpokenLine) =>
  eventsOf(call, 'agent.said')
    .slice(1)
    .filter(({ interrupted }) => !interrupted)
    .map(({ text }) => text);

describe('the rest of a sentence that is recognised late', () => {
  it.each([
    ['I want to cancel', 'my appointment on Tuesday', 900],
    ['can you move', 'the ant treatment to Friday', 1500],
    ['I need somebody', 'for a wasp nest', 600],
    ['what do I owe', 'for the visit in March', 1200],
    ['my name is', 'Dana Whitfield', 1100],
    ['do you also treat', 'bed bugs and mice', 1350],
  ])('joins the turn: "%s" … "%s" after %i ms', async (first, rest, ms) => {
    const line = await greeted(repeats);
    line.caller.says(first, { later: [[ms, rest]] });
    await line.heard();
    await line.quiet();
    expect(said(line)).toEqual([`1 ${first}`, `1 ${rest}`]);
    expect(answers(line)).toEqual([`You said ${first} ${rest}. I will see to that for you now.`]);
    expect(line.call.coordinator.context.turn).toBe(1);
    expect(userWords(line)).toEqual([`${first} ${rest}`]);
    await hangUp(line);
  });

  it('joins it however many pieces it comes in', async () => {
    const line = await greeted(repeats);
    line.caller.says('could somebody', {
      later: [
        [700, 'come out'],
        [1100, 'on Thursday'],
        [1500, 'after four'],
      ],
    });
    await line.heard();
    await line.quiet();
    expect(answers(line)).toEqual([
      'You said could somebody come out on Thursday after four. I will see to that for you now.',
    ]);
    expect(line.call.coordinator.context.turn).toBe(1);
    await hangUp(line);
  });

  it('is in the record and changes nothing when it is only a nod', async () => {
    const line = await greeted(repeats);
    line.caller.says('I want to cancel it', { later: [[1000, 'okay']] });
    await line.heard();
    await line.quiet();
    expect(answers(line)).toEqual(['You said I want to cancel it. I will see to that for you now.']);
    expect(said(line)).toEqual(['1 I want to cancel it', '1 okay']);
    await hangUp(line);
  });

  it('is a turn of its own once the answer has been given', async () => {
    const line = await greeted(({ lastWords }) => ({ say: `Yes: ${lastWords}.` }));
    line.caller.says('are you open', { takes: 900, later: [[2300, 'on Sundays too']] });
    await line.pass(4500);
    await line.quiet();
    expect(said(line)).toEqual(['1 are you open', '2 on Sundays too']);
    expect(answers(line)).toEqual(['Yes: are you open.', 'Yes: on Sundays too.']);
    await hangUp(line);
  });
});

describe('a caller who goes on after a short pause', () => {
  it.each([
    ['can you come', 'in the morning', 500],
    ['I would like to', 'cancel the second one', 900],
    ['it is about', 'my invoice from last month', 1400],
    ['the fifth of', 'no the sixth of March', 700],
    ['I have two questions', 'first what do I owe', 1100],
  ])('says one turn: "%s" … "%s" after %i ms', async (first, rest, pause) => {
    const line = await greeted(async ({ lastWords }) => {
      await thinking(2500);
      return { say: `You said ${lastWords}. I will see to that.` };
    });
    line.caller.says(first, { takes: 900, finalAfter: 100 });
    await line.pass(900 + 450 + pause);
    line.caller.says(rest, { takes: 1000 });
    await line.pass(1000);
    await line.until('the answer', () => answers(line).length > 0);
    await line.quiet();
    expect(line.call.coordinator.context.turn).toBe(1);
    expect(answers(line)).toHaveLength(1);
    expect(line.asked.at(-1)?.lastWords).toBe(`${first} ${rest}`);
    await hangUp(line);
  });

  it('says another turn when they come back after seconds', async () => {
    const line = await greeted(async ({ lastWords }) => {
      await thinking(6000);
      return { say: `You said ${lastWords}.` };
    });
    line.caller.says('what do I owe', { takes: 900 });
    await line.pass(5500);
    line.caller.says('hello are you there', { takes: 1000 });
    await line.until('the answer', () => answers(line).length > 0);
    expect(said(line)).toEqual(['1 what do I owe', '2 hello are you there']);
    await hangUp(line);
  });

  it('says another turn when they speak over the answer', async () => {
    const line = await greeted(repeats);
    line.caller.says('I want to cancel my visit');
    await line.pass(1000);
    await line.heard();
    await line.pass(1500);
    line.caller.says('wait, not that one');
    await line.until('the second answer', () => answers(line).length > 0);
    expect(said(line)).toEqual(['1 I want to cancel my visit', '2 wait, not that one']);
    await hangUp(line);
  });
});

describe('a short answer that is begun before the question has ended', () => {
  const ask =
    (question: string): Script =>
    (asked) =>
      asked.lastWords === 'go' ? { say: question } : { say: `Then ${asked.lastWords} it is.` };

  async function answerEarly(question: string, answer: string, msBefore: number): Promise<SpokenLine> {
    const line = await greeted(ask(question));
    line.caller.says('go');
    await line.pass(600);
    await line.heard();
    await line.pass((1000 * question.length) / CHARACTERS_PER_SECOND - msBefore);
    line.caller.says(answer, { takes: 250, finalAfter: 40 });
    await line.pass(600);
    await line.quiet();
    return line;
  }

  it.each([
    ["I'll move the ant treatment to Friday at noon, for free. Shall I do that?", 'sure', 600],
    ['There is a fee for a visit that is cancelled so late. Is that okay?', 'yeah', 300],
    [
      'You have a quarterly treatment next week. Would you like me to go ahead and cancel it?',
      'yes please',
      800,
    ],
    ['The technician comes early in the afternoon. Does that work for you?', 'okay', 500],
    ['I have you down for Thursday at noon, is that still right?', 'uh huh', 400],
    ['So a wasp nest removal tomorrow morning at eight. Right?', 'right', 450],
  ])('is taken for one: "%s" %s, %i ms before', async (question, answer, ms) => {
    const line = await answerEarly(question, answer, ms);
    expect(said(line)).toEqual(['1 go', `2 ${answer}`]);
    expect(answers(line)).toEqual([question, `Then ${answer} it is.`]);
    await hangUp(line);
  });

  it.each([
    ['Our office is open from eight to six, Monday through Saturday, except on holidays.', 'okay', 500],
    [
      'The technician will spray along the baseboards, in the kitchen and outside. Is that fine?',
      'uh huh',
      3500,
    ],
    [
      'First I look at the calendar for you, then we see what is free that week, and what it costs. Okay?',
      'right',
      4000,
    ],
    ['Thank you, I have written that down for you now.', 'mm hm', 500],
    ['It takes about an hour, and you can stay in the house meanwhile.', 'yeah', 900],
  ])('is a nod where nothing was asked: "%s" %s, %i ms before', async (statement, nod, ms) => {
    const line = await answerEarly(statement, nod, ms);
    expect(said(line)).toEqual(['1 go']);
    expect(answers(line)).toEqual([statement]);
    await hangUp(line);
  });
});

function userWords({ call }: SpokenLine): string[] {
  return call.session.history.items.flatMap((item) =>
    item.type === 'message' && item.role === 'user' ? [item.textContent ?? ''] : [],
  );
}

function thinking(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
