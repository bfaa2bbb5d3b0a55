// The handoff protocol against real sessions: whatever goes wrong, machine and session agree and nothing is lost.
import { llm } from '@livekit/agents';
import { afterAll, describe, expect, it } from 'vitest';
import {
  agreement,
  closeTestDatabase,
  eventsOf,
  letIn,
  nextEvent,
  openLine,
  type Asked,
  type Script,
} from '../../support/scripted-call.ts';

afterAll(closeTestDatabase);

const transfer = (to: string, reason = `wants ${to}`) => ({ tool: 'transfer_call', args: { to, reason } });

/** "to billing" transfers; anything else is answered by name. */
const obedient: Script = ({ agent, lastWords, afterTool, note }: Asked) => {
  if (note.includes('moment: you have just taken over')) return { say: `${agent} here.` };
  if (note.includes('moment: the transfer did not work')) return { say: `Sorry, ${agent} again.` };
  if (afterTool) return { say: `${agent} saw the answer.` };
  const targets = [...lastWords.matchAll(/\bto (\w+)/g)].map((match) => transfer(match[1] ?? ''));
  return targets.length > 0
    ? { say: 'One moment.', calls: targets }
    : { say: `${agent} heard: ${lastWords}` };
};

describe('a handoff', () => {
  it('commits when the target has entered, and the target opens without a greeting', async () => {
    const { call, said } = await openLine(obedient);
    letIn(call);
    await call.hear('to billing');
    expect(agreement(call)).toEqual({ machine: 'billing', session: 'billing', pending: null });
    expect(said().slice(1)).toEqual(['verification: One moment.', 'billing: billing here.']);
    expect(eventsOf(call, 'handoff.entered')).toMatchObject([
      { from: 'verification', to: 'billing', outcome: 'entered' },
    ]);
    await call.hangUp('caller_hung_up');
  });

  it('survives an ordinary tool that finishes after the transfer', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const slow = llm.tool({
      name: 'slow',
      description: 'slow',
      execute: async () => gate.then(() => 'late'),
    });
    const { call } = await openLine(
      (asked) =>
        asked.lastWords === 'go' && asked.agent === 'verification' && !asked.afterTool
          ? { calls: [transfer('billing'), { tool: 'slow', args: {} }] }
          : obedient(asked),
      { sessionTools: [slow] },
    );
    letIn(call);
    const turn = call.hear('go');
    await nextEvent(call, 'transfer.requested');
    release();
    await turn;
    expect(agreement(call)).toEqual({ machine: 'billing', session: 'billing', pending: null });
    expect(eventsOf(call, 'agent.said').slice(1)).toMatchObject([
      { agent: 'billing', text: 'billing here.' },
    ]);
    await call.hangUp('caller_hung_up');
  });

  it('survives an ordinary tool that finishes before the transfer', async () => {
    const quick = llm.tool({ name: 'quick', description: 'quick', execute: async () => 'now' });
    const { call } = await openLine(
      (asked) =>
        asked.lastWords === 'go' && asked.agent === 'verification' && !asked.afterTool
          ? { calls: [{ tool: 'quick', args: {} }, transfer('billing')] }
          : obedient(asked),
      { sessionTools: [quick] },
    );
    letIn(call);
    await call.hear('go');
    expect(agreement(call)).toEqual({ machine: 'billing', session: 'billing', pending: null });
    expect(eventsOf(call, 'agent.said').slice(1)).toMatchObject([
      { agent: 'billing', text: 'billing here.' },
    ]);
    await call.hangUp('caller_hung_up');
  });

  it('happens once when the same transfer is asked for twice', async () => {
    const { call, said } = await openLine((asked) =>
      asked.lastWords === 'go' && asked.agent === 'verification'
        ? { calls: [transfer('billing'), transfer('billing')] }
        : obedient(asked),
    );
    letIn(call);
    await call.hear('go');
    expect(agreement(call)).toEqual({ machine: 'billing', session: 'billing', pending: null });
    expect(eventsOf(call, 'handoff.entered')).toHaveLength(1);
    expect(said().slice(1)).toEqual(['billing: billing here.']);
    expect(call.coordinator.context.intents).toMatchObject([{ agent: 'billing', status: 'active' }]);
    await call.hangUp('caller_hung_up');
  });

  it('takes the second of two targets as the next wish, and serves it', async () => {
    const { call } = await openLine((asked) => {
      if (asked.agent === 'cancellation' && asked.lastWords === 'done with that') {
        const next = /waiting wish: (\w+)/.exec(asked.note)?.[1];
        return next && !asked.afterTool ? { calls: [transfer(next)] } : { say: 'Anything else?' };
      }
      return obedient(asked);
    });
    letIn(call);
    await call.hear('to cancellation and to billing');
    expect(call.coordinator.context.active).toBe('cancellation');
    expect(eventsOf(call, 'transfer.queued')).toMatchObject([{ to: 'billing' }]);
    await call.hear('done with that');
    expect(agreement(call)).toEqual({ machine: 'billing', session: 'billing', pending: null });
    await call.hangUp('caller_hung_up');
  });

  it('that the roster does not allow is refused with a reason, and the agent goes on', async () => {
    const { call } = await openLine((asked) => {
      const output = asked.chatCtx.items.findLast((item) => item.type === 'function_call_output');
      return asked.afterTool && output?.type === 'function_call_output'
        ? { say: output.output }
        : obedient(asked);
    });
    await call.hear('to billing');
    expect(eventsOf(call, 'transfer.refused')).toMatchObject([{ to: 'billing', why: 'not_verified' }]);
    expect(agreement(call)).toEqual({ machine: 'verification', session: 'verification', pending: null });
    expect(eventsOf(call, 'agent.said').at(-1)?.text).toMatch(/verify the caller first/i);
    expect(call.coordinator.context.intents).toMatchObject([{ agent: 'billing', status: 'stated' }]);
    await call.hangUp('caller_hung_up');
  });

  it('whose agent cannot be built brings the agent from before back, who says so', async () => {
    const { call, said } = await openLine(obedient, {
      buildAgent: (order, build) => {
        if (order.name === 'billing') throw new Error('no such voice');
        return build(order);
      },
    });
    letIn(call);
    await call.hear('to billing');
    expect(agreement(call)).toEqual({ machine: 'verification', session: 'verification', pending: null });
    expect(said().at(-1)).toBe('verification: Sorry, verification again.');
    expect(call.coordinator.context.transfers).toMatchObject([{ to: 'billing', outcome: 'recovered' }]);
    expect(call.coordinator.context.intents).toMatchObject([{ agent: 'billing', status: 'stated' }]);
    await call.hear('still there?');
    expect(said().at(-1)).toBe('verification: verification heard: still there?');
    await call.hangUp('caller_hung_up');
  });

  it('whose agent throws on entering brings the agent from before back', async () => {
    const { call, said, timers } = await openLine(obedient, {
      buildAgent: (order, build) => {
        const agent = build(order);
        if (order.name === 'billing') agent.onEnter = () => Promise.reject(new Error('cannot enter'));
        return agent;
      },
    });
    letIn(call);
    const turn = call.hear('to billing');
    await nextEvent(call, 'transfer.requested');
    await until(() => call.session.currentAgent.id === 'billing');
    timers.fire(5000);
    await turn;
    expect(agreement(call)).toEqual({ machine: 'verification', session: 'verification', pending: null });
    expect(said().at(-1)).toBe('verification: Sorry, verification again.');
    await call.hangUp('caller_hung_up');
  });

  it('whose agent LiveKit cannot start brings the agent from before back', async () => {
    const clash = llm.tool({ name: 'list_open_invoices', description: 'clash', execute: async () => 1 });
    const { call, said, timers } = await openLine(obedient, { sessionTools: [clash] });
    letIn(call);
    const turn = call.hear('to billing');
    await nextEvent(call, 'transfer.requested');
    await until(() => call.session.currentAgent.id === 'billing');
    timers.fire(5000);
    await turn;
    expect(agreement(call)).toEqual({ machine: 'verification', session: 'verification', pending: null });
    expect(said().at(-1)).toBe('verification: Sorry, verification again.');
    await call.hear('hello');
    expect(said().at(-1)).toBe('verification: verification heard: hello');
    await call.hangUp('caller_hung_up');
  });

  it('that cannot be recovered from goes to a person', async () => {
    let verificationBuilt = 0;
    const { call } = await openLine(obedient, {
      buildAgent: (order, build) => {
        if (order.name === 'billing' || (order.name === 'verification' && verificationBuilt++ > -1))
          throw new Error('down');
        return build(order);
      },
    });
    letIn(call);
    await call.hear('to billing');
    expect(agreement(call)).toEqual({ machine: 'human', session: 'human', pending: null });
    expect(call.coordinator.state).toBe('withHuman');
    expect(eventsOf(call, 'human.queued')).toHaveLength(1);
    const summary = await call.hangUp('caller_hung_up');
    expect(summary).toMatchObject({
      disposition: 'abandoned',
      summary: expect.stringContaining('Nobody could take the call; they are to be called back.') as string,
    });
  });

  it('that nobody can take ends the call with a sentence and a ticket', async () => {
    const { call } = await openLine(obedient, {
      buildAgent: () => {
        throw new Error('down');
      },
    });
    letIn(call);
    await call.hear('to billing');
    const summary = await call.ended;
    expect(summary.disposition).toBe('failed');
    expect(eventsOf(call, 'line.said').at(-1)).toMatchObject({ line: 'rescue' });
    expect(eventsOf(call, 'human.queued')).toHaveLength(1);
    expect(call.coordinator.state).toBe('ended');
  });

  it('answers first what the caller said in the window', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const { call, said } = await openLine(
      (asked) => (asked.agent === 'billing' ? { say: `billing heard: ${asked.lastWords}` } : obedient(asked)),
      {
        buildAgent: async (order, build) => {
          if (order.name === 'billing') await gate;
          return build(order);
        },
      },
    );
    letIn(call);
    const turn = call.hear('to billing');
    await nextEvent(call, 'transfer.requested');
    const during = Promise.all([call.hear('it is about March'), call.hear('the big one')]);
    release();
    await Promise.all([turn, during]);
    expect(said().slice(1)).toEqual([
      'verification: One moment.',
      'billing: billing heard: it is about March the big one',
    ]);
    expect(
      call.session.history.items.filter((item) => item.type === 'message' && item.role === 'user'),
    ).toHaveLength(2);
    await call.hangUp('caller_hung_up');
  });

  it('is not dropped when the caller speaks over the farewell', async () => {
    const { call } = await openLine(obedient, {
      buildAgent: async (order, build) => {
        if (order.name === 'billing') {
          try {
            await call.session.interrupt().await;
          } catch {
            // The words before a transfer cannot be interrupted: that is the point.
          }
        }
        return build(order);
      },
    });
    letIn(call);
    await call.hear('to billing');
    expect(agreement(call)).toEqual({ machine: 'billing', session: 'billing', pending: null });
    await call.hangUp('caller_hung_up');
  });

  it('is made or not made, never half, when the caller speaks over the first words of the farewell', async () => {
    const { call, said } = await openLine(obedient);
    letIn(call);
    const stop = call.onWords(() => {
      stop();
      try {
        call.session.interrupt();
      } catch {
        // Too late: the transfer is under way.
      }
    });
    await call.hear('to billing');
    const { machine, session, pending } = agreement(call);
    expect({ session, pending }).toEqual({ session: machine, pending: null });
    await call.hear('so?');
    expect(said().at(-1)).toBe(`${machine}: ${machine} heard: so?`);
    await call.hangUp('caller_hung_up');
  });

  it('back to an earlier agent gives it its own memory again', async () => {
    const { call, asked } = await openLine((request) => {
      if (request.agent === 'billing' && request.lastWords === 'what do I owe' && !request.afterTool)
        return { calls: [{ tool: 'list_open_invoices', args: {} }] };
      return obedient(request);
    });
    letIn(call);
    await call.hear('to billing');
    await call.hear('what do I owe');
    await call.hear('to scheduling');
    await call.hear('to billing');
    expect(agreement(call)).toEqual({ machine: 'billing', session: 'billing', pending: null });
    const items = asked.at(-1)?.chatCtx.items ?? [];
    expect(
      items.some((item) => item.type === 'function_call_output' && item.name === 'list_open_invoices'),
    ).toBe(true);
    const words = items.flatMap((item) =>
      item.type === 'message' && item.role !== 'system' ? [item.textContent] : [],
    );
    expect(words).toContain('scheduling here.');
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
    await call.hangUp('caller_hung_up');
  });

  it('of an epoch that is past is ignored', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const { call, said, timers } = await openLine(obedient, {
      buildAgent: async (order, build) => {
        if (order.name === 'billing') await gate;
        return build(order);
      },
    });
    letIn(call);
    const turn = call.hear('to billing');
    await nextEvent(call, 'transfer.requested');
    await until(() => timers.has(5000));
    timers.fire(5000);
    await nextEvent(call, 'handoff.failed');
    release();
    await turn;
    expect(agreement(call)).toEqual({ machine: 'verification', session: 'verification', pending: null });
    expect(said().filter((line) => line.startsWith('billing'))).toEqual([]);
    await call.hangUp('caller_hung_up');
  });

  it('never gives the next agent the verification answers', async () => {
    const { call, asked } = await openLine(obedient);
    await call.hear('my ZIP is nine eight one oh nine, or 98109');
    letIn(call);
    await call.hear('to billing');
    const seen = JSON.stringify(
      asked.filter((request) => request.agent === 'billing').map((r) => r.chatCtx.items),
    );
    expect(seen).toContain('my ZIP is');
    expect(seen).not.toMatch(/98109|eight one oh nine/);
    expect(JSON.stringify(call.log.events)).not.toMatch(/98109|eight one oh nine/);
    await call.hangUp('caller_hung_up');
  });

  it('back and forth without getting anywhere ends with the agent that has the call, who hears why', async () => {
    const { call } = await openLine((asked) =>
      asked.note.includes('moment: you have just taken over') ? { say: 'Yes?' } : obedient(asked),
    );
    letIn(call);
    for (const to of ['billing', 'scheduling', 'billing', 'scheduling', 'billing'])
      await call.hear(`to ${to}`);
    expect(call.coordinator.context.active).toBe('scheduling');
    expect(eventsOf(call, 'transfer.refused')).toMatchObject([{ to: 'billing', why: 'loop' }]);
    await call.hear('to human');
    expect(call.coordinator.context.active).toBe('human');
    await call.hangUp('caller_hung_up');
  });

  it('for several wishes takes up the first and lets the others wait, two for one agent together', async () => {
    const then = [
      { to: 'scheduling', reason: 'when is my next visit' },
      { to: 'billing', reason: 'how to pay' },
    ];
    const { call } = await openLine((asked) =>
      asked.lastWords === 'go' && asked.agent === 'verification'
        ? { calls: [{ tool: 'transfer_call', args: { to: 'billing', reason: 'what do I owe', then } }] }
        : obedient(asked),
    );
    letIn(call);
    await call.hear('go');
    expect(call.coordinator.context.intents).toMatchObject([
      { agent: 'billing', wish: 'what do I owe; how to pay' },
      { agent: 'scheduling', wish: 'when is my next visit', status: 'stated' },
    ]);
    expect(eventsOf(call, 'transfer.queued')).toMatchObject([{ from: 'verification', to: 'scheduling' }]);
    await call.hangUp('caller_hung_up');
  });

  it('is refused while verification is missing, and every wish is kept', async () => {
    const then = [{ to: 'scheduling', reason: 'when is my next visit' }];
    const { call } = await openLine((asked) =>
      asked.afterTool
        ? { say: 'What is your ZIP code?' }
        : { calls: [{ tool: 'transfer_call', args: { to: 'billing', reason: 'what do I owe', then } }] },
    );
    await call.hear('what do I owe and when is my next visit');
    expect(call.coordinator.context.intents).toMatchObject([
      { agent: 'billing', status: 'stated' },
      { agent: 'scheduling', status: 'stated' },
    ]);
    await call.hangUp('caller_hung_up');
  });

  it('that nobody asked for is a fault of ours, and is logged as one', async () => {
    const { call } = await openLine(obedient);
    call.coordinator.send({ type: 'agent.entered', agent: 'billing', epoch: 7, at: 1 });
    expect(eventsOf(call, 'error')).toEqual([
      { source: 'coordinator', message: 'agent.entered means nothing in the state verifying' },
    ]);
    await call.hangUp('caller_hung_up');
  });
});

/** Polls the event loop, not a clock. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
