// Between zod and the wire: what models are told of a tool's parameters, and what they send read the way it was meant.
import { z } from 'zod';

type Schema = Readonly<Record<string, unknown>>;

export interface ToolSchema {
  /** JSON Schema that strict providers take: every parameter required, nothing else allowed, an optional one nullable. */
  sent: Schema;
  /**
   * The arguments as the zod schema wants them: null for a parameter that may be left out is left out. `lenient` drops
   * what the tool does not know. Everything else is zod's to judge.
   */
  read(args: unknown, given: { lenient: boolean }): unknown;
}

export function toolSchema(parameters: z.ZodObject): ToolSchema {
  const whole: Schema = z.toJSONSchema(parameters, { target: 'draft-7', io: 'input' });
  return { sent: sent(whole), read: (args, { lenient }) => read(whole, args, lenient) };
}

/**
 * Patterns and lengths cost more tokens than all the rest, and not every provider takes them: the description says
 * what is wanted, and zod holds to it.
 */
const KEPT = new Set(['type', 'description', 'enum', 'const', 'items', 'anyOf']);

function sent(schema: Schema): Schema {
  const kept = Object.fromEntries(Object.entries(schema).filter(([key]) => KEPT.has(key)));
  const properties = objectIn(schema, 'properties');
  if (Array.isArray(schema['anyOf']))
    return simplified({ ...kept, anyOf: schema['anyOf'].filter(isSchema).map(sent) });
  if (isSchema(schema['items'])) return { ...kept, items: sent(schema['items']) };
  if (!properties) return kept;
  const required = requiredOf(schema);
  const all = Object.entries(properties).map(([name, property]) => {
    const told = isSchema(property) ? sent(property) : {};
    return [name, required.has(name) ? told : nullable(told)] as const;
  });
  return {
    ...kept,
    properties: Object.fromEntries(all),
    required: all.map(([name]) => name),
    additionalProperties: false,
  };
}

/** Whether it takes null. */
function takesNull(schema: Schema): boolean {
  const types = [schema['type']].flat();
  const either = Array.isArray(schema['anyOf']) ? schema['anyOf'].filter(isSchema) : [];
  return types.includes('null') || either.some(takesNull);
}

function nullable(schema: Schema): Schema {
  if (takesNull(schema)) return schema;
  const { type, enum: values, description, ...rest } = schema;
  if (typeof type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  return {
    type: [type, 'null'],
    ...rest,
    ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }),
    ...(description !== undefined && { description }),
  };
}

/** zod says "a string or null" in twice the words. */
function simplified({ anyOf, ...rest }: Schema & { anyOf: readonly Schema[] }): Schema {
  const [only, ...others] = anyOf.filter((schema) => schema['type'] !== 'null');
  const orNull = anyOf.some((schema) => schema['type'] === 'null');
  if (only === undefined || others.length > 0) return { ...rest, anyOf };
  return { ...(orNull ? nullable(only) : only), ...rest };
}

function read(schema: Schema, value: unknown, lenient: boolean): unknown {
  const { items } = schema;
  if (Array.isArray(value)) return isSchema(items) ? value.map((each) => read(items, each, lenient)) : value;
  const properties = objectIn(schema, 'properties');
  if (!properties || !isSchema(value)) return value;
  const required = requiredOf(schema);
  const entries = Object.entries(value).flatMap(([name, given]) => {
    const property = properties[name];
    if (!isSchema(property)) return lenient ? [] : [[name, given] as const];
    if (given === null && !required.has(name) && !takesNull(property)) return [];
    return [[name, read(property, given, lenient)] as const];
  });
  return Object.fromEntries(entries);
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function objectIn(schema: Schema, key: string): Schema | null {
  const value = schema[key];
  return isSchema(value) ? value : null;
}

function requiredOf({ required }: Schema): ReadonlySet<unknown> {
  return new Set(Array.isArray(required) ? required : []);
}
