// How this program starts itself again as another process: same Node, same TypeScript loader, another command.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export interface CommandLine {
  command: string;
  args: string[];
}

/** `switchboard <args>` as a child process. */
export function ownCommand(args: readonly string[]): CommandLine {
  return runModule('../main', args);
}

/** A module of ours, named relative to this file and without its extension, as a child process. */
export function runModule(module: string, args: readonly string[]): CommandLine {
  const fromSource = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(new URL(`${module}.${fromSource ? 'ts' : 'js'}`, import.meta.url));
  // By its own path, not through process.execArgv: under `tsx` that holds hooks which belong to its one child.
  const loader = fromSource ? ['--import', createRequire(import.meta.url).resolve('tsx')] : [];
  return { command: process.execPath, args: [...loader, file, ...args] };
}
