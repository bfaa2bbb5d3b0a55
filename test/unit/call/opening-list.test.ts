// An agent that takes over a verified caller finds its first list looked up: one request to the model, and one answer.
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { seedCompany } from '../../../src/database/seed/seed-company.ts';
import type { Services } from '../../../src/services/services.port.ts';
import {
  closeTestDatabase,
  eventsOf,
  letIn,
  nextTick,
  NOW,
  openLine,
  testDatabase,
  type Asked,
  type Line,
  type LineOptions,
  type Script,
} from '../../support/scripted-call.ts';
import { hangUp, openSpokenLine, useVirtualTime, type SpokenLine } from '../../support/spoken-line.ts';

afterAll(closeTestDatabase);

async function seed(company: string): Promise<void> {
  const { db } = await testDatabase();
  const data = {
    customers: [{ id: 'cust_1', firstName: 'Dana', lastName: 'Reyes', phone: '+14155550123', zip: '98109' }],
    appointments: [
      { id: 'apt_1', customerId: 'cust_1', service: 'ant treatment', startsAt: '2026-03-12T13:00:00-07:00' },
    ],
  };
  await seedCompany({ db, company, data, now: NOW, timeZone: 'America/Los_Angeles', source: 'test' });
}

/** Hands over to whoever is named, cancels when it is told to, and otherwise says who it is and what it was told. */
const script: Script = ({ agent, lastWords, note, afterTool }: Asked) => {
  const [, to] = /^to (\w+)$/.exec(lastWords) ?? [];
  if (to && to !== agent)
    return afterTool && agent === 'verification'
      ? {}
      : { calls: [{ tool: 'transfer_call', args: { to, reason: `wants ${to}` } }] };
  if (lastWords === 'cancel it' && note.includes('moment: answer'))
    return { calls: [{ tool: 'cancel_appointment', args: { appointment_id: 'apt_1' } }] };
  return { say: to ? `${agent} here.` : `${agent} heard ${lastWords}.` };
};

async function verified(options: LineOptions = {}): Promise<Line> {
  const line = await openLine(script, { seed, ...options });
  letIn(line.call);
  return line;
}

/** Has the list of visits answered by the given function. */
const listing = (answer: (list: () => Promise<unknown>) => Promise<unknown>): LineOptions => ({
  wrapServices: (services) => ({
    ...services,
    appointments: {
      ...services.appointments,
      listUpcoming: ((query) =>
        answer(() => services.appointments.listUpcoming(query))) as Services['appointments']['listUpcoming'],
    },
  }),
});

const askedOf = ({ asked }: Line, name: string): Asked[] => asked.filter(({ agent }) => agent === name);
const lookUps = ({ call }: Line): string[] =>
  eventsOf(call, 'tool.started').flatMap(({ agent, tool }) => (tool.startsWith('list_') ? [agent] : []));
/** The names of tools and their answers, as the model finds them. */
const answersIn = ({ chatCtx }: Asked) =>
  chatCtx.items.flatMap((item) =>
    item.type === 'function_call_output'
      ? [{ name: item.name, output: item.output, isError: item.isError }]
      : [],
  );

describe('an agent that takes over', () => {
  it.each([
    ['scheduling', 'list_appointments', 'ant treatment'],
    ['cancellation', 'list_appointments', 'ant treatment'],
    ['billing', 'list_open_invoices', '"invoices":[]'],
  ])('%s is asked once, with the answer of %s in its history', async (to, tool, part) => {
    const line = await verified();
    await line.call.hear(`to ${to}`);
    const requests = askedOf(line, to);
    expect(requests).toHaveLength(1);
    const [first] = requests;
    const [answer] = first ? answersIn(first) : [];
    expect(answer).toMatchObject({ name: tool, isError: false });
    expect(answer?.output).toContain(part);
    expect(line.said().at(-1)).toBe(`${to}: ${to} here.`);
    expect(lookUps(line)).toEqual([to]);
    await line.call.hangUp('caller_hung_up');
  });

  it('may change what it has found there', async () => {
    const line = await verified();
    await line.call.hear('to cancellation');
    await line.call.hear('cancel it');
    await line.call.hear('yes');
    expect(line.call.coordinator.context.done).toHaveLength(1);
    await line.call.hangUp('caller_hung_up');
  });

  it('finds nothing where it has no list to begin with', async () => {
    const line = await verified();
    await line.call.hear('to human');
    expect(lookUps(line)).toEqual([]);
    await line.call.hangUp('caller_hung_up');
  });

  it('and comes back does not look up again what it remembers', async () => {
    const line = await verified();
    for (const to of ['scheduling', 'billing', 'scheduling']) await line.call.hear(`to ${to}`);
    expect(lookUps(line)).toEqual(['scheduling', 'billing']);
    const [last] = askedOf(line, 'scheduling').slice(-1);
    expect(last && answersIn(last).map(({ name }) => name)).toEqual(['list_appointments']);
    await line.call.hangUp('caller_hung_up');
  });

  it('and comes back looks it up again once something was changed', async () => {
    const line = await verified();
    await line.call.hear('to scheduling');
    await line.call.hear('to cancellation');
    await line.call.hear('cancel it');
    await line.call.hear('yes');
    await line.call.hear('to scheduling');
    expect(lookUps(line)).toEqual(['scheduling', 'cancellation', 'scheduling']);
    const [last] = askedOf(line, 'scheduling').slice(-1);
    const answers = last ? answersIn(last) : [];
    expect(answers).toHaveLength(2);
    expect(answers[0]?.output).toContain('ant treatment');
    expect(answers[1]?.output).not.toContain('ant treatment');
    await line.call.hangUp('caller_hung_up');
  });
});

