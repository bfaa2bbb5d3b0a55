// OpenAI's part of the wire: models, chat completions from the brain, speech from the rehearsal voice.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { think } from '../../brain/think.ts';
import type { Voice } from '../../voice/voice.ts';
import type { Exchange } from '../exchange.ts';
import { pcmBytes } from '../pcm.ts';
import { chatRequestSchema, toBrainRequest } from './chat-request.ts';
import { obey } from './obey.ts';
import { toChunks, toCompletion, usageOf, type AnswerFrame } from './chat-answer.ts';

const MODEL = 'switchboard-brain';
/** OpenAI's raw PCM always has this rate. */
const SPEECH_RATE = 24_000;

export function listModels(exchange: Exchange): void {
  const model = { id: MODEL, object: 'model', created: 0, owned_by: 'switchboard' };
  exchange.answer(200, { object: 'list', data: [model] });
}

export async function completeChat(exchange: Exchange): Promise<void> {
  const request = await exchange.json(chatRequestSchema);
  const answer = obey(think(toBrainRequest(request)), request);
  const frame: AnswerFrame = {
    id: randomUUID().replaceAll('-', ''),
    model: request.model,
    created: Math.floor(Date.now() / 1000),
    usage: usageOf(JSON.stringify(request.messages), answer),
  };
  if (!request.stream) {
    exchange.answer(200, toCompletion(answer, frame));
    return;
  }
  exchange.response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  const withUsage = request.stream_options?.include_usage ?? false;
  for (const chunk of toChunks(answer, frame, withUsage))
    exchange.response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  exchange.response.end('data: [DONE]\n\n');
}

const speechSchema = z.object({
  model: z.string().min(1),
  input: z.string().min(1).max(4096),
  voice: z.string().min(1),
  response_format: z.literal('pcm', { error: 'The rehearsal voice makes "pcm" only.' }),
  speed: z.number().min(0.25).max(4).optional(),
});

export function createSpeech(voice: Voice) {
  return async (exchange: Exchange): Promise<void> => {
    const { input, voice: id, speed } = await exchange.json(speechSchema);
    exchange.response.writeHead(200, { 'content-type': 'audio/pcm' });
    const options = { voice: id, rate: SPEECH_RATE, speed, signal: exchange.signal };
    for await (const { pcm } of voice.speak(input, options)) exchange.response.write(pcmBytes(pcm));
    exchange.response.end();
  };
}
