// A call's process that appends events as fast as it can, and prints each seq that the database has acknowledged.
// Usage: tsx append-until-killed.ts <data folder> <company> <call id>
import { writeSync } from 'node:fs';
import { openDatabase } from '../../src/database/connection.ts';
import { createServices } from '../../src/services/create-services.ts';
import { SETTINGS } from './settings.ts';

const [dataDir, company, id] = process.argv.slice(2);
if (dataDir === undefined || company === undefined || id === undefined) throw new Error('three arguments');
const { db } = await openDatabase({ dataDir });
const { calls } = createServices({ db, company, settings: SETTINGS, secret: 'test' });
await calls.start({ id, channel: 'console', callerNumber: null, startedAt: 0 });
for (let seq = 1; ; seq += 1) {
  await calls.append(id, [{ seq, at: seq, type: 'caller.said', data: { text: 'word '.repeat(200) } }], {
    seq,
  });
  writeSync(1, `${seq}\n`);
}
