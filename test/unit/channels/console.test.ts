// The console as a program: spawned, fed through a pipe, and read from outside.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadCompany } from '../../../src/config/load-company.ts';
import { openDatabase, type Database } from '../../../src/database/connection.ts';
import { createServices } from '../../../src/services/create-services.ts';

const eventSchema = z.object({
  callId: z.string(),
  type: z.string(),
  data: z.record(z.string(), z.unknown()),
});

let folder: string;
/** The console's config folder; empty for the project's own. */
let companies = '';
/** Keeps the embedded database running, so that each command need not start it. */
let database: Database;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-console-'));
  database = await openDatabase({ dataDir: folder });
});
afterAll(async () => {
  await database.close();
  // Its process lingers for the next command; here there is none.
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

function start(...args: string[]) {
  const { OPENAI_API_KEY: _key, DATABASE_URL: _url, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'console', ...args], {
    env: {
      ...env,
      SWITCHBOARD_CONFIG: companies,
      SWITCHBOARD_DATA: folder,
      FORCE_COLOR: '1',
      LOG_LEVEL: 'fatal',
    },
  });
  const out: string[] = [];
  const err: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close').then(([code]: unknown[]) => ({
    code,
    out: out.join(''),
    err: err.join(''),
  }));
  const shows = async (words: RegExp): Promise<void> => {
    while (!words.test(out.join(''))) await once(child.stdout, 'data');
  };
  return { child, ended, shows };
}

function run(input: string | Buffer, ...args: string[]) {
  const { child, ended } = start(...args);
  child.stdin.end(input);
  return ended;
}

describe('another folder of companies', () => {
  it('is where the company is called', async () => {
    const own = await mkdtemp(join(tmpdir(), 'companies-'));
    await cp('config', own, { recursive: true });
    await rename(join(own, 'companies/pestcall'), join(own, 'companies/elsewhere'));
    companies = own;
    const { code, out } = await run('bye\n', '--company', 'elsewhere', '--quiet');
    companies = '';
    await rm(own, { recursive: true });
    expect(code).toBe(0);
    expect(out).toContain('Pestcall Pest Control');
  });
});

