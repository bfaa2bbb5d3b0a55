// Small things a play needs: somebody else who books, what must not be in a log, and an end to waiting.
import type { CallEvent } from '../domain/call-event.ts';
import type { Stage } from './stage.ts';
import type { Transcript, Turn } from './transcript-format.ts';

/** No turn takes this long; one that does has come to a standstill. Milliseconds of real time. */
const STANDSTILL = 60_000;

const SOMEBODY_ELSE = 'cust_somebody_else';

/** Another customer takes these slots while the caller thinks. Throws when one cannot be had. */
export async function bookForSomebodyElse(
  { world, time, addCustomer }: Stage,
  slotIds: readonly string[],
): Promise<void> {
  await addCustomer(SOMEBODY_ELSE);
  for (const slotId of slotIds) {
    const write = {
      key: `somebody-else:${slotId}`,
      callId: 'call_somebody_else',
      customerId: SOMEBODY_ELSE,
      now: time.now(),
    };
    const outcome = await world.appointments.book({ ...write, slotId, service: 'general pest treatment' });
    if ('taken' in outcome) throw new Error(`taken: ${slotId} is not free`);
  }
}

/** Verification answers and numbers of the file's customers that a log holds in the clear. */
export function heldSecrets({ given }: Transcript, events: readonly CallEvent[]): string[] {
  const log = JSON.stringify(events.map((event) => event.data));
  const secrets = given.customers.flatMap(({ zip, dateOfBirth, phone }) => [
    zip,
    dateOfBirth,
    phone,
    phone.slice(-10),
  ]);
  return secrets
    .filter((secret) => secret !== undefined && log.includes(secret))
    .map((secret) => `"${secret ?? ''}"`);
}

/** Whether this turn makes something fail, so that errors are no surprise. */
export function hasTrouble({ fails, hangs, agent_fails, agent_hangs, model }: Turn): boolean {
  return (
    [fails, hangs, agent_fails, agent_hangs].some((trouble) => trouble !== undefined) ||
    model.some((step) => step.fails !== undefined)
  );
}

/** Resolves with the work, or when the real time is over, whichever comes first. */
export async function ifWithin(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, enough]);
  clearTimeout(timer);
}

/** @throws Error when the work takes longer than any turn does. */
export async function withinRealTime<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`waited ${STANDSTILL / 1000} seconds for ${what}`)),
      STANDSTILL,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
