// The doctor's findings for people, and the verdict.
import pc from 'picocolors';
import { unserved, type Finding, type SpeechPlan } from '../speech/index.ts';

export interface Verdict {
  /** Whether a spoken call could be held. */
  ready: boolean;
  summary: string;
}

/** Parts that must not be bad; of the speech providers one for each component is enough. */
const NEEDED = ['node', 'database', 'livekit', 'turn detection'];

export function verdictOf(findings: readonly Finding[], plan: SpeechPlan): Verdict {
  const broken = findings
    .filter(({ part, state }) => NEEDED.includes(part) && state === 'bad')
    .map(({ part }) => part);
  // Where nothing is configured, `npm start` brings rehearsal servers; what is configured and fails is trouble.
  const failing = unserved(findings).filter((part) => plan.used[part].length > 0);
  const trouble = [...broken, ...failing];
  if (trouble.length > 0) return { ready: false, summary: `No call could be held: ${trouble.join(', ')}.` };
  const brought = [
    ...(findings.some(({ part, state }) => part === 'livekit' && state === 'off') ? ['LiveKit'] : []),
    ...(plan.problem === null ? [] : ['rehearsal servers']),
  ];
  if (brought.length > 0)
    return {
      ready: true,
      summary: `A call can be held with \`npm start\`, which brings ${brought.join(' and ')}.`,
    };
  return { ready: true, summary: 'A call can be held.' };
}

/** Who gets to hear what; docs/what-models-see.md tells it in full. */
export const WHO_SEES_WHAT = [
  'The speech recogniser hears the caller. The language model reads their words without card numbers, social security',
  'numbers, passwords, addresses and phone numbers, and until they are verified without a digit of what may be an answer:',
  'it sees "[card]" or "(said 5 digits)". Names stay. The voice gets what agents say. More: docs/what-models-see.md',
];

const MARKS = { ok: pc.green('✓'), off: pc.dim('-'), bad: pc.red('✗') };
const PART_WIDTH = 15;

export function reportLines(findings: readonly Finding[], verdict: Verdict): string[] {
  const lines = findings.flatMap(({ part, subject, state, detail, next, ms }) => [
    `${MARKS[state]} ${part.padEnd(PART_WIDTH)}${subject}: ${detail}${ms === null ? '' : pc.dim(` (${ms} ms)`)}`,
    ...(next === null ? [] : [`  ${' '.repeat(PART_WIDTH)}${pc.bold(next)}`]),
  ]);
  return [...lines, '', ...WHO_SEES_WHAT.map((line) => pc.dim(line)), '', verdict.summary];
}
