// Has a text spoken from beginning to end.
import { ReadableStream } from 'node:stream/web';
import { tts } from '@livekit/agents';
import { AudioResampler, type AudioFrame } from '@livekit/rtc-node';

/** What calls are spoken in. */
export const SPEECH_SAMPLE_RATE = 24_000;

/** Nobody waits for it, but a provider that fails should be noticed soon. */
const PATIENT = { maxRetry: 1, retryIntervalMs: 1000, timeoutMs: 10_000 };

/** Mono samples at SPEECH_SAMPLE_RATE. Throws when the voice fails or sends no sound; one text at a time. */
export async function synthesise(voice: tts.TTS, text: string): Promise<Int16Array> {
  let failure: Error | undefined;
  const onError = ({ error }: { error: Error }): void => {
    failure = error;
  };
  voice.on('error', onError);
  try {
    const samples: Int16Array[] = [];
    const resampler =
      voice.sampleRate === SPEECH_SAMPLE_RATE
        ? null
        : new AudioResampler(voice.sampleRate, SPEECH_SAMPLE_RATE, voice.numChannels);
    for await (const frame of frames(voice, text))
      samples.push(...(resampler ? resampler.push(frame) : [frame]).map(({ data }) => data));
    if (resampler && samples.length > 0) samples.push(...resampler.flush().map(({ data }) => data));
    resampler?.close();
    if (failure) throw failure;
    if (samples.length === 0) throw new Error(`${voice.provider} sent no sound`);
    return joined(samples);
  } finally {
    voice.off('error', onError);
  }
}

async function* frames(voice: tts.TTS, text: string): AsyncGenerator<AudioFrame> {
  if (!voice.capabilities.streaming) {
    for await (const { frame } of voice.synthesize(text, PATIENT)) yield frame;
    return;
  }
  const stream = voice.stream({ connOptions: PATIENT });
  stream.updateInputStream(ReadableStream.from([text]));
  for await (const audio of stream) if (audio !== tts.SynthesizeStream.END_OF_STREAM) yield audio.frame;
}

function joined(parts: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
