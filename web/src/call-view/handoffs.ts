// The transfers of a call: asked for, put off, refused, carried out or failed.
import type { CallEvent } from '../../../src/domain/call-event.ts';
import type { Handoff } from './call-view.ts';

export function handoffsAfter(
  handoffs: readonly Handoff[],
  { type, data, at }: CallEvent,
): readonly Handoff[] {
  switch (type) {
    case 'transfer.requested':
      return [...handoffs, { ...blank(at), ...parties(data), epoch: data.epoch, status: 'requested' }];
    case 'transfer.queued':
      return [...handoffs, { ...blank(at), ...parties(data), status: 'queued' }];
    case 'transfer.refused':
      return [...handoffs, { ...blank(at), ...parties(data), status: 'refused', why: data.why }];
    case 'transfer.withdrawn':
      return update(handoffs, data.epoch, { status: 'withdrawn' });
    case 'handoff.entered': {
      const settled = {
        status: data.outcome === 'recovered' ? ('recovered' as const) : ('entered' as const),
        msToEntered: data.msToEntered,
      };
      // Some begin without being asked for: the next wish in the queue, or the way back after a failure.
      return handoffs.some(({ epoch }) => epoch === data.epoch)
        ? update(handoffs, data.epoch, settled)
        : [...handoffs, { ...blank(at), ...parties(data), epoch: data.epoch, ...settled }];
    }
    case 'handoff.spoke':
      return update(handoffs, data.epoch, { msToFirstWords: data.msToFirstAudio ?? data.msToFirstToken });
    case 'handoff.failed':
      return handoffs.some(({ epoch }) => epoch === data.epoch)
        ? update(handoffs, data.epoch, { status: 'failed', why: data.why })
        : [
            ...handoffs,
            {
              ...blank(at),
              from: data.from,
              to: data.to,
              epoch: data.epoch,
              status: 'failed',
              why: data.why,
            },
          ];
    default:
      return handoffs;
  }
}

/** How often the call went from one agent to another, by `from>to`. */
export function handoffCounts(handoffs: readonly Handoff[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { from, to, status } of handoffs)
    if (status === 'entered' || status === 'recovered')
      counts.set(`${from}>${to}`, (counts.get(`${from}>${to}`) ?? 0) + 1);
  return counts;
}

function parties({ from, to, reason }: { from: string; to: string; reason: string }) {
  return { from, to, reason };
}

function blank(at: number) {
  return { at, epoch: null, reason: '', why: null, msToEntered: null, msToFirstWords: null };
}

function update(handoffs: readonly Handoff[], epoch: number, change: Partial<Handoff>): readonly Handoff[] {
  return handoffs.map((handoff) => (handoff.epoch === epoch ? { ...handoff, ...change } : handoff));
}
