// A transcript to do damage to, and a place to play it.
import { loadCompany } from '../../../src/config/load-company.ts';
import { openMemoryDatabase, type Database } from '../../../src/database/connection.ts';
import { parseTranscript } from '../../../src/replay/load-transcript.ts';
import type { ModelFor } from '../../../src/replay/models.ts';
import { playTranscript, type Played } from '../../../src/replay/play-transcript.ts';

/** Caller cancels a visit that is due tomorrow, and hears of the fee. Line numbers matter to the tests. */
export const SOUND = `name: caller cancels and pays the fee
company: pestcall
caller: "+14155550123"
clock: 2026-03-02T10:00:00-08:00
given:
  customers: [{ id: cust_1, firstName: Dana, phone: "+14155550123", zip: "98109" }]
  appointments: [{ id: apt_1, service: ant treatment, startsAt: 2026-03-03T08:00:00-08:00 }]
turns:
  - caller: cancel my visit, my ZIP is 98109
    model:
      - call: { tool: verify_caller, args: { zip: "98109" } }
      - call: { tool: transfer_call, args: { to: cancellation, reason: wants to cancel } }
      # Code has listed the visits.
      - call: { tool: cancel_appointment, args: { appointment_id: apt_1 } }
      # Code tells the caller, and asks.
    expect:
      agent: cancellation
      handoff: verification -> cancellation
      says: 49 dollars
      never_says: /98109/
      state: serving
      tools:
        - verify_caller: { verified: true }
        - list_appointments
        - { tool: cancel_appointment, args: { appointment_id: apt_1 }, result: { status: proposed } }
  - caller: yes
    model:
      - call: { tool: cancel_appointment, args: { appointment_id: apt_1 } }
      - say: Done.
    expect: { tools: [{ cancel_appointment: { fee: 49 dollars } }] }
end:
  chain: [verification, cancellation]
  disposition: resolved
  context: { verification: { level: verified } }
  database: { appointments: { apt_1: { status: cancelled, feeCents: 4900 } } }
`;

/** The sound file with one piece of text replaced by another. Throws when the piece is not there. */
export function damaged(piece: string, by: string): string {
  if (!SOUND.includes(piece)) throw new Error(`not in the file: ${piece}`);
  return SOUND.replace(piece, by);
}

export interface Theatre {
  play: (text: string, modelFor?: ModelFor) => Promise<Played>;
  database: Database;
  close: () => Promise<void>;
}

export async function openTheatre(): Promise<Theatre> {
  const database = await openMemoryDatabase();
  const loaded = loadCompany('pestcall');
  let plays = 0;
  return {
    database,
    play: (text, modelFor = () => null) =>
      playTranscript(parseTranscript(text, 'call.yaml'), {
        db: database.db,
        loaded,
        slug: `play-${++plays}`,
        modelFor,
      }),
    close: () => database.close(),
  };
}
