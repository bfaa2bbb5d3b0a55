// An agent's instructions: how everyone speaks, the same for all and first, so that a provider's cache of it survives
// handoffs; then the agent's own job. The call's state comes in a note of its own.
import type { CompanyWords } from '../config/load-company.ts';
import type { Company } from '../domain/company.ts';
import { CodedError } from '../domain/errors.ts';
import { fillIn } from './lines.ts';

export function renderPrompt(agent: string, company: Company, words: CompanyWords): string {
  const prompt = words.prompts[agent];
  if (prompt === undefined)
    throw new CodedError('configuration', `No prompt for "${agent}" in config/prompts.`);
  const values = { ...companyValues(company), targets: transferTargets(agent, company).join(', ') };
  return `${fillIn(words.speakingStyle, values).trim()}\n\n${fillIn(prompt, values).trim()}`;
}

/** What prompts and lines may name of a company. */
export function companyValues(company: Company): Record<string, string> {
  return { company: company.name, hours: company.hours, services: company.services.join(', ') };
}

/** Whom this agent may hand over to. */
export function transferTargets(agent: string, company: Company): readonly string[] {
  return company.roster.agents[agent]?.transfersTo ?? [];
}
