export { findPersonalData, type PersonalDataSpan, type PersonalDataType } from './personal-data.ts';
export { redact, redactDigits } from './redact.ts';
