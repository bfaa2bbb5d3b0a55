// What one call knows: written by the coordinator alone, read by everyone, and free of secrets.
import { z } from 'zod';

export const CHANNELS = ['phone', 'browser', 'chat', 'console'] as const;
export type Channel = (typeof CHANNELS)[number];

export { HUMAN } from './agent-title.ts';

/** The kinds of rows a call can list; tools accept only ids listed in this call. */
export const LISTED_KINDS = ['appointment', 'slot', 'invoice', 'policy'] as const;
export type ListedKind = (typeof LISTED_KINDS)[number];

const intentSchema = z.object({
  /** The specialist that serves it. */
  agent: z.string(),
  /** The reason given with the transfer, in the model's words. */
  wish: z.string(),
  /** What serves it: being told something, or something done. */
  wants: z.enum(['answer', 'change']).default('answer'),
  status: z.enum(['stated', 'active', 'resolved']),
  /**
   * How a resolved one ended: it got what it asked for, rests with a person, was turned down by the caller when they
   * heard what would happen, or is not wanted any more.
   */
  outcome: z.enum(['served', 'passed', 'declined', 'withdrawn']).optional(),
  /** What was left open when the caller moved on, e.g. a proposal without a yes. */
  unfinished: z.string().optional(),
});
export type Intent = z.infer<typeof intentSchema>;

/** Nobody has served it yet. */
export function isOpen({ status }: Intent): boolean {
  return status !== 'resolved';
}

/** What the caller last asked of the agent that has the call, while no transfer carries it to another. */
const requestSchema = z.object({
  /** In the caller's own words, free of personal data. */
  words: z.string(),
  wants: z.enum(['answer', 'change']),
  /** Whose matter it is by the sound of it: nobody else can answer it, and nobody before the caller is verified. */
  specialists: z.array(z.string()).default([]),
  /** What it asks of which specialist, as the caller said it; empty where that takes more than code to tell. */
  wishes: z.array(z.object({ agent: z.string(), words: z.string() })).default([]),
  /** Something was looked up for it. */
  lookedUp: z.boolean(),
  served: z.boolean(),
});
export type Request = z.infer<typeof requestSchema>;

const transferSchema = z.object({
  epoch: z.number(),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  /** The caller turn in which it was asked for. */
  turn: z.number(),
  /** Whether the agent left behind had served the caller; known once the next one has entered. */
  fruitful: z.boolean(),
  /** Who talked with the caller, where it led to a person. */
  person: z.string().nullable().default(null),
  requestedAt: z.number(),
  settledAt: z.number().nullable(),
  outcome: z.enum(['pending', 'entered', 'recovered', 'human', 'failed', 'withdrawn', 'abandoned']),
});
export type Transfer = z.infer<typeof transferSchema>;

