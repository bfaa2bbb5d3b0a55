// A replay for other programs: one JSON document, or JUnit's XML for what shows test results.
import type { Replayed } from './replay.ts';
import type { ModelChoice } from './models.ts';
import type { LiveRequest } from './live-view.ts';
import type { Played } from './play-transcript.ts';

export interface ReplaySummary {
  model: ModelChoice;
  seconds: number;
  /** Of a live model. */
  requests: readonly LiveRequest[];
}

export function toJson({ plays, unusable, coverage }: Replayed, summarised: ReplaySummary): string {
  const { model, seconds, requests } = summarised;
  const files = plays.map(({ events, ...play }) => ({
    ...play,
    ...(model === 'live' && { steps: stepsOf(events) }),
  }));
  const count = (status: Played['status']) => plays.filter((play) => play.status === status).length;
  const summary = {
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    unusable: unusable.length,
    seconds,
    ...(model === 'live' && { requests }),
  };
  return JSON.stringify({ model, summary, files, unusable, coverage }, null, 2);
}

/** What the model brought forth, request by request. */
function stepsOf(events: Played['events']): object[] {
  return events.flatMap((event) => (event.type === 'model.answered' ? [event.data] : []));
}

export function toJunit({ plays, unusable }: Replayed, { model, seconds }: ReplaySummary): string {
  const failed = plays.filter((play) => play.status === 'failed').length;
  const skipped = plays.filter((play) => play.status === 'skipped').length;
  const cases = [
    ...plays.map(toCase),
    ...unusable.map(
      (message) =>
        `    <testcase name="unusable file" classname="transcripts"><error message="${escape(message)}"/></testcase>`,
    ),
  ];
  const counts = `tests="${cases.length}" failures="${failed}" errors="${unusable.length}" skipped="${skipped}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts} time="${seconds.toFixed(3)}">`,
    `  <testsuite name="transcripts (${model})" ${counts} time="${seconds.toFixed(3)}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function toCase({ file, name, status, differences }: Played): string {
  const open = `    <testcase name="${escape(name)}" classname="${escape(file)}">`;
  const inside = differences.map(({ type, line, what, expected, actual }) => {
    const message = `${file}:${line} ${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
    return `      <failure type="${type}" message="${escape(message)}"/>`;
  });
  return [open, ...inside, ...(status === 'skipped' ? ['      <skipped/>'] : []), '    </testcase>'].join(
    '\n',
  );
}

/** XML 1.0 has no place for control characters, not even escaped ones. */
function escape(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\n': '&#10;',
  };
  return text
    .replace(/[\p{Cc}]/gu, (letter) => (letter === '\n' ? letter : ' '))
    .replace(/[&<>"\n]/g, (letter) => entities[letter] ?? letter);
}
