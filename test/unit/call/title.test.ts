// What a call was about, at a glance: from deeds and wishes, and never in the caller's words.
import { describe, expect, it } from 'vitest';
import { TITLED_TOOLS, titleOf, UNTITLED_TOOLS } from '../../../src/call/title.ts';
import { createCompanyRuntime } from '../../../src/call/company-runtime.ts';
import { loadCompany } from '../../../src/config/load-company.ts';
import { ToldCall } from '../../support/told-call.ts';

interface Ran {
  agent: string;
  tool: string;
  result?: unknown;
}

function title(lines: readonly string[], ran: readonly Ran[] = []): string {
  const call = new ToldCall().tellAll(lines);
  for (const { agent, tool, result = null } of ran)
    call.log('tool.succeeded', { agent, tool, toolCallId: 't', result, ms: 1 });
  call.end('caller_hung_up');
  return titleOf(call.coordinator.context, call.events);
}

const done = (service: string) => ({ status: 'done', service });
const invoices = { agent: 'billing', tool: 'list_open_invoices', result: { balance: '129 dollars' } };
const visits = (agent: string) => ({ agent, tool: 'list_appointments' });
const moved = {
  ...{ agent: 'scheduling', tool: 'reschedule_appointment', result: done('ant treatment') },
};

describe('the title of a call', () => {
  it('tells first what was done, then what was answered', () => {
    expect(title(['caller: hi'], [invoices, visits('scheduling'), moved])).toBe(
      'Ant treatment moved; balance asked',
    );
  });

  it('does not take a proposal for a deed, nor what an agent looked up for a change for a question', () => {
    const proposed = { ...moved, result: { status: 'proposed', will_happen: 'move it' } };
    expect(title(['caller: hi'], [visits('scheduling'), proposed])).toBe('Visits asked');
    expect(title(['caller: hi'], [visits('scheduling'), proposed, moved, moved])).toBe('Ant treatment moved');
  });

  it('tells what was left, and by whom a person was asked for', () => {
    expect(title(['caller: hi', 'verified', 'to cancellation: cancel it', 'caller: hm'])).toBe(
      'Cancellation left open',
    );
    expect(title(['caller: a person', 'to human: wants a person'])).toBe('A person asked for');
    const lookedUp = title(
      ['caller: hi', 'verified', 'to cancellation: cancel it'],
      [visits('cancellation')],
    );
    expect(lookedUp).toBe('Cancellation left open');
    const left = { agent: 'human', tool: 'leave_message', result: { status: 'done' } };
    expect(title(['caller: a person', 'to human: wants a person'], [left])).toBe('Message left');
  });

  it('tells of a caller who could not be verified, and of one who said nothing', () => {
    expect(title(['caller: hi', 'wrong zip'])).toBe('Not verified');
    expect(title([])).toBe('Nothing was said');
    expect(title(['caller: hello'])).toBe('Nothing was asked');
  });

  it('repeats no word of the caller', () => {
    const words = 'xylophone zebra quixotic';
    const told = title([
      `caller: ${words}`,
      'verified',
      `to billing: ${words}`,
      `caller: ${words}`,
      `then cancellation: ${words}`,
    ]);
    for (const word of words.split(' ')) expect(told.toLowerCase()).not.toContain(word);
  });

  it('has a place for every tool that agents have', () => {
    const { agents } = createCompanyRuntime(loadCompany('pestcall'));
    const tools = new Set([...agents.values()].flatMap((agent) => agent.tools.map(({ name }) => name)));
    expect([...TITLED_TOOLS, ...UNTITLED_TOOLS].sort()).toEqual([...tools].sort());
  });
});