const proposalSchema = z.object({
  id: z.string(),
  tool: z.string(),
  /** The arguments as proposed; the confirming call must bring the same. */
  args: z.record(z.string(), z.unknown()),
  /** What the caller is told will happen. */
  summary: z.string(),
  /** What it changes, e.g. "appointment:apt_1": a newer proposal about the same takes its place. */
  about: z.array(z.string()),
  /** The caller turn in which it was proposed; it can be done in a later one only. */
  turn: z.number(),
  /** How often it was read to the caller. */
  asked: z.number(),
  /** The caller has heard it, and nothing else was asked or said since: a yes now is a yes to this. */
  heard: z.boolean(),
  /** How often it could not be done although the caller had agreed. */
  failed: z.number(),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** Why a proposal was taken off the table without being done. */
export const DROPPED = ['declined', 'corrected', 'unanswered', 'impossible'] as const;

/** A proposal that waits no more. */
const settledSchema = z.object({
  id: z.string(),
  tool: z.string(),
  args: z.record(z.string(), z.unknown()),
  summary: z.string(),
  outcome: z.enum(['done', ...DROPPED]),
  /** The caller turn in which it was settled. */
  turn: z.number(),
});
export type SettledProposal = z.infer<typeof settledSchema>;

/** Where the caller stands with the company's people, while they are with the human-handoff agent. */
const peopleSchema = z.object({
  ticketId: z.string().nullable(),
  /**
   * `free`: somebody is about to take the call; `busy`: it waits in the queue; `nobody`: nobody is there;
   * `closed`: nobody can join this conversation at all (it is typed); `unknown`: it waits, and how it stands cannot be
   * told; `untold`: nobody has been told of it yet.
   */
  reach: z.enum(['free', 'busy', 'nobody', 'closed', 'unknown', 'untold']),
  /** 1 is next. */
  position: z.number().nullable(),
  /** The usual wait of late, in milliseconds; null where there is nothing to tell it from. */
  estimateMs: z.number().nullable(),
  /** The person who talks with the caller. */
  person: z.string().nullable(),
});
export type People = z.infer<typeof peopleSchema>;
const escalationSchema = z.object({
  trigger: z.string(),
  /** With trigger `topic`: legal, complaint, … */
  topic: z.string().optional(),
  /** For people and models; nothing of what the caller said is in it. */
  reason: z.string(),
  /** The caller turn in which it fired. */
  turn: z.number(),
  /** Lapsed: what brought it up is over, and no answer is awaited any more. */
  outcome: z.enum(['open', 'accepted', 'declined', 'lapsed']),
});
export type Escalation = z.infer<typeof escalationSchema>;

/** What builds up from turn to turn, until a person should be offered. */
const signsSchema = z.object({
  /** What one turn alone called for, and which turn that was. */
  heard: z.object({ trigger: z.string(), topic: z.string().optional(), turn: z.number() }).nullable(),
  /** How the caller sounded in their last turns, from −1 to 1, oldest first. */
  moods: z.array(z.number()),
  /** How often each specialist's wish was stated while nothing new came of it, and when last. */
  stated: z.record(z.string(), z.object({ times: z.number(), turn: z.number() })),
  /** The caller turn of the last progress. */
  progressTurn: z.number(),
  /** The caller turn in which an agent last offered a person. */
  offeredTurn: z.number().nullable(),
  /** The caller turn in which a callback or a message was last offered. */
  callbackOfferedTurn: z.number().nullable().default(null),
  /** The caller turn in which a transfer was last refused because the caller is handed back and forth. */
  handedAroundTurn: z.number().nullable().default(null),
});

export const DISPOSITIONS = ['resolved', 'escalated', 'abandoned', 'locked_out', 'failed'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export const customerContextSchema = z.object({
  callId: z.string(),
  company: z.string(),
  startedAt: z.number(),
  caller: z.object({ channel: z.enum(CHANNELS), number: z.string().nullable(), language: z.string() }),
  customer: z.object({ id: z.string(), firstName: z.string(), lastName: z.string() }).nullable(),
  verification: z.object({
    level: z.enum(['none', 'verified', 'locked']),
    attempts: z.number(),
    /** One answer is compared once: the next attempt needs a new caller turn. */
    lastAttemptTurn: z.number().nullable(),
    at: z.number().nullable(),
    lockedUntil: z.number().nullable(),
  }),
  consents: z.record(z.string(), z.boolean()),
  /** How often the caller has spoken. */
  turn: z.number(),
  /** The agent that speaks for the company now: exactly one, always. */
  active: z.string(),
  intents: z.array(intentSchema),
  request: requestSchema.nullable().default(null),
  listed: z.record(z.enum(LISTED_KINDS), z.array(z.string())),
  /** Changes that wait for the caller's yes, in the order in which they are read. */
  proposals: z.array(proposalSchema).default([]),
  settled: z.array(settledSchema).default([]),
  /** Gathered along the way so that nobody asks twice, e.g. { preferredDay: "Thursday" }. */
  facts: z.record(z.string(), z.string()),
  /** Each thing done for the caller, in words, oldest first. */
  done: z.array(z.string()),
  transfers: z.array(transferSchema),
  /** The handoff under way. */
  pending: z
    .object({
      epoch: z.number(),
      to: z.string(),
      reason: z.string(),
      /** A recovery brings the agent from before back; a rescue a person, when even that failed. */
      kind: z.enum(['transfer', 'recovery', 'rescue']),
    })
    .nullable(),
  epoch: z.number(),
  /** How often the caller was served since the active agent entered: told what they asked, or something done. */
  progress: z.number(),
  toolFailuresRunning: z.number(),
  people: peopleSchema.nullable().default(null),
  signs: signsSchema,
  escalations: z.array(escalationSchema),
  disposition: z.enum(DISPOSITIONS).nullable(),
});
export type CustomerContext = z.infer<typeof customerContextSchema>;
