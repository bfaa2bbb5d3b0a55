// The seed command: demo rows once, and never over customers who are there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { seed } from '../../../src/launcher/run-seed.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchboard-seed-'));
const env = { SWITCHBOARD_DATA: folder };

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('puts the demo into an empty database, and leaves one with customers alone', async () => {
  expect(await seed('pestcall', env)).toMatch(/has its demo customers/);
  expect(await seed('pestcall', env)).toMatch(/nothing was changed/);
});

it('names the companies there are when it is asked for another', async () => {
  await expect(seed('nobody', env)).rejects.toThrow(/There are: .*pestcall/);
});
