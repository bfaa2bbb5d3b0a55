// What is asked about speech in a process in which nobody speaks: the plan, and whether its providers answer.
import { createSpeech, type Finding, type SpeechOptions, type SpeechPlan } from '../speech/index.ts';

const TIMEOUT_MS = 5000;

export function planOf(options: SpeechOptions): SpeechPlan {
  return createSpeech(options).plan;
}

/** One line for each provider that is configured and would not serve a call; `parts` as findings name them. */
export async function speechTroubles(
  options: SpeechOptions,
  isAsked: (part: string) => boolean,
): Promise<string[]> {
  const speech = createSpeech(options);
  try {
    return troubleLines((await speech.check({ timeoutMs: TIMEOUT_MS })).filter(({ part }) => isAsked(part)));
  } finally {
    await speech.close();
  }
}

export function troubleLines(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ state }) => state === 'bad')
    .map(({ part, subject, detail, next }) =>
      [`Trouble with ${part}, ${subject}: ${detail}.`, ...(next === null ? [] : [next])].join(' '),
    );
}
