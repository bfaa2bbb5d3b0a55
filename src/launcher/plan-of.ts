// The speech plan of a company with an environment, where nothing is spoken in this process.
import { createSpeech, type SpeechPlan } from '../speech/index.ts';
export function planOf(options: Parameters<typeof createSpeech>[0]): SpeechPlan {
  return createSpeech(options).plan;
}
