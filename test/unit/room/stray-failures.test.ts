// What nobody waited for: told without personal data, and the process goes on.
import { execFile } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { surviveStrays } from '../../../src/channels/room/stray-failures.ts';

const MODULE = resolve(import.meta.dirname, '../../../src/channels/room/stray-failures.ts');

it.each([
  ['unhandledRejection', new Error('no answer for 415-555-0123')],
  ['uncaughtException', new Error('dana@example.com was not found')],
  ['unhandledRejection', 'a word about 4155550123'],
])('%s is told without personal data', (event, failure) => {
  const process = new EventEmitter();
  const told: unknown[] = [];
  surviveStrays(process, { error: (fields: unknown) => void told.push(fields) });
  process.emit(event, failure);
  expect(told).toHaveLength(1);
  expect(JSON.stringify(told)).not.toMatch(/5550123|555-0123|dana@/);
});

it('a process lives on to finish its work', async () => {
  const script = `
    import { surviveStrays } from ${JSON.stringify(MODULE)};
    surviveStrays(process, { error: () => console.log('told') });
    setTimeout(() => { throw new Error('AgentSession is closing'); }, 1);
    void Promise.reject(new Error('AgentSession is not running'));
    setTimeout(() => console.log('the record is written'), 50);`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(stdout.trim().split('\n')).toEqual(['told', 'told', 'the record is written']);
});
