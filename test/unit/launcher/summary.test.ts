// What a person reads after a start.
import { expect, test } from 'vitest';
import { browserCommand } from '../../../src/launcher/open-browser.ts';
import { urlOf } from '../../../src/launcher/serve.ts';
import { needsRehearsalServers, providerNames, standIns } from '../../../src/launcher/speech-facts.ts';
import { planOf, troubleLines } from '../../../src/launcher/speech-check.ts';
import { summaryLines, type StartFacts } from '../../../src/launcher/summary.ts';
import { loadCompany } from '../../../src/config/load-company.ts';
import { pino } from 'pino';
import { environment } from './support.ts';

const FACTS: StartFacts = {
  companyName: 'Pestcall Pest Control',
  url: 'http://127.0.0.1:8080',
  languageModel: null,
  voice: { state: 'off' },
  database: 'embedded',
  logFolder: '/data/logs',
};

const KEYS = { OPENAI_API_KEY: 'key', DEEPGRAM_API_KEY: 'key', ELEVEN_API_KEY: 'key' };

function plan(variables: Record<string, string>) {
  const { company } = loadCompany('pestcall');
  return planOf({ company, environment: environment(variables), logger: pino({ level: 'silent' }) });
}

test('without keys the summary says what stands in and what to set', () => {
  const missing = standIns(plan({ REHEARSAL_URL: 'http://127.0.0.1:7890' }));
  const text = summaryLines({
    ...FACTS,
    voice: {
      state: 'on',
      livekitUrl: 'ws://127.0.0.1:7880',
      own: true,
      standIns: missing,
      workerReady: true,
    },
  }).join('\n');
  expect(text).toContain('Test room  http://127.0.0.1:8080');
  expect(text).toContain('the rehearsal brain; a language model when OPENAI_API_KEY is set');
  expect(text).toContain('LiveKit at ws://127.0.0.1:7880, started here');
  expect(text).toContain('rehearsal hearing and voice');
  expect(text).toContain('DEEPGRAM_API_KEY');
  expect(text).toContain('ELEVEN_API_KEY');
  expect(text).toContain('Ctrl-C stops everything.');
});

test('with every key it names the model and nothing of a rehearsal', () => {
  const text = summaryLines({
    ...FACTS,
    languageModel: 'gpt-6-luna',
    database: 'PostgreSQL',
    voice: {
      state: 'on',
      livekitUrl: 'wss://livekit.example.com',
      own: false,
      standIns: [],
      workerReady: true,
    },
  }).join('\n');
  expect(text).toContain('gpt-6-luna');
  expect(text).not.toContain('rehearsal');
  expect(text).not.toContain('started here');
});

test('a worker that is not ready is not kept quiet', () => {
  const lines = summaryLines({
    ...FACTS,
    voice: { state: 'on', livekitUrl: 'ws://127.0.0.1:7880', own: true, standIns: [], workerReady: false },
  });
  expect(lines.join('\n')).toContain('the voice worker is not ready yet');
});

test('without a LiveKit server one line says how to get a voice', () => {
  const lines = summaryLines({ ...FACTS, voice: { state: 'missing' } });
  const about = lines.filter((line) => line.includes('Voice'));
  expect(about).toHaveLength(1);
  expect(about[0]).toMatch(/typed.*Go.*Docker.*LIVEKIT_URL/);
});

test('rehearsal servers are started for any part without a provider, unless some are named', () => {
  expect(needsRehearsalServers(plan({}))).toBe(true);
  expect(needsRehearsalServers(plan({ OPENAI_API_KEY: 'key' }))).toBe(true);
  expect(needsRehearsalServers(plan(KEYS))).toBe(false);
  expect(needsRehearsalServers(plan({ REHEARSAL_URL: 'http://127.0.0.1:7890' }))).toBe(false);
});

test('parts that are played by rehearsal servers are told apart from real ones', () => {
  const rehearsed = plan({ DEEPGRAM_API_KEY: 'key', REHEARSAL_URL: 'http://127.0.0.1:7890' });
  expect(standIns(rehearsed).map(({ component }) => component)).toEqual(['llm']);
  expect(providerNames(rehearsed)).toEqual({
    stt: ['Deepgram nova-3'],
    llm: ['rehearsal'],
    tts: ['Deepgram aura-2'],
  });
});

test('the address is one that can be typed into a browser', () => {
  expect(urlOf('127.0.0.1', 8080)).toBe('http://127.0.0.1:8080');
  expect(urlOf('0.0.0.0', 8081)).toBe('http://localhost:8081');
  expect(urlOf('::1', 8080)).toBe('http://[::1]:8080');
});

test.each([
  ['darwin', 'open'],
  ['linux', 'xdg-open'],
  ['win32', 'cmd'],
] as const)('on %s %s opens the browser', (platform, command) => {
  expect(browserCommand(platform, 'http://127.0.0.1:8080').command).toBe(command);
});

test('a provider that would not serve is told by name, with what to do; others are not', () => {
  const place = { part: 'stt', subject: 'Deepgram nova-3', ms: 12 };
  expect(
    troubleLines([
      { ...place, state: 'bad', detail: 'refuses the key (401)', next: 'Correct DEEPGRAM_API_KEY.' },
      { ...place, part: 'llm', state: 'ok', detail: 'answers', next: null },
      { ...place, part: 'tts', state: 'off', detail: 'set ELEVEN_API_KEY', next: null },
    ]),
  ).toEqual(['Trouble with stt, Deepgram nova-3: refuses the key (401). Correct DEEPGRAM_API_KEY.']);
});
