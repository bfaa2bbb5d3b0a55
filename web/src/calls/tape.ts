// The call as a strip of time: who had it when, and what happened at which moment. Positions are parts of the whole.
import type { CallView } from '../call-view/call-view.ts';

export interface Stretch {
  agent: string;
  from: number;
  to: number;
  /** Where it begins in the transcript. */
  entry: number | null;
}

export interface Mark {
  kind: 'caller' | 'agent' | 'tool' | 'error' | 'bad';
  at: number;
  title: string;
  /** Where it stands in the transcript. */
  entry: number | null;
}

export interface Tape {
  stretches: Stretch[];
  marks: Mark[];
  durationMs: number;
}

export function tapeOf(view: CallView): Tape {
  const { entries } = view.conversation;
  const start = view.startedAt ?? entries[0]?.at ?? 0;
  const end = Math.max(view.endedAt ?? 0, entries.at(-1)?.at ?? 0, start + 1);
  const part = (at: number) => Math.min(1, Math.max(0, (at - start) / (end - start)));
  const entered = view.handoffs.filter(({ status }) => status === 'entered' || status === 'recovered');
  const first = view.chain[0] ?? entered[0]?.from;
  const turns = [
    ...(first === undefined ? [] : [{ agent: first, at: start }]),
    ...entered.map(({ to, at }) => ({ agent: to, at })),
  ];
  const entryAt = (at: number) => entries.find((entry) => entry.at >= at)?.id ?? null;
  const stretches = turns.map(({ agent, at }, index) => ({
    agent,
    from: part(at),
    to: part(turns[index + 1]?.at ?? end),
    entry: entryAt(at),
  }));
  const said = entries.flatMap((entry): Mark[] => {
    if (entry.kind === 'caller')
      return [{ kind: 'caller', at: part(entry.at), title: entry.text, entry: entry.id }];
    if (entry.kind === 'agent')
      return [{ kind: 'agent', at: part(entry.at), title: entry.text, entry: entry.id }];
    if (entry.kind === 'note' && entry.tone === 'bad')
      return [{ kind: 'bad', at: part(entry.at), title: entry.text, entry: entry.id }];
    return [];
  });
  const ran = view.tools.map(({ tool, startedAt, outcome }): Mark => ({
    kind: outcome.status === 'error' ? 'error' : 'tool',
    at: part(startedAt),
    title: tool,
    entry: entryAt(startedAt),
  }));
  return { stretches, marks: [...said, ...ran], durationMs: end - start };
}

/** Of the moment that is nearest to that part of the whole. */
export function entryNear({ marks }: Tape, part: number): number | null {
  const [nearest] = marks
    .filter(({ entry }) => entry !== null)
    .sort((a, b) => Math.abs(a.at - part) - Math.abs(b.at - part));
  return nearest?.entry ?? null;
}
