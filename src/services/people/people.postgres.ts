// The company's people in PostgreSQL. Passwords are hashed; the audit is only ever added to.
import { createHash, randomBytes } from 'node:crypto';
import { and, asc, countDistinct, desc, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import type { Db } from '../../database/connection.ts';
import { faultCode } from '../../database/faults.ts';
import { hashPassword, isPassword } from '../../database/passwords.ts';
import { runDatabaseWork } from '../../database/run.ts';
import { deskAudit, people, tickets } from '../../database/schema.ts';
import { CodedError } from '../../domain/errors.ts';
import { DESK_SILENT_AFTER, type PeoplePort, type Person } from './people.port.ts';

const UNIQUE_VIOLATION = '23505';

interface Deps {
  db: Db;
  company: string;
}

type Row = typeof people.$inferSelect;

export function createPeople({ db, company }: Deps): PeoplePort {
  const work = <T>(run: () => Promise<T>, repeatable = true): Promise<T> =>
    runDatabaseWork({ what: 'The list of people', repeatable, run });
  const mine = eq(people.company, company);
  const withId = (id: string) => and(mine, eq(people.id, id));
  const withEmail = (email: string) => and(mine, eq(people.email, plain(email)));
  const one = async (where: ReturnType<typeof withId>): Promise<Row | null> => {
    const [found] = await db.select().from(people).where(where);
    return found ?? null;
  };
  const change = async (where: ReturnType<typeof withId>, values: Partial<Row>): Promise<void> => {
    const changed = await work(() => db.update(people).set(values).where(where).returning({ id: people.id }));
    if (changed.length === 0) throw nobody();
  };

  return {
    add: async ({ name, email, role, password, now }) => {
      const id = `person_${randomBytes(8).toString('hex')}`;
      const kept = password === undefined ? null : await hashPassword(password);
      const row = { company, id, name: name.trim(), email: plain(email), role, createdAt: now };
      const secret = { passwordSalt: kept?.salt ?? null, passwordHash: kept?.hash ?? null };
      return work(async () => {
        const added = await db
          .insert(people)
          .values({ ...row, ...secret })
          .returning()
          .catch(refuseTaken);
        return toPerson(added[0] ?? { ...row, availability: 'away', seenAt: null });
      }, false);
    },

    load: (id) => work(async () => orNull(await one(withId(id)))),

    loadWithStamp: (id) =>
      work(async () => {
        const row = await one(withId(id));
        return row && { person: toPerson(row), stamp: stampOf(row) };
      }),

    findByEmail: (email) => work(async () => orNull(await one(withEmail(email)))),

    list: () =>
      work(async () => {
        const found = await db.select().from(people).where(mine).orderBy(asc(people.name), asc(people.id));
        return found.map(toPerson);
      }),

    setPassword: async (email, password) => {
      const { salt, hash } = await hashPassword(password);
      await change(withEmail(email), { passwordSalt: salt, passwordHash: hash });
    },

    setRole: (id, role) => change(withId(id), { role }),

    remove: async (email) => {
      const removed = await work(() => removePerson(db, company, plain(email)));
      if (!removed) throw nobody();
    },

    signIn: async (email, password) => {
      const row = await work(() => one(withEmail(email)));
      const kept = row && storedPassword(row);
      return (await isPassword(password, kept)) ? orNull(row) : null;
    },

    seen: (id, { availability, now }) =>
      work(async () => {
        await db.update(people).set({ availability, seenAt: now }).where(withId(id));
      }),

    staffing: (now) => work(() => staffing(db, company, now)),

    audit: (entry) =>
      work(async () => {
        await db.insert(deskAudit).values({ company, ...entry });
      }),

    listAudit: ({ limit, callId, before }) =>
      work(async () => {
        const found = await db
          .select()
          .from(deskAudit)
          .where(
            and(
              eq(deskAudit.company, company),
              callId === undefined ? undefined : eq(deskAudit.callId, callId),
              before === undefined ? undefined : lt(deskAudit.at, before),
            ),
          )
          .orderBy(desc(deskAudit.at), desc(deskAudit.id))
          .limit(limit);
        return found.map(({ company: _company, id: _id, ...entry }) => entry);
      }),
  };
}

/** Their tickets go back into the queue: nobody else could take them. */
async function removePerson(db: Db, company: string, email: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [gone] = await tx
      .delete(people)
      .where(and(eq(people.company, company), eq(people.email, email)))
      .returning({ id: people.id });
    if (gone === undefined) return false;
    await tx
      .update(tickets)
      .set({ takenBy: null, takenAt: null })
      .where(and(eq(tickets.company, company), eq(tickets.takenBy, gone.id), isNull(tickets.handledAt)));
    return true;
  });
}

/** Who has a handed-over call is busy, whatever they have set. */
async function staffing(db: Db, company: string, now: number): Promise<{ free: number; busy: number }> {
  const talking = and(
    eq(tickets.company, people.company),
    eq(tickets.takenBy, people.id),
    eq(tickets.kind, 'handoff'),
    isNull(tickets.handledAt),
  );
  const available = sql`${people.availability} = 'available'`;
  const [counted] = await db
    .select({
      free: countDistinct(sql`case when ${tickets.id} is null and ${available} then ${people.id} end`),
      busy: countDistinct(sql`case when ${tickets.id} is not null then ${people.id} end`),
    })
    .from(people)
    .leftJoin(tickets, talking)
    .where(and(eq(people.company, company), gte(people.seenAt, now - DESK_SILENT_AFTER)));
  return counted ?? { free: 0, busy: 0 };
}

function plain(email: string): string {
  return email.trim().toLowerCase();
}

function toPerson(row: Pick<Row, keyof Person>): Person {
  const { id, name, email, role, availability, seenAt } = row;
  return { id, name, email, role, availability, seenAt };
}

function orNull(row: Row | null): Person | null {
  return row && toPerson(row);
}

function storedPassword({ passwordSalt: salt, passwordHash: hash }: Row) {
  return salt === null || hash === null ? null : { salt, hash };
}

function stampOf({ id, passwordSalt, passwordHash }: Row): string {
  const content = JSON.stringify([id, passwordSalt, passwordHash]);
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}

function refuseTaken(error: unknown): never {
  if (faultCode(error) !== UNIQUE_VIOLATION) throw error;
  throw new CodedError(
    'invalid_argument',
    'Somebody has that e-mail address already: change their password or role, or remove them first.',
  );
}

function nobody(): CodedError {
  return new CodedError('not_found', 'Nobody has that e-mail address: list the people to see who is there.');
}
