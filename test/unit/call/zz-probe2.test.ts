import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { closeTestDatabase, testDatabase, letIn } from '../../support/scripted-call.ts';
import { openSpokenLine, transcriptOf, useVirtualTime } from '../../support/spoken-line.ts';
beforeEach(async () => {
  await testDatabase();
  useVirtualTime();
});
afterEach(() => vi.useRealTimers());
afterAll(closeTestDatabase);
const T0 = Date.parse('2026-03-02T10:00:00-08:00');
const over = (line: any) => line.call.log.events.at(-1)?.type === 'call.summarised';
it('goes on', async () => {
  const line = await openSpokenLine(async ({ lastWords, agent }) => {
    await new Promise((r) => setTimeout(r, 1500));
    return { say: agent + ' says: you said ' + lastWords };
  });
  await line.pass(8000);
  line.caller.says('nine eight one', { takes: 1000 });
  await line.pass(2400);
  line.caller.says('oh nine', { takes: 600 });
  await line.pass(6000);
  console.log(
    transcriptOf(line),
    line.asked.map((a) => a.lastWords),
  );
});
it('noise from the start', async () => {
  const tr: string[] = [];
  const line = await openSpokenLine(
    ({ lastWords, agent }) => ({ say: agent + ' says: you said ' + lastWords }),
    { noiseFirst: 700000 } as any,
  );
  line.call.session.on('user_state_changed' as any, (e: any) =>
    tr.push(`${Date.now() - T0} user ${e.newState}`),
  );
  await line.pass(520000);
  console.log('NOISE', transcriptOf(line), tr);
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
