// Runs a program to its end, quietly, and tells what it said when it failed.
import { spawn } from 'node:child_process';

export interface ToolRun {
  ok: boolean;
  stdout: string;
  /** What it said on stderr, shortened, or why it could not be started. */
  complaint: string;
}

/** Of its beginning, and of its end. */
const KEPT_LINES = 8;

export interface ToolOptions {
  cwd?: string;
  env?: Readonly<Record<string, string | undefined>>;
  signal?: AbortSignal;
  /** Milliseconds after which it is killed. */
  limitMs?: number;
}

/** Never rejects, except with the signal's reason. */
export async function runTool(
  command: string,
  args: readonly string[],
  options: ToolOptions = {},
): Promise<ToolRun> {
  const { cwd, env, signal, limitMs } = options;
  signal?.throwIfAborted();
  const run = await new Promise<ToolRun>((resolve) => {
    // No group of its own: what a Ctrl-C interrupts may end at once.
    const child = spawn(command, args, {
      ...(cwd !== undefined && { cwd }),
      ...(env !== undefined && { env: { ...env } }),
      ...(limitMs !== undefined && { timeout: limitMs, killSignal: 'SIGKILL' }),
      ...(signal !== undefined && { signal }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', (error) => resolve({ ok: false, stdout, complaint: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, stdout, complaint: heart(stderr || stdout) }));
  });
  signal?.throwIfAborted();
  return run;
}

/** Compilers say what is wrong first and where it was noticed last. */
function heart(text: string): string {
  const lines = text.trim().split('\n');
  if (lines.length <= 2 * KEPT_LINES) return lines.join('\n');
  return [...lines.slice(0, KEPT_LINES), '…', ...lines.slice(-KEPT_LINES)].join('\n');
}
