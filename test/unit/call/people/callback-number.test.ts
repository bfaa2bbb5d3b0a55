// The number that a caller names to be called on: read back once, and taken after their yes or a correction.
import { afterAll, describe, expect, it } from 'vitest';
import { leftWords } from '../../../../src/understand/index.ts';
import { closeTestDatabase, eventsOf, openLine } from '../../../support/scripted-call.ts';

afterAll(closeTestDatabase);

/** A model that asks for the callback with every turn. */
async function callsBack(...turns: string[]) {
  const { call, services } = await openLine(({ afterTool }) =>
    afterTool
      ? { say: 'Is that all right?' }
      : { calls: [{ tool: 'leave_message', args: { message: 'Please call back.', callback: true } }] },
  );
  for (const turn of turns) await call.hear(turn);
  const results = eventsOf(call, 'tool.succeeded').map(({ result }) => result);
  await call.hangUp('caller_hung_up');
  const tickets = await services.tickets.list({ limit: 9 });
  return { results, tickets: tickets.map(({ kind, callbackNumber }) => ({ kind, callbackNumber })) };
}

describe('a number to call back on', () => {
  it('is taken after a yes', async () => {
    const { results, tickets } = await callsBack('call me back on 206 555 0142', 'yes');
    expect(results).toMatchObject([
      { status: 'check_number', number: 'the number ending in 0 1 4 2' },
      { status: 'done', number: 'the number ending in 0 1 4 2' },
    ]);
    expect(tickets).toEqual([{ kind: 'callback', callbackNumber: '+12065550142' }]);
  });

  it('is not taken after anything else', async () => {
    const { results } = await callsBack('call me back on 206 555 0142', 'hm, let me think', 'no');
    expect(results).toMatchObject([
      { status: 'check_number' },
      { status: 'check_number' },
      { status: 'check_number' },
    ]);
  });

  it('is read back again when it is corrected', async () => {
    const { results, tickets } = await callsBack('call me back on 206 555 0141', 'no, 206 555 0142', 'yes');
    expect(results).toMatchObject([
      { status: 'check_number' },
      { status: 'check_number' },
      { status: 'done' },
    ]);
    expect(tickets).toEqual([{ kind: 'callback', callbackNumber: '+12065550142' }]);
  });

  it('that no telephone has is asked for again', async () => {
    const { results, tickets } = await callsBack(
      'could somebody call me back at 555 123 4567',
      'sorry, it is 206 555 0142',
      'yes',
    );
    expect(results).toMatchObject([
      { status: 'no_such_number' },
      { status: 'check_number' },
      { status: 'done' },
    ]);
    expect(tickets).toEqual([{ kind: 'callback', callbackNumber: '+12065550142' }]);
  });

  it('is called also where the caller hangs up before their yes', async () => {
    const { tickets } = await callsBack('call me back on 206 555 0142');
    expect(tickets).toEqual([{ kind: 'callback', callbackNumber: '+12065550142' }]);
  });

  it('that is the one they call from is read back to nobody', async () => {
    const { results } = await callsBack('please call me back');
    expect(results).toMatchObject([{ status: 'done' }]);
  });

  it('is not made of two wrong ZIP codes', () => {
    const zips = ['11111', '22222'].map((text) => ({ text, mayProve: true }));
    expect(leftWords(zips).number).toBeNull();
    const pieces = ['206 555', '0142'].map((text) => ({ text, mayProve: false }));
    expect(leftWords(pieces).number).toBe('+12065550142');
  });

  it.each([
    ['Please call back.', true, 'asked for a callback'],
    ['The caller wants to be called back.', true, 'asked for a callback'],
    ['My card is 4242 4242 4242 4242, and I want a callback', true, 'asked for a callback'],
    ['Call about the gate.', true, 'asked for a callback: “Call about the gate”'],
    [
      'The gate code is 4711, "blue" box.',
      false,
      "left a message: “The gate code is [password], 'blue' box”",
    ],
    ['The ants are back. '.repeat(20), false, /^left a message: “The ants are back.{80,110} …”$/],
  ])('stands in the record with what it is about: %s', async (message, callback, done) => {
    const { call } = await openLine(({ afterTool }) =>
      afterTool ? { say: 'Done.' } : { calls: [{ tool: 'leave_message', args: { message, callback } }] },
    );
    await call.hear('pass something on please');
    const { summary } = await call.hangUp('caller_hung_up');
    const [, told = ''] = /Done: (.*?)\.(?: Left open| The call|$)/.exec(summary) ?? [];
    if (typeof done === 'string') expect(told).toBe(done);
    else expect(told).toMatch(done);
  });
});
