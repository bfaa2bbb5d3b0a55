// Reads how providers refuse a request: each has a shape of its own for the same few reasons.
import type { FailureKind } from './failure-words.ts';

export interface Refusal {
  kind: FailureKind;
  /** The provider's words as they came; null where it gave none. */
  reason: string | null;
  /** The part of the request that it names, e.g. temperature or tools[0].function.strict. */
  parameter: string | null;
}

/** `body` is the text of the answer. */
export function readRefusal(status: number, body: string): Refusal {
  const words = wordsIn(parse(body));
  const markup = /^\s*</.test(body);
  const reason = words.message ?? (markup ? titleOf(body) : body.trim() || null);
  return {
    kind: kindOfRefusal(status, [words.code, words.type, reason ?? ''].join(' ')),
    reason,
    parameter: words.parameter,
  };
}

/** A single request may be too large for a limit by the minute, too: waiting does not help. */
const TOO_LONG =
  /context.{0,3}(?:length|window|size|limit)|maximum context|exceed_context|(?:prompt|input|request|messages?|conversation) (?:is|are|was|were) too (?:long|large)|request too large|reduce the length|too many (?:input |prompt )?tokens|request_too_large|\btokens?\b.{0,80}\b(?:exceed|must be <=)|at least 1, got -\d/i;
const TOO_LARGE = /request too large/i;
const FILTER =
  /content.?(?:filter|policy|management)|moderation|safety (?:system|policy|setting)|flagged|prohibited.content|responsible.?ai|inappropriate|content.{0,12}risk|usage polic/i;
const KEY =
  /invalid.?api.?key|api.?key.{0,20}(?:not valid|invalid|expired|missing|incorrect)|incorrect api key|authentication|unauthori[sz]ed/i;
const SLOW =
  /rate.?limit|too many requests|(?:tokens|requests) per (?:min|hour|day)|resource (?:has been )?exhausted|at capacity|capacity exceeded/i;
const QUOTA =
  /insufficient.?(?:quota|balance|funds|credits?)|credit balance|quota.exceeded|exceed(?:ed|s) your (?:current )?quota|billing.(?:hard.limit|not.active)|account is not active|out of credits?|(?:more|enough) credits|payment required|(?:key|spend(?:ing)?|usage|monthly|credit) limit/i;
const MODEL =
  /model_not_found|model_decommissioned|model_deprecated|model_not_exist|deployment.{0,40}not.?(?:exist|found)|invalid.model\b|not a valid model|model name|(?:unknown|no such) model|\bmodels?\b[^.]{0,120}\b(?:does not exist|not exist|not found|decommissioned|(?:has been|was|is) (?:deprecated|retired|shut down|removed)|not available|no longer)/i;
const NOT_SUPPORTED = /\bsupport|\bparameter|\btool/i;

/** `words` are its code, type and message. */
export function kindOfRefusal(status: number, words: string): FailureKind {
  const tooLong = status === 429 ? TOO_LARGE : TOO_LONG;
  if (status === 413 || tooLong.test(words)) return 'context_too_long';
  if (status === 402 || QUOTA.test(words)) return 'quota';
  if (status === 429 || SLOW.test(words)) return 'rate_limited';
  if (FILTER.test(words)) return 'content_filter';
  if (status === 401 || KEY.test(words)) return 'key';
  if (MODEL.test(words)) return 'unknown_model';
  if (status === 403) return 'key';
  if (status === 404 && NOT_SUPPORTED.test(words)) return 'parameter';
  if (status === 404 && /\b(?:models?|voices?)\b/i.test(words)) return 'unknown_model';
  return status === 400 || status === 422 ? 'parameter' : 'other';
}

interface Words {
  message: string | null;
  code: string;
  type: string;
  parameter: string | null;
}

const NO_WORDS: Words = { message: null, code: '', type: '', parameter: null };

/**
 * OpenAI {error: {message, type, code, param}}, Ollama {error: "…"}, Google [{error: {message, status}}],
 * Mistral {detail: [{loc, msg}]} or {message: {detail: […]}}, ElevenLabs {detail: {status, message}},
 * Deepgram {err_code, err_msg}, Cloudflare {errors: [{code, message}]}.
 */
function wordsIn(body: unknown): Words {
  if (typeof body === 'string') return inWords(body);
  if (Array.isArray(body)) return body.length > 0 ? wordsIn(body[0]) : NO_WORDS;
  if (!isRecord(body)) return NO_WORDS;
  const inner = [body['error'], body['detail'], body['errors'], body['message']].find(isNested);
  const outer: Words = {
    message:
      text(body['message']) ??
      text(body['error']) ??
      text(body['detail']) ??
      text(body['err_msg']) ??
      text(body['msg']),
    code: text(body['code']) ?? text(body['status']) ?? text(body['err_code']) ?? '',
    type: text(body['type']) ?? '',
    parameter: text(body['param']) ?? path(body['loc']),
  };
  if (inner === undefined) return unwrapped(outer);
  const deeper = wordsIn(inner);
  return {
    message: deeper.message ?? outer.message,
    code: `${outer.code} ${deeper.code}`.trim(),
    type: `${outer.type} ${deeper.type}`.trim(),
    parameter: deeper.parameter ?? outer.parameter,
  };
}

/** Gateways put what they were told into a string. */
function inWords(text: string): Words {
  const inside = /^\s*[[{]/.test(text) ? parse(text) : undefined;
  return inside === undefined ? { ...NO_WORDS, message: text } : wordsIn(inside);
}

function unwrapped(words: Words): Words {
  const inside = words.message === null ? NO_WORDS : inWords(words.message);
  return {
    message: inside.message ?? words.message,
    code: `${words.code} ${inside.code}`.trim(),
    type: `${words.type} ${inside.type}`.trim(),
    parameter: inside.parameter ?? words.parameter,
  };
}

/** ["body", "stream_options", "include_usage"] names stream_options. */
function path(loc: unknown): string | null {
  if (!Array.isArray(loc)) return null;
  const names = loc.filter((part) => part !== 'body').map(String);
  return names.length > 0 ? names.join('.') : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNested = (value: unknown) => typeof value === 'object' && value !== null;
const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : null);

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function titleOf(markup: string): string | null {
  return /<title>([^<]*)<\/title>/i.exec(markup)?.[1]?.trim() || null;
}
