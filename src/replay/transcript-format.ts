/**
 * The transcript file: one call written down turn by turn, replayed against the real coordinator, tools and database.
 *
 *   name: caller cancels after hearing the fee
 *   company: pestcall
 *   channel: phone                  # phone | browser | chat | console; console when left out
 *   caller: "+14155550123"          # left out: a withheld number
 *   clock: 2026-03-02T10:00:00-08:00
 *   only: recorded                  # left out: also played with --model brain and --model live
 *   given:                          # rows on top of an empty company, by table: see database/seed/seed-format.ts
 *     customers: [{ id: cust_1, firstName: Dana, phone: "+14155550123", zip: "98109" }]
 *   settings: { disclosures: { recording: { sound: true } } }   # sections of company.yaml in place of its own
 *   fails: { lookup_policy: no index }      # a tool, or a service as port.method, that throws all along
 *   greeting: { says: /thank you/i }        # an expectation, like a turn's
 *   turns:
 *     - caller: I need to cancel Thursday's visit
 *       model:                      # one step for each time the model is asked, in order, across tools and handoffs
 *         - say: Sure. What's your ZIP code?
 *       expect: { agent: verification, says: /zip/i }
 *   end: { chain: [verification], disposition: abandoned }
 *
 * A turn is one of: `caller: words`, `keys: "98109#"` (a pause ends an entry without #), `silence: seconds`, `hang_up: true`, `calls_again: seconds` (the call is over, and
 * the same number calls so much later). Beside it: `during_handoff` (said while a handoff of this turn is under way),
 * `fails` and `hangs` (tools or services, in this turn), `agent_fails` and `agent_hangs` (agents that do not come up),
 * `taken` (slots that somebody else books just before).
 *
 * A model step is `say`, `call: { tool, args }`, `calls: [...]`, or words with calls; `fails: why` is a model that breaks.
 *
 * Expectations. Words: `/…/flags` is a regular expression, anything else a substring in any case; a list means all of
 * them. Values: objects are subsets, lists match item by item, a string `/…/` matches text. `tools` is the turn's exact
 * list, a tool as its name, as `{ name: result }` or as `{ tool, args, result }`; a tool that failed has the result
 * `{ error: code, message }`. transfer_call and end_call count only when the list names them, since `handoff`,
 * `queued`, `refused`, `unreached` and `ended` say what came of them. `handoff` is the exact list of `from -> to`.
 * `end.tools` is a sequence: other tools may come between. In `end.database` a map names rows by id (null: no such
 * row), a list is all the rows there are.
 */
import { z } from 'zod';
import { seedSchema } from '../database/seed/seed-format.ts';
import { disclosuresSchema, peopleSettingsSchema } from '../domain/company.ts';
import { CHANNELS, DISPOSITIONS } from '../domain/customer-context.ts';
import { patternProblem } from './words.ts';

const name = z.string().min(1);
const value = z.unknown();
const subset = z.record(z.string(), value);

/** One item or a list of them; always a list afterwards. */
function oneOrMore<S extends z.ZodType>(item: S) {
  return z.preprocess(
    (given) => (given === undefined || Array.isArray(given) ? given : [given]),
    z.array(item).optional(),
  );
}

const pattern = z
  .string()
  .min(1)
  .superRefine((text, ctx) => {
    const problem = patternProblem(text);
    if (problem !== null) ctx.addIssue({ code: 'custom', message: problem });
  });

const arrow = z
  .string()
  .regex(/^[\w-]+\s*(->|→)\s*[\w-]+$/, 'expected "from -> to"')
  .transform(toEdge);

/** `list_appointments`, `{ list_appointments: result }` and `{ tool, args, result }` mean the same thing. */
const toolExpectation = z.preprocess(
  (given) => {
    if (typeof given === 'string') return { tool: given };
    if (typeof given !== 'object' || given === null || Array.isArray(given) || 'tool' in given) return given;
    const entries: [string, unknown][] = Object.entries(given);
    const [only] = entries;
    return only && entries.length === 1 ? { tool: only[0], result: only[1] } : given;
  },
  z.strictObject({ tool: name, args: subset.optional(), result: value.optional() }),
);

const expectation = z.strictObject({
  /** Who speaks for the company afterwards. */
  agent: name.optional(),
  /** All of what the caller hears in this turn, stock lines included, lies in front of these. */
  says: oneOrMore(pattern),
  never_says: oneOrMore(pattern),
  /** Keys of stock lines, in order, exactly. */
  lines: z.array(name).optional(),
  tools: z.array(toolExpectation).optional(),
  handoff: oneOrMore(arrow),
  /** Agents that a transfer was queued for. */
  queued: oneOrMore(name),
  /** Agent → reason of the refusal. */
  refused: z.record(z.string(), name).optional(),
  /** Agents that were sent for and did not come up. */
  unreached: oneOrMore(name),
  /** State of the coordinator afterwards. */
  state: name.optional(),
  context: subset.optional(),
  /** Whether the call is over. */
  ended: z.boolean().optional(),
});

const call = z.strictObject({ tool: name, args: z.record(z.string(), value).default({}) });

const step = z
  .strictObject({
    say: z.string().optional(),
    call: call.optional(),
    calls: z.array(call).min(1).optional(),
    fails: name.optional(),
  })
  .refine((given) => Object.keys(given).length > 0, 'expected say, call, calls or fails')
  .transform(({ say, call: single, calls = [], fails }) => ({
    say,
    fails,
    calls: single ? [single, ...calls] : calls,
  }));

