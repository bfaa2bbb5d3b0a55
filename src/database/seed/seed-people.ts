// The rows of a seed's people: their passwords hashed, and the call that each busy one is talking in.
import { hashPassword } from '../passwords.ts';
import type { people, tickets } from '../schema.ts';
import type { Seed } from './seed-format.ts';

export interface PeopleRows {
  people: Omit<typeof people.$inferInsert, 'company'>[];
  tickets: Omit<typeof tickets.$inferInsert, 'company'>[];
}

const MINUTE_MS = 60_000;
const NORMAL = 2;

export async function peopleRows(seed: Seed, now: number): Promise<PeopleRows> {
  const rows = seed.people.map(async ({ id, name, email, role, password, availability, busy }) => {
    const kept = password === undefined ? null : await hashPassword(password);
    const atDesk = busy || availability === 'available';
    return {
      ...{ id, name, role, availability, createdAt: now, seenAt: atDesk ? now : null },
      email: (email ?? `${id}@example.com`).toLowerCase(),
      passwordSalt: kept?.salt ?? null,
      passwordHash: kept?.hash ?? null,
    };
  });
  const talking = seed.people.filter(({ busy }) => busy);
  return { people: await Promise.all(rows), tickets: talking.map(({ id }) => otherCall(id, now)) };
}

function otherCall(personId: string, now: number): PeopleRows['tickets'][number] {
  return {
    id: `tkt_of_${personId}`,
    key: `seed:${personId}`,
    callId: `call_of_${personId}`,
    kind: 'handoff',
    rank: NORMAL,
    reason: 'another call',
    message: 'Another call.',
    openedAt: now - 10 * MINUTE_MS,
    takenBy: personId,
    takenAt: now - 9 * MINUTE_MS,
  };
}
