// The providers that company.yaml may name. A new one is a file here and a line in this table.
import type { Provider } from '../provider.ts';
import { deepgram } from './deepgram.ts';
import { elevenlabs } from './elevenlabs.ts';
import { openai } from './openai.ts';

export type ProviderTable = Readonly<Record<string, Provider>>;

export const PROVIDERS: ProviderTable = { deepgram, elevenlabs, openai };
