// A company's folder, read: mistakes are told with the file, the key and what was expected.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseEnvironment } from '../../../src/config/environment.ts';
import { CONFIG_FOLDER, loadCompany } from '../../../src/config/load-company.ts';

let config: string;

beforeEach(() => {
  config = mkdtempSync(join(tmpdir(), 'switchboard-config-'));
  cpSync(CONFIG_FOLDER, config, { recursive: true });
});

afterEach(() => rmSync(config, { recursive: true, force: true }));

function edit(change: (yaml: string) => string): void {
  const file = join(config, 'companies/pestcall/company.yaml');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

describe('a company folder', () => {
  it('loads', () => {
    const { company, words } = loadCompany('pestcall', config);
    expect(company.roster.entry).toBe('verification');
    expect(Object.keys(words.prompts)).toEqual(Object.keys(company.roster.agents));
  });

  it('that does not exist is answered with the ones that do', () => {
    expect(() => loadCompany('nobody', config)).toThrow(/No company "nobody". There are: .*pestcall/);
    expect(() => loadCompany('../../etc', config)).toThrow(/No company/);
  });

  it.each([
    ['timeZone: America/Los_Angeles', 'timeZone: Mars/Olympus', /timeZone|time zone/],
    [
      'transfersTo: [scheduling, billing, cancellation, human]',
      'transfersTo: [sales, human]',
      /"sales" is not under agents/,
    ],
    [
      'transfersTo: [scheduling, billing, cancellation, human]',
      'transfersTo: [billing]',
      /must include "human"/,
    ],
    ['entry: verification', 'entry: reception', /no agent "reception"/],
    ['cents: 4900', 'cents: forty-nine', /cents/],
    ['hours: Monday', 'colour: blue\nhours: Monday', /colour/],
  ])('with "%s" changed to "%s" is told by file and key', (from, to, message) => {
    edit((yaml) => yaml.replace(from, to));
    expect(() => loadCompany('pestcall', config)).toThrow(message);
    expect(() => loadCompany('pestcall', config)).toThrow(/company\.yaml/);
  });

  it('that is no YAML says where it breaks', () => {
    edit(() => 'name: [unclosed');
    expect(() => loadCompany('pestcall', config)).toThrow(/company\.yaml is not valid YAML: .*line 1/s);
  });

  it('without a prompt for an agent names the file it looked for', () => {
    rmSync(join(config, 'prompts/billing.md'));
    expect(() => loadCompany('pestcall', config)).toThrow(/billing\.md cannot be read/);
  });
});

describe('the environment', () => {
  it('is told by the name of the variable, never by its value', () => {
    const wrong = { DATABASE_URL: 'mysql://root:hunter2@db/x', SWITCHBOARD_SECRET: 'short' };
    expect(() => parseEnvironment(wrong)).toThrow(/DATABASE_URL.*SWITCHBOARD_SECRET/);
    expect(() => parseEnvironment(wrong)).not.toThrow(/hunter2|short/);
  });

  it('takes an empty value for none', () => {
    expect(parseEnvironment({ OPENAI_API_KEY: '' }).OPENAI_API_KEY).toBeUndefined();
  });
});