describe('the console through a pipe', () => {
  it('takes a line for a turn, ends with the input, and sums up', async () => {
    const { code, out } = await run('When is my next visit?\n98109\n');
    expect(out).toMatch(
      /^Pestcall Pest Control\nNo language model is configured: the rehearsal brain answers/,
    );
    expect(out).toContain('+14155551234');
    expect(out).toContain('you › When is my next visit?');
    expect(out).toContain('✓ verified');
    expect(out).toMatch(/↪ verification → scheduling \(/);
    expect(out).toMatch(/Call ended: .* · verification → scheduling · 2 turns · /);
    expect(out).toMatch(/npm run record -- call_/);
    expect(out).not.toContain('\u001b');
    expect(code).toBe(0);
  });

  it('survives a megabyte, control characters, bytes that are no text, and nothing at all', async () => {
    const input = Buffer.concat([
      Buffer.from(`${'a'.repeat(1_000_000)}\r\n`),
      Buffer.from('\u001b[2J\u0000\u0007hello\r\n\n'),
      Buffer.from([0xff, 0xfe, 0xc3, 0x0a]),
      Buffer.from('thank you'),
    ]);
    const { code, out, err } = await run(input, '--quiet');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).not.toContain('\u001b');
    expect(out.length).toBeLessThan(5000);
    expect(out.match(/^you ›/gm)).toHaveLength(5);
    expect(out).toContain('you › thank you');
  });

  it('writes nothing but JSON events when asked to', async () => {
    const { code, out } = await run('I want to talk to a person\n', '--json');
    const events = out
      .trimEnd()
      .split('\n')
      .map((line) => eventSchema.parse(JSON.parse(line)));
    const types = events.map((event) => event.type);
    expect(types[0]).toBe('call.started');
    expect(types).toEqual(expect.arrayContaining(['agent.words', 'caller.said', 'handoff.entered']));
    expect(types.at(-1)).toBe('call.summarised');
    expect(new Set(events.map((event) => event.callId)).size).toBe(1);
    expect(code).toBe(0);
  });

  it('ends when the call does, whatever input is left', async () => {
    const { child, ended } = start();
    child.stdin.write('No thanks, goodbye.\nThat was all, bye bye!\n');
    const { code, out } = await ended;
    expect(out).toContain('Call ended');
    expect(code).toBe(0);
  });

  it('ends quietly when nobody reads any more', async () => {
    const { child, ended, shows } = start();
    await shows(/verification ›/);
    child.stdout.destroy();
    child.stdin.write('hello\nhello again\nand again\n');
    const { code, err } = await ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('hangs up politely on an interrupt', async () => {
    const { child, ended, shows } = start();
    await shows(/verification ›/);
    child.kill('SIGINT');
    const { code, out } = await ended;
    expect(out).toContain('Call ended: abandoned');
    expect(code).toBe(0);
  });
});

describe('the command line', () => {
  it.each([
    [['--caller', 'banana'], 2, /e\.g\. \+14155551234/],
    [['--caller', '+14155551234', '--withheld'], 2, /cannot be used with/],
    [['--loud'], 2, /unknown option/],
    [['--company', 'nobody'], 1, /No company "nobody"\. There are: .*pestcall/],
  ])('%j is refused in words', async (args, expected, message) => {
    const { code, out, err } = await run('', ...args);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /m);
    expect(out).toBe('');
    expect(code).toBe(expected);
  });
});

describe('a line that is in the pipe behind the one that ended the call', () => {
  it('is answered, and one that only says goodbye too is in the record', async () => {
    const { out } = await run(
      "no that's all thanks\nwait, do you treat ants\nthat is all\nthanks, bye\n",
      '--json',
    );
    const events = out
      .trim()
      .split('\n')
      .map((line) => eventSchema.parse(JSON.parse(line)));
    const texts = (type: string) =>
      events.filter((event) => event.type === type).map(({ data }) => data['text']);
    expect(texts('caller.said')).toEqual([
      "no that's all thanks",
      'wait, do you treat ants',
      'that is all',
      'thanks, bye',
    ]);
    expect(texts('agent.said').join(' ')).toMatch(/ant treatment/);
  });
});

describe('the record', () => {
  it('holds every completed turn of a call whose process was killed', async () => {
    const { child, ended, shows } = start('--json');
    child.stdin.write('hello there\n');
    await shows(/"caller.said"/);
    child.stdin.write('I need to cancel my visit\n');
    // The second turn begins only when the first is at rest and recorded.
    await shows(/"turn":2/);
    child.kill('SIGKILL');
    const { out } = await ended;
    const callId = /"callId":"(call_[\w-]+)"/.exec(out)?.[1] ?? '';
    const again = await run('hello\n', '--quiet');
    expect(again.code).toBe(0);
    const { company } = loadCompany('pestcall');
    const { calls } = createServices({ db: database.db, company: 'pestcall', settings: company });
    const stored = await calls.load(callId);
    const types = stored?.events.map((event) => event.type) ?? [];
    expect(stored?.endedAt).toBeNull();
    expect(types.slice(0, 7)).toEqual([
      'call.started',
      'line.said',
      'agent.said',
      'consent.answered',
      'caller.said',
      'model.answered',
      'agent.said',
    ]);
    expect(stored?.events.map((event) => event.seq)).toEqual(types.map((_type, i) => i + 1));
    expect(stored?.snapshot).not.toBeNull();
  });
});

describe('a record that cannot be written', () => {
  it('is told to the caller, and to whoever runs the line with what to do', async () => {
    await run('bye\n', '--quiet');
    await database.pool.query(`
      create function refuse() returns trigger language plpgsql as
        $$ begin raise exception 'gone' using errcode = '57P01'; end $$;
      create trigger refuse before insert on calls for each row execute function refuse();`);
    const { code, out, err } = await run('hi\n', '--quiet');
    await database.pool.query('drop trigger refuse on calls; drop function refuse();');
    expect(code).toBe(1);
    expect(out).toMatch(/can't take your call right now/);
    expect(err).toMatch(/could not begin: its record cannot be written \(database error 57P01\).*doctor/);
  });
});

describe('a console that is killed', () => {
  it('leaves a call that is closed from outside, with somebody to call back', async () => {
    const { child, ended, shows } = start('--quiet');
    await shows(/How can I help|What can I do/);
    child.kill('SIGKILL');
    await ended;
    const services = createServices({
      ...{ db: database.db, company: 'pestcall', secret: 'test' },
      settings: loadCompany('pestcall').company,
    });
    const [{ id } = { id: '' }] = await services.calls.list({ limit: 1 });
    await run('bye\n', '--quiet');
    expect(await services.calls.load(id)).toMatchObject({ endedAt: null });
    await database.pool.query(`update calls set started_at = now() - interval '3 minutes' where id = $1`, [
      id,
    ]);
    await run('bye\n', '--quiet');
    expect(await services.calls.load(id)).toMatchObject({ disposition: 'failed' });
    const tickets = await services.tickets.list({ limit: 9 });
    expect(tickets.filter(({ callId }) => callId === id)).toMatchObject([{ kind: 'callback' }]);
  });
});