const DEFAULT_FAULT = 'it is down';

/** A name, a list of names, or name → message; `times` ends the trouble after so many. */
const faults = z.preprocess(
  (given) => {
    if (typeof given === 'string') return { [given]: DEFAULT_FAULT };
    if (Array.isArray(given)) return Object.fromEntries(given.map((entry) => [String(entry), DEFAULT_FAULT]));
    return given;
  },
  z
    .record(
      z.string(),
      z.preprocess(
        (given) => (typeof given === 'string' ? { message: given } : given),
        z.strictObject({
          message: name.default(DEFAULT_FAULT),
          times: z.number().int().positive().optional(),
        }),
      ),
    )
    .optional(),
);

const TURN_KINDS = ['caller', 'keys', 'silence', 'hang_up', 'calls_again', 'person'] as const;

/** What somebody of the company does; ids are those under given.people. */
const personAction = z
  .strictObject({
    /** Takes the call at the desk, and has not come into it yet. */
    takes: name.optional(),
    /** Takes it and talks with the caller. */
    joins: name.optional(),
    gives_back: name.optional(),
    /** The telephone that rings: how that ends. Also the line that the caller is sent to. */
    telephone: z.enum(['answered', 'declined', 'no_answer', 'busy', 'failed']).optional(),
    /** With what was agreed. */
    hands_back: z.string().optional(),
    /** With a note. */
    finishes: z.string().optional(),
    /** Their desk is gone without a word. */
    vanishes: z.literal(true).optional(),
    /** They put the telephone down. */
    hangs_up: z.literal(true).optional(),
  })
  .refine((given) => Object.keys(given).length === 1, 'expected exactly one thing that they do');
export type PersonAction = z.infer<typeof personAction>;

const turn = z
  .strictObject({
    caller: z.string().optional(),
    keys: z
      .string()
      .regex(/^[0-9A-D#*]+$/, 'expected keys of a telephone in quotes, e.g. "98109#"')
      .optional(),
    silence: z.number().positive('expected seconds').optional(),
    hang_up: z.literal(true).optional(),
    calls_again: z.number().positive('expected seconds').optional(),
    person: personAction.optional(),
    during_handoff: oneOrMore(name),
    fails: faults,
    hangs: oneOrMore(name),
    agent_fails: oneOrMore(name),
    agent_hangs: oneOrMore(name),
    taken: oneOrMore(name),
    model: z.array(step).default([]),
    expect: expectation.default({}),
  })
  .refine(
    (given) => TURN_KINDS.filter((kind) => given[kind] !== undefined).length === 1,
    `expected exactly one of ${TURN_KINDS.join(', ')}`,
  );

const row = z.union([subset, z.null()], 'expected the columns of a row, or null for no such row');
const rows = z.union(
  [z.record(z.string(), row), z.array(subset)],
  'expected rows by id, or the list of all rows',
);

export const TABLES = ['appointments', 'invoices', 'tickets', 'attempts'] as const;
export type TableName = (typeof TABLES)[number];

const end = z.strictObject({
  chain: z.array(name).optional(),
  disposition: z.enum(DISPOSITIONS).optional(),
  context: subset.optional(),
  /** Where the coordinator stood before the line closed. */
  state: name.optional(),
  tools: z.array(toolExpectation).optional(),
  never_tools: oneOrMore(name),
  database: z.partialRecord(z.enum(TABLES), rows).optional(),
});

/** When nothing else is said, a call comes in on this Monday morning in Seattle. */
const DEFAULT_CLOCK = '2026-03-02T10:00:00-08:00';

export const transcriptSchema = z.strictObject({
  name,
  company: name,
  channel: z.enum(CHANNELS).default('console'),
  caller: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'expected E.164 in quotes, e.g. "+14155550123"')
    .optional(),
  clock: z.iso
    .datetime({ offset: true, error: 'expected a time with its offset, e.g. 2026-03-02T10:00:00-08:00' })
    .default(DEFAULT_CLOCK),
  /** For files about a model that misbehaves: another model would not do it. */
  only: z.literal('recorded').optional(),
  given: seedSchema.prefault({}),
  /** Sections of company.yaml that this company has instead. */
  settings: z
    .strictObject({
      people: peopleSettingsSchema.optional(),
      disclosures: disclosuresSchema.optional(),
    })
    .default({}),
  fails: faults,
  greeting: expectation.optional(),
  turns: z.array(turn).min(1),
  end: end.default({}),
});

export type Transcript = z.infer<typeof transcriptSchema>;
/** As it is written, before defaults and short forms are filled in. */
export type TranscriptInput = z.input<typeof transcriptSchema>;
export type Turn = Transcript['turns'][number];
export type Expectation = z.infer<typeof expectation>;
export type ToolExpectation = z.infer<typeof toolExpectation>;
export type EndExpectation = Transcript['end'];
export type RecordedStep = Turn['model'][number];
export type Faults = NonNullable<Turn['fails']>;

export interface Edge {
  from: string;
  to: string;
}

function toEdge(text: string): Edge {
  const [from = '', to = ''] = text.split(/\s*(?:->|→)\s*/);
  return { from, to };
}
