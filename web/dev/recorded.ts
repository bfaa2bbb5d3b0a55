// Calls recorded with `npm run -s console -- --json`. They took milliseconds; here they are given the time of a real call.
import { readdirSync, readFileSync } from 'node:fs';

export interface RecordedEvent {
  seq: number;
  at: number;
  type: string;
  data: Record<string, unknown>;
}

export interface RecordedWords {
  type: 'agent.words';
  data: { agent: string; text: string };
}

export interface Recorded {
  events: RecordedEvent[];
  /** Words and events in the order in which they came. */
  lines: (RecordedEvent | RecordedWords)[];
}

const FOLDER = new URL('./fixtures/', import.meta.url);

export function fixtureNames(): string[] {
  return readdirSync(FOLDER).map((file) => file.replace('.jsonl', ''));
}

export function readFixture(name: string): Recorded {
  const text = readFileSync(new URL(`${name}.jsonl`, FOLDER), 'utf8');
  const raw = text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as RecordedEvent | RecordedWords);
  let at = Date.now() - 240_000;
  const lines = raw.map((line): RecordedEvent | RecordedWords => {
    if (isWords(line)) return line;
    at += pause(line);
    return { ...line, at };
  });
  return { lines, events: lines.filter((line): line is RecordedEvent => !isWords(line)) };
}

export function isWords(line: RecordedEvent | RecordedWords): line is RecordedWords {
  return line.type === 'agent.words';
}

/** What a person on the telephone would take, roughly. */
function pause({ type, data }: RecordedEvent): number {
  const words = typeof data.text === 'string' ? data.text.split(' ').length : 0;
  if (type === 'caller.said') return 900 + words * 260;
  if (type === 'agent.said') return 320 + words * 240;
  if (type === 'model.answered') return 380;
  return Number(data.ms ?? 12);
}
