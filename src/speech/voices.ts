// The voices of one call: one instance a voice, shared by the agents that speak with it, made when first needed.
import type { tts } from '@livekit/agents';
import type { Company } from '../domain/company.ts';
import type { TtsSettings } from '../domain/speech-settings.ts';
import { built } from './build.ts';
import type { Chain } from './chain.ts';
import { FallbackTts } from './fallback-tts.ts';
import { agentVoice, type Choice, type Choices } from './speech-plan.ts';

export class Voices {
  readonly #chain: Chain<TtsSettings>;
  readonly #company: Company;
  readonly #made = new Map<string, FallbackTts>();

  constructor(chain: Chain<TtsSettings>, company: Company) {
    this.#chain = chain;
    this.#company = company;
  }

  of(agent: string): tts.TTS {
    const voices = this.#voicesOf(agent);
    const key = JSON.stringify(voices);
    const kept = this.#made.get(key);
    if (kept) return kept;
    const made = this.#build(voices);
    this.#made.set(key, made);
    return made;
  }

  prewarm(agent: string): void {
    const voice = this.of(agent);
    if (voice instanceof FallbackTts) voice.prewarm();
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.#made.values()].map((voice) => voice.close()));
    this.#made.clear();
  }

  /** By position in the chain. */
  #voicesOf(agent: string): string[] {
    return this.#chain.choices.map(({ plan }) => agentVoice(this.#company, agent, plan));
  }

  #build(voices: readonly string[]): FallbackTts {
    const ttss = this.#chain.choices.map((choice, position) =>
      buildVoice(choice, { company: this.#company, voice: voices[position] ?? '' }),
    );
    const { skipMs: restMs } = this.#company.speech.retry;
    return new FallbackTts({ ttss, restMs, onAvailability: this.#chain.report });
  }
}

function buildVoice(
  choice: Choice<TtsSettings>,
  { company, voice }: { company: Company; voice: string },
): tts.TTS {
  const { provider, access, settings, plan } = choice;
  const { language } = company;
  const { timeoutMs } = company.speech.retry;
  return built(
    choice,
    provider.tts?.build(access, { ...settings, model: plan.model, voice, language }, timeoutMs),
  );
}

/** The voice of lines that are made beforehand. */
export interface StockVoice {
  /** The same words in the same identity sound the same. */
  identity: string;
  open(): tts.TTS;
}

export function stockVoice(
  agent: string,
  { company, choices }: { company: Company; choices: Choices },
): StockVoice | null {
  const [choice] = choices.tts;
  if (!choice) return null;
  const { plan, settings } = choice;
  const voice = agentVoice(company, agent, plan);
  // Rehearsal servers sound the same on whatever port they listen.
  const host = plan.rehearsal ? 'rehearsal' : plan.host;
  return {
    identity: JSON.stringify([plan.provider, host, plan.model, voice, company.language, settings.options]),
    open: () => buildVoice(choice, { company, voice }),
  };
}
