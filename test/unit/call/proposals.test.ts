// Changes from the proposal to the deed: code asks, the caller answers, code does what they agreed to and nothing else.
import { llm } from '@livekit/agents';
import { afterAll, describe, expect, it } from 'vitest';
import { seedCompany } from '../../../src/database/seed/seed-company.ts';
import { letterLine } from '../../support/letter-line.ts';
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

afterAll(closeTestDatabase);

async function seed(company: string): Promise<void> {
  const { db } = await testDatabase();
  const visit = (id: string, service: string, startsAt: string) => ({
    ...{ id, service, startsAt, customerId: 'cust_1', technician: 'Maria Lopez' },
  });
  const data = {
    customers: [{ id: 'cust_1', firstName: 'Dana', lastName: 'Reyes', phone: '+14155550123', zip: '98109' }],
    appointments: [
      visit('apt_1', 'quarterly pest treatment', '2026-03-05T10:00:00-08:00'),
      visit('apt_2', 'ant treatment', '2026-03-12T13:00:00-07:00'),
    ],
  };
  await seedCompany({ db, company, data, now: NOW, timeZone: 'America/Los_Angeles', source: 'test' });
}

const cancel = (id: string) => ({ tool: 'cancel_appointment', args: { appointment_id: id } });

/** A model that calls what stands in brackets, says what it is told to, and otherwise something plain. */
const puppet: Script = ({ lastWords, afterTool, note }: Asked) => {
  if (!note.includes('moment: answer the caller')) return { say: 'Here I am.' };
  const said = [...lastWords.matchAll(/\[(\w+) ?([^\]]*)\]/g)].map(([, verb = '', rest = '']) => ({
    verb,
    rest,
  }));
  const words = said.find(({ verb }) => verb === 'say')?.rest;
  if (afterTool) return { say: words ?? 'Now you know.' };
  const calls = said.flatMap(({ verb, rest }) => {
    if (verb === 'say') return [];
    if (verb === 'cancel') return [cancel(rest)];
    if (verb === 'to') return [{ tool: 'transfer_call', args: { to: rest, reason: `wants ${rest}` } }];
    return [{ tool: verb, args: {} }];
  });
  return calls.length > 0 ? { calls } : { say: words ?? 'I see.' };
};

/** At the cancellation agent, which has found the visits listed. */
async function cancelling(script: Script = puppet, options: LineOptions = {}): Promise<Line> {
  const line = await openLine(script, { seed, ...options });
  letIn(line.call);
  await line.call.hear('[to cancellation]');
  return line;
}

/** The services that cancelled ids of this line. */
async function scheduled({ services }: Line): Promise<string[]> {
  const query = { customerId: 'cust_1', now: NOW, limit: 10 };
  return (await services.appointments.listUpcoming(query)).map(({ id }) => id).sort();
}

const said = ({ call }: Line): string[] => eventsOf(call, 'agent.said').map(({ text }) => text);
const lines = ({ call }: Line): string[] => eventsOf(call, 'line.said').map(({ line }) => line);
const runs = ({ call }: Line): unknown[] =>
  eventsOf(call, 'tool.succeeded').flatMap(({ tool, result }) =>
    tool === 'cancel_appointment' ? [result] : [],
  );
const waiting = ({ call }: Line): string[] => call.coordinator.context.proposals.map(({ id }) => id);
const hangUp = ({ call }: Line) => call.hangUp('caller_hung_up');

