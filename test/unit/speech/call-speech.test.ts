// Speech that goes on when a provider does not: the real plugins and adapters against providers on loopback.
import { ReadableStream } from 'node:stream/web';
import { initializeLogger, llm, stt, tts } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { parseEnvironment } from '../../../src/config/environment.ts';
import { createSpeech, type CallSpeech, type Health, type Speech } from '../../../src/speech/index.ts';
import { companyWith } from '../../support/speech-company.ts';
import { openSpeechWires, type SpeechWires } from '../../support/speech-wires.ts';

initializeLogger({ pretty: false, level: 'silent' });

const KEYS = { FIRST_KEY: 'first-secret', SECOND_KEY: 'second-secret' };
const NO_RETRY = { maxRetry: 0, retryIntervalMs: 10, timeoutMs: 2000 };
const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

interface Line {
  first: SpeechWires;
  second: SpeechWires;
  speech: Speech;
  call: CallSpeech;
  health: Health[];
  again(): CallSpeech;
}

/** A line whose every component has two providers of the same wires. */
async function open(clock?: () => number): Promise<Line> {
  const [first, second] = [await openSpeechWires('I am first.'), await openSpeechWires('I am second.')];
  opened.push(first, second);
  const at = (wires: SpeechWires, apiKeyEnv: string) => {
    const entry = { apiKeyEnv, baseUrl: `${wires.url}/v1` };
    return {
      llm: { provider: 'openai', model: `model-${apiKeyEnv}`, ...entry },
      tts: { provider: 'elevenlabs', model: `voice-${apiKeyEnv}`, voice: 'alice', ...entry },
      stt: {
        provider: 'deepgram',
        model: `ear-${apiKeyEnv}`,
        apiKeyEnv,
        baseUrl: wires.url.replace('http', 'ws'),
      },
    };
  };
  const [one, two] = [at(first, 'FIRST_KEY'), at(second, 'SECOND_KEY')];
  const company = companyWith({
    speech: {
      ...{ stt: [one.stt, two.stt], llm: [one.llm, two.llm], tts: [one.tts, two.tts] },
      retry: { timeoutMs: 400, skipMs: 30_000 },
    },
    voices: { billing: 'bob', cancellation: 'bob' },
  });
  const speech = createSpeech({
    ...{ company, environment: parseEnvironment({}), variables: KEYS, logger: pino({ level: 'silent' }) },
    ...(clock && { clock }),
  });
  opened.push(speech);
  const health: Health[] = [];
  const call = speech.forCall();
  call.onHealth((change) => health.push(change));
  return { first, second, speech, call, health, again: () => speech.forCall() };
}

async function answerOf(model: llm.LLM): Promise<string> {
  const chatCtx = llm.ChatContext.empty();
  chatCtx.addMessage({ role: 'user', content: 'Who are you?' });
  let text = '';
  for await (const { delta } of model.chat({ chatCtx, connOptions: NO_RETRY })) text += delta?.content ?? '';
  return text;
}

async function millisecondsOfSpeech(voice: tts.TTS, text = 'One moment, please.'): Promise<number> {
  const stream = voice.stream({ connOptions: NO_RETRY });
  stream.updateInputStream(ReadableStream.from([text]));
  let samples = 0;
  for await (const audio of stream)
    if (audio !== tts.SynthesizeStream.END_OF_STREAM) samples += audio.frame.samplesPerChannel;
  return (samples / voice.sampleRate) * 1000;
}

async function heardBy(ear: stt.STT): Promise<string> {
  const stream = ear.stream({ connOptions: NO_RETRY });
  const noise = () => Int16Array.from({ length: 1600 }, (_, at) => (at % 2 === 0 ? 8000 : -8000));
  const talking = setInterval(() => stream.pushFrame(new AudioFrame(noise(), 16_000, 1, 1600)), 20);
  try {
    for await (const event of stream)
      if (event.type === stt.SpeechEventType.FINAL_TRANSCRIPT) return event.alternatives?.[0].text ?? '';
    return '(nothing)';
  } finally {
    clearInterval(talking);
    stream.close();
  }
}

