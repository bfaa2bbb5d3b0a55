// soundswallower (PocketSphinx in WebAssembly) with our grammar: hears one utterance at a time, remembers nothing.
// To be used in a worker: the package takes over the process's uncaughtException.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import createModule, { type Decoder, type Segment } from 'soundswallower';
import { z } from 'zod';
import { resample } from '../voice/resample.ts';
import type { Heard, HeardWord } from './ear.ts';
import { createGrammar, STRANGE } from './grammar/grammar.ts';
import { PRONUNCIATIONS } from './grammar/pronunciations.ts';
import { hasVoice, prepare } from './prepare.ts';

const RATE = 16_000;
const NOTHING: Heard = { text: '', words: [], confidence: 0 };
/**
 * How well the words fit the sound: logarithms of the engine's likelihoods, a second of speech, and a tenth more for each
 * word since short ones fit worse. Below the first for all words, or the second for one of them, nothing was understood:
 * of 88 sentences outside the grammar 52 were taken for others before, and 12 since; of 74 inside it one was lost.
 */
const LEAST = { all: -0.4, one: -0.54 };
const EACH_WORD = 0.1;

/** Beams as wide as the accuracy still gains by. */
const SETTINGS = {
  loglevel: 'FATAL',
  samprate: RATE,
  bestpath: false,
  beam: 1e-60,
  pbeam: 1e-60,
  wbeam: 1e-40,
};

export class Recogniser {
  readonly #decoder: Decoder;

  private constructor(decoder: Decoder) {
    this.#decoder = decoder;
  }

  /** Takes some hundred milliseconds. @throws Error that names words without a pronunciation. */
  static async open(): Promise<Recogniser> {
    const model = join(dirname(createRequire(import.meta.url).resolve('soundswallower')), 'model/');
    const phones = readPhones(join(model, 'en-us/phoneset.json'));
    const grammar = createGrammar(phones);
    const dictionary = readFileSync(join(model, 'en-us/dict.txt'), 'utf8');
    const strange = phones.map((phone) => `${STRANGE}${phone.toLowerCase()} ${phone}`);
    // The package wants files; a dictionary of only our words loads in no time.
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-ear-'));
    try {
      const dict = join(folder, 'dict.txt');
      const fsg = join(folder, 'grammar.fsg');
      writeFileSync(dict, padded([...linesFor(grammar.words, dictionary), ...strange].join('\n')));
      writeFileSync(fsg, padded(grammar.fsg));
      // Its types leave the folder out.
      const where: object = { modelBase: model };
      const module = await createModule(where);
      const decoder = new module.Decoder({ ...SETTINGS, dict, fsg });
      await decoder.initialize();
      return new Recogniser(decoder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  hear(pcm: Int16Array, rate: number): Heard {
    const speech = resample(pcm, rate, RATE);
    if (!hasVoice(speech, RATE)) return NOTHING;
    this.#decoder.start();
    try {
      this.#decoder.process_audio(prepare(speech, RATE), false, true);
    } finally {
      this.#decoder.stop();
    }
    const text = this.#decoder.get_text();
    if (text === '' || text.split(' ').some((word) => word.startsWith(STRANGE))) return NOTHING;
    const words = (this.#decoder.get_alignment().w ?? []).filter(({ t }) => /^[a-z]/.test(t));
    const fit = fitOf(words);
    if (fit < LEAST.all || words.some((word) => fitOf([word]) < LEAST.one)) return NOTHING;
    return { text, words: words.map(toWord), confidence: Math.exp(fit) };
  }
}

function readPhones(file: string): string[] {
  const phones = Object.keys(z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8'))));
  return phones.filter((phone) => /^[A-Z]+$/.test(phone) && phone !== 'SIL');
}

/** soundswallower 0.6.3 writes a zero one byte behind what it reserves for a file; at other lengths that is its heap. */
function padded(text: string): string {
  return `${text}\n`.padEnd(Math.ceil((text.length + 1) / 16) * 16, '\n');
}

function fitOf(words: readonly Segment[]): number {
  const seconds = words.reduce((sum, { d }) => sum + d + EACH_WORD, 0);
  return words.reduce((sum, { p }) => sum + Math.log(p), 0) / seconds;
}

function toWord({ t, b, d }: Segment): HeardWord {
  return {
    word: t.replace(/\(\d+\)$/, ''),
    startMs: Math.round(b * 1000),
    endMs: Math.round((b + d) * 1000),
  };
}

/** The lines of the model's dictionary for these words, all pronunciations of each. */
function linesFor(words: readonly string[], dictionary: string): string[] {
  const wanted = new Set(words);
  const lines = dictionary.split('\n').filter((line) => wanted.has(headword(line)));
  const known = new Set(lines.map(headword));
  const own = words.filter((word) => !known.has(word));
  const missing = own.filter((word) => !(word in PRONUNCIATIONS));
  if (missing.length > 0)
    throw new Error(
      `The ear does not know how to hear: ${missing.join(', ')}. Add them to pronunciations.ts.`,
    );
  return [...lines, ...own.map((word) => `${word} ${PRONUNCIATIONS[word] ?? ''}`)];
}

/** "hello(2) HH EH L OW" is about "hello". */
function headword(line: string): string {
  return line.slice(0, line.indexOf(' ')).replace(/\(\d+\)$/, '');
}
