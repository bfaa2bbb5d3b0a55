// What a company's speech settings come to with the keys at hand: which provider is asked, in which order.
import type { Company } from '../domain/company.ts';
import { CodedError } from '../domain/errors.ts';
import type { AgentVoice, LlmSettings, SttSettings, TtsSettings } from '../domain/speech-settings.ts';
import { COMPONENTS, type Access, type Component, type Provider } from './provider.ts';
import type { ProviderTable } from './providers/table.ts';

/** One entry of company.yaml, safe to show. */
export interface PlannedProvider {
  component: Component;
  /** As company.yaml names it. */
  provider: string;
  title: string;
  model: string;
  /** Of the default voice; TTS only. */
  voice: string | null;
  /** Host and port that are asked. */
  host: string;
  /** The variable that holds its key; null where none is needed. */
  keyEnv: string | null;
  usable: boolean;
  rehearsal: boolean;
  /** Why it is not usable and what to do. */
  problem: string | null;
}

export type TurnDetection = Company['speech']['turnDetection'];

export interface SpeechPlan {
  /** Every entry in order, the unusable ones too. */
  configured: Readonly<Record<Component, readonly PlannedProvider[]>>;
  /** What is used, in order: usable entries, or the rehearsal servers. */
  used: Readonly<Record<Component, readonly PlannedProvider[]>>;
  turnDetection: TurnDetection;
  /** Why no spoken call can be held and what to set; null when one can. */
  problem: string | null;
}

export type Settings = SttSettings | LlmSettings | TtsSettings;

/** A provider ready to be built; holds the key. */
export interface Choice<S extends Settings = Settings> {
  plan: PlannedProvider;
  provider: Provider;
  access: Access;
  settings: S;
}

export interface Choices {
  stt: Choice<SttSettings>[];
  llm: Choice<LlmSettings>[];
  tts: Choice<TtsSettings>[];
}

export interface PlanInput {
  company: Company;
  /** The environment by name; a blank is nothing. */
  variables: Readonly<Record<string, string | undefined>>;
  table: ProviderTable;
}

/**
 * @throws CodedError configuration for a provider that is not in the table or cannot do what it stands for, and
 * for options that are not the provider's.
 */
export function planSpeech(input: PlanInput): { plan: SpeechPlan; all: Choices; choices: Choices } {
  const { speech } = input.company;
  const all: Choices = {
    stt: speech.stt.map((entry, at) => choose(input, { component: 'stt', at, entry })),
    llm: speech.llm.map((entry, at) => choose(input, { component: 'llm', at, entry })),
    tts: speech.tts.map((entry, at) => choose(input, { component: 'tts', at, entry })),
  };
  const choices: Choices = {
    stt: used(all.stt, input),
    llm: used(all.llm, input),
    tts: used(all.tts, input),
  };
  const plans = (from: Choices) => ({
    stt: from.stt.map(({ plan }) => plan),
    llm: from.llm.map(({ plan }) => plan),
    tts: from.tts.map(({ plan }) => plan),
  });
  const missing = COMPONENTS.filter((component) => choices[component].length === 0);
  const plan: SpeechPlan = {
    configured: plans(all),
    used: plans(choices),
    turnDetection: speech.turnDetection,
    problem: missing.length === 0 ? null : problemOf(missing, plans(all)),
  };
  return { plan, all, choices };
}

interface Place<S extends Settings> {
  component: Component;
  at: number;
  entry: S;
}

function choose<S extends Settings>(input: PlanInput, place: Place<S>): Choice<S> {
  const { component, entry } = place;
  const { provider, part } = partOf(input, place);
  const address = addressOf({ component, entry, provider, variables: input.variables });
  const { OPENAI_MODEL: otherModel, OPENAI_TIMEOUT_MS: patience } = overrides(input, place);
  const model = otherModel ?? entry.model ?? part.defaultModel;
  const plan: PlannedProvider = {
    component,
    provider: entry.provider,
    title: provider.title,
    model,
    voice: component === 'tts' ? voiceOf(entry, provider) : null,
    host: new URL(address.baseUrl).host,
    keyEnv: address.keyEnv,
    usable: address.problem === null,
    rehearsal: false,
    problem: address.problem,
  };
  const access = { baseUrl: address.baseUrl, apiKey: address.apiKey };
  const settings = { ...entry, model, ...(patience !== undefined && { timeoutMs: Number(patience) }) };
  return { plan, provider, access, settings };
}

/** The environment speaks for the first language model, where that is not at an address of its own. */
function overrides(
  { variables }: PlanInput,
  { component, at, entry }: Place<Settings>,
): PlanInput['variables'] {
  const isMeant =
    component === 'llm' && at === 0 && entry.provider === 'openai' && entry.baseUrl === undefined;
  return isMeant ? variables : {};
}