describe('a call whose providers all work', () => {
  it('uses the first of each', async () => {
    const { first, second, call, health } = await open();
    first.transcript = 'nine eight one oh nine';
    expect(await answerOf(call.llm)).toBe('I am first.');
    expect(await millisecondsOfSpeech(call.tts('scheduling'))).toBe(200);
    expect(await heardBy(call.stt)).toBe('nine eight one oh nine');
    expect(second.requests).toEqual([]);
    expect(health).toEqual([]);
  });

  it('sends each provider its own key', async () => {
    const { first, call } = await open();
    await answerOf(call.llm);
    await millisecondsOfSpeech(call.tts('scheduling'));
    await heardBy(call.stt);
    const keys = first.headers.map((headers) => headers['authorization'] ?? headers['xi-api-key']);
    expect(new Set(keys)).toEqual(new Set(['Bearer first-secret', 'first-secret', 'Token first-secret']));
  });
});

describe.each([
  ['refuses the key', 401],
  ['is out of order', 503],
  ['takes the connection and says nothing', 'hang'],
  ['opens and then says nothing', 'silent'],
] as const)('when the first provider %s', (_, fault) => {
  it('the second language model answers, and that is told once', async () => {
    const { first, call, health } = await open();
    first.fault = fault;
    expect(await answerOf(call.llm)).toBe('I am second.');
    expect(await answerOf(call.llm)).toBe('I am second.');
    expect(health).toEqual([{ component: 'llm', state: 'fallback', provider: 'OpenAI' }]);
  });

  it('the second voice speaks', async () => {
    const { first, call, health } = await open();
    first.fault = fault;
    expect(await millisecondsOfSpeech(call.tts('scheduling'))).toBe(200);
    expect(health).toEqual([{ component: 'tts', state: 'fallback', provider: 'ElevenLabs' }]);
  });

  // One that opens and hears nothing is taken for a quiet caller here; the call notices it by speech without words.
  if (fault === 'silent') return;
  it('the second recogniser hears', async () => {
    const { first, second, call, health } = await open();
    first.fault = fault;
    second.transcript = 'tomorrow';
    expect(await heardBy(call.stt)).toBe('tomorrow');
    expect(health).toEqual([{ component: 'stt', state: 'fallback', provider: 'Deepgram' }]);
  });
});

describe('a provider that failed', () => {
  it('is tried last by the calls of the next half minute, and first again after it', async () => {
    let now = 0;
    const { first, call, again } = await open(() => now);
    first.fault = 503;
    await answerOf(call.llm);
    first.fault = null;
    const soon = again();
    const told: Health[] = [];
    soon.onHealth((health) => told.push(health));
    expect(await answerOf(soon.llm)).toBe('I am second.');
    expect(told).toEqual([{ component: 'llm', state: 'fallback', provider: 'OpenAI' }]);
    now = 31_000;
    expect(await answerOf(again().llm)).toBe('I am first.');
  });

  it('is tried again in the background of the same call once it has rested', async () => {
    let now = 0;
    const { first, call, health } = await open(() => now);
    first.fault = 503;
    await answerOf(call.llm);
    first.fault = null;
    now = 31_000;
    expect(await answerOf(call.llm)).toBe('I am second.');
    await expect.poll(() => health.at(-1)?.state).toBe('ok');
    expect(await answerOf(call.llm)).toBe('I am first.');
  });
});

describe('when no provider is left', () => {
  it('is told as down, and as ok when one is back', async () => {
    const { first, second, call, health } = await open();
    first.fault = second.fault = 503;
    expect(await answerOf(call.llm)).toBe('');
    expect(health.map(({ state }) => state)).toEqual(['fallback', 'down']);
    first.fault = null;
    expect(await answerOf(call.llm)).toBe('I am first.');
    expect(health.at(-1)).toMatchObject({ state: 'ok' });
  });

  it('the session is told once for each turn, not for every provider', async () => {
    const { first, second, call } = await open();
    first.fault = second.fault = 503;
    const voice = call.tts('scheduling');
    const errors: string[] = [];
    voice.on('error', ({ label }) => errors.push(label));
    expect(await millisecondsOfSpeech(voice)).toBe(0);
    expect(errors).toEqual(['tts.FallbackAdapter']);
  });
});

describe('usage', () => {
  it('counts tokens and characters once, under the model that did the work', async () => {
    const { call } = await open();
    const counted: object[] = [];
    call.llm.on('metrics_collected', ({ promptTokens, metadata }) =>
      counted.push({ promptTokens, model: metadata?.modelName }),
    );
    const voice = call.tts('scheduling');
    voice.on('metrics_collected', ({ charactersCount, metadata }) =>
      counted.push({ charactersCount, model: metadata?.modelName }),
    );
    await answerOf(call.llm);
    await millisecondsOfSpeech(voice, 'Good day.');
    expect(counted).toEqual([
      { promptTokens: 100, model: 'model-FIRST_KEY' },
      { charactersCount: 9, model: 'voice-FIRST_KEY' },
    ]);
  });
});

