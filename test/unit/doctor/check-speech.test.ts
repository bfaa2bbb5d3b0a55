// What the doctor says of each provider, against real servers that answer well, badly or not at all.
import { createServer } from 'node:http';
import { initializeLogger } from '@livekit/agents';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { parseEnvironment } from '../../../src/config/environment.ts';
import { createSpeech, unserved, type Finding } from '../../../src/speech/index.ts';
import { companyWith } from '../../support/speech-company.ts';

initializeLogger({ pretty: false, level: 'silent' });

const SECRET = 'very-secret-key';
const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

type Answer = { status: number; body?: unknown } | 'hang';

interface Asked {
  path: string;
  key: string | undefined;
}

async function providerThat(answer: (path: string) => Answer): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, key: request.headers.authorization ?? request.headers['xi-api-key']?.toString() });
    const given = answer(path);
    if (given === 'hang') return;
    response.writeHead(given.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(given.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  opened.push({
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
  return { url: `http://127.0.0.1:${address.port}`, asked };
}

/** Every component at the same address. */
async function findingsAt(
  url: string,
  variables: Record<string, string> = { KEY: SECRET },
): Promise<Finding[]> {
  const http = { apiKeyEnv: 'KEY', baseUrl: `${url}/v1` };
  const company = companyWith({
    speech: {
      stt: [{ provider: 'deepgram', apiKeyEnv: 'KEY', baseUrl: url.replace('http', 'ws') }],
      llm: [{ provider: 'openai', model: 'gpt-4o-mini', ...http }],
      tts: [{ provider: 'elevenlabs', voice: 'alice', ...http }],
    },
    voices: { billing: 'bob' },
  });
  const speech = createSpeech({
    ...{ company, environment: parseEnvironment({}), variables, logger: pino({ level: 'silent' }) },
  });
  return speech.check({ timeoutMs: 300 });
}

const models = [{ model_id: 'eleven_turbo_v2_5' }];
const well = (path: string): Answer => ({ status: 200, body: path === '/v1/models' ? models : {} });
const parts = (findings: readonly Finding[]) => findings.filter(({ part }) => part !== 'turn detection');

describe('providers that answer', () => {
  it('are well, and were asked for the model and every voice with the key', async () => {
    const { url, asked } = await providerThat(well);
    const findings = parts(await findingsAt(url));
    expect(findings.map(({ part, state }) => [part, state])).toEqual([
      ['stt', 'ok'],
      ['llm', 'ok'],
      ['tts', 'ok'],
    ]);
    expect(findings.every(({ ms }) => ms !== null && ms >= 0)).toBe(true);
    expect(unserved(findings)).toEqual([]);
    expect(new Set(asked.map(({ path, key }) => `${path} ${key ?? ''}`))).toEqual(
      new Set([
        `/v1/projects Token ${SECRET}`,
        `/v1/models/gpt-4o-mini Bearer ${SECRET}`,
        `/v1/models ${SECRET}`,
        `/v1/voices/alice ${SECRET}`,
        `/v1/voices/bob ${SECRET}`,
      ]),
    );
  });
});

describe.each([
  ['refuse the key', () => ({ status: 401 }), /does not accept the key \(401\)/, /new key/],
  ['have run out of money', () => ({ status: 402 }), /asks to slow down or to pay/, /balance/],
  ['are out of order', () => ({ status: 503 }), /answers with 503/, /status page/],
  ['say nothing', () => 'hang' as const, /does not answer within 300 ms/, /proxy or firewall/],
])('providers that %s', (_, answer, problem, next) => {
  it('are told with the host and what to do, without the key', async () => {
    const { url } = await providerThat(answer);
    const findings = parts(await findingsAt(url));
    expect(unserved(findings)).toEqual(['stt', 'llm', 'tts']);
    for (const finding of findings) {
      expect(finding.state).toBe('bad');
      expect(finding.detail).toMatch(problem);
      expect(finding.detail).toContain(new URL(url).host);
      expect(finding.next).toMatch(next);
    }
    expect(JSON.stringify(findings)).not.toContain(SECRET);
  });
});

describe('an address where nothing listens', () => {
  it('is told as such', async () => {
    const { url } = await providerThat(well);
    await opened.pop()?.close();
    for (const { detail, next } of parts(await findingsAt(url))) {
      expect(detail).toMatch(/cannot be reached \(ECONNREFUSED\)/);
      expect(next).toMatch(/Nothing listens there/);
    }
  });
});

describe('what a provider does not know', () => {
  const of = (findings: readonly Finding[], name: string) => findings.find(({ part }) => part === name);

  it('a model', async () => {
    const { url } = await providerThat((path) =>
      path.includes('gpt-4o-mini') ? { status: 404 } : well(path),
    );
    expect(of(await findingsAt(url), 'llm')).toMatchObject({
      state: 'bad',
      detail: expect.stringMatching(/has no model gpt-4o-mini/) as string,
    });
  });

  it('a model that ElevenLabs does not list', async () => {
    const { url } = await providerThat((path) =>
      path === '/v1/models' ? { status: 200, body: [{ model_id: 'eleven_v3' }] } : well(path),
    );
    expect(of(await findingsAt(url), 'tts')).toMatchObject({
      detail: 'ElevenLabs has no model eleven_turbo_v2_5',
      next: 'It has: eleven_v3.',
    });
  });

  it("a single agent's voice", async () => {
    const { url } = await providerThat((path) => (path.endsWith('/bob') ? { status: 404 } : well(path)));
    expect(of(await findingsAt(url), 'tts')).toMatchObject({
      state: 'bad',
      detail: 'ElevenLabs does not know the voice bob',
    });
  });
});

describe('what is not configured', () => {
  it('is told with what to set, and serves nothing', async () => {
    const { url, asked } = await providerThat(well);
    const findings = parts(await findingsAt(url, {}));
    expect(findings.map(({ state, detail }) => [state, detail])).toEqual([
      ['off', 'set KEY'],
      ['off', 'set KEY'],
      ['off', 'set KEY'],
    ]);
    expect(unserved(findings)).toEqual(['stt', 'llm', 'tts']);
    expect(asked).toEqual([]);
  });

  it('is played by rehearsal servers that answer', async () => {
    const { url, asked } = await providerThat(well);
    const company = companyWith({ speech: {} });
    const environment = parseEnvironment({ REHEARSAL_URL: url });
    const speech = createSpeech({ company, environment, logger: pino({ level: 'silent' }) });
    const findings = await speech.check({ timeoutMs: 300 });
    expect(
      findings.filter(({ subject }) => subject === 'rehearsal').map(({ part, state }) => [part, state]),
    ).toEqual([
      ['stt', 'ok'],
      ['llm', 'ok'],
      ['tts', 'ok'],
    ]);
    expect(unserved(findings)).toEqual([]);
    expect(new Set(asked.map(({ path }) => path))).toEqual(new Set(['/health']));
  });
});

describe('the detector that reads words', () => {
  it('is not installed by default, and how to install it is told', async () => {
    const company = companyWith({ speech: { turnDetection: 'livekit' } });
    const speech = createSpeech({
      company,
      environment: parseEnvironment({}),
      logger: pino({ level: 'silent' }),
    });
    const finding = (await speech.check({ timeoutMs: 300 })).find(({ part }) => part === 'turn detection');
    expect(finding).toMatchObject({
      state: 'bad',
      detail: expect.stringContaining('npm install @livekit/agents-plugin-livekit@1.9.0') as string,
    });
    await expect(speech.prewarm()).rejects.toMatchObject({ code: 'configuration' });
  });
});
