// Makes a chain's models and plugins and puts them in order behind one another.
import type { Clock } from '../domain/clock.ts';
import type { Company } from '../domain/company.ts';
import { CodedError } from '../domain/errors.ts';
import type { LlmSettings, SttSettings } from '../domain/speech-settings.ts';
import type { Chain } from './chain.ts';
import type { RefusedParameters } from './chat-wire/refused-parameters.ts';
import { FallbackStt } from './fallback-stt.ts';
import { ModelChain, type ModelChainOptions } from './model-chain.ts';
import type { Choice } from './speech-plan.ts';

export interface LlmOptions {
  company: Company;
  clock: Clock;
  refused: RefusedParameters;
  onFailure: ModelChainOptions['onFailure'];
  /** Waits as long as a model takes, where nobody is on the line. */
  patient?: boolean;
}

export function buildLlm(
  { choices, report }: Chain<LlmSettings>,
  { company, clock, refused, onFailure, patient = false }: LlmOptions,
): ModelChain {
  const { timeoutMs, skipMs } = company.speech.retry;
  const models = choices.map((choice) => {
    const { provider, access, settings, plan } = choice;
    const given = { refused, timeoutMs: patient ? null : (settings.timeoutMs ?? timeoutMs) };
    return built(choice, provider.llm?.build(access, { ...settings, model: plan.model }, given));
  });
  return new ModelChain({ models, restMs: skipMs, now: clock, onAvailability: report, onFailure });
}

export function buildStt(
  { choices, report }: Chain<SttSettings>,
  { company }: { company: Company },
): FallbackStt {
  const { language } = company;
  const { timeoutMs } = company.speech.retry;
  const stts = choices.map((choice) => {
    const { provider, access, settings, plan } = choice;
    return built(
      choice,
      provider.stt?.build(access, { ...settings, model: plan.model, language }, timeoutMs),
    );
  });
  return new FallbackStt({ stts, timeoutMs, onAvailability: report });
}

/** The plan holds no choice for what its provider cannot do. */
export function built<T>({ plan }: Choice, made: T | undefined): T {
  if (made !== undefined) return made;
  throw new CodedError('configuration', `${plan.provider} cannot do ${plan.component}.`);
}