describe('a proposed change', () => {
  it('is read to the caller by code, whole, whatever the model would say', async () => {
    const line = await cancelling();
    const requests = line.asked.length;
    await line.call.hear('the first [cancel apt_1]');
    expect(said(line).at(-1)).toMatch(
      /cancel the quarterly pest treatment on Thursday, March 5 at 10 AM, at no charge\. .*\?$/,
    );
    expect(line.asked).toHaveLength(requests + 1);
    expect(await scheduled(line)).toEqual(['apt_1', 'apt_2']);
    await hangUp(line);
  });

  it('is done by code on a yes, and the model answers with the result in sight', async () => {
    const line = await cancelling();
    await line.call.hear('the first [cancel apt_1]');
    await line.call.hear('yes please, and do I owe anything?');
    expect(await scheduled(line)).toEqual(['apt_2']);
    expect(runs(line)).toMatchObject([{ status: 'proposed' }, { status: 'done', fee: '0 dollars' }]);
    const items = line.asked.at(-1)?.chatCtx.items.filter(({ type }) => type !== 'message') ?? [];
    expect(items.at(-2)).toMatchObject({ type: 'function_call', name: 'cancel_appointment' });
    expect(items.at(-1)).toMatchObject({ type: 'function_call_output', isError: false });
    expect(JSON.stringify(items.at(-1))).toContain('done');
    expect(JSON.stringify(items.at(-1))).toContain('asked something beside their yes');
    expect(line.asked.at(-1)?.lastWords).toBe('yes please, and do I owe anything?');
    expect(line.asked.at(-1)?.note).toContain('done: cancelled the quarterly pest treatment');
    await hangUp(line);
  });

  it('tells the model that calls it again that it is done, and does nothing twice', async () => {
    const line = await cancelling(({ chatCtx, ...asked }) => {
      const outputs = chatCtx.items.filter(({ type }) => type === 'function_call_output');
      const isDone = asked.lastWords === 'yes' && asked.afterTool;
      if (isDone) return outputs.length < 4 ? { calls: [cancel('apt_1')] } : { say: 'It is cancelled.' };
      return puppet({ chatCtx, ...asked });
    });
    await line.call.hear('the first [cancel apt_1]');
    await line.call.hear('yes');
    const outputs = line.asked
      .at(-1)
      ?.chatCtx.items.flatMap((item) => (item.type === 'function_call_output' ? [item.output] : []));
    expect(outputs?.at(-1)).toBe(outputs?.at(-2));
    expect(outputs?.at(-1)).toContain('"done"');
    expect(outputs?.at(-1)).not.toContain('beside their yes');
    expect(line.call.coordinator.context.done).toHaveLength(1);
    expect(runs(line)).toHaveLength(2);
    await hangUp(line);
  });

  it('is not done on the yes to another question, and is asked again as the last thing', async () => {
    const line = await cancelling();
    await line.call.hear('the first [cancel apt_1]');
    await line.call.hear('hm [say Would you like to hear our opening hours?]');
    expect(lines(line).slice(-1)).toEqual(['proposal_again']);
    expect(said(line).at(-1)).toMatch(/cancel the quarterly.*\?$/);
    await line.call.sayLine('still_there');
    expect(lines(line).slice(-2)).toEqual(['still_there', 'proposal_again']);
    await line.call.hear('yes');
    expect(await scheduled(line)).toEqual(['apt_2']);
    await hangUp(line);
  });

  it('waits while a question is answered, and is asked again', async () => {
    const line = await cancelling();
    await line.call.hear('the first [cancel apt_1]');
    await line.call.hear('does it cost anything? [say It is free.]');
    expect(said(line).slice(-2)).toEqual(['It is free.', expect.stringMatching(/cancel the quarterly.*\?$/)]);
    await line.call.hear('go ahead then');
    expect(await scheduled(line)).toEqual(['apt_2']);
    await hangUp(line);
  });

  it('is dropped with a word when it was asked three times in vain', async () => {
    const line = await cancelling();
    await line.call.hear('the first [cancel apt_1]');
    for (const words of ['hm', 'I do not know', 'maybe']) await line.call.hear(words);
    expect(lines(line).slice(-4)).toEqual([
      'proposal',
      'proposal_again',
      'proposal_again',
      'proposal_dropped',
    ]);
    expect(waiting(line)).toEqual([]);
    await line.call.hear('yes');
    expect(await scheduled(line)).toEqual(['apt_1', 'apt_2']);
    await hangUp(line);
  });

  it('is not asked again while the caller looks for something, and their yes then counts', async () => {
    const line = await cancelling();
    await line.call.hear('the first [cancel apt_1]');
    await line.call.hear('hold on a second, I have to find my glasses somewhere');
    expect(lines(line).at(-1)).toBe('proposal');
    await line.call.hear('okay, yes');
    expect(await scheduled(line)).toEqual(['apt_2']);
    await hangUp(line);
  });

  it('is not asked about again after a mere "stop", which no model answers, and their yes then counts', async () => {
    const line = await cancelling();
    await line.call.hear('the first [cancel apt_1]');
    const [spoken, requests] = [said(line).length, line.asked.length];
    await line.call.hear('wait');
    await line.call.hear('hang on, let me get a pen');
    expect(lines(line).slice(-2)).toEqual(['halted', 'halted']);
    expect([said(line).length, line.asked.length]).toEqual([spoken + 2, requests]);
    await line.call.hear('okay, yes');
    expect(await scheduled(line)).toEqual(['apt_2']);
    await hangUp(line);
  });

  it.each([
    ['no', 'declined'],
    ['no, the other one', 'declined'],
    ['yes, the Wednesday one', 'corrected'],
    ["can't we do that next Friday instead?", 'corrected'],
  ])('is off the table after “%s”, and a later yes does nothing', async (words, outcome) => {
    const line = await cancelling();
    await line.call.hear('the first [cancel apt_1]');
    await line.call.hear(words);
    expect(line.call.coordinator.context.settled).toMatchObject([{ outcome }]);
    expect(line.asked.at(-1)?.note).toMatch(/turned down just now: cancel_appointment/);
    await line.call.hear('yes');
    expect(await scheduled(line)).toEqual(['apt_1', 'apt_2']);
    await hangUp(line);
  });

  it('that was just turned down is not proposed again in the same breath', async () => {
    const line = await cancelling();
    await line.call.hear('the first [cancel apt_1]');
    await line.call.hear('no thanks [cancel apt_1]');
    expect(eventsOf(line.call, 'tool.failed').at(-1)).toMatchObject({ code: 'not_proposed' });
    expect(waiting(line)).toEqual([]);
    await hangUp(line);
  });

  it('goes with the caller to nobody else', async () => {
    const line = await cancelling();
    await line.call.hear('the first [cancel apt_1]');
    await line.call.hear('what about my bill [to billing]');
    await line.call.hear('yes');
    expect(await scheduled(line)).toEqual(['apt_1', 'apt_2']);
    await hangUp(line);
  });
});

