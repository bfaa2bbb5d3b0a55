// Stock lines made beforehand: fillers that need no waiting, and last words when no voice can be had any more.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { tts } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import type { Logger } from 'pino';
import { cut, soundIn } from '../domain/sound.ts';
import type { Speech } from './create-speech.ts';
import type { StockVoice } from './voices.ts';
import { SPEECH_SAMPLE_RATE, synthesise } from './synthesise.ts';

export interface StockLine {
  agent: string;
  text: string;
}

export interface StockAudio {
  /** The line in that agent's voice, 24 kHz mono; null when it has not been made. Never throws. */
  get(agent: string, text: string): Promise<readonly AudioFrame[] | null>;
  /** Makes what is missing, in the order given. Never throws. */
  warm(lines: readonly StockLine[]): Promise<void>;
}

export interface StockAudioOptions {
  /** Made when it is not there. */
  folder: string;
  speech: Pick<Speech, 'stockVoice'>;
  logger: Logger;
  /** Resolves when the voices are free for what can wait; by default they always are. */
  whenFree?: () => Promise<void>;
}

/** Providers allow few requests at once, and a call may need its own. */
const AT_ONCE = 2;
/** Left of the silence around a line, so that nothing of it is cut, in milliseconds. */
const AROUND = 20;
/** Failures in a row after which the rest is left for the next start. */
const ENOUGH = 3;

interface Place {
  voice: StockVoice;
  file: string;
}

export function createStockAudio({
  folder,
  speech,
  logger,
  whenFree = () => Promise.resolve(),
}: StockAudioOptions): StockAudio {
  const placeOf = ({ agent, text }: StockLine): Place | null => {
    const voice = speech.stockVoice(agent);
    return (
      voice && { voice, file: join(folder, `${sha256(`${voice.identity}\n${text}`).toString('hex')}.pcm`) }
    );
  };
  return {
    get: async (agent, text) => {
      const place = placeOf({ agent, text });
      const samples = place && (await readSamples(place.file));
      return samples ? framesOf(samples) : null;
    },
    warm: async (lines) => {
      const seen = new Set<string>();
      const missing = lines.flatMap((line) => {
        const place = placeOf(line);
        if (!place || seen.has(place.file)) return [];
        seen.add(place.file);
        return [{ ...line, ...place }];
      });
      const run = { queue: missing.values(), made: 0, failures: 0 };
      await Promise.all(Array.from({ length: AT_ONCE }, () => makeLines(run, { folder, logger, whenFree })));
      if (run.made > 0) logger.info({ lines: run.made }, 'Stock lines made beforehand');
      if (run.failures >= ENOUGH) logger.warn('The other stock lines are left for the next start');
    },
  };
}

interface Run {
  queue: Iterator<StockLine & Place> & Iterable<StockLine & Place>;
  made: number;
  /** In a row. */
  failures: number;
}

/** Works the queue off with voices of its own, each open until the end. */
async function makeLines(
  run: Run,
  { folder, logger, whenFree }: Required<Omit<StockAudioOptions, 'speech'>>,
): Promise<void> {
  const open = new Map<string, tts.TTS>();
  for (const { agent, text, voice, file } of run.queue) {
    if (run.failures >= ENOUGH) break;
    if (await readSamples(file)) continue;
    await whenFree();
    try {
      const speaker = open.get(voice.identity) ?? voice.open();
      open.set(voice.identity, speaker);
      await writeSamples({ folder, file }, withoutSilence(await synthesise(speaker, text)));
      run.made += 1;
      run.failures = 0;
    } catch (error) {
      run.failures += 1;
      logger.warn({ agent, error: String(error) }, 'A stock line could not be made beforehand');
    }
  }
  await Promise.allSettled([...open.values()].map((speaker) => speaker.close()));
}

/** Voices begin and end with some; it would be heard as waiting. */
function withoutSilence(samples: Int16Array): Int16Array {
  const sound = soundIn(samples, SPEECH_SAMPLE_RATE);
  if (!sound) return samples;
  return cut(samples, SPEECH_SAMPLE_RATE, sound.startMs - AROUND, sound.endMs + AROUND);
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
const DIGEST_BYTES = 32;

/** A file is the digest of its samples, then the samples: one that was cut short or altered is as good as none. */
async function readSamples(file: string): Promise<Int16Array | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch {
    return null;
  }
  const samples = bytes.subarray(DIGEST_BYTES);
  if (samples.length === 0 || samples.length % 2 !== 0) return null;
  if (!sha256(samples).equals(bytes.subarray(0, DIGEST_BYTES))) return null;
  return new Int16Array(new Uint8Array(samples).buffer);
}

/** Several processes may make the same line: each writes a file of its own, and the last one stays. */
async function writeSamples(
  { folder, file }: { folder: string; file: string },
  samples: Int16Array,
): Promise<void> {
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  const draft = `${file}.${randomUUID()}`;
  await mkdir(folder, { recursive: true });
  await writeFile(draft, Buffer.concat([sha256(bytes), bytes]));
  await rename(draft, file);
}

const FRAME_SAMPLES = SPEECH_SAMPLE_RATE / 50;

function framesOf(samples: Int16Array): AudioFrame[] {
  return Array.from({ length: Math.ceil(samples.length / FRAME_SAMPLES) }, (_, at) => {
    const part = samples.slice(at * FRAME_SAMPLES, (at + 1) * FRAME_SAMPLES);
    return new AudioFrame(part, SPEECH_SAMPLE_RATE, 1, part.length);
  });
}
