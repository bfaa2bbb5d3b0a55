// Which stock lines are made before a call.
import { expect, it } from 'vitest';
import { createCompanyRuntime } from '../../../src/call/company-runtime.ts';
import { stockTexts } from '../../../src/channels/room/stock-lines.ts';
import { loadCompany } from '../../../src/config/load-company.ts';

it('leaves out what only a call can fill in, which once kept the worker from starting', () => {
  const runtime = createCompanyRuntime(loadCompany('pestcall'));
  const lines = { greeting: ['This is {{company}}.'], queued: ['There {{are}} {{ahead}} ahead of you.'] };
  expect(stockTexts({ ...runtime, lines })).toEqual([
    { agent: runtime.company.roster.entry, text: `This is ${runtime.company.name}.` },
  ]);
  expect(stockTexts(runtime).some(({ text }) => text.includes('{{'))).toBe(false);
});
