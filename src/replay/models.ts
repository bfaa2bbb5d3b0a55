// Which model plays the agents of a replay: the recorded steps, the rehearsal brain, or a real one.
import type { llm } from '@livekit/agents';
import { pino } from 'pino';
import type { Environment } from '../config/environment.ts';
import type { Company } from '../domain/company.ts';
import { CodedError } from '../domain/errors.ts';
import { createBrain } from '../rehearsal/create-brain.ts';
import { createSpeech } from '../speech/index.ts';

export const MODEL_CHOICES = ['recorded', 'brain', 'live'] as const;
export type ModelChoice = (typeof MODEL_CHOICES)[number];

/** A model for one call of this company; null when the steps of the file are the model. */
export type ModelFor = (company: Company) => llm.LLM | null;

/** @throws CodedError configuration when a live model is asked for without a key. */
export function chooseModel(choice: ModelChoice, environment: Environment): ModelFor {
  switch (choice) {
    case 'recorded':
      return () => null;
    case 'brain':
      return () => createBrain();
    case 'live': {
      return (company) => {
        const model = createSpeech({
          company,
          environment,
          logger: pino({ level: 'silent' }),
        }).languageModel();
        if (model) return model;
        throw new CodedError(
          'configuration',
          'No live model: set OPENAI_API_KEY (and OPENAI_BASE_URL for another endpoint), or use --model recorded or brain.',
        );
      };
    }
  }
}
