// Asks a provider one question over HTTP and turns the answer into what is wrong and what to do next.
import { cleanReason, nextStep, problemOf, type FailureFacts } from './failure-words.ts';
import { errorCode } from './network-error.ts';
import type { CheckResult } from './provider.ts';
import { readRefusal } from './refusal.ts';

export interface Question {
  url: string;
  headers: Readonly<Record<string, string>>;
  /** JSON to post; left out for a GET. */
  body?: object;
  timeoutMs: number;
  /** What must not be told, should the provider say it back. */
  secrets: readonly string[];
  /** What a good answer shows. */
  detail: string;
}

/** Never throws; the problem names the host, never a key. */
export async function ask(question: Question): Promise<CheckResult> {
  const { url, headers, body, timeoutMs, secrets, detail } = question;
  const { host } = new URL(url);
  try {
    const response = await fetch(url, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'manual',
    });
    if (response.ok) {
      await response.body?.cancel();
      return { ok: true, detail };
    }
    return refused(host, { status: response.status, body: await response.text(), secrets });
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    const facts = late
      ? ({ kind: 'timeout', detail: `${timeoutMs} ms` } as const)
      : ({ kind: 'unreachable', detail: errorCode(error) } as const);
    return trouble(host, { status: null, reason: null, ...facts });
  }
}

/** What a refusal says, whichever way it came. */
export function refused(
  host: string,
  { status, body, secrets }: { status: number; body: string; secrets: readonly string[] },
): CheckResult {
  const { kind, reason } = readRefusal(status, body);
  return trouble(host, { kind, status, detail: null, reason: reason && cleanReason(reason, secrets) });
}

export function trouble(host: string, facts: FailureFacts): CheckResult {
  return { ok: false, problem: problemOf(host, facts), next: nextStep(facts) };
}
