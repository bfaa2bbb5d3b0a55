// What the database's errors mean for whoever must act: the operator at start, the model during a call.
// Drivers put statements, values and URLs into their messages; none of those may travel on.
import { CodedError } from '../domain/errors.ts';

/** The driver's or the system's code of a failure, looked for through wrappers: "23505", "ECONNREFUSED", … */
export function faultCode(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError && at.errors[0] !== undefined) return faultCode(at.errors[0]);
    if (/connection terminated|client has encountered a connection error/i.test(at.message))
      return 'ECONNRESET';
    if (/timeout exceeded when trying to connect|connection timeout/i.test(at.message)) return 'ETIMEDOUT';
  }
  return 'unknown';
}

/** The transaction was rolled back by the database: doing it again is always safe. */
export function isConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes(faultCode(error));
}

/** The connection went away: whether the last statement took effect is not known. */
export function isConnectionLoss(error: unknown): boolean {
  const code = faultCode(error);
  return /^(08|57P0)/.test(code) || ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT'].includes(code);
}

/** A cause that can be logged: code and constraint, without the statement and its values. */
function loggableCause(error: unknown): Error {
  const code = faultCode(error);
  let constraint = '';
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('constraint' in at && typeof at.constraint === 'string') constraint = ` on ${at.constraint}`;
  }
  return new Error(`database error ${code}${constraint}`);
}

/** During a call: `what` names the thing that cannot be reached ("The appointment book"). */
export function serviceFault(what: string, error: unknown): CodedError {
  return new CodedError(
    'service_unavailable',
    `${what} cannot be reached right now and nothing was changed: tell the caller, and offer to take a message or to have someone call back.`,
    { cause: loggableCause(error) },
  );
}

/** At start: `where` is host, port and database, never the URL. */
export function connectFault(where: string, error: unknown): CodedError {
  const code = faultCode(error);
  const [kind, advice] = adviceFor(code);
  return new CodedError(kind, `Cannot use the database at ${where} (${code}): ${advice}`, {
    cause: loggableCause(error),
  });
}

function adviceFor(code: string): ['configuration' | 'service_unavailable', string] {
  switch (code) {
    case 'ECONNREFUSED':
      return ['service_unavailable', 'nothing listens there. Start PostgreSQL, or correct DATABASE_URL.'];
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return ['configuration', 'the host name is unknown. Correct it in DATABASE_URL.'];
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return ['service_unavailable', 'no answer. Check the network and the host in DATABASE_URL.'];
    case '28P01':
    case '28000':
      return ['configuration', 'user or password refused. Correct them in DATABASE_URL.'];
    case '3D000':
      return ['configuration', 'that database does not exist. Create it, or correct DATABASE_URL.'];
    case '42501':
    case '3F000':
      return ['configuration', 'the user may not create tables. Grant it CREATE on the schema.'];
    case '53300':
      return [
        'service_unavailable',
        'it has no connections left. Raise max_connections or stop other clients.',
      ];
    case '53100':
    case 'ENOSPC':
      return ['service_unavailable', 'its disk is full. Free some space and start again.'];
    default:
      return ['service_unavailable', 'see the code, and the log of the database.'];
  }
}
