// soundswallower (PocketSphinx in WebAssembly) with our grammar: hears one utterance at a time, remembers nothing.
// To be used in a worker: the package takes over the process's uncaughtException.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import createModule, { type Decoder, type Segment } from 'soundswallower';
import { resample } from '../voice/resample.ts';
import type { Heard, HeardWord } from './ear.ts';
import { wordsOf } from './grammar/grammar.ts';
import { PRONUNCIATIONS } from './grammar/pronunciations.ts';

/** The acoustic model was made for telephone bandwidth, at this rate. */
const RATE = 16_000;
/** Words that stand for sounds outside the grammar begin like this. */
const GARBAGE = /^xx/;

const SETTINGS = {
  loglevel: 'FATAL',
  samprate: RATE,
  remove_noise: false,
  bestpath: false,
  wbeam: 1e-15,
};

export class Recogniser {
  readonly #decoder: Decoder;

  private constructor(decoder: Decoder) {
    this.#decoder = decoder;
  }

  /** Takes some hundred milliseconds. @throws Error that names words without a pronunciation. */
  static async open(grammar: string): Promise<Recogniser> {
    const home = dirname(createRequire(import.meta.url).resolve('soundswallower'));
    const model = join(home, 'model/');
    // The package wants a file; a dictionary of only our words loads in no time.
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-ear-'));
    try {
      const dict = join(folder, 'dict.txt');
      writeFileSync(dict, dictionaryOf(grammar, readFileSync(join(model, 'en-us/dict.txt'), 'utf8')));
      // Its types leave the folder out.
      const where: object = { modelBase: model };
      const module = await createModule(where);
      const decoder = new module.Decoder({ ...SETTINGS, dict });
      await decoder.initialize();
      decoder.set_grammar(grammar);
      return new Recogniser(decoder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  hear(pcm: Int16Array, rate: number): Heard {
    const samples = Float32Array.from(resample(pcm, rate, RATE), (sample) => sample / 32_768);
    this.#decoder.start();
    try {
      this.#decoder.process_audio(samples, false, true);
    } finally {
      this.#decoder.stop();
    }
    const text = this.#decoder.get_text();
    if (text === '' || text.split(' ').some((word) => GARBAGE.test(word)))
      return { text: '', words: [], confidence: 0 };
    const words = (this.#decoder.get_alignment().w ?? []).flatMap(toWord);
    return { text, words, confidence: 0.9 };
  }
}

function toWord({ t, b, d }: Segment): HeardWord[] {
  if (!/^[a-z]/.test(t)) return [];
  return [
    { word: t.replace(/\(\d+\)$/, ''), startMs: Math.round(b * 1000), endMs: Math.round((b + d) * 1000) },
  ];
}

/** The lines of the model's dictionary for the grammar's words, all pronunciations of each. */
function dictionaryOf(grammar: string, dictionary: string): string {
  const wanted = new Set(wordsOf(grammar));
  const lines = dictionary.split('\n').filter((line) => wanted.has(headword(line)));
  const known = new Set(lines.map(headword));
  const own = [...wanted].filter((word) => !known.has(word));
  const missing = own.filter((word) => !(word in PRONUNCIATIONS));
  if (missing.length > 0)
    throw new Error(
      `The ear does not know how to hear: ${missing.join(', ')}. Add them to pronunciations.ts.`,
    );
  return [...lines, ...own.map((word) => `${word} ${PRONUNCIATIONS[word] ?? ''}`), ''].join('\n');
}

/** "hello(2) HH EH L OW" is about "hello". */
function headword(line: string): string {
  return line.slice(0, line.indexOf(' ')).replace(/\(\d+\)$/, '');
}
