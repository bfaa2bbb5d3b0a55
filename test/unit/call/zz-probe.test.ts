import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { closeTestDatabase, testDatabase, letIn } from '../../support/scripted-call.ts';
import { openSpokenLine, transcriptOf, useVirtualTime } from '../../support/spoken-line.ts';
beforeEach(async () => {
  await testDatabase();
  useVirtualTime();
});
afterEach(() => vi.useRealTimers());
afterAll(closeTestDatabase);
const end = async (line: any) => {
  const e = line.call.hangUp('caller_hung_up');
  await line.until('ended', () => line.call.log.events.at(-1)?.type === 'call.summarised');
  await e;
};
const over = (line: any) => line.call.log.events.at(-1)?.type === 'call.summarised';
it('noise from the start', async () => {
  const line = await openSpokenLine(
    ({ lastWords, agent }) => ({ say: agent + ' says: you said ' + lastWords }),
    { noiseFirst: 700000 } as any,
  );
  await line.until('over', () => over(line), 500000);
  console.log('NOISE', transcriptOf(line));
}, 60000);
it('model fails twice', async () => {
  const line = await openSpokenLine(() => {
    throw new Error('no');
  });
  await line.pass(8000);
  line.caller.says('what do I owe');
  await line.pass(9000);
  line.caller.says('what do I owe');
  await line.pass(4500);
  line.caller.says('wait I need to tell you something');
  await line.until('over', () => over(line), 50000);
  console.log('RESCUE', transcriptOf(line));
});
it('typed after the goodbye', async () => {
  const line = await openSpokenLine(({ lastWords, afterTool }) =>
    afterTool
      ? {}
      : /all/.test(lastWords)
        ? {
            say: `Thank you for calling Pestcall. Have a nice day, goodbye.`,
            calls: [{ tool: 'end_call', args: {} }],
          }
        : { say: 'You owe nothing.' },
  );
  await line.pass(8000);
  void line.call.hear("that's all");
  await line.pass(5000);
  void line.call.hear('oh wait what do I owe');
  await line.pass(5000);
  void line.call.hear("that's all");
  await line.pass(4500);
  line.caller.says('thanks bye', {});
  await line.until('over', () => over(line), 50000);
  console.log('TYPED', transcriptOf(line));
});
it('goes on', async () => {
  const line = await openSpokenLine(async ({ lastWords, agent }) => {
    await new Promise((r) => setTimeout(r, 1500));
    return { say: agent + ' says: you said ' + lastWords };
  });
  await line.pass(8000);
  line.caller.says('nine eight one', { takes: 1000 });
  await line.pass(2400);
  line.caller.says('oh nine', { takes: 600 });
  await line.pass(9000);
  console.log(
    'GOESON',
    transcriptOf(line),
    line.asked.map((a) => a.lastWords),
    JSON.stringify(line.call.session.history.items.map((i: any) => [i.role, i.textContent])),
  );
  await end(line);
});
