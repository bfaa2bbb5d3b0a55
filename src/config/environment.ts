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
