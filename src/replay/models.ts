// Which model plays the agents of a replay: the recorded steps, the rehearsal brain, or a real one.
import type { llm } from '@livekit/agents';
import { pino } from 'pino';
import type { Environment } from '../config/environment.ts';
import type { Company } from '../domain/company.ts';
import { CodedError } from '../domain/errors.ts';
import { createBrain } from '../rehearsal/create-brain.ts';
import { createSpeech, type Speech } from '../speech/index.ts';

export const MODEL_CHOICES = ['recorded', 'brain', 'live'] as const;
export type ModelChoice = (typeof MODEL_CHOICES)[number];

/** A model for one call of this company; null when the steps of the file are the model. */
export type ModelFor = (company: Company) => llm.LLM | null;

export interface ModelSources {
  environment: Environment;
  /** Where variables that company.yaml names are looked up. */
  variables: Readonly<Record<string, string | undefined>>;
}

/** @throws CodedError configuration when a live model is asked for without a key. */
export function chooseModel(choice: ModelChoice, sources: ModelSources): ModelFor {
  switch (choice) {
    case 'recorded':
      return () => null;
    case 'brain':
      return () => createBrain();
    case 'live':
      return liveModel(sources);
  }
}

/** What a company's models refuse to be sent is found out once. */
function liveModel(sources: ModelSources): ModelFor {
  const companies = new Map<string, Speech>();
  return (company) => {
    const speech =
      companies.get(company.slug) ?? createSpeech({ ...sources, company, logger: pino({ level: 'silent' }) });
    companies.set(company.slug, speech);
    const model = speech.languageModel({ patient: true });
    if (model) return model;
    throw new CodedError(
      'configuration',
      'No live model: set OPENAI_API_KEY (and OPENAI_BASE_URL for another endpoint), or use --model recorded or brain.',
    );
  };
}
