// What the doctor says of each provider, against real servers that answer well, badly or not at all.
import { createServer } from 'node:http';
import { initializeLogger } from '@livekit/agents';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { parseEnvironment } from '../../../src/config/environment.ts';
import { createSpeech, unserved, type Finding } from '../../../src/speech/index.ts';
import { openWireServer, refuse, type Respond } from '../../support/openai-wire.ts';
import { companyWith } from '../../support/speech-company.ts';
import { openSpeechWires, type Fault, type SpeechWires } from '../../support/speech-wires.ts';

initializeLogger({ pretty: false, level: 'silent' });

const SECRET = 'very-secret-key';
const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

async function providerThat(fault: Fault): Promise<SpeechWires> {
  const wires = await openSpeechWires();
  opened.push(wires);
  wires.fault = fault;
  return wires;
}

/** Every component at the same address. */
async function findingsAt(
  url: string,
  variables: Record<string, string> = { KEY: SECRET },
  timeoutMs = 3000,
): Promise<Finding[]> {
  const http = { apiKeyEnv: 'KEY', baseUrl: `${url}/v1` };
  const company = companyWith({
    speech: {
      stt: [{ provider: 'deepgram', apiKeyEnv: 'KEY', baseUrl: url.replace('http', 'ws') }],
      llm: [{ provider: 'openai', model: 'gpt-6-luna', ...http }],
      tts: [{ provider: 'elevenlabs', voice: 'alice', ...http }],
    },
    voices: { billing: 'bob' },
  });
  const speech = createSpeech({
    ...{ company, environment: parseEnvironment({}), variables, logger: pino({ level: 'silent' }) },
  });
  return speech.check({ timeoutMs });
}

const parts = (findings: readonly Finding[]) => findings.filter(({ part }) => part !== 'turn detection');

describe('providers that answer', () => {
  it('are well: each has listened, answered or spoken, in every voice, with the key', async () => {
    const { url, requests, headers } = await providerThat(null);
    const findings = parts(await findingsAt(url));
    expect(findings.map(({ part, state, detail }) => [part, state, detail])).toEqual([
      ['stt', 'ok', 'listens'],
      ['llm', 'ok', 'answers, with tools'],
      ['tts', 'ok', 'speaks, with 2 voices'],
    ]);
    expect(findings.every(({ ms }) => ms !== null && ms >= 0)).toBe(true);
    expect(unserved(findings)).toEqual([]);
    expect(new Set(requests)).toEqual(
      new Set([
        'GET /v1/listen',
        'POST /v1/chat/completions gpt-6-luna',
        'POST /v1/text-to-speech/alice eleven_turbo_v2_5',
        'POST /v1/text-to-speech/bob eleven_turbo_v2_5',
      ]),
    );
    for (const each of headers) expect(JSON.stringify(each)).toContain(SECRET);
  });
});

describe.each<[string, Fault, RegExp, RegExp]>([
  ['refuse the key', 401, /does not accept the key \(401\)/, /new key/],
  ['have run out of money', 402, /asks to be paid \(402\)/, /balance/],
  ['are out of order', 503, /answers with 503/, /status page/],
  ['say nothing', 'hang', /does not answer within 400 ms/, /proxy or firewall/],
])('providers that %s', (_, fault, problem, next) => {
  it('are told with the host and what to do, without the key', async () => {
    const { url } = await providerThat(fault);
    const findings = parts(await findingsAt(url, { KEY: SECRET }, fault === 'hang' ? 400 : 3000));
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
    const { url } = await providerThat(null);
    await opened.pop()?.close();
    for (const { detail, next } of parts(await findingsAt(url))) {
      expect(detail).toMatch(/cannot be reached \(ECONNREFUSED\)/);
      expect(next).toMatch(/Nothing listens there/);
    }
  });
});

describe('what a provider does not know or take', () => {
  const tellsOf = async (part: string, status: number, body: unknown) => {
    const server = createServer((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    opened.push({ close: () => new Promise((resolve) => server.close(() => resolve())) });
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no port');
    return (await findingsAt(`http://127.0.0.1:${address.port}`)).find((finding) => finding.part === part);
  };

  it.each([
    [
      'a model',
      'llm',
      404,
      { error: { message: 'The model `gpt-6-luna` does not exist' } },
      'The model `gpt-6-luna` does not exist',
    ],
    [
      'a parameter',
      'llm',
      400,
      { error: { message: 'Tools are not supported here.' } },
      'Tools are not supported here',
    ],
    [
      'a model that listens',
      'stt',
      400,
      { err_msg: 'No such model/language/tier combination found.' },
      'No such model/language/tier combination found',
    ],
    [
      'a model that speaks',
      'tts',
      400,
      { detail: { status: 'model_not_found', message: 'No such model.' } },
      'No such model',
    ],
    [
      'a voice',
      'tts',
      404,
      { detail: { status: 'voice_not_found', message: 'A voice with the id alice was not found.' } },
      'A voice with the id alice was not found',
    ],
  ])('%s is told in its own words', async (_, part, status, body, reason) => {
    const finding = await tellsOf(part, status, body);
    expect(finding).toMatchObject({ state: 'bad', part });
    expect(finding?.detail).toContain(`"${reason}"`);
    expect(finding?.next).not.toBeNull();
  });

  it('a model that takes requests and then refuses tools is not well', async () => {
    const refusal: Respond = refuse(400, { error: { message: 'gpt-6-luna does not support tools' } });
    const server = await openWireServer((request) => (request.tools ? refusal : { say: 'Yes.' }));
    opened.push(server);
    const findings = await findingsAt(server.baseUrl.replace('/v1', ''));
    expect(findings.find(({ part }) => part === 'llm')).toMatchObject({ state: 'bad' });
  });
});

describe('what is not configured', () => {
  it('is told with what to set, and serves nothing', async () => {
    const { url, requests } = await providerThat(null);
    const findings = parts(await findingsAt(url, {}));
    expect(findings.map(({ state, detail }) => [state, detail])).toEqual([
      ['off', 'set KEY'],
      ['off', 'set KEY'],
      ['off', 'set KEY'],
    ]);
    expect(unserved(findings)).toEqual(['stt', 'llm', 'tts']);
    expect(requests).toEqual([]);
  });

  it('is played by rehearsal servers that answer', async () => {
    const { url, requests } = await providerThat(null);
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
    expect(new Set(requests)).toEqual(new Set(['GET /health']));
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
