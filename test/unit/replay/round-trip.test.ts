// A stored call, recorded as a transcript, replays without a difference, and nobody can tell from it who called.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCompany } from '../../../src/config/load-company.ts';
import { createBrain } from '../../../src/rehearsal/create-brain.ts';
import { findTranscripts } from '../../../src/replay/load-transcript.ts';
import type { ModelFor } from '../../../src/replay/models.ts';
import { recordCall } from '../../../src/replay/record/record-call.ts';
import { writeTranscript } from '../../../src/replay/record/write-transcript.ts';
import { createServices } from '../../../src/services/create-services.ts';
import { openTheatre, type Theatre } from './support.ts';

const { company } = loadCompany('pestcall');
const files = findTranscripts(['test/replay/transcripts']);

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

/** The files' people under names that must not come back. */
function disguise(text: string): string {
  return text
    .replaceAll('+14155550123', '+13605550184')
    .replace(/cust_1\b(?=[," }])/g, 'cust_77')
    .replaceAll('apt_1', 'apt_dana_thursday')
    .replaceAll('inv_1', 'inv_dana_march');
}

const PERSONAL =
  /cust_77|dana|whitfield|elena|marco|reyes|maria|lopez|ben carter|priya|3605550184|98109|9 8 1 0 9|nine eight one oh nine|98115|nine eight one one five|98122|nine eight one two two/i;

/** Plays a file, stores the call, records it from the store, and plays the recording. */
async function roundTrip(file: string, modelFor: ModelFor) {
  const played = await theatre.play(disguise(readFileSync(file, 'utf8')), modelFor);
  if (played.status === 'skipped') return null;
  const services = createServices({ db: theatre.database.db, company: played.slug, settings: company });
  const stored = await services.calls.load('call_replay');
  if (!stored) throw new Error('the call was not stored');
  const yaml = writeTranscript(recordCall(stored, company));
  const again = await theatre.play(yaml);
  return { yaml, again, played };
}

describe('a recording', () => {
  it.concurrent.each(files)('of a scripted call replays without a difference: %s', async (file) => {
    const trip = await roundTrip(file, () => null);
    expect(trip?.again.differences).toEqual([]);
    expect(trip?.yaml).not.toMatch(PERSONAL);
  });

  it.concurrent.each(files)("of the brain's call replays without a difference: %s", async (file) => {
    const trip = await roundTrip(file, () => createBrain());
    expect(trip?.again.differences ?? []).toEqual([]);
    expect(trip?.yaml ?? '').not.toMatch(PERSONAL);
  });
});
