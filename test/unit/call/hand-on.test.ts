// A caller who has just been verified is handed over by code where it is plain what they want of whom.
import { afterAll, describe, expect, it } from 'vitest';
import { seedCompany } from '../../../src/database/seed/seed-company.ts';
import {
  closeTestDatabase,
  eventsOf,
  NOW,
  openLine,
  testDatabase,
  type Line,
  type Script,
} from '../../support/scripted-call.ts';

afterAll(closeTestDatabase);

async function seed(company: string): Promise<void> {
  const { db } = await testDatabase();
  const data = {
    customers: [{ id: 'cust_1', firstName: 'Dana', lastName: 'Reyes', phone: '+14155550123', zip: '98109' }],
  };
  await seedCompany({ db, company, data, now: NOW, timeZone: 'America/Los_Angeles', source: 'test' });
}

/** Verifies when it hears a ZIP code, and otherwise says who it is. */
const script: Script = ({ agent, lastWords, afterTool }) =>
  /98109/.test(lastWords) || /said 5 digits/.test(lastWords)
    ? agent === 'verification' && !afterTool
      ? { calls: [{ tool: 'verify_caller', args: { zip: '' } }] }
      : { say: `${agent} here.` }
    : { say: `${agent} heard you.` };

async function held(...turns: readonly string[]): Promise<Line> {
  const line = await openLine(script, { seed });
  for (const turn of turns) await line.call.hear(turn);
  return line;
}

const handoffs = ({ call }: Line) =>
  eventsOf(call, 'handoff.entered').map(({ from, to, reason }) => `${from} -> ${to}: ${reason}`);
const queued = ({ call }: Line) =>
  eventsOf(call, 'transfer.queued').map(({ to, reason }) => `${to}: ${reason}`);
/** Who was asked in the last turn. */
const askedInLast = ({ asked }: Line) =>
  asked.filter(({ lastWords }) => /5 digits|98109/.test(lastWords)).map(({ agent }) => agent);

describe('a caller who has just been verified', () => {
  it('is handed over with their own words, and only the specialist is asked after that', async () => {
    const line = await held('I need to cancel my visit', '98109');
    expect(handoffs(line)).toEqual(['verification -> cancellation: I need to cancel my visit']);
    expect(askedInLast(line)).toEqual(['verification', 'cancellation']);
    expect(line.said().at(-1)).toBe('cancellation: cancellation here.');
    await line.call.hangUp('caller_hung_up');
  });

  it('is handed over when the wish and the answer come in one turn', async () => {
    const line = await held("I'd like to know what I owe, 98109");
    expect(handoffs(line)).toEqual([expect.stringMatching(/^verification -> billing/)]);
    await line.call.hangUp('caller_hung_up');
  });

  it('is handed over for the first of two wishes, and the other waits', async () => {
    const line = await held('cancel my visit and tell me what I owe', '98109');
    expect(handoffs(line)).toEqual(['verification -> cancellation: cancel my visit']);
    expect(queued(line)).toEqual(['billing: tell me what I owe']);
    await line.call.hangUp('caller_hung_up');
  });

  it('is handed over for the last of two that replaces the first', async () => {
    const line = await held('I need to cancel my visit', "no, I'd rather move it to another day", '98109');
    expect(handoffs(line)).toEqual([expect.stringMatching(/^verification -> scheduling/)]);
    expect(queued(line)).toEqual([]);
    await line.call.hangUp('caller_hung_up');
  });

  it.each([
    ['has said nothing of what they want', 'hello there'],
    ['has asked about the company only', 'what are your hours'],
    ['wants a person', 'get me a human please'],
    [
      'wants something that is not plain',
      'I wanna push my Thursday appointment back and also see if my payment went through',
    ],
  ])('is left to the model when the caller %s', async (_, words) => {
    const line = await held(words, '98109');
    expect(handoffs(line)).toEqual([]);
    expect(askedInLast(line)).toEqual(['verification', 'verification']);
    await line.call.hangUp('caller_hung_up');
  });

  it('is not handed over for what they took back', async () => {
    const line = await held('I need to cancel my visit', 'never mind that', '98109');
    expect(handoffs(line)).toEqual([]);
    await line.call.hangUp('caller_hung_up');
  });
});
