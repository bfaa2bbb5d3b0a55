// Server-sent events: the data of each, from a stream of bytes that may be cut anywhere.

/** Far above any event of a model; more without an end is none. */
const LONGEST_EVENT = 1_000_000;

/**
 * The data of each event as it becomes complete. Lines may end in LF, CRLF or CR; comments are passed over, and so is
 * an event that the end of the stream cuts off.
 * @throws RangeError for an event without an end.
 */
export async function* serverEvents(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  for await (const chunk of bytes) {
    rest += decoder.decode(chunk, { stream: true });
    if (rest.length > LONGEST_EVENT) throw new RangeError('an event without an end');
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
      if (line !== '' || data.length === 0) continue;
      yield data.join('\n');
      data = [];
    }
  }
  // Some servers do not write the empty line after the last event.
  const last = rest.replace(/\r$/, '');
  if (last.startsWith('data:')) data.push(last.slice(5).trim());
  if (data.length > 0) yield data.join('\n');
}
