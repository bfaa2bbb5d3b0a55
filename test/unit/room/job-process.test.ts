// A job process of the worker, without a worker.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const AGENT = resolve(import.meta.dirname, '../../../src/channels/room/room-agent.ts');
const MAIN = join(
  dirname(createRequire(import.meta.url).resolve('@livekit/agents')),
  'ipc/job_proc_lazy_main.js',
);

// LiveKit does not hear it so early: the worker once waited a minute for a process without a call.
it('ends at once when it is told to stop before it is ready', async () => {
  const child = fork(MAIN, [AGENT], { execArgv: ['--import', 'tsx'], stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: unknown[] = [];
  child.on('message', (message) => said.push(message));
  child.send({
    case: 'initializeRequest',
    value: { loggerOptions: { pretty: false, level: 'silent' }, sessionEndTimeout: 1000 },
  });
  child.send({ case: 'shutdownRequest', value: { reason: 'shutdown request' } });
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(0);
  expect(said).toEqual([]);
});
