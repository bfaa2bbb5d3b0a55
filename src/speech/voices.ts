// The voices of one call: one instance a voice, shared by the agents that speak with it, made when first needed.
import type { tts } from '@livekit/agents';
import type { Company } from '../domain/company.ts';
import type { TtsSettings } from '../domain/speech-settings.ts';
import { built } from './build.ts';
import type { Chain } from './chain.ts';
import { FallbackTts } from './fallback-tts.ts';
import type { PlannedProvider } from './speech-plan.ts';
import { agentVoice } from './speech-plan.ts';

export class Voices {
  readonly #chain: Chain<TtsSettings>;
  readonly #company: Company;
  /** Whose voice a plain name under agents.<name>.voice is. */
  readonly #first: PlannedProvider | undefined;
  readonly #made = new Map<string, FallbackTts>();

  constructor(
    chain: Chain<TtsSettings>,
    { company, first }: { company: Company; first: PlannedProvider | undefined },
  ) {
    this.#chain = chain;
    this.#company = company;
    this.#first = first;
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
    return this.#chain.choices.map(({ plan }) =>
      agentVoice(this.#company.voices[agent], { plan, first: plan === this.#first }),
    );
  }

  #build(voices: readonly string[]): FallbackTts {
    const { language } = this.#company;
    const { timeoutMs, skipMs } = this.#company.speech.retry;
    const ttss = this.#chain.choices.map((choice, position) => {
      const { provider, access, settings, plan } = choice;
      const voice = voices[position] ?? '';
      return built(choice, () =>
        provider.tts?.build(access, { ...settings, model: plan.model, voice, language }, timeoutMs),
      );
    });
    return new FallbackTts({ ttss, restMs: skipMs, onAvailability: this.#chain.report });
  }
}