describe('several changes in one turn', () => {
  it.each([
    ['yes', []],
    ['both of them', []],
    ['only the first', ['apt_2']],
    ['yes to the ant one, not the other', ['apt_1']],
    ['just the ant treatment please', ['apt_1']],
    ['neither', ['apt_1', 'apt_2']],
  ])('are asked in one question; after “%s” these are left: %j', async (words, left) => {
    const line = await cancelling();
    await line.call.hear('both [cancel apt_1] [cancel apt_2]');
    expect(lines(line).at(-1)).toBe('proposals');
    expect(said(line).at(-1)).toMatch(/First, cancel the quarterly.* Second, cancel the ant.* both\?$/);
    await line.call.hear(words);
    expect(await scheduled(line)).toEqual(left);
    await hangUp(line);
  });

  it('are asked about again as far as the answer left them open', async () => {
    const line = await cancelling();
    await line.call.hear('both [cancel apt_1] [cancel apt_2]');
    await line.call.hear('yes to the first one');
    expect(await scheduled(line)).toEqual(['apt_2']);
    expect(said(line).at(-1)).toMatch(/cancel the ant treatment.*\?$/);
    await line.call.hear('that too, yes');
    expect(await scheduled(line)).toEqual([]);
    await hangUp(line);
  });
});

