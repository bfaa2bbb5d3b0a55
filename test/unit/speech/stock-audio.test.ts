// Lines made beforehand: made once, kept on disk, played without a provider.
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initializeLogger } from '@livekit/agents';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseEnvironment } from '../../../src/config/environment.ts';
import { createSpeech, createStockAudio, type Speech, type StockAudio } from '../../../src/speech/index.ts';
import { companyWith } from '../../support/speech-company.ts';
import { openSpeechWires, type SpeechWires } from '../../support/speech-wires.ts';

initializeLogger({ pretty: false, level: 'silent' });

const logger = pino({ level: 'silent' });
let wires: SpeechWires;
let folder: string;
let speech: Speech;

beforeEach(async () => {
  wires = await openSpeechWires();
  folder = join(mkdtempSync(join(tmpdir(), 'stock-audio-')), 'made', 'when', 'missing');
  speech = speechWith({ provider: 'elevenlabs', voice: 'alice' });
});

afterEach(async () => {
  await speech.close();
  await wires.close();
  rmSync(folder, { recursive: true, force: true });
});

function speechWith(tts: { provider: string; voice: string; model?: string }): Speech {
  const company = companyWith({
    speech: { tts: [{ ...tts, baseUrl: `${wires.url}/v1` }], retry: { timeoutMs: 300 } },
    voices: { billing: 'bob' },
  });
  return createSpeech({ company, environment: parseEnvironment({}), logger });
}

const stock = (with_ = speech): StockAudio => createStockAudio({ folder, speech: with_, logger });
const ONE_MOMENT = { agent: 'scheduling', text: 'One moment, please.' };
const milliseconds = (frames: Awaited<ReturnType<StockAudio['get']>>) =>
  frames?.reduce(
    (sum, { samplesPerChannel, sampleRate }) => sum + (samplesPerChannel / sampleRate) * 1000,
    0,
  );

describe('a stock line', () => {
  it('is not there before it was made', async () => {
    expect(await stock().get(ONE_MOMENT.agent, ONE_MOMENT.text)).toBeNull();
    expect(wires.requests).toEqual([]);
  });

  it('waits while the voices are needed for a call', async () => {
    let free = (): void => undefined;
    const whenFree = () => new Promise<void>((resolve) => (free = resolve));
    const warmed = createStockAudio({ folder, speech, logger, whenFree }).warm([ONE_MOMENT]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(wires.requests).toEqual([]);
    await vi.waitFor(() => {
      free();
      expect(wires.requests).not.toEqual([]);
    });
    await warmed;
    expect(await stock().get(ONE_MOMENT.agent, ONE_MOMENT.text)).not.toBeNull();
  });

  it('is there for every later process, as 24 kHz mono, also when the provider is gone', async () => {
    await stock().warm([ONE_MOMENT]);
    await wires.close();
    const frames = await stock().get(ONE_MOMENT.agent, ONE_MOMENT.text);
    expect(milliseconds(frames)).toBe(200);
    expect(frames?.every(({ sampleRate, channels }) => sampleRate === 24_000 && channels === 1)).toBe(true);
    expect(new Set(frames?.flatMap(({ data }) => [...data]))).toEqual(new Set([0x0101]));
  });

  it('is made once, for all agents with the same voice', async () => {
    await stock().warm([ONE_MOMENT, { ...ONE_MOMENT, agent: 'verification' }]);
    await stock().warm([ONE_MOMENT]);
    expect(wires.requests).toHaveLength(1);
    expect(await stock().get('verification', ONE_MOMENT.text)).not.toBeNull();
  });

  it('is made for each voice', async () => {
    await stock().warm([ONE_MOMENT, { ...ONE_MOMENT, agent: 'billing' }]);
    expect(wires.requests.map((request) => request.split('/')[3]).sort()).toEqual(['alice', 'bob']);
  });

  it('is made anew for another model', async () => {
    await stock().warm([ONE_MOMENT]);
    const other = speechWith({ provider: 'elevenlabs', voice: 'alice', model: 'eleven_flash_v2_5' });
    expect(await stock(other).get(ONE_MOMENT.agent, ONE_MOMENT.text)).toBeNull();
    await other.close();
  });

  it('comes from a voice that synthesises whole sentences as well', async () => {
    const other = speechWith({ provider: 'openai', voice: 'nova' });
    await stock(other).warm([ONE_MOMENT]);
    expect(milliseconds(await stock(other).get(ONE_MOMENT.agent, ONE_MOMENT.text))).toBe(200);
    await other.close();
  });
});

describe('a file that is not whole', () => {
  const only = () => join(folder, readdirSync(folder)[0] ?? '');

  it.each([
    ['cut short', (file: string) => truncateSync(file, 1000)],
    ['empty', (file: string) => writeFileSync(file, '')],
    [
      'altered',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.writeUInt8(bytes.readUInt8(500) ^ 1, 500);
        writeFileSync(file, bytes);
      },
    ],
  ])('because it was %s is not played, and made again', async (_, damage) => {
    await stock().warm([ONE_MOMENT]);
    damage(only());
    expect(await stock().get(ONE_MOMENT.agent, ONE_MOMENT.text)).toBeNull();
    await stock().warm([ONE_MOMENT]);
    expect(milliseconds(await stock().get(ONE_MOMENT.agent, ONE_MOMENT.text))).toBe(200);
    expect(readdirSync(folder)).toHaveLength(1);
  });
});

describe('when the provider fails', () => {
  it('nothing is thrown or kept, and the rest is left alone after a few failures', async () => {
    wires.fault = 503;
    const lines = Array.from({ length: 40 }, (_, at) => ({ agent: 'scheduling', text: `Line ${at}.` }));
    const logged: string[] = [];
    const watched = createStockAudio({
      ...{ folder, speech },
      logger: pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) }),
    });
    await watched.warm(lines);
    expect(await watched.get('scheduling', 'Line 0.')).toBeNull();
    expect(wires.requests.length).toBeLessThan(20);
    expect(logged.join('')).toContain('could not be made beforehand');
  });

  it('nothing is thrown when the folder cannot be written', async () => {
    const blocked = join(mkdtempSync(join(tmpdir(), 'stock-audio-')), 'file');
    writeFileSync(blocked, '');
    await createStockAudio({ folder: blocked, speech, logger }).warm([ONE_MOMENT]);
  });
});
