// An agent's name with its lamp, in its colour.
import { agentHue } from './agent-hue.ts';
import { agentTitle } from './format.ts';

export function AgentName({ agent, lit = false }: { agent: string; lit?: boolean }) {
  return (
    <span className={`agent-name ${agentHue(agent)}`}>
      <span className={lit ? 'lamp lamp-lit' : 'lamp'} aria-hidden="true" />
      {agentTitle(agent)}
    </span>
  );
}

/** The agents of a call in their order, as a path. */
export function Chain({ agents }: { agents: readonly string[] }) {
  return (
    <ol className="chain" aria-label="Agents in order">
      {agents.map((agent, index) => (
        // An agent can come twice.
        <li key={`${index}-${agent}`}>
          <AgentName agent={agent} />
        </li>
      ))}
    </ol>
  );
}
