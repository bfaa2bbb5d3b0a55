// The little of WASI that flite asks for: arguments in, a file in memory out. No disk, no clock, no network.
import type { WasmMemory } from './web-assembly.ts';

const ROOT = 3;
const BAD_DESCRIPTOR = 8;
const DIRECTORY = 3;
const REGULAR_FILE = 4;
const CHARACTER_DEVICE = 2;

/** One program run after the other in the same instance; what it prints and the one file it writes are kept. */
export class WasiHost {
  #memory: WasmMemory | undefined;
  #args: Uint8Array[] = [];
  #printed = '';
  #file = Buffer.alloc(1 << 20);
  #size = 0;
  #position = 0;

  get printed(): string {
    return this.#printed;
  }

  /** A copy of the file as it stands. */
  get file(): Buffer {
    return Buffer.from(this.#file.subarray(0, this.#size));
  }

  attach(memory: WasmMemory): void {
    this.#memory = memory;
  }

  begin(args: readonly string[]): void {
    this.#args = args.map((arg) => Buffer.from(`${arg}\0`));
    this.#printed = '';
    this.#size = this.#position = 0;
  }

  /** To be given to the instance as `wasi_snapshot_preview1`; every answer is a WASI errno. */
  readonly imports = {
    args_sizes_get: (count: number, bytes: number): number => {
      this.#view.setUint32(count, this.#args.length, true);
      return this.#answer(
        bytes,
        this.#args.reduce((sum, { length }) => sum + length, 0),
      );
    },
    args_get: (pointers: number, texts: number): number => {
      let at = texts;
      this.#args.forEach((arg, index) => {
        this.#view.setUint32(pointers + index * 4, at, true);
        new Uint8Array(this.#view.buffer).set(arg, at);
        at += arg.length;
      });
      return 0;
    },
    clock_time_get: (_clock: number, _precision: bigint, result: number): number => {
      this.#view.setBigUint64(result, 0n, true);
      return 0;
    },
    fd_close: (): number => 0,
    fd_fdstat_set_flags: (): number => 0,
    fd_fdstat_get: (fd: number, result: number): number => {
      const kind = fd === ROOT ? DIRECTORY : fd > ROOT ? REGULAR_FILE : CHARACTER_DEVICE;
      this.#view.setUint8(result, kind);
      this.#view.setUint16(result + 2, 0, true);
      // All rights: there is nothing here to be kept from.
      this.#view.setBigUint64(result + 8, 0x1fffffffn, true);
      this.#view.setBigUint64(result + 16, 0x1fffffffn, true);
      return 0;
    },
    fd_prestat_get: (fd: number, result: number): number => {
      if (fd !== ROOT) return BAD_DESCRIPTOR;
      this.#view.setUint8(result, 0);
      return this.#answer(result + 4, 1);
    },
    fd_prestat_dir_name: (_fd: number, path: number): number => {
      this.#view.setUint8(path, '/'.charCodeAt(0));
      return 0;
    },
    path_open: (
      ...[, , , , , , , , result]: [number, number, number, number, number, bigint, bigint, number, number]
    ): number => {
      this.#size = this.#position = 0;
      return this.#answer(result, ROOT + 1);
    },
    fd_read: (_fd: number, _buffers: number, _count: number, result: number): number =>
      this.#answer(result, 0),
    fd_seek: (_fd: number, offset: bigint, whence: number, result: number): number => {
      const base = whence === 0 ? 0 : whence === 1 ? this.#position : this.#size;
      this.#position = base + Number(offset);
      this.#view.setBigUint64(result, BigInt(this.#position), true);
      return 0;
    },
    fd_write: (fd: number, buffers: number, count: number, result: number): number => {
      let written = 0;
      for (let index = 0; index < count; index++) {
        const at = this.#view.getUint32(buffers + index * 8, true);
        const length = this.#view.getUint32(buffers + index * 8 + 4, true);
        this.#take(fd, Buffer.from(this.#view.buffer, at, length));
        written += length;
      }
      return this.#answer(result, written);
    },
    proc_exit: (code: number): never => {
      throw new Error(`The speech synthesizer left with code ${code}.`);
    },
  };

  #take(fd: number, bytes: Buffer): void {
    if (fd < ROOT) {
      this.#printed += bytes.toString('latin1');
      return;
    }
    const end = this.#position + bytes.length;
    if (end > this.#file.length) {
      const larger = Buffer.alloc(Math.max(end, this.#file.length * 2));
      this.#file.copy(larger);
      this.#file = larger;
    }
    bytes.copy(this.#file, this.#position);
    this.#position = end;
    this.#size = Math.max(this.#size, end);
  }

  #answer(at: number, value: number): number {
    this.#view.setUint32(at, value, true);
    return 0;
  }

  /** Made anew each time: memory that has grown lies elsewhere. */
  get #view(): DataView {
    if (!this.#memory) throw new Error('The speech synthesizer has no memory yet.');
    return new DataView(this.#memory.buffer);
  }
}
