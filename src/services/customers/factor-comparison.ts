// Which candidates a caller's answers fit, in a time that says nothing about how many there were or what differed.
import type { Protection } from '../../database/protection.ts';
import type { VerificationClaim } from './customers.port.ts';

interface Comparable {
  factors: ReadonlyMap<string, { salt: string; hash: string }>;
}

/** Compared when there is nothing to compare with, so that an unknown number takes as long as a known one. */
const DUMMY = { salt: 'none', hash: 'none' };

/** A known number usually has one account, a shared one two: all of them take the time of two. */
const PADDED_TO = 2;

/** Every factor of every candidate is compared, also after one has failed. */
export async function compareFactors<C extends Comparable>({
  protection,
  names,
  given,
  candidates,
}: {
  protection: Protection;
  names: readonly string[];
  given: VerificationClaim['factors'];
  candidates: readonly C[];
}): Promise<C[]> {
  const fits = async (candidate: Comparable | undefined): Promise<boolean> => {
    const results = await Promise.all(
      names.map(async (name) => {
        const stored = candidate?.factors.get(name);
        const matched = await protection.matches(given[name] ?? '', stored ?? DUMMY);
        return matched && stored !== undefined && given[name] !== undefined;
      }),
    );
    return candidate !== undefined && results.every(Boolean);
  };
  const padded: (C | undefined)[] = [...candidates];
  while (padded.length < PADDED_TO) padded.push(undefined);
  const results = await Promise.all(
    padded.map(async (candidate) => ({ candidate, fit: await fits(candidate) })),
  );
  return results.flatMap(({ candidate, fit }) => (fit && candidate !== undefined ? [candidate] : []));
}
