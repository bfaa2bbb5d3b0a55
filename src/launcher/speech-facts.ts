// What of the speech plan a start has to know: what needs rehearsal servers, and how to tell people who speaks.
import type { SpeechPlan } from '../speech/index.ts';

type Component = keyof SpeechPlan['used'];
const COMPONENTS: readonly Component[] = ['stt', 'llm', 'tts'];
export const PART_NAMES: Readonly<Record<Component, string>> = {
  stt: 'hearing',
  llm: 'language model',
  tts: 'voice',
};

/** Whether a start has to run the servers itself: nothing is usable for some part, and no servers are named. */
export function needsRehearsalServers(plan: Pick<SpeechPlan, 'used'>): boolean {
  return COMPONENTS.some((component) => plan.used[component].length === 0);
}

export interface StandIn {
  component: Component;
  /** Setting any of them brings a real provider. */
  variables: string[];
}

/** Parts that the rehearsal servers play. */
export function standIns(plan: Pick<SpeechPlan, 'used' | 'configured'>): StandIn[] {
  return COMPONENTS.filter((component) => plan.used[component].some(({ rehearsal }) => rehearsal)).map(
    (component) => ({
      component,
      variables: [...new Set(plan.configured[component].flatMap(({ keyEnv }) => keyEnv ?? []))],
    }),
  );
}

/** Providers of each part, first choice first. */
export function providerNames(plan: Pick<SpeechPlan, 'used'>): Record<Component, string[]> {
  const names = (component: Component): string[] =>
    plan.used[component].map(({ title, model, rehearsal }) => (rehearsal ? title : `${title} ${model}`));
  return { stt: names('stt'), llm: names('llm'), tts: names('tts') };
}