describe('a list that cannot be looked up', () => {
  it('is told the model in words, and the caller gets an answer', async () => {
    const line = await verified(listing(() => Promise.reject(new Error('connection refused'))));
    await line.call.hear('to scheduling');
    const requests = askedOf(line, 'scheduling');
    expect(requests).toHaveLength(1);
    const [answer] = requests[0] ? answersIn(requests[0]) : [];
    expect(answer).toMatchObject({ name: 'list_appointments', isError: true });
    expect(answer?.output).toContain('The system did not answer');
    expect(line.said().at(-1)).toBe('scheduling: scheduling here.');
    expect(line.call.coordinator.context.toolFailuresRunning).toBe(1);
    await line.call.hangUp('caller_hung_up');
  });

  it('is tried again when the agent comes back', async () => {
    let down = true;
    const line = await verified(
      listing((list) => (down ? Promise.reject(new Error('connection refused')) : list())),
    );
    await line.call.hear('to scheduling');
    down = false;
    await line.call.hear('to billing');
    await line.call.hear('to scheduling');
    expect(lookUps(line)).toEqual(['scheduling', 'billing', 'scheduling']);
    await line.call.hangUp('caller_hung_up');
  });

  it('in its time is given up, and the caller gets an answer', async () => {
    const line = await verified(listing(() => new Promise(() => undefined)));
    const turn = line.call.hear('to scheduling');
    while (!line.timers.has(8000)) await nextTick();
    line.timers.fire(8000);
    await turn;
    expect(line.said().at(-1)).toBe('scheduling: scheduling here.');
    await line.call.hangUp('caller_hung_up');
  });

  it('holds up nobody who hangs up', async () => {
    const line = await verified(listing(() => new Promise(() => undefined)));
    void line.call.hear('to scheduling');
    while (lookUps(line).length === 0) await nextTick();
    await line.call.hangUp('caller_hung_up');
    expect(line.call.isClosed).toBe(true);
    expect(askedOf(line, 'scheduling')).toEqual([]);
  });
});

describe('what the caller says while a slow list is looked up', () => {
  let release: () => void;
  let slow: LineOptions;
  beforeEach(() => {
    const gate = new Promise<void>((resolve) => (release = resolve));
    slow = listing((list) => gate.then(list));
  });
  afterEach(() => vi.useRealTimers());

  it.each([[['and my dog']], [['and my dog', 'is he safe', 'or not']]])(
    'is answered once, with the list: typed %j',
    async (typed) => {
      const line = await verified(slow);
      const turns = [line.call.hear('to scheduling')];
      while (lookUps(line).length === 0) await nextTick();
      turns.push(...typed.map((words) => line.call.hear(words)));
      await nextTick();
      release();
      await Promise.all(turns);
      const requests = askedOf(line, 'scheduling');
      expect(requests.map(({ lastWords }) => lastWords)).toEqual([typed.join(' ')]);
      expect(requests[0] && answersIn(requests[0])).toHaveLength(1);
      expect(line.said().filter((said) => said.startsWith('scheduling'))).toEqual([
        `scheduling: scheduling heard ${typed.join(' ')}.`,
      ]);
      expect(eventsOf(line.call, 'caller.said').map(({ text }) => text)).toEqual(['to scheduling', ...typed]);
      await line.call.hangUp('caller_hung_up');
    },
  );

  it('and hangs up is in the record', async () => {
    const line = await verified(slow);
    void line.call.hear('to scheduling');
    while (lookUps(line).length === 0) await nextTick();
    void line.call.hear('and my dog');
    await line.call.hangUp('caller_hung_up');
    expect(eventsOf(line.call, 'caller.said').at(-1)).toMatchObject({ text: 'and my dog' });
    release();
  });

  /** The look-up is under way, and the caller begins to speak. */
  async function speaking(words: string): Promise<SpokenLine> {
    await testDatabase();
    useVirtualTime();
    const line = await openSpokenLine(script, slow);
    letIn(line.call);
    await line.quiet();
    line.caller.says('to scheduling');
    await line.until('the look-up', () => lookUps(line).length > 0);
    await line.pass(500);
    line.caller.says(words);
    return line;
  }

  // While they speak, when the words are there and the turn is not, and after it.
  it.each([300, 900, 1600, 1800, 3000])(
    'is answered once: spoken, and the list is there after %i ms',
    async (ms) => {
      const words = 'and is my dog safe too';
      const line = await speaking(words);
      await line.pass(ms);
      release();
      await line.pass(6000);
      await line.quiet();
      expect(eventsOf(line.call, 'caller.said').map(({ text }) => text)).toEqual(['to scheduling', words]);
      const heard = eventsOf(line.call, 'agent.said').filter(({ agent }) => agent === 'scheduling');
      // Where nothing was heard since they asked, it goes on with what they asked.
      expect(heard).toMatchObject([{ interrupted: false }]);
      expect(heard[0]?.text).toMatch(new RegExp(`heard .*${words}\\.$`));
      const [last] = askedOf(line, 'scheduling').slice(-1);
      expect(last && answersIn(last).map(({ name }) => name)).toEqual(['list_appointments']);
      await hangUp(line);
    },
  );
});
