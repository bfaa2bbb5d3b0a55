// Turns a stored call into a transcript: the same call with other people in it, which replays without a difference.
import { z } from 'zod';
import type { Company } from '../../domain/company.ts';
import { CHANNELS } from '../../domain/customer-context.ts';
import { CodedError } from '../../domain/errors.ts';
import type { StoredCall } from '../../services/calls/calls.port.ts';
import { idFromKey } from '../../services/idempotent.ts';
import { REPLAYED_CALL_ID } from '../staged-line.ts';
import type { TranscriptInput } from '../transcript-format.ts';
import { callerNumberOf, disclosuresOf } from './consents.ts';
import { expectedEnd } from './expected-end.ts';
import { givenRows } from './given-rows.ts';
import { introductions } from './introductions.ts';
import { dataOf, parseLog } from './log-events.ts';
import { CUSTOMER, Pseudonyms } from './pseudonyms.ts';
import { peopleNames, peopleOf } from './people-turns.ts';
import { recordTurn } from './record-turn.ts';
import { seenRows, type SeenRows } from './seen-rows.ts';
import { splitTurns } from './split-turns.ts';
import { withNumbers } from './synthetic-numbers.ts';
import { withZips } from './synthetic-zips.ts';
import { bookedVisits, field, toolRuns, type BookedVisit, type ToolRun } from './tool-runs.ts';
import { isoInZone } from './zoned-iso.ts';

/** @throws CodedError transcript when nobody has said anything in the call. */
export function recordCall(call: StoredCall, company: Company): TranscriptInput {
  const log = parseLog(call.events);
  const { opening, turns } = splitTurns(log);
  if (turns.length === 0)
    throw new CodedError('transcript', `In ${call.id} the caller said nothing: there is no turn to record.`);
  const runs = turns.flatMap((turn) => toolRuns(turn.events));
  const booked = bookedVisits(runs);
  const rows = seenRows(runs, new Set(booked.map(({ id }) => id)));
  const names = pseudonymsFor(call, rows, booked, log);
  const words = withNumbers(withZips(turns));
  const withheld = dataOf(log, 'call.started')[0]?.withheld ?? call.callerLast4 === null;
  const clock = isoInZone(call.startedAt, company.timeZone);
  const end = expectedEnd({ log, runs, rows, booked });
  const callerNumber = callerNumberOf(log);
  const given = givenRows({
    callerNumber,
    rows,
    opening,
    turns,
    company,
    startedAt: call.startedAt,
    withheld,
  });
  const people = peopleOf(log);
  const chain = dataOf(log, 'call.summarised')[0]?.chain ?? [];
  const transcript: TranscriptInput = {
    name: `a call of ${clock.slice(0, 10)}, recorded: ${chain.join(' → ') || 'unfinished'}`,
    company: company.slug,
    channel: z.enum(CHANNELS).catch('console').parse(call.channel),
    ...(withheld ? {} : { caller: callerNumber }),
    clock,
    ...some({ ...disclosuresOf(log).settings, ...people.settings }),
    given: { ...given, ...people.given },
    turns: turns.map((turn, index) =>
      recordTurn({ turn, words, company, isLast: index === turns.length - 1 }, log),
    ),
    ...(end ? { end } : {}),
  };
  return names.apply(transcript);
}

function some(settings: NonNullable<TranscriptInput['settings']>): Pick<TranscriptInput, 'settings'> {
  return Object.keys(settings).length > 0 ? { settings } : {};
}

const snapshotSchema = z.object({
  context: z.object({ customer: z.object({ firstName: z.string(), lastName: z.string() }).nullable() }),
});

/** Everybody and everything that the file must name otherwise. */
function pseudonymsFor(
  call: StoredCall,
  rows: SeenRows,
  booked: readonly BookedVisit[],
  log: ReturnType<typeof parseLog>,
): Pseudonyms {
  const names = new Pseudonyms();
  const customer = snapshotSchema.safeParse(call.snapshot).data?.context.customer;
  const firstNames = toolRuns(log).map(({ result }) => field(result, 'first_name'));
  for (const name of [customer?.firstName, ...firstNames])
    if (typeof name === 'string') names.add(name, CUSTOMER.firstName);
  if (customer) names.add(customer.lastName, CUSTOMER.lastName);
  for (const { text } of dataOf(log, 'caller.said'))
    for (const { firstName, lastName } of introductions(text)) {
      names.add(firstName, CUSTOMER.firstName);
      if (lastName !== null) names.add(lastName, CUSTOMER.lastName);
    }
  for (const { customerId } of dataOf(log, 'verification.passed')) names.add(customerId, CUSTOMER.id);
  names.addIds(
    'apt',
    rows.visits.map((row) => row.appointment_id),
  );
  names.addIds(
    'slot',
    rows.slots.map((row) => row.slot_id),
  );
  names.addIds(
    'inv',
    rows.invoices.map((row) => row.invoice_id),
  );
  names.addPeople(peopleNames(log));
  names.addTechnicians([...rows.visits, ...rows.slots].map((row) => row.technician));
  for (const { id, proposal } of booked) names.add(id, idFromKey('apt', `${REPLAYED_CALL_ID}:${proposal}`));
  names.addIds(
    'unknown',
    inventedIds(toolRuns(log)).filter((id) => names.apply(id) === id),
  );
  return names;
}

/** Ids that a model made up name nothing, but they may have been made of something. */
function inventedIds(runs: readonly ToolRun[]): string[] {
  const ids = runs.flatMap(({ args }) =>
    Object.entries(args).flatMap(([key, value]) => (key.endsWith('_id') ? [value] : [])),
  );
  return [...new Set(ids.filter((id) => typeof id === 'string'))].sort();
}
