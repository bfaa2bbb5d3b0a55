// Recordings as rows beside their calls: nothing else to back up, to protect or to forget them in.
import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Db } from '../../database/connection.ts';
import { runDatabaseWork } from '../../database/run.ts';
import { callRecordings } from '../../database/schema.ts';
import type { RecordingsPort } from './recordings.port.ts';

export function createRecordings({ db, company }: { db: Db; company: string }): RecordingsPort {
  const work = <T>(run: () => Promise<T>): Promise<T> =>
    runDatabaseWork({ what: 'The recording', repeatable: true, run });
  const ours = eq(callRecordings.company, company);

  return {
    keep: (callId, { mimeType, seconds, sound }, now) =>
      work(async () => {
        await db
          .insert(callRecordings)
          .values({ company, callId, mimeType, seconds, sound, recordedAt: now })
          .onConflictDoNothing();
      }),

    load: (callId) =>
      work(async () => {
        const [found] = await db
          .select({
            mimeType: callRecordings.mimeType,
            seconds: callRecordings.seconds,
            sound: callRecordings.sound,
          })
          .from(callRecordings)
          .where(and(ours, eq(callRecordings.callId, callId)));
        return found ? { ...found, sound: Buffer.from(found.sound) } : null;
      }),

    among: (callIds) =>
      work(async () => {
        if (callIds.length === 0) return new Set();
        const found = await db
          .select({ callId: callRecordings.callId })
          .from(callRecordings)
          .where(and(ours, inArray(callRecordings.callId, [...callIds])));
        return new Set(found.map(({ callId }) => callId));
      }),

    forget: ({ olderThan }) =>
      work(async () => {
        const gone = await db
          .delete(callRecordings)
          .where(and(ours, lt(callRecordings.recordedAt, olderThan)))
          .returning({ callId: callRecordings.callId });
        return gone.length;
      }),
  };
}
