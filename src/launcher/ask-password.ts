// Asks for a password at the terminal, twice and without showing it; a pipe is read instead, up to its first line.
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CodedError } from '../domain/errors.ts';

export interface Terminal {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stderr: NodeJS.WritableStream;
}

/** @throws CodedError invalid_argument when the two are not the same, or nothing came. */
export async function askPassword({ stdin, stderr }: Terminal): Promise<string> {
  // readline echoes what is typed into its output: this one swallows it.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const isTyped = stdin.isTTY === true;
  const lines = createInterface({ input: stdin, output: nowhere, terminal: isTyped });
  const heard = lines[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string> => {
    if (isTyped) stderr.write(question);
    const line: IteratorResult<string, unknown> = await heard.next();
    if (isTyped) stderr.write('\n');
    if (line.done !== true) return line.value;
    throw new CodedError('invalid_argument', 'No password was given: nothing was changed.');
  };
  // Ctrl-C comes as a key while readline has the terminal.
  lines.on('SIGINT', () => lines.close());
  try {
    const password = await ask('Password (not shown): ');
    if (isTyped && (await ask('Once more: ')) !== password)
      throw new CodedError('invalid_argument', 'The two are not the same: nothing was changed.');
    return password;
  } finally {
    lines.close();
  }
}
