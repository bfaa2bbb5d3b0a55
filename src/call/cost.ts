// What a call used and what that costs, at the company's own prices.
import type { voice } from '@livekit/agents';

/** Units by meter: seconds, tokens, characters. */
export type Usage = Record<
  | 'sttSeconds'
  | 'llmInputTokens'
  | 'llmCachedTokens'
  | 'llmCacheWriteTokens'
  | 'llmOutputTokens'
  | 'ttsCharacters',
  number
>;

/** Prices in dollars, by the keys of company.yaml. */
export type Prices = Readonly<Record<string, number>>;

type ModelUsage = voice.AgentSession['usage']['modelUsage'];

/** Sums what LiveKit has counted for each model. */
export function totalUsage(models: ModelUsage): Usage {
  const usage: Usage = {
    sttSeconds: 0,
    llmInputTokens: 0,
    llmCachedTokens: 0,
    llmCacheWriteTokens: 0,
    llmOutputTokens: 0,
    ttsCharacters: 0,
  };
  for (const model of models) {
    switch (model.type) {
      case 'llm_usage':
        usage.llmInputTokens += model.inputTokens ?? 0;
        usage.llmCachedTokens += model.inputCachedTokens ?? 0;
        usage.llmCacheWriteTokens += model.inputCacheCreationTokens ?? 0;
        usage.llmOutputTokens += model.outputTokens ?? 0;
        break;
      case 'stt_usage':
        usage.sttSeconds += (model.audioDurationMs ?? 0) / 1000;
        break;
      case 'tts_usage':
        usage.ttsCharacters += model.charactersCount ?? 0;
        break;
      default:
        break;
    }
  }
  return usage;
}

/** Millionths of a dollar; a meter without a price costs nothing. */
export function costMicros(usage: Usage, prices: Prices): number {
  const of = (key: string) => prices[key] ?? 0;
  const fresh = Math.max(0, usage.llmInputTokens - usage.llmCachedTokens);
  // Per million units in dollars is per unit in millionths.
  const llm =
    fresh * of('llmInputPerMillion') +
    usage.llmCachedTokens * of('llmCachedInputPerMillion') +
    usage.llmCacheWriteTokens * of('llmCacheWritePerMillion') +
    usage.llmOutputTokens * of('llmOutputPerMillion');
  const stt = (usage.sttSeconds / 60) * of('sttPerMinute') * 1e6;
  const tts = (usage.ttsCharacters / 1000) * of('ttsPerThousandCharacters') * 1e6;
  return Math.round(llm + stt + tts);
}
