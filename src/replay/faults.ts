// Trouble on purpose: tools, services and agents that fail or hang while a turn of a transcript is played.
import type { AgentOnDuty, CompanyRuntime } from '../call/company-runtime.ts';
import type { Services } from '../services/services.port.ts';
import type { Tool } from '../tools/define-tool.ts';
import type { Faults as FaultTable } from './transcript-format.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface Trouble {
  fails?: FaultTable | undefined;
  hangs?: readonly string[] | undefined;
}

/** Longer than any tool may take. Milliseconds. */
const PATIENCE = 10_000;

export class Faults {
  readonly #time: VirtualTime;
  #troubles: readonly Trouble[] = [];
  readonly #struck = new Map<string, number>();

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  /** What is broken from now on; counts start anew. */
  arm(...troubles: readonly Trouble[]): void {
    this.#troubles = troubles;
    this.#struck.clear();
  }

  /** Whether anything was broken that the call ran into. */
  get struck(): readonly string[] {
    return [...this.#struck.keys()];
  }

  /** A failure, or a wait for ever, when this is broken now; null when it works. */
  trouble(name: string): Promise<never> | null {
    const fault = this.#troubles.flatMap(({ fails }) => fails?.[name] ?? []).at(0);
    const before = this.#struck.get(name) ?? 0;
    if (fault && before < (fault.times ?? Infinity)) {
      this.#struck.set(name, before + 1);
      return Promise.reject(new Error(fault.message));
    }
    if (!this.#troubles.some(({ hangs }) => hangs?.includes(name))) return null;
    this.#struck.set(name, before + 1);
    return this.outlast(PATIENCE).then(() => new Promise<never>(() => undefined));
  }

  /** Lets the time pass that others are ready to wait, once they have begun to. */
  outlast(patienceMs: number): Promise<void> {
    return new Promise((resolve) =>
      setImmediate(() => {
        this.#time.advance(patienceMs);
        resolve();
      }),
    );
  }
}

/** The record of the call is what a replay is judged by; nothing is heard that could be recorded. */
const UNBREAKABLE: ReadonlySet<string> = new Set(['calls', 'recordings']);

/** The same services, each of whose methods may be broken under its name, e.g. "appointments.cancel". */
export function breakableServices(services: Services, faults: Faults): Services {
  const breakable = <P extends object>(port: string, target: P): P =>
    new Proxy(target, {
      get(object, key) {
        const member: unknown = Reflect.get(object, key);
        if (typeof member !== 'function' || typeof key !== 'string') return member;
        return (...args: unknown[]): unknown =>
          faults.trouble(`${port}.${key}`) ?? Reflect.apply(member, object, args);
      },
    });
  return new Proxy(services, {
    get(all, port) {
      const target: unknown = Reflect.get(all, port);
      const isPort = typeof port === 'string' && typeof target === 'object' && target !== null;
      return isPort && !UNBREAKABLE.has(port) ? breakable(port, target) : target;
    },
  });
}

/** The same agents, each of whose tools may be broken under its name. */
export function breakableTools(runtime: CompanyRuntime, faults: Faults): CompanyRuntime {
  const breakable = (agent: AgentOnDuty): AgentOnDuty => ({
    ...agent,
    tools: agent.tools.map((tool) => breakableTool(tool, faults)),
  });
  return {
    ...runtime,
    agents: new Map([...runtime.agents].map(([name, agent]) => [name, breakable(agent)])),
  };
}

function breakableTool(tool: Tool, faults: Faults): Tool {
  const { change } = tool;
  return {
    ...tool,
    run: (args, call) => faults.trouble(tool.name) ?? tool.run(args, call),
    change: change && {
      ...change,
      carryOut: (proposal, call) => faults.trouble(tool.name) ?? change.carryOut(proposal, call),
    },
  };
}

/** Every name that `fails` and `hangs` may use. */
export function breakableNames(runtime: CompanyRuntime, services: Services): ReadonlySet<string> {
  const tools = [...runtime.agents.values()].flatMap((agent) => agent.tools.map((tool) => tool.name));
  const ports = Object.entries(services).filter(([port]) => !UNBREAKABLE.has(port));
  const methods = ports.flatMap(([port, target]: [string, object]) =>
    Object.keys(target).map((method) => `${port}.${method}`),
  );
  return new Set([...tools, ...methods]);
}