describe('voices', () => {
  it('agents with the same voice share one instance and one socket, others have their own', async () => {
    const { first, call } = await open();
    expect(call.tts('billing')).toBe(call.tts('cancellation'));
    expect(call.tts('billing')).not.toBe(call.tts('scheduling'));
    expect(call.tts('scheduling')).toBe(call.tts('verification'));
    for (const agent of ['billing', 'cancellation', 'scheduling', 'verification'])
      await millisecondsOfSpeech(call.tts(agent));
    const voices = first.requests.map((request) => request.split('/')[3]);
    expect(voices).toEqual(['bob', 'alice']);
    expect(first.sockets()).toBe(2);
    await call.close();
    await expect.poll(() => first.sockets()).toBe(0);
  });

  it('the first words do not wait for a socket that was opened beforehand', async () => {
    const { first, call } = await open();
    call.prewarm('scheduling');
    await expect.poll(() => first.sockets()).toBe(1);
    await millisecondsOfSpeech(call.tts('scheduling'));
    expect(first.sockets()).toBe(1);
  });
});

describe('headers of a gateway', () => {
  it('are sent with every request', async () => {
    const wires = await openSpeechWires();
    opened.push(wires);
    const headers = { 'cf-aig-cache-ttl': '3600' };
    const company = companyWith({
      speech: { llm: [{ provider: 'openai', model: 'claude', baseUrl: `${wires.url}/v1`, headers }] },
    });
    const speech = createSpeech({
      ...{ company, environment: parseEnvironment({}), logger: pino({ level: 'silent' }) },
    });
    const model = speech.languageModel();
    expect(model && (await answerOf(model))).toBe('Hello there.');
    expect(wires.headers[0]).toMatchObject({ 'cf-aig-cache-ttl': '3600', authorization: 'Bearer none' });
  });
});

describe('what Deepgram hears and speaks', () => {
  async function deepgram(options: object) {
    const [first, second] = [await openSpeechWires(), await openSpeechWires()];
    opened.push(first, second);
    const at = ({ url }: SpeechWires, model: string) => ({
      ...{ provider: 'deepgram', model, options },
      baseUrl: url.replace('http', 'ws'),
    });
    const company = companyWith({
      speech: {
        ...{ stt: [at(first, 'nova-3')], llm: [{ provider: 'openai', baseUrl: `${first.url}/v1` }] },
        tts: [at(first, 'aura-2'), at(second, 'aura-3')],
        retry: { timeoutMs: 400 },
      },
    });
    const speech = createSpeech({
      ...{ company, environment: parseEnvironment({}), logger: pino({ level: 'silent' }) },
    });
    opened.push(speech);
    return { first, second, speech, call: speech.forCall() };
  }

  it('is not kept to improve its models', async () => {
    const { first, speech, call } = await deepgram({});
    await heardBy(call.stt);
    expect(await millisecondsOfSpeech(call.tts('scheduling'))).toBe(200);
    await speech.check({ timeoutMs: 3000 });
    const ours = first.queries.filter((_, at) => /listen|speak/.test(first.requests[at] ?? ''));
    expect(ours.map(({ mip_opt_out }) => mip_opt_out)).toEqual(['true', 'true', 'true', 'true']);
  });

  it('is kept where a company wants it', async () => {
    const { first, call } = await deepgram({ modelImprovement: true });
    await heardBy(call.stt);
    await millisecondsOfSpeech(call.tts('scheduling'));
    expect(first.queries.map(({ mip_opt_out }) => mip_opt_out)).toEqual(['false', 'false']);
  });

  it.each(['hang', 'silent', 401, 503] as const)(
    'is spoken by the next voice when the first is %s',
    async (fault) => {
      const { first, second, call } = await deepgram({});
      first.fault = fault;
      expect(await millisecondsOfSpeech(call.tts('scheduling'))).toBe(200);
      expect(second.queries[0]).toMatchObject({ model: 'aura-3-thalia-en', sample_rate: '24000' });
    },
  );
});
