// Requests as a model would get them: pestcall's real prompts and tools, a note and a history written by hand.
import { z } from 'zod';
import { createCompanyRuntime } from '../../../src/call/company-runtime.ts';
import { loadCompany } from '../../../src/config/load-company.ts';
import { think } from '../../../src/rehearsal/brain/index.ts';
import type { BrainAnswer, BrainRequest, HistoryItem } from '../../../src/rehearsal/brain/index.ts';
import { hideSecrets } from '../../../src/understand/index.ts';

const { agents } = createCompanyRuntime(loadCompany('pestcall'));

export type Spoken = readonly (
  string | readonly [tool: string, args: Record<string, unknown>, result: unknown]
)[];

export interface Asking {
  agent: string;
  /** Lines of the note beside "now" and "you are". */
  note?: readonly string[];
  /** "caller: …" (models get it without its secrets), "agent: …", or a tool call with its result; an Error is a failed call. */
  history?: Spoken;
}

export function requestOf({ agent, note = [], history = [] }: Asking): BrainRequest {
  const duty = agents.get(agent);
  if (!duty) throw new Error(`no agent ${agent}`);
  const moment = note.some((line) => line.startsWith('moment:')) ? [] : ['moment: answer the caller'];
  return {
    instructions: duty.instructions,
    note: [
      '# Call state',
      'now: Monday 2026-03-02 10:00 (America/Los_Angeles)',
      `you are: ${agent}`,
      ...note,
      ...moment,
    ].join('\n'),
    history: history.flatMap((said, at) => toItems(said, at, !note.includes(VERIFIED))),
    tools: duty.tools.map((tool) => ({
      name: tool.name,
      parameters: z.toJSONSchema(tool.parameters, { target: 'draft-7' }),
    })),
  };
}

export function ask(asking: Asking): BrainAnswer {
  return think(requestOf(asking));
}

/** What the agent does with the caller's words after what was said before. */
export function hears(asking: Asking, words: string): BrainAnswer {
  return ask({ ...asking, history: [...(asking.history ?? []), `caller: ${words}`] });
}

function toItems(said: Spoken[number], at: number, verifying: boolean): HistoryItem[] {
  if (typeof said === 'string') {
    const [who = '', ...rest] = said.split(': ');
    const text = rest.join(': ');
    if (who !== 'caller') return [{ kind: 'agent', text }];
    return [{ kind: 'caller', text: hideSecrets(text, { verifying }) }];
  }
  const [tool, args, result] = said;
  const id = `c${at}`;
  const failed = result instanceof Error;
  return [
    { kind: 'call', id, tool, args },
    { kind: 'result', id, tool, output: failed ? result.message : JSON.stringify(result), isError: failed },
  ];
}

export const VERIFIED = 'caller: verified, Dana Whitfield';
export const UNKNOWN = 'caller: not verified, 0 failed attempts';
export const GREETING = 'agent: Thank you for calling Pestcall Pest Control. How can I help you today?';

export const QUARTERLY = {
  appointment_id: 'apt_q',
  service: 'quarterly pest treatment',
  technician: 'Maria Lopez',
  when: 'Thursday, March 5 at 10 AM',
  date: '2026-03-05',
  time: '10:00',
};
export const ANTS = {
  appointment_id: 'apt_a',
  service: 'ant treatment',
  technician: 'Ben Carter',
  when: 'Thursday, March 12 at 1 PM',
  date: '2026-03-12',
  time: '13:00',
};
export const LISTED: Spoken[number] = ['list_appointments', {}, { appointments: [QUARTERLY, ANTS] }];

export const SLOTS = [
  {
    slot_id: 's_tue_8',
    when: 'Tuesday, March 10 at 8 AM',
    date: '2026-03-10',
    time: '08:00',
    technician: 'Ben Carter',
  },
  {
    slot_id: 's_tue_13',
    when: 'Tuesday, March 10 at 1 PM',
    date: '2026-03-10',
    time: '13:00',
    technician: 'Ben Carter',
  },
  {
    slot_id: 's_wed_10',
    when: 'Wednesday, March 11 at 10 AM',
    date: '2026-03-11',
    time: '10:00',
    technician: 'Priya Nair',
  },
];
export const ANY_WINDOW = {
  from_date: '2026-03-09',
  to_date: '2026-03-15',
  part_of_day: 'any',
  after_time: null,
  before_time: null,
};
export const FOUND: Spoken[number] = [
  'find_slots',
  ANY_WINDOW,
  { matches_what_was_asked: true, slots: SLOTS },
];
