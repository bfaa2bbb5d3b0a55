// What the settings of a company come to with the keys at hand.
import { describe, expect, it } from 'vitest';
import { CodedError } from '../../../src/domain/errors.ts';
import { PROVIDERS } from '../../../src/speech/providers/table.ts';
import { agentVoice, planSpeech } from '../../../src/speech/speech-plan.ts';
import { companyWith } from '../../support/speech-company.ts';

const ALICE = 'Xb7hH8MSUJpSbSDYk0k2';
const ALL = { DEEPGRAM_API_KEY: 'd', OPENAI_API_KEY: 'o', ELEVEN_API_KEY: 'e' };
const plan = (speech: unknown, variables: Record<string, string>) =>
  planSpeech({ company: companyWith({ speech }), variables, table: PROVIDERS });

const brief = ({ title, model, host }: { title: string; model: string; host: string }) =>
  `${title} ${model} ${host}`;

describe('a company that says nothing about speech', () => {
  it('hears with Deepgram, thinks with OpenAI and speaks with ElevenLabs', () => {
    const { used, problem } = plan({}, ALL).plan;
    expect([used.stt, used.llm, used.tts].map(([first]) => first && brief(first))).toEqual([
      'Deepgram nova-3 api.deepgram.com',
      'OpenAI gpt-6-luna api.openai.com',
      'ElevenLabs eleven_turbo_v2_5 api.elevenlabs.io',
    ]);
    expect(used.tts[0]?.voice).toBe(ALICE);
    expect(problem).toBeNull();
  });

  it('answers with temperature 0.7 and at most 150 tokens', () => {
    expect(plan({}, ALL).choices.llm[0]?.settings).toMatchObject({ temperature: 0.7, maxTokens: 150 });
  });
});

describe('a provider without its key', () => {
  const tts = [
    { provider: 'elevenlabs', voice: 'alice' },
    { provider: 'openai', voice: 'nova' },
  ];

  it('is left out, and the next one is used', () => {
    const { used, configured } = plan({ tts }, { OPENAI_API_KEY: 'o' }).plan;
    expect(used.tts.map(({ provider }) => provider)).toEqual(['openai']);
    expect(configured.tts.map(({ problem }) => problem)).toEqual(['set ELEVEN_API_KEY', null]);
  });

  it('is played by the rehearsal servers when there is no other', () => {
    const { plan: made, choices } = plan({ tts }, { REHEARSAL_URL: 'http://127.0.0.1:7890/' });
    expect(made.used.tts).toMatchObject([
      { provider: 'elevenlabs', rehearsal: true, host: '127.0.0.1:7890' },
    ]);
    const access = [choices.stt, choices.llm, choices.tts].map(([first]) => first?.access);
    expect(access).toEqual([
      { baseUrl: 'ws://127.0.0.1:7890', apiKey: 'rehearsal' },
      { baseUrl: 'http://127.0.0.1:7890/v1', apiKey: 'rehearsal' },
      { baseUrl: 'http://127.0.0.1:7890/v1', apiKey: 'rehearsal' },
    ]);
    expect(made.problem).toBeNull();
  });

  it('whose wire the rehearsal servers do not speak leaves that to the next one', () => {
    const { used } = plan(
      { tts: [{ provider: 'deepgram' }, { provider: 'elevenlabs' }] },
      { REHEARSAL_URL: 'http://127.0.0.1:7890' },
    ).plan;
    expect(used.tts.map(({ provider }) => provider)).toEqual(['elevenlabs']);
  });

  it('is named with what to set when nothing can stand in', () => {
    const { problem } = plan({ tts }, { DEEPGRAM_API_KEY: 'd' }).plan;
    for (const name of ['OPENAI_API_KEY', 'ELEVEN_API_KEY', 'REHEARSAL_URL']) expect(problem).toContain(name);
    expect(problem).not.toContain('DEEPGRAM_API_KEY');
  });
});

