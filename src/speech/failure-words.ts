// What went wrong at a provider, as people are told: what it did, in its own words, and what to do next.

export const FAILURE_KINDS = [
  'key',
  'quota',
  'unknown_model',
  'parameter',
  'rate_limited',
  'context_too_long',
  'content_filter',
  'timeout',
  'cut_off',
  'unreachable',
  'bad_answer',
  'other',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

export interface FailureFacts {
  kind: FailureKind;
  /** HTTP status, where there was an answer. */
  status: number | null;
  /** What was seen, where the kind does not say it all: an error code, a content type, a time. */
  detail: string | null;
  /** The provider's own reason, safe to show. */
  reason: string | null;
}

/** What it did, said of a provider: "api.openai.com <does not accept the key (401)>". */
export function didWhat({ kind, status, detail }: FailureFacts): string {
  const seen = status === null ? '' : ` (${status})`;
  switch (kind) {
    case 'key':
      return `does not accept the key${seen}`;
    case 'quota':
      return `asks to be paid${seen}`;
    case 'unknown_model':
      return `does not know the model, or this key may not use it${seen}`;
    case 'parameter':
      return `refuses a part of the request${seen}`;
    case 'rate_limited':
      return `asks to slow down${seen}`;
    case 'context_too_long':
      return `says that the conversation is too long for it${seen}`;
    case 'content_filter':
      return `would not answer this${seen}`;
    case 'timeout':
      return `does not answer${detail === null ? ' in time' : ` within ${detail}`}`;
    case 'cut_off':
      return `broke off in the middle of its answer${detail === null ? '' : ` (${detail})`}`;
    case 'unreachable':
      return `cannot be reached${detail === null ? '' : ` (${detail})`}`;
    case 'bad_answer':
      return `answers with ${detail ?? 'something else than its API'}`;
    case 'other':
      return status === null ? 'failed' : `answers with ${status}`;
  }
}

/** What to do about an error of the system's. */
const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens there: start it, or correct the base URL.',
  ENOTFOUND: 'No such host: correct the base URL, or check the name server.',
  EAI_AGAIN: 'The name server does not answer: check the network.',
  ECONNRESET: 'The connection was cut: check a proxy or firewall.',
  CERT_HAS_EXPIRED: 'Its certificate has expired: check the base URL and the clock.',
};

export function nextStep({ kind, status, detail }: FailureFacts): string {
  switch (kind) {
    case 'key':
      return 'Make a new key, or one with the rights that are missing.';
    case 'quota':
      return "Look at the account's balance and limits.";
    case 'unknown_model':
      return 'Correct the model or the voice in company.yaml (or OPENAI_MODEL), or ask for access to it.';
    case 'parameter':
      return 'Change what company.yaml says of it under speech, or use another model.';
    case 'rate_limited':
      return "Wait a little; if it stays, look at the account's balance and limits.";
    case 'context_too_long':
      return 'Use a model with a longer context.';
    case 'content_filter':
      return "Read the provider's rules on content, or use another model.";
    case 'timeout':
      return 'Check the network, a proxy or firewall, and the base URL; a slow model needs a longer timeout.';
    case 'cut_off':
      return "Try again; if it stays, look at the provider's status page.";
    case 'unreachable':
      return UNREACHABLE[detail ?? ''] ?? 'Check the network and the base URL.';
    case 'bad_answer':
      return 'Check the base URL: another service may be listening there.';
    case 'other':
      return status === 404
        ? 'Check the base URL: it has no such path.'
        : "Try again; if it stays, look at the provider's status page.";
  }
}

/** One or two sentences without the next step. */
export function problemOf(who: string, facts: FailureFacts): string {
  const said = facts.reason === null ? '' : `: "${facts.reason.replace(/\.$/, '')}"`;
  return `${who} ${didWhat(facts)}${said}`;
}

const LONGEST_REASON = 240;

/**
 * A provider's reason, fit to be shown: one line without markup, keys, addresses, or long numbers, which may be a
 * caller's. How many tokens there were is told.
 */
export function cleanReason(text: string, secrets: readonly string[] = []): string | null {
  const known = secrets.filter((secret) => secret.length >= 4 && secret !== 'none');
  const plain = known
    .reduce((whole, secret) => whole.replaceAll(secret, '[key]'), text)
    .replace(/<(?:style|script)[\s\S]*?<\/(?:style|script)>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    // What was sent, said back by a validator.
    .replace(/,?\s*['"]?\binput(?:_value)?['"]?\s*[=:][\s\S]*$/i, '')
    .replace(/\bBearer\s+\S+/gi, '[key]')
    .replace(KEYS, '[key]')
    .replace(/[\w.+-]+@[\w-]+\.[\w.]+/g, '[address]')
    .replace(NUMBERS, hidden)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll('"', "'")
    .trim();
  if (plain === '') return null;
  return plain.length > LONGEST_REASON ? `${plain.slice(0, LONGEST_REASON).trimEnd()}…` : plain;
}

/** By their prefix, by stars in them, or by being long and mixed without a break, as names of models are not. */
const KEYS =
  /\S*\*{3,}\S*|\b(?:sk|pk|rk|org|proj|gsk|xai)[-_][\w.-]{6,}|\b(?=\w*\d)(?=\w*[a-z])[A-Za-z0-9_]{20,}\b/g;

/** Not those within names: gpt-4o-2024-08-06. */
const NUMBERS = /(?<![\w-])\+?\d(?:[\d\s().-]*\d)?/g;
const LONG_NUMBER = 5;

function hidden(run: string, at: number, whole: string): string {
  const counts = /^\s*(?:\w+\s+)?tokens?\b/.test(whole.slice(at + run.length));
  return counts || run.replace(/\D/g, '').length < LONG_NUMBER ? run : '[number]';
}
