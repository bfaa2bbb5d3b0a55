// Bodies of requests, read at the door.
import { validator } from 'hono/validator';
import type { z } from 'zod';
import { refuse } from './problem.ts';

/** The body as the schema has it; what was wrong is named, never repeated. */
export function json<S extends z.ZodType>(schema: S) {
  return validator('json', (value, c) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'the body');
    const message = `${[...new Set(fields)].join(', ')} is not as expected: see docs/http-api.md.`;
    return refuse(c, { status: 400, code: 'invalid_argument', message });
  });
}
