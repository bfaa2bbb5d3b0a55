// The shipped company with other speech settings.
import { loadCompany } from '../../src/config/load-company.ts';
import type { Company } from '../../src/domain/company.ts';
import { speechSettingsSchema, type AgentVoice } from '../../src/domain/speech-settings.ts';

/** `speech` as it would stand in company.yaml. */
export function companyWith(given: { speech: unknown; voices?: Record<string, AgentVoice> }): Company {
  const { company } = loadCompany('pestcall');
  return { ...company, speech: speechSettingsSchema.parse(given.speech), voices: given.voices ?? {} };
}
