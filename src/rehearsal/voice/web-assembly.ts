// The part of WebAssembly that is used here: its types come with the DOM's, which the servers have no use for.
import { z } from 'zod';

/** Its buffer is another one after each growth. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

interface WebAssemblyApi {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (
    module: object,
    imports: Record<string, Record<string, (...args: never[]) => number>>,
  ) => {
    exports: unknown;
  };
}

const webAssembly = z
  .custom<WebAssemblyApi>((api) => typeof api === 'object' && api !== null && 'Instance' in api)
  .parse(Reflect.get(globalThis, 'WebAssembly'));

const programSchema = z.object({
  memory: z.custom<WasmMemory>(
    (memory) => typeof memory === 'object' && memory !== null && 'buffer' in memory,
  ),
  _start: z.custom<() => void>((start) => typeof start === 'function'),
});
export type WasmProgram = z.infer<typeof programSchema>;

/** @throws Error when the file is no program. */
export function openProgram(
  bytes: Uint8Array,
  imports: Record<string, Record<string, (...args: never[]) => number>>,
): WasmProgram {
  const module = new webAssembly.Module(bytes);
  return programSchema.parse(new webAssembly.Instance(module, imports).exports);
}
