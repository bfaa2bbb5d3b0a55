// ElevenLabs' part of the wire over HTTP: its voices, and speech without a socket.
import { z } from 'zod';
import { FLITE_VOICES } from '../../voice/voices.ts';
import type { Voice } from '../../voice/voice.ts';
import { RequestError, type Exchange } from '../exchange.ts';
import { pcmBytes } from '../pcm.ts';

export function listVoices(exchange: Exchange): void {
  const voices = FLITE_VOICES.map((voice) => ({ voice_id: voice, name: voice, category: 'premade' }));
  exchange.answer(200, { voices });
}

const synthesisSchema = z.object({
  text: z.string().min(1),
  voice_settings: z.object({ speed: z.number().min(0.5).max(2).nullish() }).nullish(),
});

/** Both `/text-to-speech/{voice}` and `…/stream`: the latter's answer begins with the first clause, so does ours. */
export function synthesize(voice: Voice) {
  return async (exchange: Exchange): Promise<void> => {
    const rate = rateOf(exchange.url);
    const id = voiceOf(exchange.url);
    const { text, voice_settings: settings } = await exchange.json(synthesisSchema);
    exchange.response.writeHead(200, { 'content-type': 'audio/pcm' });
    const options = { voice: id, rate, speed: settings?.speed ?? undefined, signal: exchange.signal };
    for await (const { pcm } of voice.speak(text, options)) exchange.response.write(pcmBytes(pcm));
    exchange.response.end();
  };
}

/** The part of the path behind `text-to-speech`. */
export function voiceOf({ pathname }: URL): string {
  return decodeURIComponent(pathname.split('/')[3] ?? '');
}

/** @throws RequestError 400 for anything but raw PCM at a rate that speech can have. */
export function rateOf({ searchParams }: URL): number {
  const format = searchParams.get('output_format') ?? 'pcm_22050';
  const rate = Number(/^pcm_(\d+)$/.exec(format)?.[1]);
  if (rate >= 8000 && rate <= 48_000) return rate;
  throw new RequestError(
    400,
    `output_format: the rehearsal voice makes pcm_8000 to pcm_48000, not ${format}.`,
  );
}
