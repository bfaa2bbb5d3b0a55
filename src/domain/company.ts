// A company as its folder describes it, parsed once and passed in.
import { openingSchema } from './opening.ts';
import { z } from 'zod';
import { HUMAN } from './customer-context.ts';
import type { Roster } from './roster.ts';
import { agentVoiceSchema, speechSettingsSchema, type AgentVoice } from './speech-settings.ts';
import { phoneNumberSchema, telephonySettingsSchema } from './telephony-settings.ts';

const agentSchema = z.strictObject({
  transfersTo: z.array(z.string()),
  requires: z.enum(['nothing', 'verified']).default('verified'),
  voice: agentVoiceSchema.optional(),
});

/** How people are reached: first whoever is free at the desk, then telephones that we ring. */
export const peopleSettingsSchema = z.strictObject({
  /** Rung one after the other, through the company's outbound trunk, when nobody at the desk is free. */
  telephones: z.array(z.strictObject({ name: z.string().min(1), number: phoneNumberSchema })).default([]),
  ringSeconds: z.number().positive().default(25),
  /** When they make calls: a callback is due in these hours. Left out for any time. */
  hours: z.array(openingSchema).default([]),
  /** Where a telephone caller's own line is sent (SIP REFER) when the telephones did not answer, or there are none. */
  referTo: phoneNumberSchema.optional(),
  /** A free person at the desk who does not take the call in this time is passed over for the telephones. */
  deskSeconds: z.number().positive().default(30),
  /** Between two words to a caller who waits. */
  updateSeconds: z.number().positive().default(30),
  /** A caller who has waited so long is offered a callback. */
  patienceSeconds: z.number().positive().default(120),
  /** A person whose desk has vanished from the call is waited for this long. */
  returnSeconds: z.number().positive().default(8),
});

/** What callers are told before anything else; see docs/consent.md. */
export const disclosuresSchema = z.strictObject({
  /** That they talk with a machine. */
  ai: z.enum(['always', 'where_required', 'never']).default('where_required'),
  recording: z
    .strictObject({
      /** Keeps the sound of spoken calls, with the caller's consent. */
      sound: z.boolean().default(false),
      /** Whom to ask, rather than to tell: callers of states that want it, or everybody. */
      ask: z.enum(['where_required', 'always']).default('where_required'),
      /** Whether people who join the call are heard in it too; they see at their desk that it is recorded. */
      people: z.boolean().default(false),
    })
    .prefault({}),
});
export type DisclosureSettings = z.infer<typeof disclosuresSchema>;

/** What bounds a call. */
const limitsSchema = z.strictObject({
  /** Handoffs that serve nobody, before the caller is asked what they need: between two agents, and among all. */
  pingPong: z.number().int().positive().default(3),
  transfers: z.number().int().positive().default(12),
  toolSteps: z.number().int().positive().max(8).default(8),
  turnCharacters: z.number().int().positive().default(2000),
  /** Longest that one answer of a model is listened to. */
  replyCharacters: z.number().int().positive().default(900),
  handoffSeconds: z.number().positive().default(5),
  /** Silence before a filler while the caller waits, in a spoken call; 0 for no fillers. */
  fillerAfterMs: z.number().nonnegative().default(300),
  /** Silence before a spoken call is asked whether anyone is there, and again before goodbye; 0 for never. */
  silenceSeconds: z.number().nonnegative().default(20),
  /** How long a call waits for a caller whose page or line is gone without a hang-up; 0 for not at all. */
  returnSeconds: z.number().nonnegative().default(20),
  /** A pause that ends what a caller keys in. */
  keypadSeconds: z.number().positive().default(3),
  /** After goodbye the line stays open this long: the caller may still have something to say. */
  goodbyeSeconds: z.number().nonnegative().default(2),
  /** The longest call; the caller is told some time before. One that a person has taken goes on. */
  callMinutes: z.number().positive().default(60),
  /** How long after the caller's speech its words may take to be recognised. */
  unheardAfterMs: z.number().positive().default(2500),
});

