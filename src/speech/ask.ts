// Asks a provider one question over HTTP and turns the answer into what is wrong and what to do next.
import type { CheckResult } from './provider.ts';

/** What to do about an error of the system's. */
const CODES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens there: start it, or correct the base URL.',
  ENOTFOUND: 'No such host: correct the base URL, or check the name server.',
  EAI_AGAIN: 'The name server does not answer: check the network.',
  ECONNRESET: 'The connection was cut: check a proxy or firewall.',
  CERT_HAS_EXPIRED: 'Its certificate has expired: check the base URL and the clock.',
};

export interface Question {
  url: string;
  headers: Readonly<Record<string, string>>;
  timeoutMs: number;
  /** What a 404 means here, e.g. the model is unknown; left out where it means a wrong address. */
  missing?: Trouble;
  /** Looks into an accepted answer. */
  look?: (body: unknown) => CheckResult;
}

interface Trouble {
  problem: string;
  next: string;
}

/** Never throws; the problem names the host, never a key. */
export async function ask({ url, headers, timeoutMs, missing, look }: Question): Promise<CheckResult> {
  const { host } = new URL(url);
  try {
    const response = await fetch(url, {
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'manual',
    });
    if (response.ok && look) return look(await response.json());
    await response.body?.cancel();
    return judge(response.status, host, missing);
  } catch (error) {
    return unreachable(error, host, timeoutMs);
  }
}

function judge(status: number, host: string, missing: Question['missing']): CheckResult {
  if (status >= 200 && status < 300) return { ok: true };
  if (status === 401 || status === 403)
    return {
      ok: false,
      problem: `${host} does not accept the key (${status})`,
      next: 'Make a new key, or one with the rights that are missing.',
    };
  if (status === 404 && missing) return { ok: false, ...missing };
  if (status === 404)
    return {
      ok: false,
      problem: `${host} does not know the address (404)`,
      next: 'Check the base URL: it has no such path.',
    };
  if (status === 402 || status === 429)
    return {
      ok: false,
      problem: `${host} asks to slow down or to pay (${status})`,
      next: "Look at the account's balance and limits.",
    };
  return {
    ok: false,
    problem: `${host} answers with ${status}`,
    next: "Try again; if it stays, look at the provider's status page.",
  };
}

function unreachable(error: unknown, host: string, timeoutMs: number): CheckResult {
  if (error instanceof SyntaxError)
    return {
      ok: false,
      problem: `${host} answers with something else than JSON`,
      next: 'Check the base URL: another service may be listening there.',
    };
  if (error instanceof Error && error.name === 'TimeoutError')
    return {
      ok: false,
      problem: `${host} does not answer within ${timeoutMs} ms`,
      next: 'Check the network, a proxy or firewall, and the base URL.',
    };
  const code = codeOf(error);
  const known = code === null ? undefined : CODES[code];
  return {
    ok: false,
    problem: `${host} cannot be reached${code === null ? '' : ` (${code})`}`,
    next: known ?? 'Check the network and the base URL.',
  };
}

/** fetch hides the system's error code in the cause, which may be one of several addresses tried. */
function codeOf(error: unknown): string | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError && at.errors.length > 0) return codeOf(at.errors[0]);
  }
  return null;
}
