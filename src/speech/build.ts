// Makes a chain's plugins and puts them into LiveKit's fallback adapters.
import type { llm } from '@livekit/agents';
import type { Clock } from '../domain/clock.ts';
import type { Company } from '../domain/company.ts';
import { CodedError } from '../domain/errors.ts';
import type { LlmSettings, SttSettings } from '../domain/speech-settings.ts';
import type { Chain } from './chain.ts';
import { FallbackLlm } from './fallback-llm.ts';
import { FallbackStt } from './fallback-stt.ts';
import type { Choice } from './speech-plan.ts';

export function buildLlm(
  { choices, report }: Chain<LlmSettings>,
  { company, clock }: { company: Company; clock: Clock },
): llm.LLM {
  const { timeoutMs, skipMs } = company.speech.retry;
  const llms = choices.map((choice) => {
    const { provider, access, settings, plan } = choice;
    return built(choice, provider.llm?.build(access, { ...settings, model: plan.model }, timeoutMs));
  });
  return new FallbackLlm({ llms, timeoutMs, restMs: skipMs, now: clock, onAvailability: report });
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