/** @throws CodedError configuration for a provider or an option that there is not. */
function partOf({ company, table }: PlanInput, { component, at, entry }: Place<Settings>) {
  const where = `speech.${component}.${at}`;
  const provider = table[entry.provider];
  const part = provider?.[component];
  if (!provider || !part) {
    const able = Object.keys(table).filter((name) => table[name]?.[component] !== undefined);
    throw new CodedError(
      'configuration',
      `${where} of ${company.slug}: no provider "${entry.provider}" for ${component}. There are: ${able.join(', ')}.`,
    );
  }
  const options = part.options.safeParse(entry.options);
  if (options.success) return { provider, part };
  const issues = options.error.issues.map(({ path, message }) =>
    [path.join('.'), message].filter(Boolean).join(': '),
  );
  throw new CodedError(
    'configuration',
    `${where}.options of ${company.slug}: ${issues.join('; ')}. These are ${provider.title}'s own; see src/speech/providers/${entry.provider}.ts.`,
  );
}

interface Address extends Access {
  keyEnv: string | null;
  problem: string | null;
}

function addressOf(given: {
  component: Component;
  entry: Settings;
  provider: Provider;
  variables: PlanInput['variables'];
}): Address {
  const { component, entry, provider, variables } = given;
  const named = entry.baseUrlEnv === undefined ? undefined : variables[entry.baseUrlEnv];
  const own = named ?? entry.baseUrl;
  const shared = variables[provider.baseUrlEnv];
  const keyEnv = entry.apiKeyEnv ?? (own === undefined ? provider.keyEnv : null);
  const apiKey = keyEnv === null ? undefined : variables[keyEnv];
  const baseUrl = trimmed(
    own ?? (provider.baseUrlServes.includes(component) ? shared : undefined) ?? provider.baseUrl,
  );
  const address = { baseUrl, apiKey: apiKey ?? 'none', keyEnv };
  if (entry.baseUrlEnv !== undefined && own === undefined)
    return { ...address, problem: `set ${entry.baseUrlEnv}` };
  if (keyEnv !== null && apiKey === undefined) return { ...address, problem: `set ${keyEnv}` };
  if (own === undefined && shared !== undefined && !provider.baseUrlServes.includes(component))
    return {
      ...address,
      problem: `${provider.baseUrlEnv} names another service, whose key ${provider.keyEnv} is: give this entry a baseUrl and apiKeyEnv`,
    };
  return { ...address, problem: null };
}

const trimmed = (url: string) => url.replace(/\/+$/, '');

/** The usable ones; without any, the first that the rehearsal servers can stand in for. */
function used<S extends Settings>(all: Choice<S>[], { variables }: PlanInput): Choice<S>[] {
  const usable = all.filter(({ plan }) => plan.usable);
  const first = all.find(({ plan, provider }) => provider.rehearses.includes(plan.component));
  const url = variables['REHEARSAL_URL'];
  if (usable.length > 0 || first === undefined || url === undefined) return usable;
  const baseUrl = first.provider.rehearsal(trimmed(url));
  const plan = {
    ...first.plan,
    ...{ title: 'rehearsal', host: new URL(baseUrl).host, keyEnv: null },
    ...{ usable: true, rehearsal: true, problem: null },
  };
  return [{ ...first, plan, access: { baseUrl, apiKey: 'rehearsal' } }];
}

const NAMES: Record<Component, string> = { stt: 'hears', llm: 'thinks', tts: 'speaks' };

function problemOf(missing: readonly Component[], configured: SpeechPlan['configured']): string {
  const each = missing.map((component) => {
    const ways = configured[component].map(({ title, problem }) => `${title}: ${problem ?? 'not usable'}`);
    return `nothing ${NAMES[component]} (${ways.join('; ')})`;
  });
  return `No spoken call can be held: ${each.join(', ')}. Or set REHEARSAL_URL to rehearsal servers (npm run rehearsal).`;
}

function voiceOf(entry: Settings, provider: Provider): string {
  return ('voice' in entry ? entry.voice : undefined) ?? provider.tts?.defaultVoice ?? '';
}

/** An agent's voice at one provider: its own there, or the entry's. A plain name is the first provider's. */
export function agentVoice({ speech, voices }: Company, agent: string, plan: PlannedProvider): string {
  const own: AgentVoice | undefined = voices[agent];
  const byProvider = typeof own === 'string' ? { [speech.tts[0]?.provider ?? '']: own } : own;
  return byProvider?.[plan.provider] ?? plan.voice ?? '';
}
