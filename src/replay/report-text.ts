// A replay as a person reads it: one line a file with its chain of agents, then what differed, then coverage.
import type { Difference } from './difference.ts';
import type { Played } from './play-transcript.ts';
import type { Replayed } from './replay.ts';

/** How to colour; identity functions for plain text. */
export interface Ink {
  good: (text: string) => string;
  bad: (text: string) => string;
  faint: (text: string) => string;
}

export const PLAIN: Ink = { good: (text) => text, bad: (text) => text, faint: (text) => text };

export function playedLine(play: Played, ink: Ink): string {
  const chain = ink.faint(play.chain.join(' → '));
  switch (play.status) {
    case 'passed':
      return `${ink.good('✓')} ${play.file}  ${chain}`;
    case 'skipped':
      return `${ink.faint('–')} ${play.file}  ${ink.faint('for the recorded model only')}`;
    case 'failed':
      return [
        `${ink.bad('✗')} ${play.file}  ${chain}`,
        ...play.differences.map((difference) => describe(difference, ink)),
      ].join('\n');
  }
}

export function summaryText({ plays, unusable, coverage }: Replayed, seconds: number, ink: Ink): string {
  const count = (status: Played['status']) => plays.filter((play) => play.status === status).length;
  const numbers = [
    `${count('passed')} passed`,
    count('failed') > 0 ? ink.bad(`${count('failed')} failed`) : '0 failed',
    ...(count('skipped') > 0 ? [`${count('skipped')} skipped`] : []),
    ...(unusable.length > 0 ? [ink.bad(`${unusable.length} unusable`)] : []),
  ];
  const rosters = coverage.flatMap(({ company, edges, covered, uncovered }) => [
    `Roster of ${company}: ${covered.length} of ${edges} transfers covered`,
    ...uncovered.map((edge) => ink.faint(`  not covered: ${edge.replace('->', '→')}`)),
  ]);
  return [
    '',
    ...unusable.map((message) => ink.bad(message)),
    `${plays.length} files: ${numbers.join(', ')}, in ${seconds.toFixed(1)} s`,
    ...rosters,
  ].join('\n');
}

function describe({ type, file, line, column, what, expected, actual }: Difference, ink: Ink): string {
  return [
    `    ${ink.bad(type)}  ${what}  ${ink.faint(`${file}:${line}:${column}`)}`,
    `      expected  ${show(expected)}`,
    `      actual    ${show(actual)}`,
  ].join('\n');
}

const LONGEST = 400;

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? 'nothing' : JSON.stringify(value);
  const line = text.replace(/\n/g, ' | ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
