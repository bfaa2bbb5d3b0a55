// What each family of models is sent and what never. Whatever is in no row is asked with the least that all take.

export interface ModelProfile {
  /** The limit's name on the wire. */
  limit: 'max_tokens' | 'max_completion_tokens';
  /** `unless_thinking`: refused beside any reasoning_effort but none. */
  temperature: 'always' | 'unless_thinking' | 'never';
  /** How little it can be told to think. Null: it is not told. */
  effort: 'none' | 'minimal' | 'low' | null;
  /** Tokens that it may think with before its first word, beyond the limit. */
  thinking: number;
  /** Whether it can be told to call one tool at a time. */
  parallelToolCalls: boolean;
  /** Whether it holds to a schema that is marked strict. */
  strict: boolean;
  /** Whether it tells its usage on request; false where the request for it is refused. */
  usage: boolean;
}

/** Servers of the wire that are not OpenAI's: vLLM, Ollama, llama.cpp, gateways; models that nobody here has heard of. */
const LEAST: ModelProfile = {
  limit: 'max_tokens',
  temperature: 'always',
  effort: null,
  thinking: 0,
  parallelToolCalls: false,
  strict: false,
  usage: true,
};

const OPENAI: ModelProfile = {
  ...LEAST,
  limit: 'max_completion_tokens',
  parallelToolCalls: true,
  strict: true,
};

/** The first row whose pattern fits the name, without a gateway's prefix, holds. */
const FAMILIES: readonly (readonly [pattern: RegExp, profile: ModelProfile])[] = [
  // Open weights, served by Groq, vLLM, Ollama; they cannot be told not to think.
  [/^gpt-oss/, { ...LEAST, effort: 'low', thinking: 600 }],
  // GPT-5.1 to 5.6 and GPT-6. "Chat Completions supports function calling only with reasoning_effort set to none":
  // https://developers.openai.com/api/docs/models/gpt-6-luna. "When reasoning effort is not none, remove temperature,
  // top_p": https://developers.openai.com/api/docs/guides/deployment-checklist. gpt-6-astra and gpt-6.1 have no `none`
  // and call tools through another API: OpenAI refuses them here, and says so.
  [/^gpt-(?:5\.\d|[6-9]|\d\d)/, { ...OPENAI, effort: 'none', temperature: 'unless_thinking' }],
  // Think always, and take neither temperature nor the flag for one tool at a time. OpenAI ends gpt-5 and o3 on
  // 11 December 2026: https://developers.openai.com/api/docs/deprecations.
  [/^gpt-5/, { ...OPENAI, effort: 'minimal', temperature: 'never', thinking: 1000 }],
  [/^o\d/, { ...OPENAI, effort: 'low', temperature: 'never', thinking: 2000, parallelToolCalls: false }],
  // GPT-4o, 4.1 and their minis, which end on 14 January 2027 (the same page).
  [/^(?:gpt-|chatgpt-)/, OPENAI],
  // "strict: ignored", temperature up to 1: https://docs.anthropic.com/en/api/openai-sdk. Later ones refuse temperature.
  [/^claude-(?:3|(?:haiku|sonnet|opus)-4(?!-[7-9]))/, { ...LEAST, parallelToolCalls: true }],
  [/^claude/, { ...LEAST, parallelToolCalls: true, temperature: 'never' }],
  // "Extra inputs are not permitted": max_completion_tokens, stream_options. Usage is told without being asked for.
  // https://docs.mistral.ai/api, github.com/avante-corp/avante.nvim/issues/2347.
  [
    /^(?:mistral|ministral|magistral|codestral|devstral|pixtral|open-mi)/,
    { ...LEAST, parallelToolCalls: true, usage: false },
  ],
  // Thinks unless told otherwise: https://ai.google.dev/gemini-api/docs/openai.
  [/^gemini/, { ...LEAST, effort: 'minimal', thinking: 1000 }],
];

/** `model` as company.yaml names it, e.g. gpt-6-luna or openai/gpt-6-luna. */
export function profileOf(model: string): ModelProfile {
  const name = model.toLowerCase().split('/').at(-1) ?? '';
  return FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? LEAST;
}
