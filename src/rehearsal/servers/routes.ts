// Which address does what: the three wires over HTTP, health, and the faults' own door.
import type { Ear } from '../ear/ear.ts';
import type { Voice } from '../voice/voice.ts';
import { transcribe } from './deepgram/transcribe.ts';
import { listVoices, synthesize } from './elevenlabs/elevenlabs-routes.ts';
import type { Exchange } from './exchange.ts';
import type { Endpoint } from './faults.ts';
import { completeChat, createSpeech, listModels } from './openai/openai-routes.ts';

export interface Route {
  method: 'GET' | 'POST';
  path: RegExp;
  /** Whose faults it has. */
  endpoint: Endpoint;
  answer(exchange: Exchange): void | Promise<void>;
}

export function createRoutes(voice: Voice, ear: Ear): readonly Route[] {
  return [
    { method: 'GET', path: /^\/v1\/models$/, endpoint: 'llm', answer: listModels },
    { method: 'POST', path: /^\/v1\/chat\/completions$/, endpoint: 'llm', answer: completeChat },
    { method: 'POST', path: /^\/v1\/audio\/speech$/, endpoint: 'tts', answer: createSpeech(voice) },
    { method: 'GET', path: /^\/v1\/voices$/, endpoint: 'tts', answer: listVoices },
    {
      method: 'POST',
      path: /^\/v1\/text-to-speech\/[^/]+(?:\/stream)?$/,
      endpoint: 'tts',
      answer: synthesize(voice),
    },
    { method: 'POST', path: /^\/v1\/listen$/, endpoint: 'stt', answer: transcribe(ear) },
  ];
}
