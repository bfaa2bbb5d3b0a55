// Deepgram's wire for a recording: one WAV in, its words out.
import { randomUUID } from 'node:crypto';
import type { Ear } from '../../ear/ear.ts';
import { RequestError, type Exchange } from '../exchange.ts';
import { pcmSamples } from '../pcm.ts';
import { toWords } from './listen-messages.ts';

export function transcribe(ear: Ear) {
  return async (exchange: Exchange): Promise<void> => {
    const { pcm, rate } = readWave(await exchange.body());
    const heard = await ear.hear(pcm, rate, exchange.signal);
    const { text: transcript, confidence } = heard;
    const alternatives = [{ transcript, confidence, words: toWords(heard, 0) }];
    exchange.answer(200, {
      metadata: { request_id: randomUUID(), duration: pcm.length / rate, channels: 1 },
      results: { channels: [{ alternatives }] },
    });
  };
}

/** @throws RequestError 400 for anything but mono 16 bit PCM. */
function readWave(bytes: Buffer): { pcm: Int16Array; rate: number } {
  const isWave = bytes.length >= 44 && bytes.toString('latin1', 0, 4) === 'RIFF';
  const data = bytes.indexOf('data', 12, 'latin1');
  if (!isWave || data < 0 || bytes.readUInt16LE(22) !== 1 || bytes.readUInt16LE(34) !== 16)
    throw new RequestError(400, 'The recording is no mono WAV of 16 bits a sample.');
  return { pcm: pcmSamples(bytes.subarray(data + 8)), rate: bytes.readUInt32LE(24) };
}
