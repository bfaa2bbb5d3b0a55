import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { closeTestDatabase, testDatabase } from '../../support/scripted-call.ts';
import { openSpokenLine, transcriptOf, useVirtualTime } from '../../support/spoken-line.ts';
beforeEach(async () => {
  await testDatabase();
  useVirtualTime();
});
afterEach(() => vi.useRealTimers());
afterAll(closeTestDatabase);
it('speaks', async () => {
  const line = await openSpokenLine(({ lastWords }) => ({ say: `You said ${lastWords}, is that right?` }));
  await line.pass(6000);
  line.caller.says('I want to cancel my appointment');
  await line.pass(8000);
  line.caller.says('yes');
  await line.pass(6000);
  line.caller.says('and what do I owe', {});
  await line.pass(3200);
  line.caller.says('no wait the other thing');
  await line.pass(10000);
  console.log(transcriptOf(line));
  const ended = line.call.hangUp('caller_hung_up');
  await line.pass(3000);
  await ended;
  console.log(
    transcriptOf(line).split('\n').slice(-4).join('\n'),
    line.asked.map((a) => a.lastWords),
  );
});
