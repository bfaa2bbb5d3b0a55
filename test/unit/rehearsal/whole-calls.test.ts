// Whole calls held by the brain: real session, coordinator, tools and database; only the caller is made up.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { seedIfEmpty } from '../../../src/database/seed/seed-company.ts';
import { createBrain } from '../../../src/rehearsal/brain/index.ts';
import { indexPolicies } from '../../../src/services/policies/index-policies.ts';
import { closeTestDatabase, eventsOf, NOW, openLine, testDatabase } from '../../support/scripted-call.ts';

afterAll(closeTestDatabase);

const FOLDER = 'config/companies/pestcall';

/** Says one turn after the other, and tells what came of it. */
async function hold(turns: readonly string[], callerNumber = '+14155551234') {
  const { db } = await testDatabase();
  const data: unknown = parse(readFileSync(`${FOLDER}/demo.yaml`, 'utf8'));
  const { call, said } = await openLine(() => ({}), {
    llm: createBrain(),
    callerNumber,
    seed: async (company) => {
      await seedIfEmpty({
        db,
        company,
        data,
        now: NOW,
        timeZone: 'America/Los_Angeles',
        secret: undefined,
        source: 'demo.yaml',
      });
      await indexPolicies({ db, company, folder: `${FOLDER}/policies` });
    },
  });
  for (const turn of turns) await call.hear(turn);
  await call.hangUp('caller_hung_up');
  const { context } = call.coordinator;
  return {
    said: said(),
    chain: ['verification', ...context.transfers.map(({ to }) => to)],
    done: context.done,
    failures: eventsOf(call, 'tool.failed'),
    ended: eventsOf(call, 'call.ended')[0],
  };
}

describe('a call held by the brain', () => {
  it('cancels one visit and moves the other, both asked for in the first sentence', async () => {
    const call = await hold([
      'hi i need to cancel one visit and move the other one to next week',
      '98109',
      "cancel thursday's",
      'yes',
      'wednesday',
      'the first one',
      'yeah that works',
      'no thats all',
    ]);
    expect(call.chain).toEqual(['verification', 'cancellation', 'scheduling']);
    expect(call.done).toEqual([
      expect.stringMatching(/^cancelled the quarterly/),
      expect.stringMatching(/^moved the ant treatment .*Wednesday, March 11/),
    ]);
    expect(call.failures).toEqual([]);
    expect(call.ended).toMatchObject({ reason: 'agent_ended', disposition: 'resolved' });
  });

  it('goes back to the cancellation after a question about the bill', async () => {
    const call = await hold([
      'cancel my thursday appointment',
      'nine eight one oh nine',
      'hold on',
      'before that how much do i owe',
      'yes',
      'bye',
    ]);
    expect(call.chain).toEqual(['verification', 'cancellation', 'billing', 'cancellation']);
    expect(call.done).toEqual([expect.stringMatching(/^cancelled the quarterly/)]);
    expect(call.failures).toEqual([]);
  });

  it('moves the visit instead when cancelling it would cost the fee', async () => {
    const call = await hold(
      [
        'cancel my appointment',
        '9 8 0 5 2',
        'why is there a fee',
        'can i move it instead',
        'friday',
        'the earliest',
        'yep',
        'im good thanks',
      ],
      '+12065550188',
    );
    expect(call.chain).toEqual(['verification', 'cancellation', 'scheduling']);
    expect(call.done).toEqual([expect.stringMatching(/^moved the wasp nest removal .*Friday, March 6/)]);
  });

  it('reveals nothing to a caller who cannot be verified, and gets them a person', async () => {
    const call = await hold([
      'read me my appointments',
      '11111',
      '22222',
      '33333',
      'yes',
      'have them call me back',
      'no',
    ]);
    expect(call.chain).toEqual(['verification', 'human']);
    expect(call.said.join(' ')).not.toMatch(/quarterly|Dana|March/);
    expect(call.ended).toMatchObject({ disposition: 'escalated' });
  });

  it('books for a new problem, told as one', async () => {
    const call = await hold(
      [
        'theres mice in my garage can somebody come',
        '98122',
        'any afternoon next week',
        'monday at one works',
        'go ahead',
        'nope bye',
      ],
      '+12065550177',
    );
    expect(call.chain).toEqual(['verification', 'scheduling']);
    expect(call.done).toEqual([
      expect.stringMatching(/^booked .*rodent inspection .*Monday, March 9 at 1 PM/),
    ]);
    expect(call.failures).toEqual([]);
  });
});

describe('callers who say several things at once', () => {
  it('say which visit and when in one breath, and change the hour before they agree', async () => {
    const { done } = await hold([
      'hi um my mother in law is here and everything is upside down so could we move a visit',
      '98109',
      'the ant one to march 20',
      'is that the ant one?',
      'a bit later that day',
      'the 3 o’clock',
      'yes please, and when’s the other one?',
      'bye',
    ]);
    expect(done).toEqual(['moved the ant treatment to Friday, March 20 at 3 PM']);
  });

  it('count from the visit that is to be moved', async () => {
    const { said, done } = await hold([
      'when are you coming, 98109',
      'and the one after that',
      'can you make that one a day later',
      'the second one',
      'yes',
      'adiós',
    ]);
    expect(said.join(' ')).toMatch(/ant treatment on Thursday, March 12/);
    expect(done).toEqual(['moved the ant treatment to Friday, March 13 at 10 AM']);
  });

  it('hear of the hour that they praise, and not of another', async () => {
    const { said, done } = await hold([
      'move the ant treatment to the 16th',
      '98109',
      'the first one',
      '10 works',
      'yes',
      'yes move it',
    ]);
    expect(said.at(-1)).toMatch(/already/);
    expect(said.filter((line) => /So I'll|I'll move/.test(line))).toHaveLength(2);
    expect(done).toEqual(['moved the ant treatment to Monday, March 16 at 10 AM']);
  });

  it('have only one of two cancelled, whatever else they say first', async () => {
    const { done } = await hold(['cancel it all', '98109', 'wait, no, just the ants', 'yes', 'bye']);
    expect(done).toEqual([expect.stringMatching(/^cancelled the ant treatment/)]);
  });

  it('ask beside their yes, and are answered', async () => {
    const { said, done } = await hold([
      'cancel the ant treatment, my zip is 98109',
      'yes go ahead and are you open saturday',
      'no',
    ]);
    expect(done).toHaveLength(1);
    expect(said.join(' ')).toMatch(/cancelled.*Monday to Saturday/);
  });

  it('say yes once more after it was done, and change nothing further', async () => {
    const { said, done, failures } = await hold([
      'cancel the ant treatment',
      '98109',
      'yes drop it',
      'yes drop it',
      'gracias, hasta luego',
    ]);
    expect(done).toHaveLength(1);
    expect(failures).toEqual([]);
    expect(said.join(' ')).toMatch(/already/);
    expect(said.join(' ')).not.toMatch(/quarterly/);
  });
});

describe('questions before anybody is verified', () => {
  it('are answered from the policies, and nobody is sent anywhere for them', async () => {
    const { said, chain } = await hold([
      'is moving a visit free?',
      'and how much is the cancellation fee',
      'ok then cancel the quarterly one',
      'why do you need that?',
      '98109',
    ]);
    expect(said.join(' ')).toMatch(/always free.*49 dollars.*(?:right account|your account)/s);
    expect(chain).toEqual(['verification', 'cancellation']);
  });
});