/** company.yaml. Money in cents or dollars and times in the unit that the key names. */
export const companyFileSchema = z
  .strictObject({
    name: z.string().min(1),
    timeZone: z.string().refine(isTimeZone, 'expected an IANA time zone, e.g. America/Los_Angeles'),
    language: z.string().default('en-US'),
    country: z.string().length(2).default('US'),
    phoneNumbers: z.array(phoneNumberSchema).default([]),
    telephony: telephonySettingsSchema.prefault({}),
    hours: z.string(),
    entry: z.string(),
    agents: z.record(z.string(), agentSchema),
    verification: z.strictObject({
      factors: z.array(z.enum(['caller_number', 'zip'])).min(1),
      attemptsPerCall: z.number().int().positive().default(3),
      attemptsPerAccount: z.number().int().positive().default(5),
      windowHours: z.number().positive().default(24),
      lockoutMinutes: z.array(z.number().positive()).min(1).default([60, 360, 1440]),
      idleSeconds: z.number().positive().default(120),
    }),
    limits: limitsSchema.prefault({}),
    /** When a person is offered; see src/coordinator/judge-escalation.ts. */
    escalation: z
      .strictObject({
        /** How a turn sounds, from −1 to 1; below this the caller counts as unhappy. */
        sentimentBelow: z.number().min(-1).max(0).default(-0.5),
        unhappyTurns: z.number().int().positive().default(2),
        turnsWithoutProgress: z.number().int().positive().default(10),
        sameWish: z.number().int().positive().default(3),
        toolFailures: z.number().int().positive().default(2),
        /** In whole units of the company's currency. */
        refundOver: z.number().nonnegative().default(500),
      })
      .prefault({}),
    services: z.array(z.string()).min(1),
    /** Lists of words that mean the same to the company's callers: how policies are found in their words. */
    synonyms: z.array(z.array(z.string().regex(/[a-z0-9]/i)).min(2)).default([]),
    fees: z.strictObject({
      cancellation: z.strictObject({
        freeUntilHours: z.number().nonnegative(),
        cents: z.number().int().nonnegative(),
      }),
    }),
    people: peopleSettingsSchema.prefault({}),
    disclosures: disclosuresSchema.prefault({}),
    speech: speechSettingsSchema.prefault({}),
    prices: z.record(z.string(), z.number().nonnegative()).default({}),
  })
  .superRefine(checkRoster);

export type CompanyFile = z.infer<typeof companyFileSchema>;

export interface Company extends Omit<CompanyFile, 'entry' | 'agents'> {
  slug: string;
  roster: Roster;
  /** Of the agents that do not speak with the company's own voice. */
  voices: Readonly<Record<string, AgentVoice>>;
}

/** Adds what the folder's name gives and shapes the roster. */
export function toCompany(slug: string, file: CompanyFile): Company {
  const { entry, agents, ...rest } = file;
  const roster: Roster = {
    entry,
    agents: Object.fromEntries(
      Object.entries(agents).map(([name, { transfersTo, requires }]) => [
        name,
        { name, transfersTo, requires },
      ]),
    ),
  };
  const voices = Object.fromEntries(
    Object.entries(agents).flatMap(([name, { voice }]) => (voice === undefined ? [] : [[name, voice]])),
  );
  return { slug, roster, voices, ...rest };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function checkRoster(
  file: { entry: string; agents: Record<string, z.infer<typeof agentSchema>> },
  ctx: z.RefinementCtx,
) {
  const complain = (path: string[], message: string) => ctx.addIssue({ code: 'custom', path, message });
  if (!file.agents[file.entry]) complain(['entry'], `no agent "${file.entry}" under agents`);
  if (file.agents[file.entry]?.requires === 'verified')
    complain(['agents', file.entry, 'requires'], 'the agent that answers cannot require verification');
  if (!file.agents[HUMAN])
    complain(['agents'], `needs an agent "${HUMAN}": a caller may always ask for a person`);
  for (const [name, agent] of Object.entries(file.agents)) {
    for (const to of agent.transfersTo) {
      if (!file.agents[to]) complain(['agents', name, 'transfersTo'], `"${to}" is not under agents`);
      if (to === name) complain(['agents', name, 'transfersTo'], 'an agent cannot transfer to itself');
    }
    if (name !== HUMAN && !agent.transfersTo.includes(HUMAN))
      complain(
        ['agents', name, 'transfersTo'],
        `must include "${HUMAN}": a caller may always ask for a person`,
      );
  }
}
