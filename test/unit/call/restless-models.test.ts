// Models that would rather hand the caller on than talk to them: whatever they do, the caller is handed over once a
// turn, once more for a wish that waits, and every turn ends with words.
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CallEvent } from '../../../src/domain/call-event.ts';
import type { ModelStep } from '../../../src/rehearsal/answering-llm.ts';
import {
  agreement,
  closeTestDatabase,
  letIn,
  openLine,
  type Asked,
  type Script,
} from '../../support/scripted-call.ts';

afterAll(closeTestDatabase);

const AGENTS = ['verification', 'scheduling', 'billing', 'cancellation', 'human'];
/** More requests to the model in one turn than this are a loop. */
const MOST_REQUESTS = 12;

const transfer = (to: string, then: readonly string[] = []): ModelStep => ({
  calls: [
    {
      tool: 'transfer_call',
      args: {
        to,
        reason: `wants ${to}`,
        ...(then.length > 0 ? { then: then.map((t) => ({ to: t, reason: `wants ${t}` })) } : {}),
      },
    },
  ],
});
const TARGETS = z.object({ properties: z.object({ to: z.object({ enum: z.array(z.string()) }) }) });

/** Whom this agent may hand over to, in a circle that begins behind it. */
function targetsOf({ tools, agent }: Asked): [string, ...string[]] {
  const schema = TARGETS.parse(tools.find(({ name }) => name === 'transfer_call')?.parameters);
  const at = AGENTS.indexOf(agent);
  const circle = [...AGENTS.slice(at + 1), ...AGENTS.slice(0, at)];
  const [first = '', ...rest] = circle.filter((name) => schema.properties.to.enum.includes(name));
  return [first, ...rest];
}

const onward = (asked: Asked) => transfer(targetsOf(asked)[0]);

function back(asked: Asked): ModelStep {
  const from = cameFrom(asked);
  return from !== undefined && targetsOf(asked).includes(from) ? transfer(from) : onward(asked);
}

const cameFrom = ({ note }: Asked) => /you have just taken over from (\w+)/.exec(note)?.[1];

const RESTLESS: readonly (readonly [name: string, script: Script])[] = [
  ['always hands on to the next', onward],
  ['hands back at once', back],
  [
    'hands on as soon as it has entered',
    (asked) => (cameFrom(asked) ? onward(asked) : { say: 'What can I do for you?' }),
  ],
  [
    'answers every turn of the caller by handing on, and every handover with a question',
    (asked) => (cameFrom(asked) || asked.afterTool ? { say: 'What would you like?' } : onward(asked)),
  ],
  ['names everybody', (asked) => transfer(targetsOf(asked)[0], targetsOf(asked))],
  [
    'asks for everybody at once',
    (asked) => ({ calls: targetsOf(asked).flatMap((to) => transfer(to).calls ?? []) }),
  ],
  ['says so and hands on', (asked) => ({ say: 'One moment.', ...onward(asked) })],
  ['only ever wants a person', (asked) => (asked.agent === 'human' ? onward(asked) : transfer('human'))],
];

const CALLER = [
  'what do I owe',
  'when is my next visit and what do I owe',
  'hello?',
  'I want to cancel my visit',
  'no',
  'is anybody there',
  'a person please',
  'never mind, what do I owe',
  'yes',
];

describe('a model that', () => {
  it.each(RESTLESS)('%s', async (_name, script) => {
    await holdCall(script, CALLER);
  });

  it('does anything at all', async () => {
    const pick = fc.nat(9);
    const step: fc.Arbitrary<Script> = fc.oneof(
      { weight: 4, arbitrary: pick.map((i) => (asked: Asked) => transfer(targetsOf(asked)[i % 3] ?? '')) },
      pick.map(
        (i) => (asked: Asked) => transfer(targetsOf(asked)[i % 3] ?? '', targetsOf(asked).slice(i % 3)),
      ),
      fc.constant(onward),
      fc.constant(back),
      fc.constant(() => ({ say: 'You owe 129 dollars.' })),
      fc.constant(() => ({ say: 'Which one do you mean?' })),
    );
    const calls = fc.sample(
      fc.record({
        steps: fc.array(step, { minLength: 20, maxLength: 60 }),
        turns: fc.array(fc.constantFrom(...CALLER), { minLength: 3, maxLength: 8 }),
        verified: fc.boolean(),
      }),
      { numRuns: 60, seed: 20260302 },
    );
    for (let i = 0; i < calls.length; i += 10)
      await Promise.all(
        calls.slice(i, i + 10).map(({ steps, turns, verified }) => {
          let next = 0;
          return holdCall((asked) => steps[next++ % steps.length]?.(asked) ?? {}, turns, verified);
        }),
      );
  }, 120_000);
});

async function holdCall(script: Script, turns: readonly string[], verified = true): Promise<void> {
  let requests = 0;
  const { call } = await openLine((asked: Asked) => {
    requests += 1;
    return script(asked);
  });
  if (verified) letIn(call);
  for (const words of turns) {
    if (call.coordinator.state === 'ended') break;
    const mark = call.log.events.length;
    requests = 0;
    await call.hear(words);
    expectBounded(call.log.events.slice(mark), words);
    expect(requests).toBeLessThanOrEqual(MOST_REQUESTS);
    const { machine, session, pending } = agreement(call);
    expect({ session, pending }).toEqual({ session: machine, pending: null });
  }
  await call.hangUp('caller_hung_up');
}

function expectBounded(events: readonly CallEvent[], words: string): void {
  const entered = events.flatMap((event) => (event.type === 'handoff.entered' ? [event.data.to] : []));
  const agents = entered.filter((to) => to !== 'human');
  expect(agents.length, `${words}: ${entered.join(' ')}`).toBeLessThanOrEqual(2);
  expect(entered.length - agents.length).toBeLessThanOrEqual(1);
  const last = events.findLastIndex(({ type }) => type === 'caller.said' || type === 'handoff.entered');
  const spoken = events.slice(last + 1).filter(({ type }) => type === 'agent.said' || type === 'line.said');
  expect(spoken.length, `words after "${words}"`).toBeGreaterThan(0);
}
