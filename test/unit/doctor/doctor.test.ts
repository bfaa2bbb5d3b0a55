// The doctor as people run it: what it prints, and with which code it ends.
import { mkdtempSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkLivekit } from '../../../src/doctor/check-livekit.ts';
import { checkDatabase, checkNode } from '../../../src/doctor/check-machine.ts';
import { runDoctor } from '../../../src/doctor/run-doctor.ts';
import { parseEnvironment } from '../../../src/config/environment.ts';

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  opened.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return `127.0.0.1:${address.port}`;
}

async function doctor(env: Record<string, string>, flags: { json?: boolean } = {}) {
  let printed = '';
  const stdout = { write: (text: string) => (printed += text) };
  const SWITCHBOARD_DATA = mkdtempSync(join(tmpdir(), 'doctor-'));
  const code = await runDoctor(
    { company: 'pestcall', ...flags },
    { env: { SWITCHBOARD_DATA, ...env }, version: 'v20.19.0', stdout },
  );
  return { code, printed };
}

describe('on a fresh machine with no keys', () => {
  it('a call can be held by npm start, and what each key would bring is told', async () => {
    const { code, printed } = await doctor({});
    expect(code).toBe(0);
    for (const name of ['DEEPGRAM_API_KEY', 'OPENAI_API_KEY', 'ELEVEN_API_KEY'])
      expect(printed).toContain(`set ${name}`);
    expect(printed).toContain(
      'A call can be held with `npm start`, which brings LiveKit and rehearsal servers.',
    );
  });
});

describe('with everything configured and a provider that refuses its key', () => {
  it('no call could be held, the part is named, and no key is printed', async () => {
    const refusing = await serve((_, response) => response.writeHead(401).end());
    const { code, printed } = await doctor({
      ...{ DEEPGRAM_API_KEY: 'dg-very-secret', DEEPGRAM_BASE_URL: `ws://${refusing}` },
      REHEARSAL_URL: `http://${await serve((_, response) => response.end('{}'))}`,
    });
    expect(code).toBe(1);
    expect(printed).toContain('No call could be held: stt.');
    expect(printed).toContain('does not accept the key (401)');
    expect(printed).not.toContain('dg-very-secret');
  });
});

describe('as JSON', () => {
  it('the findings can be read by a program', async () => {
    const { printed } = await doctor({}, { json: true });
    expect(JSON.parse(printed)).toMatchObject({
      company: 'pestcall',
      ready: true,
      findings: expect.arrayContaining([expect.objectContaining({ part: 'node', state: 'ok' })]) as unknown[],
    });
  });
});

describe('LiveKit', () => {
  const check = (env: Record<string, string>) => checkLivekit(parseEnvironment(env), 300);
  const KEYS = { LIVEKIT_API_KEY: 'devkey', LIVEKIT_API_SECRET: 'secret' };

  it('that takes the key is well', async () => {
    const host = await serve((_, response) =>
      response.setHeader('content-type', 'application/json').end('{"rooms":[]}'),
    );
    expect(await check({ LIVEKIT_URL: `ws://${host}`, ...KEYS })).toMatchObject({
      state: 'ok',
      subject: host,
    });
  });

  it('that refuses the key is told apart from one that is not there', async () => {
    const host = await serve((_, response) =>
      response.writeHead(401).end('{"code":"unauthenticated","msg":"no"}'),
    );
    expect(await check({ LIVEKIT_URL: `ws://${host}`, ...KEYS })).toMatchObject({
      state: 'bad',
      detail: 'does not take the key (401)',
    });
    opened.pop()?.close();
    expect(await check({ LIVEKIT_URL: `ws://${host}`, ...KEYS })).toMatchObject({
      state: 'bad',
      detail: 'cannot be reached',
    });
  });

  it('without its secret is told by the name of the variable', async () => {
    expect(await check({ LIVEKIT_URL: 'ws://127.0.0.1:7880', LIVEKIT_API_KEY: 'k' })).toMatchObject({
      state: 'bad',
      next: 'Set LIVEKIT_API_SECRET.',
    });
  });
});

describe('the machine', () => {
  it.each([
    ['v20.19.0', 'ok'],
    ['v22.1.0', 'ok'],
    ['v20.18.3', 'bad'],
    ['v18.20.0', 'bad'],
  ])('Node %s is %s', (version, state) => {
    expect(checkNode(version).state).toBe(state);
  });

  it('a database that is not there is told without its password', async () => {
    const finding = await checkDatabase({ url: 'postgres://me:very-secret@127.0.0.1:1/calls' }, 300);
    expect(finding).toMatchObject({
      state: 'bad',
      detail: expect.stringContaining('ECONNREFUSED') as string,
    });
    expect(JSON.stringify(finding)).not.toContain('very-secret');
  });

  it('a folder that does not exist yet is no trouble', async () => {
    const dataDir = join(mkdtempSync(join(tmpdir(), 'doctor-')), 'not', 'yet');
    expect(await checkDatabase({ url: undefined, dataDir }, 300)).toMatchObject({ state: 'ok' });
  });
});
