// LiveKit writes its log to standard output, with what callers and agents said under keys that begin with `lk.pii.`.
import { redact, redactAnswers } from '../../understand/index.ts';

/** What a stream's `write` is, as far as a log needs it. */
type Write = (chunk: string | Uint8Array, ...rest: never[]) => boolean;

/** From now on nothing that was said, and no personal data, gets through to the stream. */
export function keepPrivate(stream: { write: Write }): void {
  const write = stream.write.bind(stream);
  stream.write = (chunk, ...rest) =>
    write(typeof chunk === 'string' ? chunk.split('\n').map(withoutWords).join('\n') : chunk, ...rest);
}

function withoutWords(line: string): string {
  if (!line.startsWith('{')) return redact(line);
  let entry: unknown;
  try {
    entry = JSON.parse(line, (key, value: unknown) => {
      if (key.startsWith('lk.pii.')) return '[redacted]';
      return typeof value === 'string' && (key === 'msg' || key === 'message') ? redactAnswers(value) : value;
    });
  } catch {
    return redact(line);
  }
  return JSON.stringify(entry);
}
