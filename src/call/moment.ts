// Why a model is asked to speak.
export type Moment =
  | { kind: 'answer' }
  | { kind: 'handover'; from: string; reason: string }
  /** A person has talked with the caller and is gone; the reason tells what was agreed. */
  | { kind: 'handed_back'; from: string; reason: string }
  | { kind: 'recovered'; reason: string };
