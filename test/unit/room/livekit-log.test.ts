// LiveKit's own log: what was said stays out of it.
import { describe, expect, it } from 'vitest';
import { keepPrivate } from '../../../src/channels/room/livekit-log.ts';

function logged(...chunks: (string | Uint8Array)[]): string {
  let text = '';
  const stream = {
    write: (chunk: string | Uint8Array) => {
      text += chunk.toString();
      return true;
    },
  };
  keepPrivate(stream);
  for (const chunk of chunks) stream.write(chunk);
  return text;
}

describe("LiveKit's log", () => {
  it('has no words of callers or agents, at whatever depth', () => {
    const entry = {
      level: 40,
      'lk.pii.user_input': 'my zip is nine eight one oh nine',
      nested: { 'lk.pii.message': 'Thank you, Dana.' },
      msg: 'skipping user input, speech scheduling is paused',
    };
    const text = logged(`${JSON.stringify(entry)}\n`);
    expect(text).not.toMatch(/nine|Dana/);
    expect(text).toContain('skipping user input');
    expect(text.endsWith('\n')).toBe(true);
  });

  it('has no personal data in its messages', () => {
    const text = logged('{"msg":"caller +14155550123 said 98109"}\n', 'plain line about +14155550123\n');
    expect(text).not.toMatch(/98109|4155550123/);
  });

  it('is otherwise as it was, whatever comes', () => {
    expect(logged('{"level":30,"pid":7,"msg":"ready"}\n')).toBe('{"level":30,"pid":7,"msg":"ready"}\n');
    expect(logged('{broken json\n', new Uint8Array([104, 105]))).toBe('{broken json\n104,105');
  });
});