describe('another endpoint', () => {
  it("never gets the provider's own key", () => {
    const llm = [{ provider: 'openai', model: 'llama3.1', baseUrl: 'http://localhost:11434/v1/' }];
    const [choice] = plan({ llm }, ALL).choices.llm;
    expect(choice?.access).toEqual({ baseUrl: 'http://localhost:11434/v1', apiKey: 'none' });
    expect(choice?.plan).toMatchObject({ usable: true, keyEnv: null });
  });

  it('gets the key that its entry names, and is left out without it', () => {
    const llm = [
      { provider: 'openai', model: 'claude', baseUrl: 'https://gw.example/v1', apiKeyEnv: 'GATEWAY_KEY' },
    ];
    expect(plan({ llm }, { ...ALL, GATEWAY_KEY: 'g' }).choices.llm[0]?.access.apiKey).toBe('g');
    expect(plan({ llm }, ALL).plan.configured.llm[0]?.problem).toBe('set GATEWAY_KEY');
  });

  it('may stand in the environment under a name of the company', () => {
    const llm = [{ provider: 'openai', model: 'm', baseUrlEnv: 'MY_VLLM' }];
    expect(plan({ llm }, { MY_VLLM: 'http://10.0.0.5:8000/v1' }).plan.used.llm[0]?.host).toBe(
      '10.0.0.5:8000',
    );
    expect(plan({ llm }, ALL).plan.configured.llm[0]?.problem).toBe('set MY_VLLM');
  });

  it("of OPENAI_BASE_URL serves the language model; OpenAI's voice is left out, for it is hardly there", () => {
    const tts = [{ provider: 'elevenlabs' }, { provider: 'openai' }];
    const variables = { ...ALL, OPENAI_BASE_URL: 'http://localhost:11434/v1', OPENAI_MODEL: 'llama3.1' };
    const { used, configured } = plan({ tts }, variables).plan;
    expect(used.llm.map(brief)).toEqual(['OpenAI llama3.1 localhost:11434']);
    expect(used.tts.map(({ provider }) => provider)).toEqual(['elevenlabs']);
    expect(configured.tts[1]?.problem).toContain('OPENAI_BASE_URL');
  });
});

describe('OPENAI_MODEL', () => {
  it('overrides the first model and leaves its fallback alone', () => {
    const llm = [
      { provider: 'openai', model: 'gpt-4o-mini' },
      { provider: 'openai', model: 'gpt-4.1-mini' },
    ];
    const { used } = plan({ llm }, { ...ALL, OPENAI_MODEL: 'gpt-5-mini' }).plan;
    expect(used.llm.map(({ model }) => model)).toEqual(['gpt-5-mini', 'gpt-4.1-mini']);
  });
});

describe('OPENAI_TIMEOUT_MS', () => {
  it('is the patience with the first model, and with no other', () => {
    const llm = [
      { provider: 'openai', model: 'a' },
      { provider: 'openai', model: 'b', timeoutMs: 900 },
    ];
    const { choices } = plan({ llm }, { ...ALL, OPENAI_TIMEOUT_MS: '60000' });
    expect(choices.llm.map(({ settings }) => settings.timeoutMs)).toEqual([60_000, 900]);
  });
});

describe('the plan', () => {
  it('holds no key', () => {
    const secrets = {
      DEEPGRAM_API_KEY: 'dg-secret',
      OPENAI_API_KEY: 'oa-secret',
      ELEVEN_API_KEY: 'el-secret',
    };
    expect(JSON.stringify(plan({}, secrets).plan)).not.toContain('secret');
  });
});

describe('a mistake in company.yaml', () => {
  const mistake = (speech: unknown) => {
    try {
      plan(speech, ALL);
    } catch (error) {
      return error instanceof CodedError ? `${error.code}: ${error.message}` : error;
    }
    return null;
  };

  it('in a provider is told with those that there are', () => {
    const said = mistake({ tts: [{ provider: 'elevenlab' }] });
    expect(said).toMatch(
      /^configuration: speech\.tts\.0 of pestcall: no provider "elevenlab" for tts\. There are: deepgram, elevenlabs, openai\./,
    );
  });

  it('in what a provider can do is told', () => {
    expect(mistake({ stt: [{ provider: 'elevenlabs' }] })).toMatch(/for stt\. There are: deepgram\./);
  });

  it('in an option is told by name, whether or not the provider is used', () => {
    expect(mistake({ stt: [{ provider: 'deepgram', options: { endpointing: 25 } }] })).toMatch(
      /speech\.stt\.0\.options of pestcall: .*"endpointing"/,
    );
  });

  it('in the same provider twice is refused', () => {
    expect(() => companyWith({ speech: { llm: [{ provider: 'openai' }, { provider: 'openai' }] } })).toThrow(
      /twice/,
    );
  });
});

describe("an agent's voice", () => {
  const speech = {
    tts: [
      { provider: 'elevenlabs', voice: 'alice' },
      { provider: 'openai', voice: 'nova' },
    ],
  };
  const company = companyWith({ speech, voices: { billing: 'bob', human: { openai: 'onyx' } } });
  const voices = (agent: string) => {
    const { used } = planSpeech({ company, variables: ALL, table: PROVIDERS }).plan;
    return used.tts.map((entry) => agentVoice(company, agent, entry));
  };

  it("is the provider's where the agent has none of its own", () => {
    expect(voices('scheduling')).toEqual(['alice', 'nova']);
  });

  it('by a plain name is a voice of the first provider', () => {
    expect(voices('billing')).toEqual(['bob', 'nova']);
  });

  it('may be told for each provider', () => {
    expect(voices('human')).toEqual(['alice', 'onyx']);
  });
});
