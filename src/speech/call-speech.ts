// The speech of one call: its own objects, because LiveKit tells errors and usage to every session that shares one.
import type { llm, SessionConnectOptions, stt, tts, VAD } from '@livekit/agents';
import type { Company } from '../domain/company.ts';
import { buildLlm, buildStt, type LlmOptions } from './build.ts';
import { createChain } from './chain.ts';
import type { Breaker, Health, HealthListener } from './health.ts';
import { COMPONENTS } from './provider.ts';
import type { Choices } from './speech-plan.ts';
import { createVad, type TurnDetectionMode } from './turn-detection.ts';
import { Voices } from './voices.ts';

export interface CallSpeech {
  llm: llm.LLM;
  stt: stt.STT;
  vad: VAD;
  turnDetection: TurnDetectionMode;
  /** For AgentSession's connOptions: how often a chain that failed as a whole is tried again. */
  connOptions: SessionConnectOptions;
  /** The agent's voice; agents with the same voice share one instance, and with it one socket. */
  tts(agent: string): tts.TTS;
  /** Opens what an agent's first words need, so that they do not wait for it. Never fails. */
  prewarm(agent: string): void;
  /** Connects the recognisers again, when nothing is heard of them though somebody speaks. */
  reconnectEar(): void;
  /** Fires when a provider starts or stops failing, and at once for what is not ok already. */
  onHealth(listener: HealthListener): () => void;
  close(): Promise<void>;
}

export interface CallSpeechOptions extends Omit<LlmOptions, 'patient'> {
  choices: Choices;
  breaker: Breaker;
  turnDetection: TurnDetectionMode;
}

export function createCallSpeech(options: CallSpeechOptions): CallSpeech {
  const { company, choices, breaker, turnDetection } = options;
  const listeners = new Set<HealthListener>();
  const tell = (health: Health) => {
    for (const listener of listeners) listener(health);
  };
  const chains = {
    stt: createChain('stt', { configured: choices.stt, breaker, tell }),
    llm: createChain('llm', { configured: choices.llm, breaker, tell }),
    tts: createChain('tts', { configured: choices.tts, breaker, tell }),
  };
  const llm = buildLlm(chains.llm, options);
  const stt = buildStt(chains.stt, { company });
  const voices = new Voices(chains.tts, company);
  return {
    ...{ llm, stt, turnDetection },
    vad: createVad(company.speech),
    connOptions: connOptions(company),
    tts: (agent) => voices.of(agent),
    prewarm: (agent) => {
      llm.prewarm();
      voices.prewarm(agent);
    },
    reconnectEar: () => stt.reconnect(),
    onHealth: (listener) => {
      listeners.add(listener);
      for (const component of COMPONENTS) {
        const health = chains[component].health.now;
        if (health.state !== 'ok') listener(health);
      }
      return () => listeners.delete(listener);
    },
    close: async () => {
      listeners.clear();
      await Promise.allSettled([llm.aclose(), stt.close(), voices.close()]);
    },
  };
}

/**
 * LiveKit waits 100 ms before the second try, and the same time before each after it: no true backoff. The language
 * model is not tried again by it: see model-chain.ts.
 */
function connOptions({ speech: { retry } }: Company): SessionConnectOptions {
  const each = {
    maxRetry: retry.tries - 1,
    retryIntervalMs: retry.firstAfterMs,
    timeoutMs: retry.timeoutMs,
  };
  return { sttConnOptions: each, llmConnOptions: each, ttsConnOptions: each };
}
