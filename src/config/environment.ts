// The environment, parsed once at the edge: what is not here is not read anywhere.
import { z } from 'zod';
import { CodedError } from '../domain/errors.ts';

const blank = (value: unknown) => (value === '' ? undefined : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(blank, schema.optional());

const environmentSchema = z.object({
  /** PostgreSQL; without it an embedded database is used. */
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  /** Folder of the embedded database. */
  SWITCHBOARD_DATA: optional(z.string()),
  OPENAI_API_KEY: optional(z.string()),
  /** Any OpenAI-compatible endpoint. */
  OPENAI_BASE_URL: optional(z.url({ protocol: /^https?$/ })),
  /** Overrides the company's model. */
  OPENAI_MODEL: optional(z.string()),
  /** How long the model may say nothing, in milliseconds; overrides the company's. */
  OPENAI_TIMEOUT_MS: optional(z.coerce.number().int().positive().transform(String)),
  DEEPGRAM_API_KEY: optional(z.string()),
  /** Any endpoint that speaks Deepgram's streaming wire. */
  DEEPGRAM_BASE_URL: optional(z.url({ protocol: /^wss?$/ })),
  ELEVEN_API_KEY: optional(z.string()),
  /** Any endpoint that speaks ElevenLabs' wire, with its /v1. */
  ELEVEN_BASE_URL: optional(z.url({ protocol: /^https?$/ })),
  /** Local servers that stand in for the providers without a key, e.g. http://127.0.0.1:7890; see `rehearsal`. */
  REHEARSAL_URL: optional(z.url({ protocol: /^https?$/ })),
  LIVEKIT_URL: optional(z.url({ protocol: /^(wss?|https?)$/ })),
  /** The LiveKit server as browsers reach it, where that is another address. */
  LIVEKIT_PUBLIC_URL: optional(z.url({ protocol: /^(wss?|https?)$/ })),
  LIVEKIT_API_KEY: optional(z.string()),
  LIVEKIT_API_SECRET: optional(z.string()),
  /** What the telephone provider says when it brings a call, and what it wants to hear when we make one. */
  SIP_INBOUND_USERNAME: optional(z.string()),
  SIP_INBOUND_PASSWORD: optional(z.string()),
  SIP_OUTBOUND_USERNAME: optional(z.string()),
  SIP_OUTBOUND_PASSWORD: optional(z.string()),
  /** Folder with prompts and companies; the project's own config/ when left out. */
  SWITCHBOARD_CONFIG: optional(z.string()),
  /** The company whose calls job processes are made ready for; `worker --company` sets it. */
  SWITCHBOARD_COMPANY: optional(z.string()),
  /** The browser test room asks for it; in production the test room is off without one. */
  TEST_ROOM_PASSWORD: optional(z.string().min(8)),
  /** Bearer token for /metrics; without one only this machine may read it. */
  METRICS_TOKEN: optional(z.string().min(16)),
  /** This server as browsers reach it, e.g. https://line.example.com. */
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  /** An OpenID Connect provider through which people sign in at the desk; see docs/desk.md. */
  DESK_OIDC_ISSUER: optional(z.url({ protocol: /^https?$/ })),
  DESK_OIDC_CLIENT_ID: optional(z.string()),
  DESK_OIDC_CLIENT_SECRET: optional(z.string()),
  /** What its button says. */
  DESK_OIDC_NAME: optional(z.string().max(60)),
  /** E-mail domains whose people may come in, with commas between them. */
  DESK_OIDC_DOMAINS: optional(z.string()),
  /** Addresses of supervisors, with commas between them. */
  DESK_OIDC_SUPERVISORS: optional(z.string()),
  NODE_ENV: optional(z.enum(['production', 'development', 'test'])),
  /** Key of the hashes that stand for telephone numbers in the records. */
  SWITCHBOARD_SECRET: optional(z.string().min(16)),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])),
});

export type Environment = z.infer<typeof environmentSchema>;

/** Throws `configuration` with the names of the variables that are wrong, never their values. */
export function parseEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = environmentSchema.safeParse(env);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new CodedError('configuration', `The environment is wrong: ${names}. See .env.example.`);
}
