// Why a model is asked to speak.
export type Moment =
  | { kind: 'answer' }
  | { kind: 'handover'; from: string; reason: string }
  | { kind: 'recovered'; reason: string };
