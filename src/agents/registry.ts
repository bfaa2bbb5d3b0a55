// Every agent that a company's roster may name. A new one is a file here and a line below.
import { CodedError } from '../domain/errors.ts';
import { billing } from './billing.agent.ts';
import { cancellation } from './cancellation.agent.ts';
import type { AgentSpec } from './define-agent.ts';
import { human } from './human.agent.ts';
import { scheduling } from './scheduling.agent.ts';
import { verification } from './verification.agent.ts';

export const AGENTS: readonly AgentSpec[] = [verification, scheduling, billing, cancellation, human];

/** Throws `configuration` when a roster names an agent that nobody wrote. */
export function agentSpec(name: string): AgentSpec {
  const spec = AGENTS.find((agent) => agent.name === name);
  if (spec) return spec;
  const known = AGENTS.map((agent) => agent.name).join(', ');
  throw new CodedError(
    'configuration',
    `No agent "${name}". Known: ${known}. Add src/agents/${name}.agent.ts and its line in registry.ts.`,
  );
}
