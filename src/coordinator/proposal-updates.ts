// How proposals come, wait for the caller's yes, and go. Pure functions, one per action of the machine.
import type { CustomerContext, Proposal, SettledProposal } from '../domain/customer-context.ts';
import type { NewProposal } from './coordinator-events.ts';

type Update = Pick<CustomerContext, 'proposals'>;

/** A newer proposal about the same thing takes the place of an older one: the caller has changed their mind. */
export function propose({ proposals, turn }: CustomerContext, made: NewProposal): Update {
  const others = proposals.filter(({ about }) => !about.some((thing) => made.about.includes(thing)));
  return { proposals: [...others, { ...made, turn, asked: 0, heard: false, failed: 0 }] };
}

export function ask(context: CustomerContext, ids: readonly string[]): Update {
  return change(context, ids, ({ asked }) => ({ asked: asked + 1, heard: false }));
}

export function hear(context: CustomerContext, ids: readonly string[]): Update {
  return change(context, ids, () => ({ heard: true }));
}

export function overtake(context: CustomerContext): Update {
  return { proposals: context.proposals.map((one) => ({ ...one, heard: false })) };
}

export function fail(context: CustomerContext, id: string): Update {
  return change(context, [id], ({ failed }) => ({ failed: failed + 1, heard: false }));
}

export function settle(
  { proposals, settled, turn }: CustomerContext,
  ids: readonly string[],
  outcome: SettledProposal['outcome'],
): Update & Pick<CustomerContext, 'settled'> {
  const gone = proposals.filter(({ id }) => ids.includes(id));
  return {
    proposals: proposals.filter(({ id }) => !ids.includes(id)),
    settled: [
      ...settled,
      ...gone.map(({ id, tool, args, summary }) => ({ id, tool, args, summary, outcome, turn })),
    ],
  };
}

/** What was proposed and left without an answer when the caller moved on; undefined when nothing was. */
export function unfinished({ proposals }: CustomerContext): string | undefined {
  const summaries = proposals.map(({ summary }) => summary);
  return summaries.length > 0 ? `proposed, not yet confirmed: ${summaries.join('; ')}` : undefined;
}

function change(
  { proposals }: CustomerContext,
  ids: readonly string[],
  by: (proposal: Proposal) => Partial<Proposal>,
): Update {
  return { proposals: proposals.map((one) => (ids.includes(one.id) ? { ...one, ...by(one) } : one)) };
}
