// The speech of a company, made once per process: what is configured, and a pipeline for each call.
import type { llm } from '@livekit/agents';
import type { Logger } from 'pino';
import type { Environment } from '../config/environment.ts';
import type { Clock } from '../domain/clock.ts';
import type { Company } from '../domain/company.ts';
import { CodedError } from '../domain/errors.ts';
import { buildLlm } from './build.ts';
import { checkSpeech, type Finding } from './check-speech.ts';
import { createCallSpeech, type CallSpeech } from './call-speech.ts';
import { createChain } from './chain.ts';
import { RefusedParameters } from './chat-wire/refused-parameters.ts';
import { Breaker } from './health.ts';
import { tellOnce } from './tell-failures.ts';
import { PROVIDERS, type ProviderTable } from './providers/table.ts';
import { quietLiveKit } from './livekit-log.ts';
import { planSpeech, type SpeechPlan } from './speech-plan.ts';
import { stockVoice, type StockVoice } from './voices.ts';
import {
  createTurnDetection,
  loadReadsWords,
  warmVad,
  type InferenceExecutor,
  type ReadsWords,
} from './turn-detection.ts';

export interface SpeechOptions {
  company: Company;
  environment: Environment;
  /** Hears of providers that start or stop failing. */
  logger: Logger;
  /** Where variables that company.yaml names are looked up, beside the environment. */
  variables?: Readonly<Record<string, string | undefined>>;
  clock?: Clock;
  /** Other providers than the project's own. */
  table?: ProviderTable;
  /** Hears, once each, what somebody has to mend before the language model can answer: one line for a person. */
  onRefusal?: ((line: string) => void) | undefined;
}

export interface Speech {
  /** What is configured and would be used, for doctor, banner and page; no secrets. */
  plan: SpeechPlan;
  /**
   * Loads what the first call would wait for. A worker with turnDetection `livekit` awaits it in its main process
   * before it starts, and in each job process.
   * @throws CodedError configuration when the package for `livekit` is not installed.
   */
  prewarm(): Promise<void>;
  /**
   * The pipeline of one call.
   * @throws CodedError configuration saying what to set when a component has no provider.
   */
  forCall(options?: { inferenceExecutor?: InferenceExecutor }): CallSpeech;
  /**
   * For text channels: null when no language model has its key, and the rehearsal brain answers in-process. A patient
   * one waits for its model as long as that takes.
   */
  languageModel(options?: { patient?: boolean }): llm.LLM | null;
  /** The agent's voice at the first provider, without fallbacks: a line is kept in one voice. Null without any. */
  stockVoice(agent: string): StockVoice | null;
  /** Asks every provider whether it would serve a call. Never throws. */
  check(options?: { timeoutMs?: number }): Promise<Finding[]>;
  close(): Promise<void>;
}

/** Long enough for a far away provider; a call would have given up before. */
const CHECK_MS = 8000;

/** @throws CodedError configuration for a provider or an option that there is not. */
export function createSpeech(options: SpeechOptions): Speech {
  const { company, environment, logger, clock = Date.now, table = PROVIDERS } = options;
  quietLiveKit();
  const variables = { ...options.variables, ...environment };
  const { plan, all, choices } = planSpeech({ company, variables, table });
  const breaker = new Breaker({ clock, skipMs: company.speech.retry.skipMs });
  const onFailure = tellOnce({ logger, onRefusal: options.onRefusal });
  const models = { company, clock, refused: new RefusedParameters(), onFailure };
  const open = new Set<CallSpeech>();
  let readsWords: ReadsWords | null = null;
  return {
    plan,
    prewarm: async () => {
      warmVad(company.speech);
      if (company.speech.turnDetection === 'livekit') readsWords ??= await loadReadsWords();
    },
    forCall: ({ inferenceExecutor } = {}) => {
      if (plan.problem !== null) throw new CodedError('configuration', plan.problem);
      const settings = company.speech;
      const turnDetection = createTurnDetection({ settings, inferenceExecutor, readsWords });
      const speech = createCallSpeech({ ...models, choices, breaker, turnDetection });
      speech.onHealth((health) => logger.warn(health, 'A part of the speech pipeline changed'));
      const close = async () => {
        open.delete(call);
        await speech.close();
      };
      const call: CallSpeech = { ...speech, close };
      open.add(call);
      return call;
    },
    languageModel: ({ patient = false } = {}) => {
      const configured = choices.llm.filter(({ plan: { rehearsal } }) => !rehearsal);
      if (configured.length === 0) return null;
      const chain = createChain('llm', { configured, breaker, tell: () => undefined });
      return buildLlm(chain, { ...models, patient });
    },
    stockVoice: (agent) => stockVoice(agent, { company, choices }),
    check: ({ timeoutMs = CHECK_MS } = {}) => checkSpeech({ company, all, used: choices, timeoutMs }),
    close: async () => {
      await Promise.allSettled([...open].map((call) => call.close()));
    },
  };
}
