// The providers of one component for one call: in order, those that failed lately last, each watched.
import { ComponentHealth, type Breaker, type HealthListener } from './health.ts';
import type { Component } from './provider.ts';
import type { Choice, Settings } from './speech-plan.ts';

export interface Chain<S extends Settings> {
  /** In the order in which they are tried. */
  choices: readonly Choice<S>[];
  health: ComponentHealth;
  /** `position` counts in `choices`. */
  report(position: number, works: boolean): void;
}

export function createChain<S extends Settings>(
  component: Component,
  given: { configured: readonly Choice<S>[]; breaker: Breaker; tell: HealthListener },
): Chain<S> {
  const { configured, breaker, tell } = given;
  const keys = configured.map(({ plan }) => [component, plan.provider, plan.model, plan.host].join(' '));
  const open = keys.map((key) => breaker.isOpen(key));
  const order = [...configured.keys()].sort((a, b) => Number(open[a]) - Number(open[b]) || a - b);
  const health = new ComponentHealth(component, {
    providers: configured.map(({ plan }) => plan.title),
    failing: order.filter((at) => open[at]),
    tell,
  });
  return {
    choices: order.flatMap((at) => configured[at] ?? []),
    health,
    report: (position, works) => {
      const at = order[position];
      const key = at === undefined ? undefined : keys[at];
      if (at === undefined || key === undefined) return;
      if (works) breaker.worked(key);
      else breaker.failed(key);
      if (works) health.worked(at);
      else health.failed(at);
    },
  };
}
