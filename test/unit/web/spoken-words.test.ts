// Words that the room carries stop when the utterance has been told whole, however the two ways overtake each other.
import { describe, expect, it } from 'vitest';
import { SpokenWords } from '../../../web/src/line/spoken-words.ts';

function utterance() {
  const pieces: string[] = [];
  let wake = (): void => undefined;
  let over = false;
  async function* read(): AsyncGenerator<string> {
    for (;;) {
      while (pieces.length > 0) yield pieces.shift() ?? '';
      if (over) return;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  return {
    pieces: read(),
    say: async (text: string) => {
      pieces.push(text);
      wake();
      await settled();
    },
    end: () => {
      over = true;
      wake();
    },
  };
}

/** All that is due in the micro tasks has been done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('words that the room carries', () => {
  it('are passed on piece by piece', async () => {
    const heard: string[] = [];
    const one = utterance();
    const reading = new SpokenWords((text) => heard.push(text)).read(one.pieces);
    await one.say('Good ');
    await one.say('morning.');
    one.end();
    await reading;
    expect(heard).toEqual(['Good ', 'morning.']);
  });

  it('are dropped when the whole utterance has come before them', async () => {
    const heard: string[] = [];
    const words = new SpokenWords((text) => heard.push(text));
    const one = utterance();
    const reading = words.read(one.pieces);
    await one.say('Your balance is ');
    words.said('Your balance is 129 dollars.');
    await one.say('129 dollars.');
    one.end();
    await reading;
    expect(heard).toEqual(['Your balance is ']);
  });

  it('go on when it was the utterance before that has come late', async () => {
    const heard: string[] = [];
    const words = new SpokenWords((text) => heard.push(text));
    const one = utterance();
    void words.read(one.pieces);
    await one.say('Your balance ');
    words.said('One moment, please.');
    await one.say('is 129 dollars.');
    expect(heard).toEqual(['Your balance ', 'is 129 dollars.']);
  });
});