describe('a caller who wants to go', () => {
  it('has what they agreed to done before the line closes', async () => {
    const line = await cancelling();
    await line.call.hear('the first [cancel apt_1]');
    await line.call.hear('yes thanks bye');
    expect(await scheduled(line)).toEqual(['apt_2']);
    await line.call.hear('[end_call] [say Goodbye.]');
    expect((await line.call.ended).disposition).toBe('resolved');
  });

  it('is asked about an open change first, once, and then let go with a word', async () => {
    const line = await cancelling();
    await line.call.hear('the first [cancel apt_1]');
    await line.call.hear('bye [end_call]');
    expect(lines(line).at(-1)).toBe('proposal_before_end');
    expect(line.call.coordinator.state).toBe('serving');
    await line.call.hear('goodbye [end_call]');
    await line.call.ended;
    expect(lines(line)).toContain('proposal_dropped');
    expect(await scheduled(line)).toEqual(['apt_1', 'apt_2']);
  });

  it('is asked first also when the model proposes and hangs up in one breath', async () => {
    const line = await cancelling();
    await line.call.hear('cancel the first, bye [cancel apt_1] [end_call]');
    expect(lines(line).at(-1)).toBe('proposal_before_end');
    await line.call.hear('yes');
    expect(await scheduled(line)).toEqual(['apt_2']);
    await hangUp(line);
  });

  it('and says yes at the last moment has it done', async () => {
    const line = await cancelling();
    await line.call.hear('the first [cancel apt_1]');
    await line.call.hear('bye [end_call]');
    await line.call.hear('oh yes please, bye');
    expect(await scheduled(line)).toEqual(['apt_2']);
    await hangUp(line);
  });

  it('and hangs up in the moment of the yes has it in the record', async () => {
    const line = await cancelling();
    await line.call.hear('the first [cancel apt_1]');
    const turn = line.call.hear('yes');
    while (eventsOf(line.call, 'tool.started').length < 4) await nextTick();
    const summary = await line.call.hangUp('caller_hung_up');
    await turn;
    expect(await scheduled(line)).toEqual(['apt_2']);
    expect(summary.summary).toContain('cancelled the quarterly pest treatment');
  });
});

describe('a caller who goes on speaking while their change is made', () => {
  it('gets one answer to all of it, and the change is made', async () => {
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    const line = await cancelling(puppet, {
      wrapServices: (services) => ({
        ...services,
        appointments: {
          ...services.appointments,
          cancel: (write) => slow.then(() => services.appointments.cancel(write)),
        },
      }),
    });
    await line.call.hear('the first [cancel apt_1]');
    const requests = line.asked.length;
    const turn = line.call.hear('yes');
    while (eventsOf(line.call, 'tool.started').length < 4) await nextTick();
    const more = llm.ChatMessage.create({ role: 'user', content: 'and do I owe anything' });
    expect(line.call.callerTurnCompleted(more)).toBe(false);
    release();
    await turn;
    expect(await scheduled(line)).toEqual(['apt_2']);
    expect(line.asked.slice(requests).map(({ lastWords }) => lastWords)).toEqual([
      'yes and do I owe anything',
    ]);
    await hangUp(line);
  });
});

