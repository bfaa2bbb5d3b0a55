// Which stock lines are made before a call.
import { AudioFrame } from '@livekit/rtc-node';
import { expect, it, vi } from 'vitest';
import { createCompanyRuntime } from '../../../src/call/company-runtime.ts';
import { firstTexts, StockLines, stockTexts } from '../../../src/channels/room/stock-lines.ts';
import { loadCompany } from '../../../src/config/load-company.ts';

it('leaves out what only a call can fill in, which once kept the worker from starting', () => {
  const runtime = createCompanyRuntime(loadCompany('pestcall'));
  const lines = { greeting: ['This is {{company}}.'], queued: ['There {{are}} {{ahead}} ahead of you.'] };
  expect(stockTexts({ ...runtime, lines })).toEqual([
    { agent: runtime.company.roster.entry, text: `This is ${runtime.company.name}.` },
  ]);
  expect(stockTexts(runtime).some(({ text }) => text.includes('{{'))).toBe(false);
});

it('makes first what the first caller waits for: a line of each kind, the entry agent before the others', () => {
  const runtime = createCompanyRuntime(loadCompany('pestcall'));
  const first = firstTexts(runtime);
  const { entry, agents } = runtime.company.roster;
  const of = (agent: string) => first.flatMap((line) => (line.agent === agent ? [line.text] : []));
  const fillersOf = (agent: string, key: string) =>
    of(agent).filter((text) => runtime.lines[key]?.includes(text));
  for (const agent of Object.keys(agents)) {
    expect(fillersOf(agent, 'thinking').length).toBeGreaterThan(0);
    expect(fillersOf(agent, 'handover')).toHaveLength(1);
    expect(fillersOf(agent, 'rescue')).toHaveLength(1);
  }
  expect(fillersOf(entry, 'verifying')).toHaveLength(1);
  expect(fillersOf('billing', 'invoices')).toHaveLength(1);
  expect(fillersOf('billing', 'slots')).toEqual([]);
  expect(first.slice(0, of(entry).length).every(({ agent }) => agent === entry)).toBe(true);
  expect(first.length).toBeLessThan(stockTexts(runtime).length / 5);
});

it('takes up a line that was made after the call began', async () => {
  const frames = [new AudioFrame(new Int16Array(480), 24_000, 1, 480)];
  let made = false;
  const stock = new StockLines({ get: async () => (made ? frames : null), warm: async () => undefined });
  await stock.load(createCompanyRuntime(loadCompany('pestcall')));
  expect(stock.get('billing', 'One moment.')).toBeNull();
  made = true;
  await vi.waitFor(() => expect(stock.get('billing', 'One moment.')).toBe(frames));
});
