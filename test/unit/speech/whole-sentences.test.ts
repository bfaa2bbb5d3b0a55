// How text gets to a voice: a sentence at once, not when the next one has begun.
import { describe, expect, it } from 'vitest';
import { WholeSentences } from '../../../src/speech/whole-sentences.ts';

describe('text for a voice', () => {
  it('is handed on as soon as a sentence is complete', async () => {
    const stream = new WholeSentences().stream();
    for (const word of ['Dr. ', 'Reyes ', 'comes ', 'at ', '10 ', 'a.m. ', 'today.']) stream.pushText(word);
    expect((await stream.next()).value).toMatchObject({ token: 'Dr. Reyes comes at 10 a.m. today.' });
    stream.pushText(' Is that ');
    stream.pushText('all right?');
    expect((await stream.next()).value).toMatchObject({ token: 'Is that all right?' });
    stream.pushText(' And so');
    stream.endInput();
    expect((await stream.next()).value).toMatchObject({ token: 'And so' });
    expect((await stream.next()).done).toBe(true);
  });

  it('is handed on at a flush, and none of it after the end', async () => {
    const stream = new WholeSentences().stream();
    stream.pushText('Hold on');
    stream.flush();
    expect((await stream.next()).value).toMatchObject({ token: 'Hold on' });
    stream.close();
    expect((await stream.next()).done).toBe(true);
  });
});
