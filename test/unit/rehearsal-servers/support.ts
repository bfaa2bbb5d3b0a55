// The real plugins against the rehearsal servers: what a test says and hears through them.
import { initializeLogger, stt, type tts } from '@livekit/agents';
import * as deepgram from '@livekit/agents-plugin-deepgram';
import * as elevenlabs from '@livekit/agents-plugin-elevenlabs';
import { AudioFrame } from '@livekit/rtc-node';
import { ReadableStream } from 'node:stream/web';
import { resample } from '../../../src/rehearsal/voice/resample.ts';

initializeLogger({ pretty: false, level: 'silent' });

/** The plugins' retries, switched off: a test wants to see the first failure. */
export const ONCE = { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 15_000 };

export function elevenLabs(url: string, voiceId: string): elevenlabs.TTS {
  return new elevenlabs.TTS({ apiKey: 'rehearsal', baseURL: `${url}/v1`, voiceId, encoding: 'pcm_22050' });
}

export interface Said {
  pcm: Int16Array;
  rate: number;
  /** Words with the seconds at which they begin and end. */
  timed: { text: string; start: number; end: number }[];
}

export async function say(speaker: tts.TTS, ...texts: string[]): Promise<Said> {
  const stream = speaker.stream({ connOptions: ONCE });
  stream.updateInputStream(ReadableStream.from(texts));
  const frames: AudioFrame[] = [];
  const timed: Said['timed'] = [];
  for await (const audio of stream) {
    if (typeof audio === 'symbol') continue;
    frames.push(audio.frame);
    for (const word of audio.timedTranscripts ?? [])
      timed.push({ text: word.text, start: word.startTime ?? -1, end: word.endTime ?? -1 });
  }
  return { pcm: joined(frames), rate: speaker.sampleRate, timed };
}

function joined(frames: readonly AudioFrame[]): Int16Array {
  const pcm = new Int16Array(frames.reduce((sum, frame) => sum + frame.data.length, 0));
  let at = 0;
  for (const { data } of frames) {
    pcm.set(data, at);
    at += data.length;
  }
  return pcm;
}

export interface HeardEvents {
  text: string;
  kinds: stt.SpeechEventType[];
  /** Of the final transcript. */
  words: { text: string; start: number; end: number }[];
}

const STREAM_RATE = 16_000;

/** Speech between two silences through Deepgram's plugin, as fast as it goes, up to the end of the utterance. */
export async function hear(url: string, pcm: Int16Array, rate: number): Promise<HeardEvents> {
  const ear = new deepgram.STT({
    apiKey: 'rehearsal',
    baseUrl: url.replace(/^http/, 'ws'),
    sampleRate: STREAM_RATE,
    endpointing: 300,
  });
  const stream = ear.stream();
  const silence = new Int16Array(STREAM_RATE / 2);
  for (const part of [silence, resample(pcm, rate, STREAM_RATE), silence])
    stream.pushFrame(new AudioFrame(part.slice(), STREAM_RATE, 1, part.length));
  const heard: HeardEvents = { text: '', kinds: [], words: [] };
  for await (const event of stream) {
    heard.kinds.push(event.type);
    const [best] = event.alternatives ?? [];
    if (event.type === stt.SpeechEventType.FINAL_TRANSCRIPT && best) {
      heard.text = best.text;
      heard.words = (best.words ?? []).map((word) => ({
        text: word.text,
        start: word.startTime ?? -1,
        end: word.endTime ?? -1,
      }));
    }
    if (event.type === stt.SpeechEventType.END_OF_SPEECH) break;
  }
  stream.close();
  return heard;
}
