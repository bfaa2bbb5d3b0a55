// Who decides that the caller has finished, with and without a place to run a model.
import { inference, initializeLogger } from '@livekit/agents';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { parseEnvironment } from '../../../src/config/environment.ts';
import { createSpeech } from '../../../src/speech/index.ts';
import { loadReadsWords } from '../../../src/speech/turn-detection.ts';
import { companyWith } from '../../support/speech-company.ts';

initializeLogger({ pretty: false, level: 'silent' });

const executor = { doInference: async () => ({ probability: 0.9, inferenceDurationMs: 1 }) };
const speechWith = (speech: unknown, env: Record<string, string> = { REHEARSAL_URL: 'http://127.0.0.1:1' }) =>
  createSpeech({
    ...{
      company: companyWith({ speech }),
      environment: parseEnvironment(env),
      logger: pino({ level: 'silent' }),
    },
  });

describe('turn detection', () => {
  it('listens to the voice with the bundled model by default, pinned to the local one', async () => {
    const call = speechWith({}).forCall({ inferenceExecutor: executor });
    expect(call.turnDetection).toBeInstanceOf(inference.TurnDetector);
    expect(call.turnDetection).toMatchObject({ model: 'turn-detector-v1-mini' });
    await call.close();
  });

  it.each(['bundled', 'livekit'])(
    'of %s falls back to silence outside of a worker',
    async (turnDetection) => {
      const call = speechWith({ turnDetection }).forCall();
      expect(call.turnDetection).toBe('vad');
      await call.close();
    },
  );

  it.each(['vad', 'stt'])('may be %s', async (turnDetection) => {
    const call = speechWith({ turnDetection }).forCall({ inferenceExecutor: executor });
    expect(call.turnDetection).toBe(turnDetection);
    await call.close();
  });

  it('by words says how to install its package', async () => {
    await expect(loadReadsWords()).rejects.toThrow(/npm install @livekit\/agents-plugin-livekit@1\.9\.0/);
  });

  it('by a package that lacks the detector says which version has it', async () => {
    await expect(loadReadsWords('node:path')).rejects.toThrow(/no turnDetector\.MultilingualModel/);
  });
});

describe('voice activity', () => {
  it('is heard as configured', async () => {
    const call = speechWith({ vad: { minSilenceMs: 420 } }).forCall();
    expect(call.vad.minSilenceDuration).toBe(420);
    await call.close();
  });

  it('is loaded before the first call', async () => {
    await expect(speechWith({}).prewarm()).resolves.toBeUndefined();
  });
});

describe('a call that nothing can serve', () => {
  it('is refused with what to set; typing still works', () => {
    const speech = speechWith({}, {});
    expect(() => speech.forCall()).toThrow(
      /set DEEPGRAM_API_KEY.*set OPENAI_API_KEY.*set ELEVEN_API_KEY.*REHEARSAL_URL/,
    );
    expect(speech.plan.problem).not.toBeNull();
    expect(speech.languageModel()).toBeNull();
  });
});

describe('the rehearsal servers', () => {
  it('do not stand in for the language model of typed calls: the brain answers those in-process', () => {
    expect(speechWith({}).languageModel()).toBeNull();
  });
});