describe('a change that cannot be made', () => {
  const failing = (times: number): LineOptions => {
    let left = times;
    return {
      wrapServices: (services) => ({
        ...services,
        appointments: {
          ...services.appointments,
          cancel: (write) =>
            left-- > 0 ? Promise.reject(new Error('away')) : services.appointments.cancel(write),
        },
      }),
    };
  };

  it('is offered once more when a service failed', async () => {
    const line = await cancelling(puppet, failing(1));
    await line.call.hear('the first [cancel apt_1]');
    await line.call.hear('yes');
    expect(lines(line).at(-1)).toBe('proposal_retry');
    await line.call.hear('yes');
    expect(await scheduled(line)).toEqual(['apt_2']);
    await hangUp(line);
  });

  it('is given up when it failed twice', async () => {
    const line = await cancelling(puppet, failing(2));
    await line.call.hear('the first [cancel apt_1]');
    for (let i = 0; i < 2; i++) await line.call.hear('yes');
    expect(waiting(line)).toEqual([]);
    expect(line.call.coordinator.context.settled).toMatchObject([{ outcome: 'impossible' }]);
    expect(lines(line).at(-1)).toBe('proposal_retry');
    await hangUp(line);
  });

  it('as it was heard, since a fee is due by now, is proposed anew', async () => {
    let now = NOW;
    const line = await cancelling(puppet, { clock: () => now });
    await line.call.hear('the first [cancel apt_1]');
    now += 2.5 * 86_400_000;
    const requests = line.asked.length;
    await line.call.hear('yes');
    expect(line.asked).toHaveLength(requests);
    expect(said(line).at(-1)).toMatch(/for a fee of 49 dollars.*\?$/);
    expect(await scheduled(line)).toEqual(['apt_1', 'apt_2']);
    await line.call.hear('yes, okay');
    expect(line.call.coordinator.context.done).toHaveLength(1);
    await hangUp(line);
  });
});

describe('a read-back that is spoken', () => {
  /** The caller hears it as far as the given words, and then says something. */
  async function saidOver(upTo: RegExp, words: string): Promise<Line> {
    const { voice, speaker } = letterLine();
    const line = await openLine(puppet, { seed, voice });
    const { call } = line;
    const playUntil = async (done: () => boolean) => {
      while (!done()) {
        speaker.play();
        await nextTick();
      }
    };
    const hear = async (text: string) => {
      let over = false;
      void call.hear(text).then(() => (over = true));
      await playUntil(() => over);
    };
    await playUntil(() => said(line).length > 0);
    letIn(call);
    await hear('[to cancellation]');
    void call.hear('the first [cancel apt_1]');
    while (lines(line).at(-1) !== 'proposal') await nextTick();
    const readBack = eventsOf(call, 'line.said').at(-1)?.text ?? '';
    const until = speaker.heard.length + (upTo.exec(readBack)?.[0].length ?? 0);
    while (speaker.heard.length < until) {
      speaker.play(until - speaker.heard.length);
      await nextTick();
    }
    call.session.interrupt();
    // As LiveKit tells a spoken turn.
    expect(call.callerTurnCompleted(llm.ChatMessage.create({ role: 'user', content: words }))).toBe(false);
    while (!eventsOf(call, 'agent.said').at(-1)?.interrupted) await nextTick();
    let rests = false;
    void call.settled().then(() => (rests = true));
    await playUntil(() => rests);
    return line;
  }

  it.each([/^.*no charge\. \w+/, /^.*no charge/])(
    'is answered by a yes once all that matters was heard: %s',
    async (upTo) => {
      const line = await saidOver(upTo, 'yes');
      expect(await scheduled(line)).toEqual(['apt_2']);
      await hangUp(line);
    },
  );

  it.each([/^\S+ \S+ \S+/, /^.*March 5/, /^.*at no/])(
    'is asked again after a yes when no more was heard than %s',
    async (upTo) => {
      const line = await saidOver(upTo, 'yes');
      expect(await scheduled(line)).toEqual(['apt_1', 'apt_2']);
      expect(lines(line).slice(-2)).toEqual(['proposal', 'proposal_again']);
      expect(line.asked.at(-1)?.lastWords).not.toBe('yes');
      await hangUp(line);
    },
  );

  it('is dropped by a correction over it, and the next yes cancels nothing', async () => {
    const line = await saidOver(/^\S+ \S+ \S+/, 'no, the other one [cancel apt_2]');
    expect(waiting(line)).toEqual(['cancel_appointment-3']);
    expect(said(line).at(-1)).toMatch(/cancel the ant treatment/);
    expect(await scheduled(line)).toEqual(['apt_1', 'apt_2']);
    await hangUp(line);
  });
});
