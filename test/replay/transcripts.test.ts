// Every transcript in this folder, played as recorded: each call goes as written, and together they take every transfer.
import { beforeAll, describe, expect, it } from 'vitest';
import { findTranscripts } from '../../src/replay/load-transcript.ts';
import { replay, type Replayed } from '../../src/replay/replay.ts';

const files = findTranscripts(['test/replay/transcripts']);

describe('the transcripts', () => {
  let replayed: Replayed;
  beforeAll(async () => {
    replayed = await replay({ files, modelFor: () => null });
  }, 120_000);

  it('can all be played', () => {
    expect(replayed.unusable).toEqual([]);
    expect(replayed.plays).toHaveLength(files.length);
  });

  it.each(files)('%s', (file) => {
    expect(replayed.plays.find((play) => play.file === file)?.differences).toEqual([]);
  });

  it('take every transfer that a roster allows', () => {
    expect(replayed.coverage.map(({ company, uncovered }) => ({ company, uncovered }))).toEqual([
      { company: 'pestcall', uncovered: [] },
    ]);
  });
});
