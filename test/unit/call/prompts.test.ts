// The words of every company: every prompt renders, and names only tools and colleagues that its agent has.
import { describe, expect, it } from 'vitest';
import { createCompanyRuntime } from '../../../src/call/company-runtime.ts';
import { Lines, fillIn } from '../../../src/call/lines.ts';
import { companySlugs, loadCompany } from '../../../src/config/load-company.ts';
import { AGENTS } from '../../../src/agents/registry.ts';

const ALL_TOOLS = new Set([
  'transfer_call',
  ...AGENTS.flatMap((agent) => agent.tools.map((tool) => tool.name)),
]);

describe.each(companySlugs())('the words of %s', (slug) => {
  const loaded = loadCompany(slug);
  const runtime = createCompanyRuntime(loaded);

  it.each([...runtime.agents.keys()])('%s: the prompt names only tools and colleagues it has', (name) => {
    const duty = runtime.agents.get(name);
    const own = new Set(duty?.tools.map((tool) => tool.name));
    const named = [...(duty?.instructions ?? '').matchAll(/`(\w+)`/g)].map((match) => match[1] ?? '');
    const colleagues = new Set(loaded.company.roster.agents[name]?.transfersTo);
    for (const word of named) {
      if (ALL_TOOLS.has(word)) expect(own, `${name} is told of ${word}`).toContain(word);
      else if (word !== name) expect(colleagues, `${name} is told of ${word}`).toContain(word);
    }
    expect(duty?.instructions).not.toMatch(/\{\{|\}\}/);
  });

  it('has at least two of every line that can come twice in a call', () => {
    for (const key of ['goodbye', 'still_there', 'model_trouble', 'not_understood', 'too_long'])
      expect(runtime.lines[key]?.length, key).toBeGreaterThan(1);
  });

  it('has a filler line for every tool that asks for one', () => {
    for (const { tools } of runtime.agents.values())
      for (const tool of tools) if (tool.filler) expect(runtime.lines).toHaveProperty(tool.filler);
  });
});

describe('stock lines', () => {
  it('are never the same twice running', () => {
    const lines = new Lines({ hello: ['a', 'b', 'c'] }, {}, 7);
    const said = Array.from({ length: 9 }, () => lines.say('hello'));
    said.slice(1).forEach((line, i) => expect(line).not.toBe(said[i]));
  });

  it('say which value is missing', () => {
    expect(() => fillIn('Hello {{name}}', {})).toThrow(/\{\{name\}\}, which has no value/);
  });
});
