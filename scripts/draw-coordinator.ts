// Draws the coordinator as a Mermaid diagram, so that the picture in docs is the machine and not a memory of it.
// `npm run diagram` writes it; a test fails when it is stale.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createCoordinatorMachine } from '../src/coordinator/index.ts';

export const DIAGRAM_FILE = resolve(import.meta.dirname, '../docs/diagrams/coordinator.md');

interface StateDefinition {
  key: string;
  type: string;
  initial?: { target: readonly { key: string }[] } | undefined;
  description?: string | undefined;
  states: Readonly<Record<string, StateDefinition>>;
  transitions: readonly TransitionDefinition[];
}

interface TransitionDefinition {
  eventType: string;
  guard?: unknown;
  target?: readonly { key: string }[] | undefined;
}

/** The whole file: heading, diagram, and what each state is for. */
export function drawCoordinator(): string {
  const roster = { entry: 'verification', agents: {} };
  const machine = createCoordinatorMachine({ roster, attemptsPerCall: 3, pingPong: 3, transfers: 12 });
  const root = machine.definition as unknown as StateDefinition;
  const states = Object.values(root.states);
  return [
    '# The coordinator',
    '',
    'Drawn from `src/coordinator/coordinator-machine.ts` by `npm run diagram`. `call.ended` leads from every state to `ended`.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...drawStates(root, '  '),
    '```',
    '',
    '| state | what it is |',
    '|---|---|',
    ...states.flatMap((state) => describe(state)),
    '',
  ].join('\n');
}

function drawStates(parent: StateDefinition, indent: string): string[] {
  const first = parent.initial?.target[0]?.key;
  const states = Object.values(parent.states);
  return [
    ...(first ? [`${indent}[*] --> ${first}`] : []),
    ...states.flatMap((state) => [
      ...(Object.keys(state.states).length > 0
        ? [`${indent}state ${state.key} {`, ...drawStates(state, `${indent}  `), `${indent}}`]
        : []),
      ...drawTransitions(state, indent),
      ...(state.type === 'final' ? [`${indent}${state.key} --> [*]`] : []),
    ]),
  ];
}

/** One arrow a pair of states, with every event that takes it. */
function drawTransitions(state: StateDefinition, indent: string): string[] {
  const arrows = new Map<string, Set<string>>();
  for (const { eventType, guard, target } of state.transitions) {
    const to = target?.[0]?.key;
    if (to === undefined) continue;
    const label = `${eventType === '' ? 'at once' : eventType}${guard === undefined ? '' : ` [${guardName(guard)}]`}`;
    arrows.set(to, (arrows.get(to) ?? new Set()).add(label));
  }
  return [...arrows].map(([to, labels]) => `${indent}${state.key} --> ${to}: ${[...labels].join(', ')}`);
}

function guardName(guard: unknown): string {
  if (typeof guard === 'string') return guard;
  return typeof guard === 'object' && guard !== null && 'type' in guard ? String(guard.type) : 'guard';
}

function describe(state: StateDefinition, prefix = ''): string[] {
  const name = `${prefix}${state.key}`;
  return [
    `| \`${name}\` | ${state.description ?? ''} |`,
    ...Object.values(state.states).flatMap((s) => describe(s, `${name}.`)),
  ];
}

if (process.argv[1] === import.meta.filename) writeFileSync(DIAGRAM_FILE, drawCoordinator());
