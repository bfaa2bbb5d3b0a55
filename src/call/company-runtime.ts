// What all calls of one company share, made once: its machine, its rules, its rendered prompts.
import type { LoadedCompany } from '../config/load-company.ts';
import {
  createCoordinatorMachine,
  type CoordinatorMachine,
  type CoordinatorRules,
} from '../coordinator/index.ts';
import { agentSpec } from '../agents/registry.ts';
import type { AgentSpec } from '../agents/define-agent.ts';
import type { Company } from '../domain/company.ts';
import type { CustomerContext, Intent } from '../domain/customer-context.ts';
import type { Tool } from '../tools/define-tool.ts';
import { transferCall } from '../tools/transfer.tool.ts';
import { understandRequest } from '../understand/index.ts';
import { renderPrompt, transferTargets } from './render-prompt.ts';

export interface CompanyRuntime {
  company: Company;
  lines: LoadedCompany['words']['lines'];
  rules: CoordinatorRules;
  machine: CoordinatorMachine;
  agents: ReadonlyMap<string, AgentOnDuty>;
}

/** An agent as this company employs it. */
export interface AgentOnDuty {
  spec: AgentSpec;
  instructions: string;
  tools: readonly Tool[];
}

/** Throws `configuration` for a roster that names unknown agents or prompts that use unknown values. */
export function createCompanyRuntime({ company, words }: LoadedCompany): CompanyRuntime {
  const rules: CoordinatorRules = {
    roster: company.roster,
    attemptsPerCall: company.verification.attemptsPerCall,
    pingPong: company.limits.pingPong,
    transfers: company.limits.transfers,
  };
  const names = Object.keys(company.roster.agents);
  return {
    company,
    lines: words.lines,
    rules,
    machine: createCoordinatorMachine(rules),
    agents: new Map(
      names.map((name) => {
        const spec = agentSpec(name);
        const instructions = renderPrompt(name, company, words);
        return [name, { spec, instructions, tools: [...spec.tools, ...transferTool(name, company)] }];
      }),
    ),
  };
}

/** What would serve a wish at an agent: its own words say it, else the caller's, else what the agent is there for. */
export function wantsAt(
  agent: AgentOnDuty | undefined,
  reason: string,
  { request }: CustomerContext,
): Intent['wants'] {
  const stated = understandRequest(reason);
  if (stated !== null) return stated;
  // Who can change nothing serves by answering, unless the wish itself is a deed: nobody has paid a bill by naming it.
  if (!agent?.tools.some(({ effect }) => effect === 'write')) return 'answer';
  return request?.wants ?? (agent.spec.answersServe ? 'answer' : 'change');
}

function transferTool(agent: string, company: Company): Tool[] {
  const [first, ...rest] = transferTargets(agent, company);
  return first === undefined ? [] : [transferCall([first, ...rest])];
}
