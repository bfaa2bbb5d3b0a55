// The messages of Deepgram's streaming wire that its clients read.
import type { Heard } from '../../ear/ear.ts';

export interface ResultOptions {
  requestId: string;
  heard: Heard;
  /** Seconds of the stream at which the utterance begins. */
  start: number;
  /** Seconds. */
  duration: number;
  isFinal: boolean;
  speechFinal: boolean;
  fromFinalize: boolean;
}

export function toResults(options: ResultOptions): object {
  const { requestId, heard, start, duration, isFinal, speechFinal, fromFinalize } = options;
  const { text: transcript, confidence } = heard;
  return {
    type: 'Results',
    channel_index: [0, 1],
    start,
    duration,
    is_final: isFinal,
    speech_final: speechFinal,
    from_finalize: fromFinalize,
    channel: { alternatives: [{ transcript, confidence, words: toWords(heard, start) }] },
    metadata: metadataOf(requestId),
  };
}

export function toWords({ words, confidence }: Heard, start: number): object[] {
  return words.map(({ word, startMs, endMs }) => ({
    word,
    punctuated_word: word,
    start: start + startMs / 1000,
    end: start + endMs / 1000,
    confidence,
  }));
}

export function toMetadata(requestId: string, duration: number): object {
  return { type: 'Metadata', ...metadataOf(requestId), channels: 1, duration };
}

function metadataOf(requestId: string): object {
  const model = { name: 'switchboard-ear', version: '1', arch: 'grammar' };
  return { request_id: requestId, model_info: model, model_uuid: 'switchboard-ear' };
}
