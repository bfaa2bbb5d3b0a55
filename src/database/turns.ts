// Whose turn it is at the one session that PGlite has. First come, first served; a turn can be kept.

export interface Turns {
  /** Resolves when the owner has the turn; at once when it has it already. */
  take(owner: symbol): Promise<void>;
  isHeldBy(owner: symbol): boolean;
  /** Hands the turn to the next in line. Nothing happens when the owner does not have it. */
  giveBack(owner: symbol): void;
}

export function createTurns(): Turns {
  let holder: symbol | undefined;
  const waiting: { owner: symbol; begin: () => void }[] = [];
  return {
    take: async (owner) => {
      if (holder === owner) return;
      if (holder === undefined) {
        holder = owner;
        return;
      }
      await new Promise<void>((begin) => waiting.push({ owner, begin }));
    },
    isHeldBy: (owner) => holder === owner,
    giveBack: (owner) => {
      if (holder !== owner) return;
      const next = waiting.shift();
      holder = next?.owner;
      next?.begin();
    },
  };
}
